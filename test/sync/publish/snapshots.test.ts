import { SHEET_WORDS } from '../../../src/calls/words/words';
import { SyncError } from '../../../src/errors';
import { copiableColumns, takeSnapshot } from '../../../src/sync/publish/lists/snapshots';
import { people, pull, TABLE, tableSheet, type World, world } from '../pulling';

const COPIES = 'All people, snapshots';
const GOOGLE_CELLS = 10_000_000;

const shownBy = (here: World) => ({ table: TABLE, sheetId: tableSheet(here).id, memo: here.columnMemo });

function copy(here: World, run: number, columns: readonly string[] | null = null): void {
  const plan = { every: 'run', columns, keep: { kind: 'all' } } as const;
  takeSnapshot({ ...shownBy(here), plan, run, last: null }, SHEET_WORDS.en, here.spreadsheet);
}

/** Another sheet takes all cells but those. */
function leaveCells(here: World, cells: number): void {
  const used = here.spreadsheet.sheets().reduce((sum, { maxRows, maxColumns }) => sum + maxRows * maxColumns, 0);
  here.spreadsheet.addSheet('Large', GOOGLE_CELLS - used - cells, 1);
}

const refusal = (work: () => void): unknown => {
  try {
    work();
    return null;
  } catch (thrown) {
    return thrown instanceof SyncError ? [thrown.kind, thrown.details] : thrown;
  }
};

test.each([14, 15])(
  'a copy of 15 cells where %i are left: all of it, or a refusal with numbers and no cell',
  (left) => {
    const here = world(people(1, 2, 3));
    pull(here);
    copy(here, 1);
    // Date, run, id, name, city, of three records.
    leaveCells(here, left);
    const before = here.spreadsheet.everything();
    const refused = left < 15 ? ['snapshot-no-room', { view: TABLE.viewName, cells: 15, left }] : null;
    expect(refusal(() => copy(here, 2))).toEqual(refused);
    expect(here.spreadsheet.everything() === before).toBe(left < 15);
    const runs = here.spreadsheet.show(COPIES).map(([, run]) => run);
    expect(runs).toEqual(left < 15 ? ['Run', 1, 1, 1] : ['Run', 1, 1, 1, 2, 2, 2]);
  },
);

test('rows that people write under the copies stay, and the next copy comes below them', () => {
  const here = world(people(1, 2));
  pull(here);
  copy(here, 1);
  const sheetId = here.spreadsheet.sheetNamed(COPIES)?.id ?? 0;
  here.spreadsheet.apply([{ kind: 'grow', sheetId, rows: 8, columns: 1 }]);
  here.spreadsheet.type(COPIES, 4, 1, 'Total');
  here.spreadsheet.type(COPIES, 4, 4, '=COUNTA(R2C:R3C)');
  copy(here, 2);
  here.spreadsheet.type(COPIES, 8, 3, 'mine');
  // Doing it again, as after a death, changes nothing.
  copy(here, 2);
  copy(here, 3);
  const rows = here.spreadsheet
    .show(COPIES)
    .map(([at, run, id]) => [run, at === 'Total' ? at : '', id === 'mine' ? id : '']);
  expect(rows).toEqual([
    ['Run', '', ''],
    [1, '', ''],
    [1, '', ''],
    ['', 'Total', ''],
    [2, '', ''],
    [2, '', ''],
    ['', '', ''],
    ['', '', 'mine'],
    [3, '', ''],
    [3, '', ''],
  ]);
});

test('so is one that brings columns, for which all rows of the log must be wider', () => {
  const here = world(people(1, 2, 3));
  pull(here);
  const [, name = ''] = copiableColumns(shownBy(here), SHEET_WORDS.en, here.spreadsheet).map(({ tag }) => tag);
  copy(here, 1, [name]);
  leaveCells(here, 7);
  const before = here.spreadsheet.everything();
  expect(refusal(() => copy(here, 2))).toEqual(['snapshot-no-room', { view: TABLE.viewName, cells: 8, left: 7 }]);
  expect(here.spreadsheet.everything()).toBe(before);
});
