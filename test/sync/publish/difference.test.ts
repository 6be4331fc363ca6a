import fc from 'fast-check';
import type { Scalar } from '../../../src/cells/scalar';
import type { OldRow } from '../../../src/sheet/target-rows';
import { markOf, markOfRow, type Marks, packMarks, unpackMarks } from '../../../src/sync/own/hidden/marks';
import { type Difference, differenceOf, eachCell } from '../../../src/sync/publish/journal/difference';

type Rows = Readonly<Record<string, readonly Scalar[]>>;

/** What the sheet shows, what Twenty says (null: the same), and what was written last. */
function difference(
  shown: Rows,
  wanted: Readonly<Record<string, readonly Scalar[] | null>>,
  written: Rows | null = shown,
  over: {
    readonly kinds?: Readonly<Record<string, OldRow['kind']>>;
    readonly isOldColumn?: (index: number) => boolean;
  } = {},
): Difference {
  const rows = Object.keys(shown).map((id): OldRow => ({ id, kind: over.kinds?.[id] ?? 'record' }));
  const marks: Marks | null =
    written && unpackMarks(packMarks(Object.entries(written).map(([id, cells]) => [id, markOfRow(cells)] as const)));
  const lastWritten = (id: string) => {
    const mark = marks === null ? undefined : markOf(marks, id);
    return mark === undefined ? null : (cells: readonly Scalar[]) => mark === markOfRow(cells);
  };
  return differenceOf(
    { ids: Object.keys(wanted), cellsOf: (id) => wanted[id] ?? null },
    { rows, sheet: { cells: Object.values(shown) }, isOldColumn: over.isOldColumn ?? (() => true), lastWritten },
  );
}

const NOTHING = { cells: [], oldCells: [], added: 0, changed: 0, gone: 0, edited: [] };

describe('what a table shows beside what it shall show', () => {
  test.each<[string, Difference, Partial<Difference>]>([
    ['nothing differs', difference({ a: ['a', 1] }, { a: ['a', 1] }), {}],
    ['a record that was compared before', difference({ a: ['a', 1] }, { a: null }), {}],
    [
      'only line ends and the sixteenth digit differ',
      difference({ a: ['x\r\ny', 0.1 + 0.2] }, { a: ['x\ny', 0.3] }),
      {},
    ],
    [
      'a cell changed in Twenty',
      difference({ a: ['a', 1, true] }, { a: ['a', 2, true] }),
      { cells: [['a', 1, 2]], oldCells: [['a', 1, 1]], changed: 1 },
    ],
    [
      'a cell was emptied in Twenty',
      difference({ a: ['a', 1] }, { a: ['a', null] }),
      { cells: [['a', 1, null]], oldCells: [['a', 1, 1]], changed: 1 },
    ],
    [
      'a record is new: all of its cells are written',
      difference({ a: ['a'] }, { b: ['b', null], a: ['a'] }),
      { cells: [['b', 0, 'b', 1, null]], added: 1 },
    ],
    [
      'a record left: what it showed is kept',
      difference({ a: ['a', null, 7], b: ['b', 1, 2] }, { b: ['b', 1, 2] }),
      { oldCells: [['a', 0, 'a', 2, 7]], gone: 1 },
    ],
    [
      'a cell was edited by hand: it is set back',
      difference({ a: ['a', 9] }, { a: ['a', 1] }, { a: ['a', 1] }),
      { cells: [['a', 1, 1]], oldCells: [['a', 1, 9]], edited: ['a'] },
    ],
    [
      'a cell was edited by hand, and another changed in Twenty',
      difference({ a: ['mine', 1] }, { a: ['a', 2] }, { a: ['a', 1] }),
      { cells: [['a', 0, 'a', 1, 2]], oldCells: [['a', 0, 'mine', 1, 1]], edited: ['a'], changed: 1 },
    ],
    [
      'an edit by hand that Twenty has by now is no difference',
      difference({ a: ['a', 2] }, { a: ['a', 2] }, { a: ['a', 1] }),
      {},
    ],
    [
      'no marks are kept: nobody knows of edits',
      difference({ a: ['a', 9] }, { a: ['a', 1] }, null),
      { cells: [['a', 1, 1]], oldCells: [['a', 1, 9]], changed: 1 },
    ],
    [
      'a row has no mark: it does not look edited',
      difference({ a: ['a', 9] }, { a: ['a', 1] }, { b: ['b', 1] }),
      { cells: [['a', 1, 1]], oldCells: [['a', 1, 9]], changed: 1 },
    ],
    [
      'a new column is filled, and no record counts as changed by that',
      difference({ a: ['a', null] }, { a: ['a', 1] }, { a: ['a', null] }, { isOldColumn: (index) => index === 0 }),
      { cells: [['a', 1, 1]], oldCells: [['a', 1, null]] },
    ],
    [
      'the sign before a text is no edit',
      difference({ a: ["'+1", 9] }, { a: ['+1', 1] }, { a: ['+1', 9] }),
      { cells: [['a', 1, 1]], oldCells: [['a', 1, 9]], changed: 1 },
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual({ ...NOTHING, ...expected }));

  test('rows of no record and second rows of one are not looked at', () => {
    const shown = { a: ['a'], user: ['mine'], second: ['a'] };
    expect(difference(shown, { a: ['a'] }, shown, { kinds: { user: 'user', second: 'double' } })).toEqual(NOTHING);
  });

  const anyRows = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.array(fc.constantFrom<Scalar>('x', 'y', 1, 2, true, null), { minLength: 3, maxLength: 3 }),
  );

  test('written over what is shown, the cells give what is wanted; the old ones give back what was shown', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (shown, wanted) => {
        const { cells, oldCells, added, gone } = difference(shown, wanted);
        const apply = (start: Rows, changes: Difference['cells']): Record<string, Scalar[]> => {
          const rows = Object.fromEntries(Object.entries(start).map(([id, row]) => [id, [...row]]));
          for (const change of changes) {
            const row = rows[change[0]] ?? [null, null, null];
            eachCell(change, (index, value) => {
              row[index] = value;
            });
            rows[change[0]] = row;
          }
          return rows;
        };
        const pick = (rows: Rows, of: Rows) => Object.fromEntries(Object.keys(of).map((id) => [id, rows[id]]));
        expect(pick(apply(shown, cells), wanted)).toEqual({ ...wanted });
        const left = Object.fromEntries(Object.entries(apply(shown, cells)).filter(([id]) => id in wanted));
        const back = apply(left, oldCells);
        for (const [id, row] of Object.entries(shown)) {
          if (row.some((cell) => cell !== null)) expect(back[id]).toEqual(row);
        }
        expect(added).toBe(Object.keys(wanted).filter((id) => !(id in shown)).length);
        expect(gone).toBe(Object.keys(shown).filter((id) => !(id in wanted)).length);
      }),
    );
  });
});
