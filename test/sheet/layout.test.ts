import fc from 'fast-check';
import { columnRuns, columnsByHeader, planLayout } from '../../src/sheet/layout';

const wanted = (...keys: readonly string[]) => keys.map((key) => ({ key, header: key.toUpperCase() }));
const owned = (...keys: readonly (string | null)[]) =>
  keys.flatMap((key, index) => (key === null ? [] : [{ key, column: index + 1 }]));

describe('the layout of a table', () => {
  test.each([
    ['a new sheet', wanted('id', 'a'), owned(), 0, { columns: [1, 2], insert: null, added: ['id', 'a'] }],
    ['nothing new', wanted('id', 'a'), owned('id', 'a'), 2, { columns: [1, 2], insert: null, added: [] }],
    ['moved columns', wanted('id', 'a'), owned('a', null, 'id'), 3, { columns: [3, 1], insert: null, added: [] }],
    [
      'room at the right',
      wanted('id', 'a', 'b'),
      owned('id', 'a'),
      2,
      { columns: [1, 2, 3], insert: null, added: ['b'] },
    ],
    [
      'something of the person’s at the right',
      wanted('id', 'b', 'a', 'c'),
      owned('id', 'a'),
      4,
      { columns: [1, 3, 2, 4], insert: { after: 2, count: 2 }, added: ['b', 'c'] },
    ],
  ])('%s', (_, columns, present, used, expected) => {
    expect(planLayout(columns, { owned: present, used })).toMatchObject({ ...expected, vanished: [] });
  });

  test('names the columns that the view has no more', () => {
    const layout = planLayout(wanted('id', 'b'), { owned: owned('id', 'a'), used: 2 });
    expect(layout.vanished).toEqual([{ key: 'a', column: 2 }]);
    expect(layout.columns).toEqual([1, 3]);
  });

  test('of two columns with one tag takes the first', () => {
    const twice = [...owned('id', 'a'), { key: 'a', column: 3 }];
    expect(planLayout(wanted('id', 'a'), { owned: twice, used: 3 }).columns).toEqual([1, 2]);
  });

  test('puts no two columns at one place, nor one onto a column of the person’s', () => {
    const keys = ['id', 'a', 'b', 'c', 'd'];
    const anyOwned = fc.uniqueArray(
      fc.record({ key: fc.constantFrom(...keys), column: fc.integer({ min: 1, max: 9 }) }),
      {
        selector: ({ column }) => column,
      },
    );
    fc.assert(
      fc.property(
        fc.shuffledSubarray(keys, { minLength: 1 }),
        anyOwned,
        fc.integer({ min: 0, max: 9 }),
        (names, has, extra) => {
          const used = Math.max(extra, ...has.map(({ column }) => column), 0);
          const { columns, insert, added } = planLayout(wanted(...names), { owned: has, used });
          expect(new Set(columns).size).toBe(columns.length);
          const mine = new Set(has.map(({ column }) => column));
          names.forEach((name, index) => {
            const column = columns[index] ?? 0;
            if (added.includes(name)) expect(insert !== null || column > used).toBe(true);
            else expect(mine.has(column)).toBe(true);
          });
        },
      ),
    );
  });
});

describe('columns by their headers', () => {
  test.each([
    [
      'each once',
      ['ID', 'A'],
      [
        { key: 'id', column: 1 },
        { key: 'a', column: 2 },
      ],
    ],
    ['a header that stands twice is not trusted', ['ID', 'A', 'A'], [{ key: 'id', column: 1 }]],
    [
      'another order',
      ['A', '', 'ID'],
      [
        { key: 'id', column: 3 },
        { key: 'a', column: 1 },
      ],
    ],
    ['none', ['Mine'], []],
  ])('%s', (_, headers, expected) => expect(columnsByHeader(wanted('id', 'a'), headers)).toEqual(expected));
});

test.each([
  [[1, 2, 3], [{ index: 0, column: 1, count: 3 }]],
  [
    [1, 3, 4],
    [
      { index: 0, column: 1, count: 1 },
      { index: 1, column: 3, count: 2 },
    ],
  ],
  [
    [3, 2, 1],
    [
      { index: 0, column: 3, count: 1 },
      { index: 1, column: 2, count: 1 },
      { index: 2, column: 1, count: 1 },
    ],
  ],
  [[], []],
])('columns %j are copied in the runs %j', (columns, runs) => expect(columnRuns(columns)).toEqual(runs));
