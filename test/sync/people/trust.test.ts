import type { JobIn } from '../../../src/sync/job/job';
import { isTrusted, type Trust, trustAfter, trustStore } from '../../../src/sync/people/trust';
import { fakeStore } from '../../fakes/store';
import { people, pull, TABLE, world } from '../pulling';

const done = pull(world(people(1, 2)));

/** A finished pull of the table by that person. */
function pulledBy(owner: string, over: Partial<JobIn<'done'>> = {}): JobIn<'done'> {
  if (done.phase !== 'done') throw new Error(`the pull ended as ${done.phase}`);
  return { ...done, owner, ...over };
}

const agreed = { acceptFewer: true };
const otherView = { table: { ...TABLE, viewId: 'id-other' } };
const otherMe = { table: { ...TABLE, memberId: 'id-member' } };

interface Case {
  readonly name: string;
  readonly pulls: readonly JobIn<'done'>[];
  readonly seeAll: readonly string[];
  readonly agreed?: readonly string[];
  readonly whole?: boolean;
}

const CASES: readonly Case[] = [
  { name: 'who made the table', pulls: [pulledBy('ada')], seeAll: ['ada'] },
  { name: 'who then saw no less', pulls: [pulledBy('ada'), pulledBy('bob')], seeAll: ['ada', 'bob'] },
  {
    name: 'not who said that they see less',
    pulls: [pulledBy('ada'), pulledBy('bob', agreed)],
    seeAll: ['ada'],
    agreed: ['bob'],
    whole: false,
  },
  {
    name: 'not who saw no less than one who sees less',
    pulls: [pulledBy('ada'), pulledBy('bob', agreed), pulledBy('carol')],
    seeAll: ['ada'],
    agreed: ['bob'],
    whole: false,
  },
  {
    name: 'who saw no less than one who sees all, after one who sees less',
    pulls: [pulledBy('ada'), pulledBy('bob', agreed), pulledBy('ada'), pulledBy('carol')],
    seeAll: ['ada', 'carol'],
    agreed: ['bob'],
  },
  {
    name: 'nobody of before when the table has another view',
    pulls: [pulledBy('ada'), pulledBy('bob', agreed), pulledBy('carol', otherView)],
    seeAll: ['carol'],
  },
  {
    name: 'nobody of before when “me” is another',
    pulls: [pulledBy('ada'), pulledBy('bob', otherMe)],
    seeAll: ['bob'],
  },
  {
    name: 'not who undid, nor who saw no less than what came back',
    pulls: [pulledBy('ada'), pulledBy('bob', { source: 'undo' }), pulledBy('carol')],
    seeAll: ['ada'],
    whole: false,
  },
  {
    name: 'not who said in a copy of the spreadsheet that they see less',
    pulls: [pulledBy('bob', agreed)],
    seeAll: [],
    agreed: ['bob'],
    whole: false,
  },
];

describe('those who are known to see all of a table', () => {
  test.each(CASES)('are: $name', ({ pulls, seeAll, agreed: known = [], whole = true }) => {
    const trust = pulls.reduce<Trust | null>(trustAfter, null);
    expect(trust).toMatchObject({ seeAll, agreed: known, whole });
  });

  test('stay known when an execution died and the same pull ended again', () => {
    for (const pulls of CASES.map((one) => one.pulls)) {
      const once = pulls.reduce<Trust | null>(trustAfter, null);
      const [last] = pulls.slice(-1);
      expect(last && trustAfter(once, last)).toEqual(once);
    }
  });

  test('and those who agreed to see less are not asked; others are, and everybody where nothing is known', () => {
    const trust = [pulledBy('ada'), pulledBy('bob', agreed)].reduce<Trust | null>(trustAfter, null);
    expect(['ada', 'bob', 'carol'].map((owner) => isTrusted(trust, pulledBy(owner)))).toEqual([true, true, false]);
    expect(isTrusted(null, pulledBy('ada'))).toBe(false);
  });

  test('are keys, not people: with another key nobody is known', () => {
    const trust = trustAfter(null, pulledBy('ada', { key: 'one' }));
    expect(isTrusted(trust, pulledBy('ada', { key: 'one' }))).toBe(true);
    expect(isTrusted(trust, pulledBy('ada', { key: 'two' }))).toBe(false);
    expect(isTrusted(trust, pulledBy('ada'))).toBe(false);
  });

  test('are kept with the table', () => {
    const properties = fakeStore();
    const store = trustStore(properties);
    expect(store.of(TABLE.id)).toBeNull();
    const trust = trustAfter(null, pulledBy('ada'));
    store.save(TABLE.id, trust);
    expect(store.of(TABLE.id)).toEqual(trust);
    properties.set(`trust/${TABLE.id}`, '{"v":2}');
    expect(store.of(TABLE.id)).toBeNull();
  });
});
