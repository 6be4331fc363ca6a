import { forgetPerson, isUsedByOthers, type Traces } from '../../../src/sync/people/traces';
import type { Trust } from '../../../src/sync/people/trust';

interface Left {
  readonly seeAll?: readonly string[];
  readonly agreed?: readonly string[];
  /** Owners: of the schedule, of the job, and of a run of this table or of another. */
  readonly schedule?: string;
  readonly job?: readonly [owner: string, phase: string];
  readonly runs?: readonly (readonly [tableId: string, owner: string])[];
}

/** What is left with the table "t", and what is done to it. */
function traces({ seeAll, agreed, schedule, job, runs = [] }: Left) {
  const done: unknown[] = [];
  const trust = seeAll || agreed ? { seeAll: seeAll ?? [], agreed: agreed ?? [] } : null;
  const all: unknown = {
    trust: { of: () => trust, save: (id: string, saved: Trust) => done.push([id, saved.seeAll, saved.agreed]) },
    schedules: {
      of: () => (schedule === undefined ? null : { owner: schedule }),
      ownedBy: (owner: string) => (owner === schedule ? [{ tableId: 't' }] : []),
      all: () => [{ tableId: 't' }],
      remove: (id: string) => done.push(`schedule of ${id}`),
    },
    jobs: { load: () => job && { owner: job[0], phase: job[1] } },
    runs: {
      all: () => runs.map(([tableId, owner]) => ({ tableId, owner })),
      forget: (person: string) => done.push(`runs of ${person}`),
    },
    names: { save: (person: string, name: string) => done.push(`${person} is ${JSON.stringify(name)}`) },
  };
  return { all: all as Traces, done };
}

test.each<[string, Left, boolean]>([
  ['that nobody touched', {}, false],
  ['of one’s own', { seeAll: ['me', 'me.key'], agreed: ['me.other'], schedule: 'me', job: ['me', 'fetching'] }, false],
  ['that another sees all of', { seeAll: ['me', 'bob.key'] }, true],
  ['that another replaced knowingly', { agreed: ['bob'] }, true],
  ['of somebody whose id begins like one’s own', { seeAll: ['me2'] }, true],
  ['of somebody who is not known', { seeAll: [''], runs: [['t', '']] }, false],
  ['that another refreshes by schedule', { schedule: 'bob' }, true],
  ['that another pulls', { job: ['bob', 'fetching'] }, true],
  ['that another’s pull has left', { job: ['bob', 'cancelled'] }, false],
  ['that another pulled once', { runs: [['t', 'bob']] }, true],
  ['beside one that another pulled', { runs: [['u', 'bob']] }, false],
])('whether others use a table %s', (_, left, expected) => {
  expect(isUsedByOthers('t', 'me', traces(left).all)).toBe(expected);
});

test('who leaves takes along what tells of them, and leaves what tells of others', () => {
  const mine = traces({ seeAll: ['me.key', 'bob'], agreed: ['me', 'me2'], schedule: 'me' });
  forgetPerson(['t'], 'me', mine.all);
  expect(mine.done).toEqual(['schedule of t', ['t', ['bob'], ['me2']], 'runs of me', 'me is ""']);
  const theirs = traces({ schedule: 'bob' });
  forgetPerson(['t'], 'me', theirs.all);
  expect(theirs.done).toEqual(['runs of me', 'me is ""']);
});
