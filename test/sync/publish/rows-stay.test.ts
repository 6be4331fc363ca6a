import { idOf, people, pull, shown, TABLE, world } from '../pulling';

const table = { ...TABLE, options: { ...TABLE.options, rowOrder: 'stay' as const } };

const idsOf = (here: ReturnType<typeof world>): unknown[] =>
  shown(here)
    .slice(1)
    .map(([id]) => id);

describe('a table whose rows stay where they are', () => {
  test('closes where records left, and has new ones at its end in the order of the view', () => {
    const here = world(people(1, 2, 3, 4));
    pull(here, { table });
    here.twenty.records = people(6, 4, 5, 3, 1);
    expect(pull(here, { table })).toMatchObject({ phase: 'done', receipt: { complete: true, added: 2, gone: 1 } });
    expect(idsOf(here)).toEqual([1, 3, 4, 6, 5].map(idOf));
  });

  test('follows the view again once it shall', () => {
    const here = world(people(1, 2, 3));
    pull(here, { table });
    here.twenty.records = people(3, 1, 2);
    pull(here, { table });
    expect(idsOf(here)).toEqual([1, 2, 3].map(idOf));
    pull(here);
    expect(idsOf(here)).toEqual([3, 1, 2].map(idOf));
  });
});
