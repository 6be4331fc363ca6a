/** What a scheduled run does where the view has other columns than the table: follow it, keep its own, or stop and tell. */
import { SyncError } from '../../errors';
import type { ColumnChoice } from '../../protocol/choice';
import type { Job } from '../../sync/job/job';
import type { Schedule } from '../../sync/job/schedule';
import type { Table } from '../../sync/job/table';
import { fieldMark } from '../../sync/people/agreement';
import type { SyncPlan } from '../../sync/plan/plan';
import type { ObjectMetadata } from '../../twenty/model';
import { isFull } from '../../twenty/wire/set-or-forget';
import type { App } from '../app/app';

/** This person's schedule of the table, where it guards columns and knows which. */
function guarding(app: App, tableId: string, guard: Schedule['guard']): readonly string[] | null {
  const schedule = app.scheduled ? app.schedules.of(tableId) : null;
  const isGuarded = schedule?.owner === app.owner && schedule.guard === guard && schedule.fields.length > 0;
  return isGuarded ? schedule.fields : null;
}

/** The columns to ask for. */
export function keptColumns(app: App, { id, options }: Table, { fields }: ObjectMetadata): ColumnChoice {
  const kept = guarding(app, id, 'keep');
  if (kept === null) return options.columns;
  return {
    kind: 'chosen',
    fieldIds: fields.flatMap((field) => (kept.includes(fieldMark(field.id)) ? [field.id] : [])),
  };
}

export const marksOf = ({ wantedFields }: SyncPlan): readonly string[] => wantedFields.map(({ id }) => fieldMark(id));

/** @throws SyncError `columns-changed`. */
export function requireSameColumns(app: App, { table }: Job, plan: SyncPlan): void {
  const known = guarding(app, table.id, 'stop');
  if (known === null) return;
  const now = marksOf(plan);
  const added = plan.wantedFields.filter(({ id }) => !known.includes(fieldMark(id)));
  const gone = known.filter((mark) => !now.includes(mark));
  if (added.length + gone.length === 0) return;
  const labelOf = (mark: string): string => plan.object.fields.find(({ id }) => fieldMark(id) === mark)?.label ?? '…';
  const fields = [...added.map(({ label }) => `+ ${label}`), ...gone.map((mark) => `− ${labelOf(mark)}`)].join(', ');
  throw new SyncError('columns-changed', { view: table.viewName, fields });
}

/** A refresh that ended has other columns: from now on these are the table's. */
export function noteFields(app: App, job: Job, plan: SyncPlan | undefined): void {
  if (job.phase !== 'done' || plan === undefined) return;
  const schedule = app.schedules.of(job.table.id);
  if (schedule === null || schedule.guard === 'follow') return;
  const fields = marksOf(plan);
  if (fields.join() === schedule.fields.join()) return;
  try {
    app.schedules.save(job.table.id, { ...schedule, fields });
  } catch (thrown) {
    if (!isFull(thrown)) throw thrown;
  }
}
