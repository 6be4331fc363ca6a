import type { OldRow } from '../../../src/sheet/target-rows';
import type { UserColumn } from '../../../src/sheet/user-columns';
import { contentRole, formulaRole, isOfOwnRow } from '../../../src/sync/publish/columns/roles';
import type { Spills } from '../../../src/sync/publish/columns/spills';

const record = (id: string): OldRow => ({ id, kind: 'record' });
const USER: OldRow = { id: '', kind: 'user' };

const columnOf = (column: number, contents: readonly (string | null)[]): UserColumn => ({
  column,
  values: contents,
  formulas: contents.map((content) => (content?.startsWith('=') ? content : '')),
});

describe('a column of formulas', () => {
  test.each([
    ['shares the one that most records have', ['=A', '=A', '7'], { kind: 'shared', formula: '=A' }],
    ['has one of its own for each record', ['=A', '=B', '=C'], { kind: 'formulas' }],
    ['is none where values stand between', ['=A', '=B', '7'], null],
    ['is none without formulas', ['1', '2', '3'], null],
  ])('%s', (_, contents, expected) => {
    expect(formulaRole(columnOf(5, contents), [record('a'), record('b'), record('c')])).toEqual(expected);
  });

  test('is told by the rows of records alone', () => {
    const rows = [record('a'), USER, USER, record('b')];
    expect(formulaRole(columnOf(5, ['=A', '=B', '=B', '=A']), rows)).toEqual({ kind: 'shared', formula: '=A' });
    expect(formulaRole(columnOf(5, ['=A', '=B', 'mine', '=C']), rows)).toBeNull();
  });
});

test.each([
  [
    'over the rows from its own on is for all of them, and stays',
    '=SORT(R[0]C3:C4;1;FALSE)',
    { kind: 'array', stays: new Set([1]) },
  ],
  ['over its own row is filled in for records that come', '=R[0]C3*2', { kind: 'shared', formula: '=R[0]C3*2' }],
  ['over rows that it names is for all, too', '=COUNTA(R2C3:R3C3)', { kind: 'array', stays: new Set([1]) }],
  ['over whole columns is filled in, too', '=R[0]C3/SUM(C3:C3)', { kind: 'shared', formula: '=R[0]C3/SUM(C3:C3)' }],
])('a formula beside a single record %s', (_, formula, expected) => {
  expect(formulaRole(columnOf(5, ['', formula]), [USER, record('a')])).toEqual(expected);
});

/** The table begins in row 3 of the sheet. */
const OFFSET = 3;
const spillsOf = (filled: Readonly<Record<number, readonly number[]>>, unclear: readonly number[] = []): Spills => ({
  filled: new Map(
    Object.entries(filled).map(([column, rows]) => [Number(column), new Set(rows.map((row) => row + OFFSET))]),
  ),
  unclear: new Set(unclear),
});

describe('a column of other contents', () => {
  test.each([
    ['moves where nothing is filled', columnOf(5, ['1', null, '=A']), spillsOf({}), { kind: 'moved' }],
    ['stays where nobody knows what fills it', columnOf(5, ['1']), spillsOf({ 5: [0] }, [5]), { kind: 'left' }],
    [
      'keeps a formula and the cells that it fills below',
      columnOf(5, ['=A', '2', '3', 'mine']),
      spillsOf({ 5: [1, 2] }),
      { kind: 'array', stays: new Set([0, 1, 2]) },
    ],
    [
      'keeps a formula that fills cells further down, with nothing first',
      columnOf(5, ['=A', null, null, '4']),
      spillsOf({ 5: [3] }),
      { kind: 'array', stays: new Set([0, 3]) },
    ],
    [
      'keeps cells that are filled from above the table',
      columnOf(5, ['1', '2', 'mine']),
      spillsOf({ 5: [0, 1] }),
      { kind: 'array', stays: new Set([0, 1]) },
    ],
    [
      'moves a formula that fills nothing below it',
      columnOf(5, ['=A', 'mine']),
      spillsOf({ 6: [0] }),
      { kind: 'moved' },
    ],
  ])('%s', (_, column, spills, expected) =>
    expect(contentRole(column, { all: [column], spills, offset: OFFSET, isEmptied: false })).toEqual(expected),
  );

  test('moves what a formula of the same row fills, and keeps what one fills over several rows', () => {
    const anchors = columnOf(5, ['=SPLIT()', '=SPLIT()', '=BLOCK()', null]);
    const next = columnOf(6, ['a', 'b', 'c', 'd']);
    const all = [anchors, next, columnOf(7, ['x', null, 'y', 'z'])];
    const spills = spillsOf({ 5: [3], 6: [0, 1, 2, 3], 7: [0, 2, 3] });
    const own = (column: number) => [0, 1, 2, 3].filter((row) => isOfOwnRow(column, row, all, spills, OFFSET));
    expect([own(6), own(7)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(contentRole(next, { all, spills, offset: OFFSET, isEmptied: false })).toEqual({
      kind: 'array',
      stays: new Set([2, 3]),
    });
    expect(contentRole(anchors, { all, spills, offset: OFFSET, isEmptied: false })).toEqual({
      kind: 'array',
      stays: new Set([2, 3]),
    });
  });

  test('keeps the formula of an array beside a column of formulas', () => {
    const [formulas, array] = [columnOf(4, ['=X', '=X', '=X']), columnOf(5, ['=A', '2', '3'])];
    const role = contentRole(array, {
      all: [formulas, array],
      spills: spillsOf({ 5: [1, 2] }),
      offset: OFFSET,
      isEmptied: false,
    });
    expect(role.kind === 'array' && role.stays.has(0)).toBe(true);
  });
});
