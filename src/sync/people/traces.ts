/** What people leave with the tables of a spreadsheet: by it is known who uses a table, and it can be taken away. */
import { isActive } from '../job/job';
import type { JobStore } from '../job/job-store';
import type { RunLog } from '../job/run-log';
import type { Schedules } from '../job/schedule';
import type { PeopleNames } from './names';
import type { TrustStore } from './trust';

export interface Traces {
  readonly schedules: Schedules;
  readonly jobs: JobStore;
  readonly trust: TrustStore;
  readonly runs: RunLog;
  readonly names: PeopleNames;
}

/** Ids of people stand alone, or with the id of one of their keys behind a dot. */
const isOf = (id: string, person: string): boolean => id === person || id.startsWith(`${person}.`);

/** Whether anybody but this person refreshes the table by schedule, works on it, or ever pulled it as far as is remembered. */
export function isUsedByOthers(tableId: string, person: string, { schedules, jobs, trust, runs }: Traces): boolean {
  const known = trust.of(tableId);
  const schedule = schedules.of(tableId);
  const job = jobs.load(tableId);
  const people = [
    ...(known ? [...known.seeAll, ...known.agreed] : []),
    ...(schedule ? [schedule.owner] : []),
    ...(job && isActive(job) ? [job.owner] : []),
    ...runs.all().flatMap((run) => (run.tableId === tableId ? [run.owner] : [])),
  ];
  return people.some((id) => id !== '' && !isOf(id, person));
}

/** From then on nobody can tell that this person used the tables. */
export function forgetPerson(tableIds: readonly string[], person: string, traces: Traces): void {
  for (const { tableId } of traces.schedules.ownedBy(person)) traces.schedules.remove(tableId);
  for (const tableId of tableIds) {
    const known = traces.trust.of(tableId);
    if (!known) continue;
    const others = (ids: readonly string[]): string[] => ids.filter((id) => !isOf(id, person));
    traces.trust.save(tableId, { ...known, seeAll: others(known.seeAll), agreed: others(known.agreed) });
  }
  traces.runs.forget(person);
  traces.names.save(person, '');
}
