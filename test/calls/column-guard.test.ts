/** Columns of a schedule that guards them: whose it is, and when it counts. */
import type { App } from '../../src/calls/app/app';
import { keptColumns, noteFields, requireSameColumns } from '../../src/calls/plan/column-guard';
import type { Schedule } from '../../src/sync/job/schedule';
import type { SyncPlan } from '../../src/sync/plan/plan';
import type { ObjectMetadata } from '../../src/twenty/model';
import { newJob, TABLE } from '../sync/pulling';

interface Case extends Partial<Pick<Schedule, 'owner' | 'guard' | 'fields'>> {
  readonly scheduled?: boolean;
  readonly none?: true;
  /** Fields of the view by now. */
  readonly wanted?: readonly string[];
}

const OBJECT = { fields: ['a', 'b', 'c'].map((id) => ({ id, label: id.toUpperCase() })) } as unknown as ObjectMetadata;

function guarded({ owner = 'me', guard = 'stop', fields = ['a', 'b'], ...of }: Case) {
  const saved: (readonly string[])[] = [];
  const app: unknown = {
    owner: 'me',
    scheduled: of.scheduled ?? true,
    schedules: {
      of: () => (of.none ? null : { owner, guard, fields }),
      save: (_: string, schedule: Schedule) => saved.push(schedule.fields),
    },
  };
  const wantedFields = (of.wanted ?? ['a', 'b']).map((id) => ({ id, label: id.toUpperCase() }));
  return { app: app as App, plan: { wantedFields, object: OBJECT } as unknown as SyncPlan, saved };
}

test.each<[string, Case, string | null]>([
  ['the same ones', {}, null],
  ['one more', { wanted: ['a', 'b', 'c'] }, '+ C'],
  ['one less', { wanted: ['a'] }, '− B'],
  ['one more and one less', { wanted: ['a', 'c'] }, '+ C, − B'],
  ['others, of another’s schedule', { wanted: ['c'], owner: 'bob' }, null],
  ['others, by hand', { wanted: ['c'], scheduled: false }, null],
  ['others, where they are followed', { wanted: ['c'], guard: 'follow' }, null],
  ['others, where none are known', { wanted: ['c'], fields: [] }, null],
  ['others, without a schedule', { wanted: ['c'], none: true }, null],
])('whether a run stops where its view has %s', (_, of, fields) => {
  const { app, plan } = guarded(of);
  const run = () => requireSameColumns(app, newJob(5), plan);
  if (fields === null) expect(run).not.toThrow();
  else
    expect(run).toThrow(
      expect.objectContaining({ kind: 'columns-changed', details: { view: TABLE.viewName, fields } }),
    );
});

test('a run that keeps its columns asks for those that are still there', () => {
  const kept = (of: Case) => keptColumns(guarded(of).app, TABLE, OBJECT);
  expect(kept({ guard: 'keep', fields: ['gone', 'c', 'a'] })).toEqual({ kind: 'chosen', fieldIds: ['a', 'c'] });
  expect(kept({ guard: 'keep', owner: 'bob' })).toBe(TABLE.options.columns);
  expect(kept({ guard: 'stop' })).toBe(TABLE.options.columns);
});

test.each<[string, Case, Parameters<typeof newJob>[1], readonly string[] | null]>([
  ['that ended', { wanted: ['a', 'c'] }, { phase: 'done' }, ['a', 'c']],
  ['with the same columns', {}, { phase: 'done' }, null],
  ['that goes on', { wanted: ['a', 'c'] }, { phase: 'fetching' }, null],
  ['of a table that follows its view', { wanted: ['a'], guard: 'follow' }, { phase: 'done' }, null],
  ['of a table without a schedule', { wanted: ['a'], none: true }, { phase: 'done' }, null],
])('columns are the table’s from then on after a refresh %s', (_, of, job, fields) => {
  const { app, plan, saved } = guarded(of);
  noteFields(app, newJob(5, job), plan);
  noteFields(app, newJob(5, job), undefined);
  expect(saved).toEqual(fields === null ? [] : [fields]);
});
