import { createFilter } from '../../../../local/emulator/grid/edit/apply-filter';
import type { NativeColumnType } from '../../../../local/emulator/grid/state/native-columns';
import {
  filterNativeTable,
  makeNativeTable,
  removeNativeTable,
} from '../../../../local/emulator/grid/structure/native-table';
import * as person from '../../../../local/emulator/grid/person';
import { duplicateSheet } from '../../../../local/emulator/grid/structure/sheets';
import { fromSnapshot, toSnapshot } from '../../../../local/emulator/grid/structure/snapshot';
import { createSpreadsheetState, type SheetState } from '../../../../local/emulator/grid/state/state';
import type { Variants } from '../../../../local/emulator/grid/values/variants';
import { firstSheet, rect } from '../grid/builders';
import { type Desk, openDesk } from './fake-execution';

/**
 * A table at B2:E5 of a sheet:
 *
 *     Name   Paid   Since        Note
 *     Ada    TRUE   2024-01-01   …
 */
function withTable(variants: Partial<Variants> = {}): Desk & { readonly grid: SheetState } {
  const state = createSpreadsheetState({ id: 'doc', name: 'Doc', timeZone: 'Etc/UTC', locale: 'en_US', variants });
  const desk = openDesk({ state });
  desk.sheet.getRange('B2:E5').setValues([
    ['Name', 'Paid', 'Since', ''],
    ['Ada', true, '2024-01-01', 'first'],
    ['Bob', '', '2024-02-01', 'second'],
    ['Cyd', true, '', 'third'],
  ]);
  const columnTypes: (NativeColumnType | null)[] = ['TEXT', 'BOOLEAN', 'DATE', null];
  makeNativeTable(state, desk.sheet.getSheetId(), rect('B2:E5'), { name: 'Deals', columnTypes });
  return { ...desk, grid: firstSheet(state) };
}

const TYPED = 'This operation is not allowed on cells in typed columns.';
const FORMAT = "You can't set the number format of cells in a typed column.";

describe('a native table', () => {
  test('names blank headers, fills checkboxes, and shows dates in a date column', () => {
    const { sheet } = withTable();
    expect(sheet.getRange('E2').getValue()).toBe('Column 4');
    expect(sheet.getRange('C3:C5').getValues().flat()).toEqual([true, false, true]);
    expect(sheet.getRange('D5').getNumberFormat()).toBe('M/d/yyyy');
    expect(sheet.getRange('D3').getValue()).toEqual(new Date('2024-01-01T00:00:00Z'));
  });

  test('finds the types of its columns by what they hold', () => {
    const { sheet, state, grid } = withTable();
    sheet.getRange('H1:L3').setValues([
      ['a', 'b', 'c', 'd', 'e'],
      [true, 1, 'x', '2024-01-01', 1],
      [false, 2.5, 'y', '2024-01-02', 'mixed'],
    ]);
    const made = makeNativeTable(state, sheet.getSheetId(), rect('H1:L3'), { columnTypes: 'detected' });
    expect(made.types).toEqual({ 8: 'BOOLEAN', 9: 'DOUBLE', 10: 'TEXT', 11: 'DATE' });
    expect(grid.nativeTables.map(({ name }) => name)).toEqual(['Deals', 'Table1']);
  });

  test('overlaps no other table', () => {
    const { state, sheet } = withTable();
    expect(() => makeNativeTable(state, sheet.getSheetId(), rect('E5:F9'))).toThrow('tableExists');
  });

  test('ends without a trace in the cells', () => {
    const { state, sheet, grid } = withTable();
    filterNativeTable(state, sheet.getSheetId(), 0, 2, ['Ada']);
    removeNativeTable(state, sheet.getSheetId(), 0);
    expect(grid.nativeTables).toEqual([]);
    expect(sheet.isRowHiddenByFilter(3)).toBe(false);
    sheet.getRange('D3').setNumberFormat('@');
    expect(sheet.getRange('B3:C3').getValues()).toEqual([['Ada', true]]);
  });
});

describe('what a typed column refuses', () => {
  test.each<[string, (sheet: Desk['sheet'], app: Desk['app']) => void, string]>([
    ['a number format', (sheet) => sheet.getRange('D4').setNumberFormat('@'), FORMAT],
    [
      'number formats, of which one meets it',
      (sheet) => sheet.getRange('A4:C4').setNumberFormats([['@', '@', '@']]),
      FORMAT,
    ],
    [
      'a validation rule',
      (sheet, app) =>
        sheet.getRange('B3').setDataValidation(app.newDataValidation().requireValueInList(['Ada']).build()),
      TYPED,
    ],
    ['rules as a table', (sheet) => sheet.getRange('B3:B4').setDataValidations([[null], [null]]), TYPED],
    ['taking rules away', (sheet) => sheet.getRange('A1:C9').clearDataValidations(), TYPED],
    ['checkboxes', (sheet) => sheet.getRange('C3:C5').insertCheckboxes(), TYPED],
    [
      'rules that are pasted alone',
      (sheet, app) => sheet.getRange('H1').copyTo(sheet.getRange('C4'), app.CopyPasteType.PASTE_DATA_VALIDATION, false),
      TYPED,
    ],
  ])('%s', (_, act, message) => {
    const { sheet, app } = withTable();
    expect(() => act(sheet, app)).toThrow(message);
  });

  test('its header and columns without a type take all of it', () => {
    const { sheet, app } = withTable();
    const rule = app.newDataValidation().requireValueInList(['first']).build();
    sheet.getRange('E3').setDataValidation(rule).setNumberFormat('@');
    sheet.getRange('B2:E2').setNumberFormat('@').clearDataValidations();
    expect(sheet.getRange('E3').getDataValidation()).not.toBeNull();
  });

  test('colours and bold are no number formats', () => {
    const { sheet } = withTable();
    sheet.getRange('B3:E5').setBackground('#ff0000').setFontWeight('bold');
    expect(sheet.getRange('C4').getBackground()).toBe('#ff0000');
  });
});

describe('formats and rules that come along', () => {
  function pasted(nativeTableFormats: Variants['nativeTableFormats']): Desk {
    const desk = withTable({ nativeTableFormats });
    const rule = desk.app.newDataValidation().requireValueInList(['x']).build();
    desk.sheet.getRange('H1').setValue(45_500).setNumberFormat('0.0').setDataValidation(rule).setFontWeight('bold');
    return desk;
  }

  test('are left out of a paste, what else it brings is there', () => {
    const { sheet } = pasted('leftOut');
    const format = sheet.getRange('D4').getNumberFormat();
    sheet.getRange('H1').copyTo(sheet.getRange('D4'));
    const cell = sheet.getRange('D4');
    expect([cell.getNumberFormat(), cell.getDataValidation(), cell.getFontWeight()]).toEqual([format, null, 'bold']);
    expect(cell.getValue()).toEqual(new Date('2024-07-27T00:00:00Z'));
  });

  test('or refuse the paste whole', () => {
    const { sheet } = pasted('refused');
    const act = () => sheet.getRange('H1').copyTo(sheet.getRange('D4'));
    expect(act).toThrow(FORMAT);
    expect(sheet.getRange('D4').getValue()).toEqual(new Date('2024-02-01T00:00:00Z'));
    sheet.getRange('H1').copyTo(sheet.getRange('D4'), { contentsOnly: true });
    expect(sheet.getRange('D4').getValue()).toEqual(new Date('2024-07-27T00:00:00Z'));
  });

  test.each(['clear', 'clearFormat'] as const)('%s leaves the format of the type, or is refused', (method) => {
    const kept = pasted('leftOut').sheet.getRange('D3:E4');
    const format = kept.getNumberFormat();
    kept[method]();
    expect(kept.getNumberFormat()).toBe(format);
    const refused = pasted('refused').sheet.getRange('D3:E4');
    expect(() => refused[method]()).toThrow(FORMAT);
    expect(refused.isBlank()).toBe(false);
  });
});

describe('values in a checkbox column', () => {
  test('become FALSE where they are none', () => {
    const { sheet } = withTable({ nativeTableCoerces: true });
    sheet.getRange('C3:C5').setValues([['yes'], [true], ['']]);
    expect(sheet.getRange('C3:C5').getValues().flat()).toEqual([false, true, false]);
    sheet.getRange('C4').clearContent();
    sheet.getRange('B3').copyTo(sheet.getRange('C3'));
    expect(sheet.getRange('C3:C4').getValues().flat()).toEqual([false, false]);
  });

  test('or stay what they are', () => {
    const { sheet } = withTable({ nativeTableCoerces: false });
    sheet.getRange('C3:C5').setValues([['yes'], [true], ['']]);
    expect(sheet.getRange('C3:C5').getValues().flat()).toEqual(['yes', true, '']);
  });
});

describe('a header that a script writes', () => {
  const write = (sheet: Desk['sheet']) => sheet.getRange('B2:C2').setValues([['Full name', 'Paid']]);

  test('is the new header, and never blank', () => {
    const { sheet } = withTable({ nativeTableHeader: 'written' });
    write(sheet);
    sheet.getRange('D2').clearContent();
    expect(sheet.getRange('B2:D2').getValues()).toEqual([['Full name', 'Paid', 'Column 3']]);
  });

  test('or becomes "Column 1" where it differs', () => {
    const { sheet } = withTable({ nativeTableHeader: 'renamed' });
    write(sheet);
    expect(sheet.getRange('B2:C2').getValues()).toEqual([['Column 1', 'Paid']]);
  });

  test.each<[string, (sheet: Desk['sheet']) => void]>([
    ['values', (sheet) => void write(sheet)],
    ['rich text', (sheet) => void sheet.getRange('B2').setRichTextValue(sheet.getRange('H1').getRichTextValue()!)],
    ['a formula', (sheet) => void sheet.getRange('B2').setFormula('=1')],
    ['a clear', (sheet) => void sheet.getRange('A1:B9').clearContent()],
    ['a paste', (sheet) => sheet.getRange('H1').copyTo(sheet.getRange('B2'))],
    ['a move', (sheet) => sheet.getRange('B2').moveTo(sheet.getRange('H9'))],
    ['a sort', (sheet) => void sheet.getRange('B2:E5').sort(2)],
  ])('or refuses %s, and then nothing has changed', (_, act) => {
    const { sheet, grid } = withTable({ nativeTableHeader: 'refused' });
    const before = JSON.stringify(grid.columns);
    expect(() => act(sheet)).toThrow(TYPED);
    expect(JSON.stringify(grid.columns)).toBe(before);
  });

  test('is renamed by a person in any case', () => {
    const { state, sheet } = withTable({ nativeTableHeader: 'refused' });
    person.typeInto(state, sheet.getSheetId(), 2, 2, 'Full name');
    expect(sheet.getRange('B2').getValue()).toBe('Full name');
  });
});

describe("the table's own filter", () => {
  test('hides rows, and a script neither sees nor lifts it', () => {
    const { state, sheet } = withTable();
    filterNativeTable(state, sheet.getSheetId(), 0, 2, ['Ada', 'Cyd']);
    expect([2, 3, 4, 5, 6].filter((row) => sheet.isRowHiddenByFilter(row))).toEqual([3, 5]);
    expect(sheet.getFilter()).toBeNull();
    filterNativeTable(state, sheet.getSheetId(), 0, 2, []);
    expect(sheet.isRowHiddenByFilter(3)).toBe(false);
  });

  test('excludes a basic filter on its cells', () => {
    const { state, sheet, grid } = withTable();
    expect(() => sheet.getRange('A1:B9').createFilter()).toThrow('You cannot create a filter that intersects a table.');
    createFilter(state, grid, rect('G1:H9'), null);
    makeNativeTable(state, sheet.getSheetId(), rect('H2:I4'));
    expect(sheet.getFilter()).toBeNull();
  });

  test('stays when a basic filter beside it is removed', () => {
    const { state, sheet } = withTable();
    sheet
      .getRange('G2:G5')
      .setValues([['h'], [1], [2], [3]])
      .createFilter();
    filterNativeTable(state, sheet.getSheetId(), 0, 2, ['Bob']);
    sheet.getFilter()?.remove();
    expect(sheet.isRowHiddenByFilter(4)).toBe(true);
  });

  test('follows its column, and shows its rows again when the table ends', () => {
    const { state, sheet, grid } = withTable();
    filterNativeTable(state, sheet.getSheetId(), 0, 2, ['Bob']);
    sheet.insertColumnBefore(1);
    expect(grid.nativeTables[0]?.hiddenValues).toEqual({ 3: ['Bob'] });
    sheet.deleteRow(2);
    expect(grid.nativeTables).toEqual([]);
    expect(sheet.isRowHiddenByFilter(3)).toBe(false);
  });
});

describe('rows and columns', () => {
  const block = (grid: SheetState) => grid.nativeTables.map((table) => [table.rect, table.types]);
  const at = (a1: string, types: object = { 2: 'TEXT', 3: 'BOOLEAN', 4: 'DATE' }) => [[rect(a1), types]];

  test('written below do not join', () => {
    const { sheet, grid } = withTable();
    sheet.getRange('B6:E6').setValues([['Dee', 'yes', 1, '']]);
    sheet.appendRow(['', 'Eve', 'yes']);
    expect(block(grid)).toEqual(at('B2:E5'));
    expect(sheet.getRange('C6:C7').getValues().flat()).toEqual(['yes', 'yes']);
  });

  test('inserted inside join, with what their columns begin with', () => {
    const { sheet, grid } = withTable();
    sheet.insertRowsAfter(2, 1);
    sheet.insertRowsBefore(5, 2);
    expect(block(grid)).toEqual(at('B2:E8'));
    expect(sheet.getRange('C3:C8').getValues().flat()).toEqual([false, true, false, false, false, true]);
    expect(() => sheet.getRange('D3').setNumberFormat('@')).toThrow(FORMAT);
    sheet.getRange('D3').setValue(1);
    expect(sheet.getRange('D3').getValue()).toBeInstanceOf(Date);
  });

  test('inserted above or after it do not', () => {
    const { sheet, grid } = withTable();
    sheet.insertRowsBefore(2, 1);
    sheet.insertRowsAfter(6, 1);
    expect(block(grid)).toEqual(at('B3:E6'));
  });

  test('deleted ones shrink it', () => {
    const { sheet, grid } = withTable();
    sheet.deleteRows(4, 2);
    sheet.deleteColumn(3);
    expect(block(grid)).toEqual(at('B2:D3', { 2: 'TEXT', 3: 'DATE' }));
  });

  test('a column inserted inside has a header and no type', () => {
    const { sheet, grid } = withTable();
    sheet.insertColumnAfter(2);
    expect(block(grid)).toEqual(at('B2:F5', { 2: 'TEXT', 4: 'BOOLEAN', 5: 'DATE' }));
    expect(sheet.getRange('C2').getValue()).toBe('Column 2');
  });

  test('a person who sorts its rows sorts what stands in them', () => {
    const { sheet, state } = withTable({ nativeTableHeader: 'refused' });
    sheet.setFrozenRows(2);
    sheet.getRange('E5').setNote('of Cyd');
    person.personSort(state, sheet.getSheetId(), 2, false);
    expect(sheet.getRange('B3:B5').getValues().flat()).toEqual(['Cyd', 'Bob', 'Ada']);
    expect(sheet.getRange('E3').getNote()).toBe('of Cyd');
  });
});

describe('a copy', () => {
  test('of the sheet has a table of its own', () => {
    const { state, grid, sheet } = withTable();
    const copy = duplicateSheet(state, grid, 'Copy');
    expect(copy.nativeTables).toEqual([{ ...grid.nativeTables[0], name: 'Table1' }]);
    filterNativeTable(state, copy.id, 0, 2, ['Ada']);
    expect(sheet.isRowHiddenByFilter(3)).toBe(false);
  });

  test('by a snapshot is the same table', () => {
    const { state, grid } = withTable();
    const back = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(state))));
    expect(firstSheet(back).nativeTables).toEqual(grid.nativeTables);
    person.personDeleteRows(back, grid.id, 3);
    expect(grid.nativeTables[0]?.rect).toEqual(rect('B2:E5'));
  });

  test('of the block elsewhere is no table', () => {
    const { sheet, grid } = withTable();
    sheet.getRange('B2:E5').copyTo(sheet.getRange('H2'));
    expect(grid.nativeTables).toHaveLength(1);
    sheet.getRange('I3').setValue('yes');
    expect(sheet.getRange('I3').getValue()).toBe('yes');
  });

  test('by cut and paste takes the table along', () => {
    const { sheet, grid } = withTable();
    sheet.getRange('B2:E5').moveTo(sheet.getRange('H7'));
    expect(grid.nativeTables.map((table) => [table.rect, table.types])).toEqual([
      [rect('H7:K10'), { 8: 'TEXT', 9: 'BOOLEAN', 10: 'DATE' }],
    ]);
    expect(sheet.getRange('B2:E5').isBlank()).toBe(true);
    expect(sheet.getRange('I8:I10').getValues().flat()).toEqual([true, false, true]);
  });
});
