import fc from 'fast-check';
import { GridError } from '../../../local/emulator/grid/base/grid-error';
import { createSpreadsheetState, type SpreadsheetState } from '../../../local/emulator/grid/state/state';
import { DeskError } from '../../../local/host/desk/desk-calls';
import { editGrid } from '../../../local/host/desk/edit-grid';
import { createMirror } from '../../../local/host/desk/mirror';
import type { PersonEdit } from '../../../local/host/desk/wire';
import { createPageModel } from './page-model';

const newState = (): SpreadsheetState =>
  createSpreadsheetState({ id: 'd', name: 'D', timeZone: 'Etc/UTC', locale: 'en_US' });
const EDITOR = { userId: 'demo', locale: 'en', now: 0 };

function edit(state: SpreadsheetState, change: PersonEdit): void {
  try {
    editGrid(state, change, EDITOR);
  } catch (error) {
    // The grid refuses some random edits, such as deleting the last sheet.
    if (!(error instanceof DeskError) && !(error instanceof GridError)) throw error;
  }
}

const index = fc.integer({ min: 1, max: 9 });
const count = fc.integer({ min: 1, max: 4 });
/** Which sheet is meant, by its place; ids are known only when the edit is made. */
const place = fc.nat({ max: 3 });
const value = fc.oneof(
  fc.constantFrom('', '=A1', "'00123", '2024-05-17', 'text', '=SEQUENCE(3,2)', '=ARRAYFORMULA(A1:A4&"!")', '={1/0;B2}'),
  fc.integer(),
  fc.boolean(),
);
const values = fc.array(fc.array(value, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 });
type AnySheet = Record<string, unknown>;
const change: fc.Arbitrary<AnySheet> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('type'), row: index, column: index, values }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('style'),
      row: index,
      column: index,
      rows: count,
      columns: count,
      style: fc.constantFrom({ bold: true }, { bold: null }, { numberFormat: 'yyyy-mm-dd' }, { background: '#ff0000' }),
    }),
  },
  fc.record({ kind: fc.constantFrom('insertRows', 'insertColumns', 'deleteRows', 'deleteColumns'), at: index, count }),
  fc.record({ kind: fc.constantFrom('moveRows', 'moveColumns'), from: index, count, to: index }),
  fc.record({ kind: fc.constantFrom('hideRows', 'hideColumns'), at: index, count, hidden: fc.boolean() }),
  fc.record({ kind: fc.constant('columnWidth'), column: index, count, pixels: fc.integer({ min: 20, max: 300 }) }),
  fc.record({
    kind: fc.constantFrom('makeTable', 'endTable'),
    row: index,
    column: index,
    rows: count,
    columns: count,
  }),
  fc.record({ kind: fc.constant('freeze'), rows: fc.nat(2), columns: fc.nat(2) }),
  fc.record({ kind: fc.constantFrom('addSheet'), name: fc.constant(null) }),
  fc.record({ kind: fc.constantFrom('deleteSheet', 'activateSheet', 'copySheet') }),
  fc.record({ kind: fc.constant('renameSheet'), name: fc.constantFrom('One', 'Two', 'Three') }),
  fc.record({ kind: fc.constant('hideSheet'), hidden: fc.boolean() }),
  fc.record({ kind: fc.constant('moveSheet'), position: fc.integer({ min: 1, max: 3 }) }),
);

test('a page that follows the updates shows what a page that opens now shows, whatever a person does', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, change, fc.boolean()), { maxLength: 25 }), (changes) => {
      const state = newState();
      const mirror = createMirror(state);
      const follower = createPageModel();
      follower.apply(mirror.full());
      for (const [at, what, look] of changes) {
        const sheetId = state.sheets[at % state.sheets.length]?.id;
        edit(state, { ...what, sheetId } as unknown as PersonEdit);
        const update = look ? mirror.next() : null;
        if (update) follower.apply(structuredClone(update));
      }
      const last = mirror.next();
      if (last) follower.apply(structuredClone(last));
      const newcomer = createPageModel();
      newcomer.apply(mirror.full());
      expect(follower.picture()).toEqual(newcomer.picture());
    }),
    { numRuns: 300, seed: 7 },
  );
});

test('nothing is told when nothing has changed', () => {
  const state = newState();
  const mirror = createMirror(state);
  expect(mirror.next()).toBeNull();
  edit(state, { kind: 'type', sheetId: 0, row: 1, column: 1, values: [['a']] });
  expect(mirror.next()?.blocks).toHaveLength(1);
  expect(mirror.next()).toBeNull();
});

test('a page that has not heard of a hiding yet cannot bring the sheet back by activating it', () => {
  const state = newState();
  edit(state, { kind: 'addSheet', name: 'Hidden' });
  const hidden = state.sheets[1];
  edit(state, { kind: 'hideSheet', sheetId: hidden?.id ?? 0, hidden: true });
  edit(state, { kind: 'activateSheet', sheetId: hidden?.id ?? 0 });
  expect([hidden?.hidden, state.activeSheetId]).toEqual([true, 0]);
});

test('a change of one cell is told as one cell, also in a long table', () => {
  const state = newState();
  edit(state, {
    kind: 'type',
    sheetId: 0,
    row: 1,
    column: 1,
    values: Array.from({ length: 1000 }, (_, row) => [row, 'x']),
  });
  const mirror = createMirror(state);
  edit(state, { kind: 'type', sheetId: 0, row: 700, column: 2, values: [['changed']] });
  expect(mirror.next()?.blocks).toEqual([
    {
      sheetId: 0,
      row: 700,
      column: 2,
      rows: 1,
      columns: 1,
      whole: false,
      values: [['changed']],
      styles: [[]],
    },
  ]);
});

test('cells of a hidden sheet are told only when it is shown', () => {
  const state = newState();
  edit(state, { kind: 'addSheet', name: 'Second' });
  const [first, second] = state.sheets;
  const mirror = createMirror(state);
  edit(state, { kind: 'hideSheet', sheetId: second?.id ?? 0, hidden: true });
  edit(state, { kind: 'type', sheetId: second?.id ?? 0, row: 1, column: 1, values: [['secret']] });
  expect(mirror.next()?.blocks).toEqual([]);
  expect(first?.id).toBe(0);
  edit(state, { kind: 'hideSheet', sheetId: second?.id ?? 0, hidden: false });
  expect(mirror.next()?.blocks.map(({ sheetId, whole, values: [column] }) => [sheetId, whole, column])).toEqual([
    [second?.id, true, ['secret']],
  ]);
});

test('a table is shown with a header and every second row shaded; its cells do not have these colours', () => {
  const state = newState();
  const mirror = createMirror(state);
  const page = createPageModel();
  page.apply(mirror.full());
  const people = [
    ['name', 'paid'],
    ['Ada', true],
    ['Bob', false],
  ];
  edit(state, { kind: 'type', sheetId: 0, row: 2, column: 2, values: people });
  edit(state, { kind: 'style', sheetId: 0, row: 2, column: 3, rows: 1, columns: 1, style: { background: '#ff0000' } });
  edit(state, { kind: 'makeTable', sheetId: 0, row: 3, column: 2, rows: 1, columns: 1 });
  const update = mirror.next();
  if (update) page.apply(structuredClone(update));
  const { sheets } = page.picture() as { sheets: { cells: Record<string, [unknown, Record<string, unknown>]> }[] };
  const background = (cell: string) => sheets[0]?.cells[cell]?.[1]['background'];
  expect(['2,2', '2,3', '3,2', '4,2', '5,2', '4,4'].map(background)).toEqual([
    '#356854',
    '#ff0000',
    undefined,
    '#f6f8f9',
    undefined,
    undefined,
  ]);
  expect(state.sheets[0]?.columns[1]?.styles.items).toEqual([]);
  expect(state.sheets[0]?.nativeTables).toEqual([
    {
      name: 'Table1',
      rect: { row: 2, column: 2, rows: 3, columns: 2 },
      types: { 2: 'TEXT', 3: 'BOOLEAN' },
      hiddenValues: {},
    },
  ]);
});

test('a table is made of the chosen cells, of columns down to the last row with content, and only where there is data', () => {
  const state = newState();
  const tables = () => state.sheets[0]?.nativeTables.map(({ rect }) => rect);
  const perform = (kind: 'makeTable' | 'endTable', row: number, column: number, rows: number, columns: number) =>
    editGrid(state, { kind, sheetId: 0, row, column, rows, columns }, EDITOR);
  edit(state, {
    kind: 'type',
    sheetId: 0,
    row: 1,
    column: 1,
    values: [
      ['a', 'b', 'c'],
      [1, '', 3],
      [4, 5, ''],
    ],
  });
  expect(() => perform('makeTable', 9, 9, 1, 1)).toThrow('no data');
  expect(() => perform('endTable', 1, 1, 1, 1)).toThrow('no table');
  perform('makeTable', 1, 1, 2, 1);
  perform('makeTable', 1, 2, 5000, 2);
  expect(tables()).toEqual([
    { row: 1, column: 1, rows: 2, columns: 1 },
    { row: 1, column: 2, rows: 3, columns: 2 },
  ]);
  expect(() => perform('makeTable', 2, 1, 1, 2)).toThrow('A table cannot overlap another table.');
  perform('endTable', 2, 1, 1, 1);
  expect(tables()).toEqual([{ row: 1, column: 2, rows: 3, columns: 2 }]);
});

test('a page is told of the cells that an array formula fills when only their source changes', () => {
  const state = newState();
  const type = (row: number, column: number, text: string | number) =>
    edit(state, { kind: 'type', sheetId: 0, row, column, values: [[text]] });
  type(1, 1, 7);
  type(1, 3, '=ARRAYFORMULA(A1:A2*2)');
  type(1, 5, '=SEQUENCE(2)');
  type(2, 5, 'in the way');
  const mirror = createMirror(state);
  const full = mirror.full().blocks[0]?.values;
  expect(full?.[2]).toEqual([{ formula: '=ARRAYFORMULA(A1:A2*2)', shown: 14 }, 0]);
  expect(full?.[4]).toEqual([{ formula: '=SEQUENCE(2)', shown: '#REF!' }, 'in the way']);
  type(2, 1, 4);
  const page = createPageModel();
  page.apply(mirror.full());
  mirror.next();
  type(2, 1, 5);
  const blocks = mirror.next()?.blocks ?? [];
  expect(blocks.flatMap((block) => block.values).flat()).toContain(10);
});
