/** The note on the first header of a table that shows. */
import type { SheetEdit } from '../../../src/ports/spreadsheet';
import { people, pull, tableSheet, type World, world } from '../pulling';

const MARKER = '— Twenty Sheets —';

function tableOf(...numbers: readonly number[]): World {
  const here = world(people(...numbers));
  pull(here);
  return here;
}

/** Notes of the header row by column. */
const notes = (here: World): Record<number, string> =>
  Object.fromEntries(
    here.spreadsheet
      .notes({ sheetId: tableSheet(here).id, row: 1, column: 1, rows: 1, columns: 10 })
      .map(({ column, text }) => [column, text]),
  );

test('says view, question and when it was read', () => {
  const here = tableOf(1, 2);
  expect(notes(here)).toEqual({
    1: `${MARKER}\nView: All people\nAll records.\nLast read from Twenty: 1970-01-01 01:17`,
  });
});

test('an unchanged refresh writes it and nothing else', () => {
  const here = tableOf(1, 2);
  const before = notes(here)[1];
  const { apply } = here.spreadsheet;
  const written: SheetEdit[] = [];
  Object.assign(here.spreadsheet, {
    apply: (edits: readonly SheetEdit[]) => (written.push(...edits), apply(edits)),
  });
  pull(here);
  expect(written.map(({ kind }) => kind)).toEqual(['writeNotes']);
  expect(notes(here)[1]).not.toBe(before);
});

test('what people wrote above the marker stays, what stands below it is ours', () => {
  const here = tableOf(1);
  here.spreadsheet.note(tableSheet(here).name, 1, 1, `Ask Ada first.\n\n${MARKER}\nold`);
  pull(here);
  expect(notes(here)[1]).toMatch(new RegExp(`^Ask Ada first\\.\\n\\n${MARKER}\\nView: All people\\n`));
  here.spreadsheet.note(tableSheet(here).name, 1, 1, 'Only mine');
  pull(here);
  expect(notes(here)[1]?.split('\n')[0]).toBe('Only mine');
});

test('stands on the first header that shows, and nowhere else', () => {
  const here = tableOf(1);
  const { id: sheetId, name } = tableSheet(here);
  here.spreadsheet.note(name, 1, 1, `Mine\n\n${notes(here)[1] ?? ''}`);
  here.spreadsheet.apply([{ kind: 'hideColumns', sheetId, column: 1, count: 1 }]);
  pull(here);
  expect(notes(here)).toEqual({ 1: 'Mine', 2: expect.stringContaining(MARKER) });
});

test('where the header is closed there is none, and the refresh is done all the same', () => {
  const here = tableOf(1);
  const before = notes(here)[1];
  here.spreadsheet.othersClose(tableSheet(here).name, { row: 1, column: 1, rows: 1, columns: 3, open: [] });
  expect(pull(here).phase).toBe('done');
  expect(notes(here)[1]).toBe(before);
});
