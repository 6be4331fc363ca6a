import type { SheetEdit } from '../../src/ports/spreadsheet';
import { fakeSpreadsheet } from '../fakes/spreadsheet';

const write = (sheetId: number, row: number, text: string): SheetEdit => ({
  kind: 'write',
  sheetId,
  row,
  column: 1,
  rows: [[{ text }]],
  own: true,
});

/** Two cells in three are of automatic format, every third is text. */
function written(rows: readonly number[], between: readonly SheetEdit[] = []) {
  const here = fakeSpreadsheet();
  const { id } = here.insertSheet('Own', { hidden: false, rows: 5_000, columns: 2 });
  const isText = (row: number): boolean => row % 3 === 0;
  const block = (row: number) => ({ sheetId: id, row, column: 1, rows: 1, columns: 1 });
  const formats = rows
    .filter(isText)
    .map((row): SheetEdit => ({ kind: 'numberFormat', block: block(row), format: '@' }));
  here.apply(formats);
  let asked = 0;
  here.onCall = (when, _, name) => {
    if (when === 'before' && name === 'Range.getNumberFormats') asked += 1;
  };
  const edits = rows.map((row) => write(id, row, `'${row}`));
  const middle = edits.length / 2;
  here.apply([
    ...edits.slice(0, middle),
    ...between.map((edit) => ({ ...edit, sheetId: id })),
    ...edits.slice(middle),
  ] as SheetEdit[]);
  const read = here.read({ sheetId: id, row: 1, column: 1, rows: 5_000, columns: 1 }).values;
  return { asked, texts: rows.map((row) => JSON.stringify(read[row - 1]?.[0])) };
}

const ROWS = Array.from({ length: 50 }, (_, at) => 2 + at * 59);

test('formats of many small writes are asked for once, and each text stands as it is in its own format', () => {
  const { asked, texts } = written(ROWS);
  expect(asked).toBe(1);
  expect(texts).toEqual(ROWS.map((row) => JSON.stringify({ text: `'${row}` })));
});

test('a few that are far apart, and those on both sides of another edit, are asked for by themselves', () => {
  expect(written([2, 4_999]).asked).toBe(2);
  const format = { kind: 'columnWidth', sheetId: 0, column: 1, count: 1, pixels: 90 } as const;
  expect(written(ROWS, [format]).asked).toBe(2);
});
