import fc from 'fast-check';
import type { Scalar } from '../../../src/cells/scalar';
import type { SheetEdit, Spreadsheet } from '../../../src/ports/spreadsheet';
import { packed, readPacked, replacePacked, writePacked } from '../../../src/sync/own/hidden/packed';

/** One sheet of one column, as far as packed values need it. */
function column(cells: readonly Scalar[] = []) {
  const held: Scalar[] = [...cells];
  let grid = 1;
  const perform = (edit: SheetEdit): void => {
    if (edit.kind === 'grow') grid = Math.max(grid, edit.rows);
    else if (edit.kind === 'clear') held.fill(null, edit.block.row - 1, edit.block.row - 1 + edit.block.rows);
    else if (edit.kind === 'write') {
      edit.rows.forEach(([value], index) => {
        const row = edit.row + index;
        if (row > grid) throw new Error(`row ${row} of ${grid}`);
        held[row - 1] = value && 'text' in value ? value.text : null;
      });
    } else throw new Error(edit.kind);
  };
  const port: Pick<Spreadsheet, 'apply' | 'scalars' | 'usedSize'> = {
    apply: (edits) => edits.forEach(perform),
    scalars: ({ row, rows }) => Array.from({ length: rows }, (_, index) => [held[row - 1 + index] ?? null]),
    usedSize: () => ({ rows: Math.max(0, ...held.map((cell, index) => (cell === null ? 0 : index + 1))), columns: 1 }),
  };
  return { held, spreadsheet: port as Spreadsheet };
}

const KNOWN = { expected: 1, isNew: false };

/** Takes two cells; one comparison says enough. */
const LONG = Array.from({ length: 9_000 }, (_, index) => index);

const NASTY = [
  '\ud83d',
  '\ude00',
  '😀',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u0000',
  '\u007f',
  'ä',
  '"',
  '\\',
  "'",
  '=',
  '+',
  '.',
];
const anyJson = fc.oneof(
  fc.jsonValue(),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 20 }).map((signs) => signs.join('')),
  fc.dictionary(fc.constantFrom(...NASTY), fc.array(fc.constantFrom(...NASTY)), { maxKeys: 3 }),
);
/** What JSON makes of it: -0 becomes 0. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('values packed into cells', () => {
  test('any JSON comes back, and every cell is short and of ASCII', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(1, 3_000, 9_000), (value, times) => {
        const repeated = Array.from({ length: times === 1 ? 1 : Math.ceil(times / 100) }, () => value);
        const cells = [...packed(repeated)];
        for (const cell of cells) {
          expect(cell.length).toBeLessThan(50_000);
          expect(cell).toMatch(/^[+.][ -~]*$/);
        }
        const { spreadsheet } = column(cells);
        expect(readPacked({ sheetId: 1, row: 1, rows: cells.length }, spreadsheet)).toEqual([asJson(repeated)]);
      }),
    );
  });

  test.each([39_997, 39_998, 39_999, 80_000, 200_000, 3_000_000])('a text of %i characters comes back', (length) => {
    const value = `${'é'.repeat(3)}${'x'.repeat(length - 3)}`;
    const { spreadsheet, held } = column();
    writePacked(1, 1, packed(value), spreadsheet);
    expect(readPacked({ sheetId: 1, row: 1, rows: held.length }, spreadsheet)).toEqual([value]);
    expect(Math.max(...held.map((cell) => String(cell).length))).toBeLessThan(50_000);
  });

  test('several stand one below the other, each read from where it was written', () => {
    const { spreadsheet, held } = column();
    const values = [{ a: 1 }, 'x'.repeat(90_000), null, [2]];
    let row = 1;
    for (const value of values) {
      const cells = [...packed(value)];
      writePacked(1, row, cells, spreadsheet);
      // Once more changes nothing.
      writePacked(1, row, cells, spreadsheet);
      row += cells.length;
    }
    expect(held).toHaveLength(6);
    expect(readPacked({ sheetId: 1, row: 1, rows: 6 }, spreadsheet)).toEqual(values);
    expect(readPacked({ sheetId: 1, row: 5, rows: 2 }, spreadsheet)).toEqual([null, [2]]);
  });

  test('one that is cut off at the end is left out, and empty cells are passed over', () => {
    const cells = [...packed('x'.repeat(90_000))];
    const { spreadsheet } = column([...packed('whole'), null, ...cells.slice(0, -1)]);
    expect(readPacked({ sheetId: 1, row: 1, rows: 9 }, spreadsheet)).toEqual(['whole']);
  });

  test('a cell that shows the sign by which a text was said to be one is read all the same', () => {
    const { spreadsheet } = column([...packed(LONG)].map((cell) => `'${cell}`));
    expect(readPacked({ sheetId: 1, row: 1, rows: 2 }, spreadsheet)).toEqual([LONG]);
  });

  test('a sheet that was just made is neither measured nor made higher', () => {
    const { spreadsheet, held } = column();
    const asked: string[] = [];
    const watched: Spreadsheet = {
      ...spreadsheet,
      usedSize: (sheetId) => (asked.push('size'), spreadsheet.usedSize(sheetId)),
      apply: (edits) => (asked.push(...edits.map(({ kind }) => kind)), spreadsheet.apply(edits)),
    };
    replacePacked(1, packed('short'), watched, { expected: 1, isNew: true });
    expect([asked, held.filter((cell) => cell !== null)]).toEqual([['write'], ['."short"']]);
  });

  test('a shorter value in place of a longer one leaves nothing of it', () => {
    const { spreadsheet, held } = column();
    replacePacked(1, packed('x'.repeat(200_000)), spreadsheet, KNOWN);
    replacePacked(1, packed('short'), spreadsheet, KNOWN);
    expect(held.filter((cell) => cell !== null)).toEqual(['."short"']);
  });
});
