/** When what a person said yes to becomes what they agreed to. */
import type { App } from '../../src/calls/app/app';
import { settleAgreement } from '../../src/calls/plan/agreed';
import type { Job } from '../../src/sync/job/job';
import { agreements } from '../../src/sync/people/agreement';
import type { SyncPlan } from '../../src/sync/plan/plan';
import { fakeStore } from '../fakes/store';
import { newJob, TABLE } from '../sync/pulling';

const field = (name: string, isForbidden = false) => ({
  id: `id-${name}`,
  name: `person.${name}`,
  label: name,
  isForbidden,
});
const PLAN = {
  wantedFields: [field('name'), field('salary', true)],
  object: { labelPlural: 'People', namePlural: 'people' },
  view: { name: 'As Twenty has it' },
} as unknown as SyncPlan;
const DONE = { phase: 'done' } as Partial<Job>;

/** What is agreed to once a job with these settings was saved, of a table whose settings were said yes to before. */
function settled(over: Partial<Job>, plan: SyncPlan | null = PLAN, isFull = false) {
  const store = fakeStore();
  const kept = agreements(store, 'book', () => 1);
  kept.propose(TABLE, null);
  const said: string[] = [];
  const settle = (): never => {
    throw new Error('no room');
  };
  const app: unknown = {
    owner: 'me',
    agreements: isFull ? { ...kept, settle } : kept,
    log: { warn: (line: string) => said.push(line) },
  };
  settleAgreement(app as App, newJob(5, over), plan ?? undefined);
  return { agreed: kept.of(TABLE.id)?.agreed ?? null, said };
}

test('it does when the sheet is to show it, with the names that Twenty has, and the fields that the key may read', () => {
  const expected = {
    table: { ...TABLE, viewName: 'As Twenty has it' },
    fields: ['id-name'],
    refused: ['person.salary'],
  };
  expect(settled({ ...DONE, forbidden: ['person.salary'] }).agreed).toEqual(expected);
  const writing = { phase: 'publishing', journalled: true } as Partial<Job>;
  expect(settled(writing).agreed).toMatchObject({ fields: ['id-name'] });
});

test.each<[string, Partial<Job>, SyncPlan | null]>([
  ['a job that reads', { phase: 'fetching' }, PLAN],
  ['one that failed', { phase: 'failed' }, PLAN],
  ['one that is not planned', DONE, null],
  ['an Undo', { ...DONE, source: 'undo' }, PLAN],
  ['another person’s', { ...DONE, owner: 'bob' }, PLAN],
  ['one with other settings', { ...DONE, table: { ...TABLE, viewId: 'another' } }, PLAN],
])('it does not by %s', (_, over, plan) => {
  expect(settled(over, plan).agreed).toBeNull();
});

test('where it cannot be kept the sheet is written all the same', () => {
  expect(settled(DONE, PLAN, true)).toEqual({ agreed: null, said: ['agreement: unexpected'] });
});
