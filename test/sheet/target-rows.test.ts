import fc from 'fast-check';
import {
  type OldRow,
  placeAfterInsertion,
  planTargetRows,
  rowRuns,
  type RowPlan,
  type TargetRow,
} from '../../src/sheet/target-rows';

const KINDS: Readonly<Record<string, OldRow['kind']>> = { '.': 'free', '*': 'user', '!': 'double' };

/** "a*b.": a record, a row that somebody put there, a record, an empty row of the table's own; "!" stands before a second "a". */
function oldRows(text: string): readonly OldRow[] {
  return Array.from(text.replace(/![a-z]/g, (pair) => pair.toUpperCase().slice(1))).map((sign): OldRow => {
    if (sign in KINDS) return { id: '', kind: KINDS[sign] ?? 'free' };
    return sign === sign.toLowerCase() ? { id: sign, kind: 'record' } : { id: sign.toLowerCase(), kind: 'double' };
  });
}

const planOf = (old: string, wanted: string): RowPlan => planTargetRows(oldRows(old), Array.from(wanted));

/** Ids, "*" with the place that it had for a user row, "." for an empty row. */
const shown = ({ rows }: RowPlan): string =>
  rows.map(({ id, from }) => (id === '' ? (from === null ? '.' : `*${from}`) : id)).join('');

describe('the rows of a table after a refresh', () => {
  test.each([
    ['the same records stay where they are', 'abc', 'abc', 'abc'],
    ['records take the order that is wanted', 'abc', 'cab', 'cab'],
    ['a new record stands where it is wanted', 'ac', 'abc', 'abc'],
    ['a record that left makes room', 'abc', 'ac', 'ac'],
    ['a user row stays under its upper neighbour', 'ab*c', 'cba', 'cb*2a'],
    ['two user rows keep their order', 'a**b', 'ba', 'ba*1*2'],
    ['a user row whose neighbour left stands under the nearest one above', 'ab*c', 'ca', 'ca*2'],
    ['a user row with nobody left above stands under the header', 'a*b', 'b', '*1b'],
    ['a user row under the header stays there', '*ab', 'ba', '*0ba'],
    ['a user row under the second row of a record stands by what is above that', 'ab!a*c', 'cba', 'cb*3a'],
    ['user rows of a table without records are kept', 'a*b', '', '*1.'],
    ['two rows are kept, empty', 'abc', '', '..'],
    ['a second row is kept beside one record', 'abc', 'b', 'b.'],
    ['a table of one row keeps one', 'a', '', '.'],
    ['a table of no rows needs none', '', '', ''],
    ['an empty row of the table is used up', 'a.', 'abc', 'abc'],
    ['the second row of a record goes', 'ab!a', 'ab', 'ab'],
  ])('%s', (_, old, wanted, expected) => expect(shown(planOf(old, wanted))).toBe(expected));

  test.each([
    ['nothing moves', 'abc', 'abc', 0, 0, [], null],
    ['a new one at the end', 'abc', 'abcd', 1, 0, [], { first: 2, last: 3 }],
    ['a new one before the last comes where rows are inserted', 'abc', 'abxc', 1, 0, [], { first: 2, last: 2 }],
    ['a new one at the top', 'abc', 'xabc', 1, 0, [], { first: 0, last: 2 }],
    ['two change places', 'abcd', 'acbd', 0, 0, [], { first: 1, last: 2 }],
    ['the last one leaves', 'abcd', 'abc', 0, 1, [3], null],
    ['the first one leaves', 'abcd', 'bcd', 0, 1, [0], { first: 0, last: 2 }],
    ['one comes and one goes at one place', 'abc', 'axc', 0, 0, [1], { first: 1, last: 1 }],
    ['an empty row stays empty', 'a.', 'a', 0, 0, [], null],
    ['all leave', 'abc', '', 0, 1, [0, 1, 2], { first: 0, last: 1 }],
    ['a second row of a record is gone, the record is not', 'ab!a', 'ab', 0, 1, [2], null],
    ['the first records come', '', 'ab', 2, 0, [], { first: 0, last: 1 }],
    ['one record comes into two empty rows', '..', 'a', 0, 0, [], { first: 0, last: 1 }],
    ['a second record comes behind the only one', 'a', 'ab', 1, 0, [], { first: 1, last: 1 }],
  ])('%s: inserted, removed, gone and displaced rows are counted', (_, old, wanted, insert, remove, gone, window) => {
    expect(planOf(old, wanted)).toMatchObject({ insert, remove, gone, window });
  });

  test('rows that stay neighbours are one run, and rows from nowhere another', () => {
    const old = oldRows('abcdef');
    expect(rowRuns(planTargetRows(old, Array.from('cdxyabfe')), old.length)).toEqual([
      { from: 2, to: 0, count: 2 },
      { from: null, to: 2, count: 2 },
      { from: 0, to: 4, count: 2 },
      { from: 7, to: 6, count: 1 },
      { from: 4, to: 7, count: 1 },
    ]);
    expect(rowRuns(planTargetRows(old, Array.from('abcdef')), old.length)).toEqual([]);
  });
});

/** Any table, with rows of all kinds. */
const anyOld = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 0, max: 11 }).map((number) => `r${number}`) },
      { weight: 2, arbitrary: fc.constant('*') },
      { weight: 1, arbitrary: fc.constant('.') },
    ),
    { maxLength: 14 },
  )
  .map((signs) =>
    signs.map((sign, index): OldRow => {
      if (sign === '*') return { id: '', kind: 'user' };
      if (sign === '.') return { id: '', kind: 'free' };
      return { id: sign, kind: signs.indexOf(sign) === index ? 'record' : 'double' };
    }),
  );
const anyWanted = fc.uniqueArray(
  fc.integer({ min: 0, max: 15 }).map((number) => `r${number}`),
  { maxLength: 14 },
);

const holds = (law: (old: readonly OldRow[], wanted: readonly string[], plan: RowPlan) => void): void =>
  fc.assert(
    fc.property(anyOld, anyWanted, (old, wanted) => law(old, wanted, planTargetRows(old, wanted))),
    {
      numRuns: 1_000,
    },
  );

describe('laws of the rows after a refresh', () => {
  test('every wanted record stands once, in its order, and comes from its old row', () => {
    holds((old, wanted, { rows }) => {
      expect(rows.flatMap(({ id }) => (id === '' ? [] : [id]))).toEqual(wanted);
      for (const { id, from } of rows) {
        if (id !== '')
          expect(from).toBe(old.some((row) => row.id === id) ? old.findIndex((row) => row.id === id) : null);
      }
    });
  });

  test('every user row stands once, under the nearest record above it that remains', () => {
    holds((old, wanted, { rows }) => {
      const users = old.flatMap(({ kind }, index) => (kind === 'user' ? [index] : []));
      const placed = rows.flatMap(({ id, from }) => (id === '' && from !== null ? [from] : []));
      expect([...placed].sort((one, other) => one - other)).toEqual(users);
      for (const user of users) {
        const above = old
          .slice(0, user)
          .filter(({ kind, id }) => kind === 'record' && wanted.includes(id))
          .at(-1);
        const at = rows.findIndex(({ from }) => from === user);
        expect(
          rows
            .slice(0, at)
            .filter(({ id }) => id !== '')
            .at(-1)?.id,
        ).toBe(above?.id);
      }
    });
  });

  test('rows come or go, never both, as many as the heights differ, and two are kept', () => {
    holds((old, _, { rows, insert, remove }) => {
      expect(Math.min(insert, remove)).toBe(0);
      expect(old.length + insert - remove).toBe(rows.length);
      expect(rows.length).toBeGreaterThanOrEqual(Math.min(2, old.length));
    });
  });

  test('each row of a record that does not stay is gone, and no other', () => {
    holds((old, wanted, { gone }) => {
      const expected = old.flatMap(({ kind, id }, index) => {
        return kind === 'double' || (kind === 'record' && !wanted.includes(id)) ? [index] : [];
      });
      expect(gone).toEqual(expected);
    });
  });

  /** What stands in each row: a record, a user row by its old place, or nothing. */
  const nameOf = ({ id, from }: TargetRow): string => (id !== '' ? id : from === null ? '' : `user ${from}`);
  const inserted = (old: readonly OldRow[], { insert }: RowPlan): string[] => {
    const grid = Array.from({ length: old.length + insert }, () => '');
    old.forEach(({ id, kind }, index) => {
      const name = kind === 'user' ? `user ${index}` : kind === 'double' ? `second ${id}` : id;
      grid[placeAfterInsertion(index, old.length, insert)] = name;
    });
    return grid;
  };

  test('the runs, copied from the rows as they stand, give the rows that are wanted', () => {
    holds((old, _, plan) => {
      const before = inserted(old, plan);
      const after = [...before];
      const ids = plan.rows.map(({ id }) => id);
      for (const { from, to, count } of rowRuns(plan, old.length)) {
        for (let row = 0; row < count; row += 1) {
          after[to + row] = (from === null ? ids[to + row] : before[from + row]) ?? '';
        }
      }
      expect(after.slice(0, plan.rows.length)).toEqual(plan.rows.map(nameOf));
    });
  });

  test('the window is as small as it can be: its first and last row change, and no row outside of it', () => {
    holds((old, wanted, plan) => {
      const before = inserted(old, plan);
      // The empty rows of an emptied table hold its formulas, which go to the records that come.
      const isFilledAgain = old.every(({ kind }) => kind !== 'record') && wanted.length > 0;
      const isAtRest = (row: TargetRow, at: number): boolean =>
        nameOf(row) === before[at] && !(isFilledAgain && nameOf(row) === '');
      const changes = plan.rows.flatMap((row, at) => (isAtRest(row, at) ? [] : [at]));
      const [first, last] = [changes[0], changes.at(-1)];
      expect(plan.window).toEqual(first === undefined ? null : { first, last });
    });
  });

  test('an inserted row stands between the last two rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.nat(9), (height, insert) => {
        const places = Array.from({ length: height }, (_, index) => placeAfterInsertion(index, height, insert));
        const expected = Array.from({ length: height }, (_, index) => index);
        if (height > 1) expected[height - 1] = height - 1 + insert;
        expect(places).toEqual(expected);
      }),
    );
  });
});
