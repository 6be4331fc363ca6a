import { type Case, refused, same } from './case';
import { copyTo, type Desk, infoOf } from './spreadsheet-desk';

const NAMES: readonly string[] = ['People', 'Vue des « entreprises »', "it's", '2024', '=x', '😀', 'a'.repeat(90)];

export const sheetsContract: readonly Case<Desk>[] = [
  ...NAMES.map((name) => ({
    name: `a new sheet is named ${JSON.stringify(name.slice(0, 30))}, has the size that was asked for, and is found`,
    check(desk: Desk) {
      const made = desk.spreadsheet.insertSheet(name, { hidden: false, rows: 7, columns: 3 });
      same([made.name, made.hidden, made.maxRows, made.maxColumns], [name, false, 7, 3]);
      same(infoOf(desk, made.id), made);
    },
  })),
  {
    name: 'a new sheet may be larger than Google makes it, and hidden',
    check(desk) {
      const made = desk.spreadsheet.insertSheet('Large', { hidden: true, rows: 1_200, columns: 40 });
      same(infoOf(desk, made.id), { id: made.id, name: 'Large', hidden: true, maxRows: 1_200, maxColumns: 40 });
    },
  },
  {
    name: 'a new sheet leaves the person where they are',
    check(desk) {
      desk.spreadsheet.activate(desk.otherId);
      desk.spreadsheet.insertSheet('Beside', { hidden: false, rows: 5, columns: 5 });
      desk.spreadsheet.insertSheet('Behind', { hidden: true, rows: 5, columns: 5 });
      same(desk.activeId(), desk.otherId);
    },
  },
  {
    name: 'a hidden sheet gets another name and stays hidden; no filter is on it',
    check(desk) {
      const { id } = desk.spreadsheet.insertSheet('Behind', { hidden: true, rows: 5, columns: 5 });
      desk.spreadsheet.renameSheet(id, 'Further behind');
      const { name, hidden } = infoOf(desk, id);
      same([name, hidden, desk.spreadsheet.filterOf(id)], ['Further behind', true, null]);
    },
  },
  {
    name: 'a sheet is found by its id, or not at all',
    check({ spreadsheet, sheetId }) {
      same(
        spreadsheet.sheet(sheetId),
        spreadsheet.sheets().find(({ id }) => id === sheetId),
      );
      same(spreadsheet.sheet(4_711), null);
    },
  },
  {
    name: 'a sheet is found by its name, or not at all',
    check(desk) {
      const { name } = infoOf(desk, desk.sheetId);
      const named = (text: string) => desk.spreadsheet.sheetNamed(text)?.id ?? null;
      same([named(name), named(`${name} too`)], [desk.sheetId, null]);
    },
  },
  {
    name: 'the cells of all grids are counted, and anew when one was changed',
    check({ spreadsheet, otherId }) {
      const before = spreadsheet.cellCount();
      const { id } = spreadsheet.insertSheet('Behind', { hidden: true, rows: 5, columns: 5 });
      same(spreadsheet.cellCount() - before, 25);
      spreadsheet.apply([{ kind: 'grow', sheetId: id, rows: 8, columns: 5 }]);
      same(spreadsheet.cellCount() - before, 40);
      spreadsheet.apply([{ kind: 'deleteColumns', sheetId: id, column: 2, count: 1 }]);
      same(spreadsheet.cellCount() - before, 32);
      spreadsheet.deleteSheet(id);
      same([spreadsheet.cellCount(), spreadsheet.sheet(otherId)?.id], [before, otherId]);
    },
  },
  {
    name: 'a sheet comes to the front when asked',
    check(desk) {
      desk.spreadsheet.activate(desk.sheetId);
      same(desk.activeId(), desk.sheetId);
      desk.spreadsheet.activate(desk.otherId);
      same(desk.activeId(), desk.otherId);
    },
  },
  {
    name: 'a deleted sheet is gone with its tags, and deleting it again does nothing',
    check(desk) {
      const { spreadsheet, sheetId } = desk;
      spreadsheet.tagSheet(sheetId, { key: 'table', value: 'x' });
      spreadsheet.deleteSheet(sheetId);
      spreadsheet.deleteSheet(sheetId);
      spreadsheet.deleteSheet(4_711);
      same(
        spreadsheet.sheets().some(({ id }) => id === sheetId),
        false,
      );
      same(spreadsheet.sheetTags('table'), []);
      refused('sheet-gone', () => spreadsheet.usedSize(sheetId));
    },
  },
  {
    name: 'a hidden sheet is shown under another name, with what is on it',
    check({ spreadsheet }) {
      const { id } = spreadsheet.insertSheet('Behind', { hidden: true, rows: 5, columns: 5 });
      spreadsheet.apply([{ kind: 'write', sheetId: id, row: 1, column: 1, rows: [[{ text: 'kept' }]] }]);
      spreadsheet.showSheet(id, 'In front');
      const found = spreadsheet.sheets().find((sheet) => sheet.id === id);
      same([found?.name, found?.hidden], ['In front', false]);
      same(spreadsheet.read({ sheetId: id, row: 1, column: 1, rows: 1, columns: 1 }).values, [[{ text: 'kept' }]]);
    },
  },
  {
    name: 'the spreadsheet says its zone and its locale',
    check({ spreadsheet }) {
      const { id, timeZone, locale } = spreadsheet.info();
      same([id !== '', /^\w+\/\w+/.test(timeZone), /^[a-z]{2}_[A-Z]{2}$/.test(locale)], [true, true, true]);
    },
  },
];

const [KEY, OTHER] = ['twenty-sheets/column', 'other'];

export const tagsContract: readonly Case<Desk>[] = [
  {
    name: 'a sheet’s tag is found by its key, replaced, and taken away',
    check({ spreadsheet, sheetId, otherId }) {
      same(spreadsheet.sheetTags(KEY), []);
      spreadsheet.tagSheet(sheetId, { key: KEY, value: 'one' });
      spreadsheet.tagSheet(otherId, { key: OTHER, value: 'not this' });
      spreadsheet.tagSheet(sheetId, { key: KEY, value: '{"two":"é"}' });
      same(spreadsheet.sheetTags(KEY), [{ sheetId, value: '{"two":"é"}' }]);
      spreadsheet.untagSheet(sheetId, OTHER);
      same(spreadsheet.sheetTags(KEY).length, 1);
      spreadsheet.untagSheet(sheetId, KEY);
      spreadsheet.untagSheet(sheetId, KEY);
      same([spreadsheet.sheetTags(KEY), spreadsheet.sheetTags(OTHER).length], [[], 1]);
    },
  },
  {
    name: 'columns with a tag are given from left to right, also beyond Z; a second tag of the key replaces the first',
    check({ spreadsheet, sheetId }) {
      const tag = (column: number, value: string, key = KEY) =>
        spreadsheet.apply([{ kind: 'tagColumn', sheetId, column, tag: { key, value } }]);
      tag(28, 'last');
      tag(2, 'old');
      tag(5, 'middle');
      tag(2, 'first');
      tag(3, 'another key', OTHER);
      const tags = spreadsheet.columnTags(sheetId, KEY);
      same(tags, [
        { column: 2, value: 'first' },
        { column: 5, value: 'middle' },
        { column: 28, value: 'last' },
      ]);
      same(spreadsheet.sheetTags(KEY), []);
    },
  },
  {
    name: 'a sheet that was just made has no tags, and then those that it gets',
    check({ spreadsheet }) {
      const { id: sheetId } = spreadsheet.insertSheet('Just made', { hidden: false, rows: 5, columns: 3 });
      same(spreadsheet.columnTags(sheetId, KEY), []);
      spreadsheet.apply([{ kind: 'tagColumn', sheetId, column: 2, tag: { key: KEY, value: 'x' } }]);
      same(spreadsheet.columnTags(sheetId, KEY), [{ column: 2, value: 'x' }]);
    },
  },
  {
    name: 'a column’s tag is taken away by its key, and of that column only',
    check({ spreadsheet, sheetId }) {
      const at = (column: number, key: string) =>
        ({ kind: 'tagColumn', sheetId, column, tag: { key, value: 'x' } }) as const;
      spreadsheet.apply([at(2, KEY), at(3, KEY), at(2, OTHER)]);
      spreadsheet.apply([{ kind: 'untagColumn', sheetId, column: 2, key: KEY }]);
      spreadsheet.apply([{ kind: 'untagColumn', sheetId, column: 9, key: KEY }]);
      same(spreadsheet.columnTags(sheetId, KEY), [{ column: 3, value: 'x' }]);
      same(spreadsheet.columnTags(sheetId, OTHER), [{ column: 2, value: 'x' }]);
    },
  },
  {
    name: 'tags move with their columns, vanish with them, and care for no rows',
    check({ spreadsheet, sheetId }) {
      const tags = () => spreadsheet.columnTags(sheetId, KEY);
      for (const column of [1, 3, 5]) {
        spreadsheet.apply([{ kind: 'tagColumn', sheetId, column, tag: { key: KEY, value: `of ${column}` } }]);
      }
      spreadsheet.apply([
        { kind: 'insertColumns', sheetId, after: 1, count: 2 },
        { kind: 'insertRows', sheetId, before: 1, count: 3 },
        { kind: 'deleteRows', sheetId, row: 1, count: 2 },
      ]);
      same(
        tags().map(({ column }) => column),
        [1, 5, 7],
      );
      spreadsheet.apply([{ kind: 'deleteColumns', sheetId, column: 4, count: 2 }]);
      same(tags(), [
        { column: 1, value: 'of 1' },
        { column: 5, value: 'of 5' },
      ]);
    },
  },
  {
    name: 'clearing, writing and copying leave tags where they are and make none',
    check(desk) {
      const { spreadsheet, sheetId, otherId } = desk;
      const whole = { sheetId, row: 1, column: 1, rows: 20, columns: 30 };
      spreadsheet.apply([
        { kind: 'tagColumn', sheetId, column: 2, tag: { key: KEY, value: 'x' } },
        { kind: 'write', sheetId, row: 1, column: 2, rows: [[{ text: 'x' }]] },
        copyTo(desk, whole, { sheetId: otherId, row: 1, column: 1 }),
        { kind: 'clear', block: whole },
      ]);
      same(spreadsheet.columnTags(sheetId, KEY).length, 1);
      same(spreadsheet.columnTags(otherId, KEY), []);
    },
  },
];
