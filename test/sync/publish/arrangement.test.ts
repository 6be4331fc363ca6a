import * as fc from 'fast-check';
import type { Scalar } from '../../../src/cells/scalar';
import { type OldRow, placeAfterInsertion, planTargetRows } from '../../../src/sheet/target-rows';
import { arrange, displacedConstants } from '../../../src/sync/publish/columns/arrangement';
import type { Arrangement, Arranging, ColumnRole } from '../../../src/sync/publish/columns/arranging';
import type { Role } from '../../../src/sync/publish/columns/roles';

const SHARED = '=R[0]C[-1]*2';

interface Case {
  /** The table's rows: a letter a record, "*" a row that somebody put there. */
  readonly old: string;
  readonly wanted: string;
  readonly role: Role;
  /** What the column holds row by row as it stood: "=…" a formula, null nothing. */
  readonly holds: readonly (string | null)[];
  /** Whether the shared formula stood in the row above, and in the row below the inserted ones. */
  readonly cut?: { readonly above: boolean; readonly below: boolean };
  readonly refilled?: readonly number[];
}

const OWNED = [1, 2];
const COLUMN = 3;

function arranging({ old, wanted, role, holds, cut, refilled = [] }: Case): Arranging {
  const rows = Array.from(old).map(
    (sign): OldRow => (sign === '*' ? { id: '', kind: 'user' } : { id: sign, kind: 'record' }),
  );
  const plan = planTargetRows(rows, Array.from(wanted));
  const total = rows.length + plan.insert;
  const values: Scalar[] = Array.from({ length: total }, () => null);
  const formulas: string[] = Array.from({ length: total }, () => '');
  holds.forEach((content, row) => {
    const at = placeAfterInsertion(row, rows.length, plan.insert);
    values[at] = content;
    formulas[at] = content?.startsWith('=') ? content : '';
  });
  const user: ColumnRole = {
    column: { column: COLUMN, values, formulas },
    role,
    refilled: new Set(refilled),
  };
  return {
    plan,
    rows,
    sheetName: 'Deals',
    owned: OWNED,
    region: { first: 1, last: 3 },
    users: [user],
    rules: [],
    notes: [],
    cut: {
      above: cut?.above ? [COLUMN] : [],
      below: cut?.below ? [COLUMN] : [],
      rowAbove: cut ? rows.length - 2 : -1,
      rowBelow: cut ? total - 1 : -1,
    },
  };
}

/**
 * What the column shows once all is placed, as `placeWindow` goes about it: formulas filled in, lifted cells emptied, pieces and loose
 * cells copied from the window, blanks emptied, formulas written. A cell that is copied holds what its source held, or what was mended.
 */
function placed(of: Case): readonly (string | null)[] {
  const question = arranging(of);
  const { plan, rows, users } = question;
  const { values = [], formulas = [] } = users[0]?.column ?? {};
  const before = values.map((value, row) =>
    formulas[row] === '' ? (value as string | null) : (formulas[row] ?? null),
  );
  const arrangement = arrange(question);
  const shown = [...before];
  if (arrangement !== null) {
    const window = windowOf(question, arrangement, before);
    const each = (
      cells: { readonly row: number; readonly count: number },
      put: (row: number) => string | null,
    ): void => {
      for (let row = cells.row; row < cells.row + cells.count; row += 1) shown[row] = put(row);
    };
    const rowsOfWindow = { row: arrangement.first, count: arrangement.last - arrangement.first + 1 };
    for (const fill of arrangement.fills) each(fill, () => fill.formula);
    for (const cells of arrangement.lifts) each(cells, () => null);
    if (arrangement.pieces.some(({ column, count }) => column <= COLUMN && column + count > COLUMN)) {
      each(rowsOfWindow, (row) => window.get(row) ?? null);
    }
    for (const cells of arrangement.loose) each(cells, (row) => window.get(row) ?? null);
    for (const cells of arrangement.blanks) each(cells, () => null);
    for (const { formulas: written } of arrangement.written) {
      each(rowsOfWindow, (row) => written[row - arrangement.first] || null);
    }
  }
  return shown.slice(0, plan.rows.length === 0 ? rows.length : plan.rows.length);
}

function windowOf({ plan, rows }: Arranging, arrangement: Arrangement, before: readonly (string | null)[]) {
  const window = new Map<number, string | null>();
  for (let row = arrangement.first; row <= arrangement.last; row += 1) {
    const from = plan.rows[row]?.from ?? null;
    window.set(row, from === null ? null : (before[placeAfterInsertion(from, rows.length, plan.insert)] ?? null));
  }
  for (const { row, count } of arrangement.refilled) {
    for (let at = row; at < row + count; at += 1) window.set(at, null);
  }
  for (const { row, formula } of arrangement.mended) window.set(row, formula);
  return window;
}

const moved: Role = { kind: 'moved' };
const shared: Role = { kind: 'shared', formula: SHARED };
const formulas: Role = { kind: 'formulas' };
const array = (...stays: readonly number[]): Role => ({ kind: 'array', stays: new Set(stays) });

const F = SHARED;

describe('a column whose cells go with their records', () => {
  test.each<[string, Case, readonly (string | null)[]]>([
    ['values follow', { old: 'abc', wanted: 'cab', role: moved, holds: ['1', null, '3'] }, ['3', '1', null]],
    ['a new record has none', { old: 'ab', wanted: 'xab', role: moved, holds: ['1', '2'] }, [null, '1', '2']],
    [
      'those of a record that left are gone',
      { old: 'abc', wanted: 'ca', role: moved, holds: ['1', '2', '3'] },
      ['3', '1'],
    ],
    [
      'a row of one’s own keeps its cell',
      { old: 'a*b', wanted: 'ba', role: moved, holds: ['1', 'sum', '2'] },
      ['2', '1', 'sum'],
    ],
    ['a formula of its own row follows as it is', { old: 'ab', wanted: 'ba', role: moved, holds: [F, '2'] }, ['2', F]],
    [
      'another formula points where it pointed',
      { old: 'abc', wanted: 'bca', role: moved, holds: ['=R[1]C[0]+Rates!R[0]C1', '2', '3'] },
      ['2', '3', '=R[-1]C[0]+Rates!R[-2]C1'],
    ],
    [
      'another formula further down points where it pointed, too',
      { old: 'abcd', wanted: 'acbd', role: moved, holds: [null, '=R[1]C[0]', '3', null] },
      [null, '3', '=R[0]C[0]', null],
    ],
    [
      'a formula whose record stays is left as it is',
      { old: 'abc', wanted: 'acb', role: moved, holds: ['=R[1]C[0]', '2', '3'] },
      ['=R[1]C[0]', '3', '2'],
    ],
    [
      'what a formula of its row fills is not brought along as a constant',
      { old: 'abc', wanted: 'cab', role: moved, holds: ['1', '2', '3'], refilled: [2] },
      [null, '1', '2'],
    ],
  ])('%s', (_, of, expected) => expect(placed(of)).toEqual(expected));
});

test.each([
  ['a*bc', 'bac', [F, null, '7', F]],
  ['a*bc', 'cab', [F, null, F, '7']],
  ['ab*c', 'ca', [F, '7', null, F]],
  ['a*bcd', 'dcba', ['7', '8', F, F, F]],
])('what overrides a shared formula is off the sheet before any id is: %s becomes %s', (old, wanted, holds) => {
  const arrangement = arrange(arranging({ old, wanted, role: shared, holds }));
  const covered = [...(arrangement?.fills ?? []), ...(arrangement?.lifts ?? [])].flatMap(({ row, count }) =>
    Array.from({ length: count }, (_, index) => row + index),
  );
  for (let row = arrangement?.first ?? 0; row <= (arrangement?.last ?? -1); row += 1) expect(covered).toContain(row);
  expect(covered).toHaveLength(new Set(covered).size);
});

describe('a column that shares one formula', () => {
  test.each<[string, Case, readonly (string | null)[]]>([
    ['new records get it', { old: 'abc', wanted: 'xabyc', role: shared, holds: [F, F, F] }, [F, F, F, F, F]],
    ['it is as long as the table', { old: 'abcd', wanted: 'db', role: shared, holds: [F, F, F, F] }, [F, F]],
    [
      'a value that overrides it follows',
      { old: 'abcd', wanted: 'dcba', role: shared, holds: [F, '7', F, F] },
      [F, F, '7', F],
    ],
    [
      'a value in the first row follows',
      { old: 'abcd', wanted: 'dcba', role: shared, holds: ['7', F, F, F] },
      [F, F, F, '7'],
    ],
    ['an emptied cell follows', { old: 'abcd', wanted: 'bacd', role: shared, holds: [null, F, F, F] }, [F, null, F, F]],
    [
      'a formula that overrides it follows, and points where it pointed',
      { old: 'abcd', wanted: 'acbd', role: shared, holds: [F, '=R[1]C[-1]', F, F] },
      [F, F, '=R[0]C[-1]', F],
    ],
    [
      'a formula of the first row stays in the first row',
      { old: 'abcd', wanted: 'dbac', role: shared, holds: ['=RC[-1]', F, F, F] },
      ['=RC[-1]', F, F, F],
    ],
    [
      'a formula of the first row stays there when its record leaves',
      { old: 'abcd', wanted: 'bcd', role: shared, holds: ['=RC[-1]', F, F, F] },
      ['=RC[-1]', F, F],
    ],
    [
      'a formula of the last row stays in the last row',
      { old: 'abcd', wanted: 'dabcx', role: shared, holds: [F, F, F, '=RC[-1]'] },
      [F, F, F, F, '=RC[-1]'],
    ],
    [
      'a formula of the last row stays in the last row of fewer',
      { old: 'abcd', wanted: 'ba', role: shared, holds: [F, F, F, '=RC[-1]'] },
      [F, '=RC[-1]'],
    ],
    [
      'a value between them follows all the same',
      { old: 'abcd', wanted: 'acbd', role: shared, holds: [F, '7', F, '=RC[-1]'] },
      [F, F, '7', '=RC[-1]'],
    ],
    [
      'a formula of one’s own row above all is none of the first record',
      { old: '*abc', wanted: 'cab', role: shared, holds: ['=SUM(R[1]C[0])', F, F, F] },
      ['=SUM(R[1]C[0])', F, F, F],
    ],
    [
      'of two ends a table of one record keeps the first',
      { old: 'abcd', wanted: 'b', role: shared, holds: ['=RC[-1]', F, F, '=RC[-2]'] },
      ['=RC[-1]', null],
    ],
    [
      'rows that an emptied table keeps have it',
      { old: 'abcd', wanted: '', role: shared, holds: [F, F, F, F] },
      [F, F],
    ],
    [
      'a row that is kept empty under the only record holds none',
      { old: 'abcd', wanted: 'd', role: shared, holds: [F, F, F, F] },
      [F, null],
    ],
    [
      'a row of one’s own keeps its value',
      { old: 'ab*cd', wanted: 'dbac', role: shared, holds: [F, F, 'sum', F, F] },
      [F, F, 'sum', F, F],
    ],
    [
      'a row of one’s own keeps the shared formula',
      { old: 'ab*cd', wanted: 'dacb', role: shared, holds: [F, F, F, F, F] },
      [F, F, F, F, F],
    ],
    [
      'a row of one’s own keeps the shared formula where something else stood',
      { old: 'ab*cd', wanted: 'bacd', role: shared, holds: [F, '7', F, F, F] },
      ['7', F, F, F, F],
    ],
    [
      'a row of one’s own stays empty',
      { old: 'ab*cd', wanted: 'dbac', role: shared, holds: [F, F, null, F, F] },
      [F, F, null, F, F],
    ],
    [
      'what a formula of its row fills stays free',
      { old: 'abcd', wanted: 'badc', role: shared, holds: [F, F, F, '4'], refilled: [3] },
      [F, F, null, F],
    ],
  ])('%s', (_, of, expected) => expect(placed(of)).toEqual(expected));

  test.each<[string, Case, readonly number[]]>([
    [
      'in both rows',
      { old: 'abcde', wanted: 'abcdxye', role: shared, holds: [F, F, F, F, F], cut: { above: true, below: true } },
      [3, 4, 5, 6],
    ],
    [
      'in both rows where the last record goes up',
      { old: 'abcd', wanted: 'abcdx', role: shared, holds: [F, F, F, F], cut: { above: true, below: true } },
      [2, 3, 4],
    ],
    [
      'below the rows that move',
      { old: 'abcdef', wanted: 'bacdef', role: shared, holds: [F, F, F, F, F, F], cut: { above: true, below: true } },
      [0, 1, 4, 5],
    ],
    [
      'once, where they move themselves',
      { old: 'abcd', wanted: 'abdcx', role: shared, holds: [F, F, F, F], cut: { above: true, below: true } },
      [2, 3, 4],
    ],
    [
      'in the row above alone',
      { old: 'abcd', wanted: 'abcxd', role: shared, holds: [F, F, F, '8'], cut: { above: true, below: false } },
      [2, 3],
    ],
    [
      'in the row below alone',
      { old: 'abcd', wanted: 'abcxd', role: shared, holds: [F, F, '8', F], cut: { above: false, below: true } },
      [3, 4],
    ],
    [
      'in none of them',
      { old: 'abcd', wanted: 'abcxd', role: shared, holds: [F, F, '7', '8'], cut: { above: false, below: false } },
      [3],
    ],
    [
      'but not where the last row has another',
      { old: 'abcd', wanted: 'abcxd', role: shared, holds: [F, F, F, '=RC[-1]'], cut: { above: true, below: false } },
      [2, 3],
    ],
  ])('it is given back to the rows beside the inserted ones %s', (_, of, rows) => {
    const { fills = [] } = arrange(arranging(of)) ?? {};
    const filled = fills.flatMap(({ row, count }) => Array.from({ length: count }, (__, index) => row + index));
    expect(filled).toEqual(rows);
    expect(fills.every(({ formula }) => formula === F)).toBe(true);
  });

  test('a value whose new row keeps the formula of an end is put aside', () => {
    const of: Case = { old: 'abcd', wanted: 'bacd', role: shared, holds: ['=RC[-1]', '7', F, F] };
    expect(placed(of)).toEqual(['=RC[-1]', F, F, F]);
    expect(displacedConstants(arranging(of))).toEqual([{ column: COLUMN, source: 1 }]);
  });

  test('nothing is put aside where every override finds its place', () => {
    const of: Case = { old: 'abcd', wanted: 'dbac', role: shared, holds: ['=RC[-1]', '7', null, F] };
    expect(displacedConstants(arranging(of))).toEqual([]);
  });
});

describe('a column in which every record has its own formula', () => {
  test.each<[string, Case, readonly (string | null)[]]>([
    [
      'each follows its record, and points where it pointed',
      { old: 'abc', wanted: 'cba', role: formulas, holds: ['=RC1', '=R[-1]C[0]', '=R2C5'] },
      ['=R2C5', '=R[-1]C[0]', '=RC1'],
    ],
    [
      'a new record has none',
      { old: 'ab', wanted: 'xab', role: formulas, holds: ['=R[-1]C[0]', '=RC1'] },
      [null, '=R[-2]C[0]', '=RC1'],
    ],
    [
      'one’s own row keeps its formula',
      { old: 'a*b', wanted: 'ba', role: formulas, holds: ['=RC1', '=SUM(R[-1]C[0]:R[1]C[0])', '=RC2'] },
      ['=RC2', '=RC1', '=SUM(R[-2]C[0]:R[0]C[0])'],
    ],
  ])('%s', (_, of, expected) => expect(placed(of)).toEqual(expected));

  test('is off the sheet before any record moves', () => {
    const holds = ['=RC1', '=RC2', '=RC3', '=RC4'];
    expect(arrange(arranging({ old: 'abcd', wanted: 'acbd', role: formulas, holds }))).toMatchObject({
      lifts: [{ column: COLUMN, row: 1, count: 2 }],
      mended: [],
    });
  });

  test('is not copied by Google: what it asks must not be asked twice', () => {
    const arrangement = arrange(arranging({ old: 'ab', wanted: 'ba', role: formulas, holds: ['=ASK(1)', '=ASK(2)'] }));
    expect(arrangement).toMatchObject({ pieces: [{ column: 1, count: 2, isOwned: true }], alongside: [], loose: [] });
  });
});

describe('a column that an array formula fills', () => {
  test.each<[string, Case, readonly (string | null)[]]>([
    [
      'formula and filled cells stay',
      { old: 'abcd', wanted: 'dcba', role: array(0, 1, 2, 3), holds: ['=ARRAY()', '2', '3', '4'] },
      ['=ARRAY()', '2', '3', '4'],
    ],
    [
      'constants below it follow their record',
      { old: 'abcde', wanted: 'abced', role: array(0, 1), holds: ['=ARRAY()', '2', null, 'mine', null] },
      ['=ARRAY()', '2', null, null, 'mine'],
    ],
    [
      'constants of records that stay are left alone',
      { old: 'abcde', wanted: 'bacde', role: array(0, 1), holds: ['=ARRAY()', '2', null, 'mine', 'too'] },
      ['=ARRAY()', '2', null, 'mine', 'too'],
    ],
    [
      'constants between two of them stay possible',
      {
        old: 'abcdef',
        wanted: 'bacdef',
        role: array(0, 1, 4, 5),
        holds: ['=ARRAY()', '2', 'mine', null, '=ARRAY()', '6'],
      },
      ['=ARRAY()', '2', 'mine', null, '=ARRAY()', '6'],
    ],
    [
      'a constant may take the place of another between two of them',
      {
        old: 'abcdef',
        wanted: 'abdcfe',
        role: array(0, 1, 4, 5),
        holds: ['=ARRAY()', '2', 'mine', 'too', '=ARRAY()', '6'],
      },
      ['=ARRAY()', '2', 'too', 'mine', '=ARRAY()', '6'],
    ],
    [
      'single formulas follow their record like constants, and point where they pointed',
      { old: 'abcd', wanted: 'abdc', role: array(0, 1), holds: ['=ARRAY()', '2', '=R[1]C[0]', 'mine'] },
      ['=ARRAY()', '2', 'mine', '=R[0]C[0]'],
    ],
    [
      'constants may stand above it',
      { old: 'abcd', wanted: 'bacd', role: array(2, 3), holds: ['mine', null, '=ARRAY()', '4'] },
      [null, 'mine', '=ARRAY()', '4'],
    ],
    [
      'what a formula of its row fills is no constant',
      { old: 'abcd', wanted: 'abdc', role: array(0, 1), holds: ['=ARRAY()', '2', '3', 'mine'], refilled: [2] },
      ['=ARRAY()', '2', 'mine', '3'],
    ],
  ])('%s', (_, of, expected) => {
    const shown = placed(of);
    // A cell that its row fills again shows that by itself.
    expect(of.refilled ? shown.map((cell) => cell ?? '3') : shown).toEqual(expected);
    expect(displacedConstants(arranging(of))).toEqual([]);
  });

  test('a constant whose record’s new row is filled is put aside', () => {
    const of: Case = { old: 'abcd', wanted: 'dabc', role: array(0, 1), holds: ['=ARRAY()', '2', null, 'mine'] };
    expect(placed(of)).toEqual(['=ARRAY()', '2', null, null]);
    expect(displacedConstants(arranging(of))).toEqual([{ column: COLUMN, source: 3 }]);
    // It is on no window, and no formula of it is written.
    const formula: Case = { old: 'abcd', wanted: 'acbd', role: array(0, 1), holds: ['=ARRAY()', '2', '=R[1]C1', null] };
    expect(arrange(arranging(formula))).toMatchObject({ alongside: [], loose: [], mended: [] });
    expect(displacedConstants(arranging(formula))).toEqual([{ column: COLUMN, source: 2 }]);
  });

  test.each<[string, string, string, readonly [row: number, count: number][]]>([
    ['of the rows that change', 'abcdef', 'abdcef', [[2, 2]]],
    ['of rows that are left over at the end', 'abcdef', 'abcf', [[3, 3]]],
    ['of rows that come', 'abc', 'abcxy', [[2, 3]]],
    ['but not where it fills', 'abcd', 'bacd', []],
    ['or where a formula of the row does', 'abcde', 'abced', [[4, 1]]],
  ])('cells %s are empty before any record moves', (_, old, wanted, expected) => {
    const holds = ['=ARRAY()', '2', null, 'mine'];
    const lifts = arrange(
      arranging({ old, wanted, role: array(0, 1), holds, refilled: old.length === 5 ? [3] : [] }),
    )?.lifts;
    expect(lifts?.map(({ row, count }) => [row, count])).toEqual(expected);
  });

  test('cells that go with their record are on the window too', () => {
    const of: Case = { old: 'abcd', wanted: 'abdc', role: array(0, 1), holds: ['=ARRAY()', '2', null, 'mine'] };
    expect(arrange(arranging(of))).toMatchObject({ alongside: [COLUMN], loose: [{ row: 2, count: 1 }] });
  });
});

describe('what overrides a shared formula', () => {
  const cellsOf = (of: Case) => arrange(arranging(of))?.loose.map(({ row, count }) => [row, count]);
  const old = 'abcdefgh';
  const wanted = 'bacdefhg';
  const SHARE = '=R[0]C[-1]/SUM(R2C2:R9C2)';
  const NEXT = '=R[1]C[-1]';

  test.each<[string, Case, readonly (readonly [row: number, count: number])[]]>([
    [
      'comes in one copy, with the rows between that have the formula',
      { old, wanted, role: shared, holds: [F, '2', F, F, '5', F, F, '8'] },
      [[0, 7]],
    ],
    ['and with those that are empty', { old, wanted, role: shared, holds: [F, '2', F, null, '5', F, F, F] }, [[0, 5]]],
    [
      'but not across a record that came',
      { old: 'abcd', wanted: 'baxdc', role: shared, holds: ['1', F, F, '4'] },
      [
        [1, 1],
        [3, 1],
      ],
    ],
    [
      'nor across the formula of the last row, which stays there',
      { old: 'abcd', wanted: 'dabcz', role: shared, holds: ['1', F, '3', '=END()'] },
      [[1, 3]],
    ],
    [
      'also where the formula is over the whole table',
      {
        old,
        wanted,
        role: { kind: 'shared', formula: SHARE },
        holds: [SHARE, '2', SHARE, SHARE, '5', SHARE, SHARE, '8'],
      },
      [[0, 7]],
    ],
    [
      'but one by one where it asks for another row',
      { old, wanted, role: { kind: 'shared', formula: NEXT }, holds: [NEXT, '2', NEXT, NEXT, '5', NEXT, NEXT, '8'] },
      [
        [0, 1],
        [4, 1],
        [6, 1],
      ],
    ],
  ])('%s', (_, of, expected) => {
    expect(cellsOf(of)).toEqual(expected);
  });

  test('stands beside its record, and the formula beside all others, whatever is copied together', () => {
    const letters = Array.from('abcdefghij');
    const orders = fc.shuffledSubarray(letters, { minLength: 2 }).map((some) => some.join(''));
    const came = fc.shuffledSubarray(Array.from('xyz'));
    // The formula of the first and the last row is another matter.
    const content = fc.constantFrom<string | null>(F, F, 'mine', null);
    fc.assert(
      fc.property(orders, came, fc.array(content, { minLength: 10, maxLength: 10 }), (kept, fresh, holds) => {
        const target = [...fresh, ...Array.from(kept)].sort((one, other) => (one < other ? 1 : -1)).join('');
        const of: Case = { old: letters.join(''), wanted: target, role: shared, holds };
        const expected = Array.from(target, (sign) => {
          const at = letters.indexOf(sign);
          return at < 0 ? F : (holds[at] ?? null);
        });
        expect(placed(of)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the whole arrangement', () => {
  const base = arranging({ old: 'ab', wanted: 'ba', role: moved, holds: ['1', '2'] });
  const user = (column: number, role: Role): ColumnRole => ({
    column: { column, values: ['1', '2'], formulas: ['', ''] },
    role,
    refilled: new Set(),
  });
  const pieces = (over: Partial<Arranging>) =>
    arrange({ ...base, ...over })?.pieces.map(({ column, count, isOwned }) => [column, count, isOwned]);

  test('is none where no row is displaced', () => {
    expect(arrange(arranging({ old: 'ab', wanted: 'ab', role: moved, holds: ['1', '2'] }))).toBeNull();
  });

  test.each<[string, Partial<Arranging>, readonly (readonly [number, number, boolean])[]]>([
    ['one piece where all moves', {}, [[1, 3, true]]],
    ['one piece over empty columns too', { region: { first: 1, last: 9 } }, [[1, 9, true]]],
    [
      'pieces of one kind where a column stays',
      { owned: [2, 3], region: { first: 1, last: 6 }, users: [user(1, moved), user(5, { kind: 'left' })] },
      [
        [1, 1, false],
        [2, 2, true],
        [4, 1, false],
        [6, 1, false],
      ],
    ],
    [
      'the table’s columns in pieces where one between them stays',
      { owned: [1, 3], region: { first: 1, last: 3 }, users: [user(2, { kind: 'shared', formula: F })] },
      [
        [1, 1, true],
        [3, 1, true],
      ],
    ],
    [
      'the table’s columns alone where all others stay',
      { owned: [1, 2], region: { first: 1, last: 4 }, users: [user(3, formulas), user(4, array(0))] },
      [[1, 2, true]],
    ],
  ])('is %s', (_, over, expected) => expect(pieces(over)).toEqual(expected));

  test('brings the notes of columns that are not copied to the new rows of their records', () => {
    const of: Case = { old: 'abc', wanted: 'xba', role: formulas, holds: ['=RC1', '=RC2', '=RC4'] };
    const notes = [
      { column: 3, row: 0, text: 'of a' },
      { column: 3, row: 2, text: 'of c' },
      { column: 4, row: 1, text: 'of b' },
    ];
    expect(arrange({ ...arranging(of), notes })?.notes).toEqual([
      { column: 3, notes: ['', '', 'of a'] },
      { column: 4, notes: ['', 'of b', ''] },
    ]);
  });

  test('names the columns that stay because nobody knows what fills them, and those the window holds beside the pieces', () => {
    const rows = { ...base, region: { first: 1, last: 5 } };
    const overridden: ColumnRole = {
      column: { column: 4, values: ['7', '8'], formulas: ['', ''] },
      role: shared,
      refilled: new Set(),
    };
    const arrangement = arrange({ ...rows, users: [user(3, { kind: 'left' }), overridden, user(5, moved)] });
    expect(arrangement).toMatchObject({ left: [3], alongside: [4], first: 0, last: 1 });
  });
});
