import { callAnyhow, openDesk } from './fake-execution';

describe('ranges off the grid', () => {
  test('are refused in the words of Google', () => {
    const { sheet } = openDesk();
    const outside = 'The coordinates of the range are outside the dimensions of the sheet.';
    expect(() => sheet.getRange(1001, 1)).toThrow(outside);
    expect(() => sheet.getRange(1, 1, 1001, 1)).toThrow(outside);
    expect(() => sheet.getRange('AA1')).toThrow(outside);
    expect(() => sheet.getRange(1, 1, 0, 1)).toThrow('The number of rows in the range must be at least 1.');
    expect(() => sheet.getRange(1, 1, 1, 0)).toThrow('The number of columns in the range must be at least 1.');
    expect(() => sheet.getRange(0, 1)).toThrow('The starting row of the range is too small.');
    expect(() => sheet.getRange('nonsense!')).toThrow('Range not found');
    expect(() => callAnyhow(sheet, 'getRange', true)).toThrow(
      "The parameters (Boolean) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    );
  });

  test('A1 notation may leave sides open, and name another sheet', () => {
    const { sheet, spreadsheet } = openDesk();
    const names = ['B:C', '2:3', 'B5:C', 'C3:B2', '$A$1', 'Sheet1!D4', "'Sheet1'!D4"];
    expect(names.map((name) => sheet.getRange(name).getA1Notation())).toEqual([
      'B:C',
      '2:3',
      'B5:C',
      'B2:C3',
      'A1',
      'D4',
      'D4',
    ]);
    expect(spreadsheet.getRange('Sheet1!A1').getSheet().getName()).toBe('Sheet1');
  });

  test('a range of rows that were deleted meanwhile is refused', () => {
    const { sheet } = openDesk();
    const range = sheet.getRange(999, 1, 2, 1);
    sheet.deleteRow(5);
    expect(() => range.getValues()).toThrow('outside the dimensions');
  });
});

describe('data that does not fit', () => {
  test('another shape than the range', () => {
    const { sheet } = openDesk();
    const range = sheet.getRange('A1:D2');
    expect(() => range.setValues([[1, 2, 3, 4]])).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(() =>
      range.setValues([
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
      ]),
    ).toThrow(
      'The number of columns in the data does not match the number of columns in the range. The data has 5 but the range has 4.',
    );
  });

  test('nothing is written when one value is refused', () => {
    const { sheet } = openDesk();
    const range = sheet.getRange('A1:B1');
    expect(() => range.setValues([['x', undefined]])).toThrow('Cannot convert undefined to a cell value.');
    expect(() => range.setValues([['x', 'y'.repeat(50_001)]])).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(range.isBlank()).toBe(true);
  });

  test('errors come in the language of the user', () => {
    const { sheet } = openDesk({ locale: 'fr' });
    expect(() => sheet.getRange(1, 1, 0, 1)).toThrow('La plage doit comporter au moins 1 ligne.');
  });
});

describe('the size of the grid', () => {
  test('ten million cells over all sheets, empty or not', () => {
    const { sheet, spreadsheet } = openDesk();
    sheet.insertRowsAfter(1000, 383_000);
    expect(sheet.getMaxRows() * sheet.getMaxColumns()).toBe(9_984_000);
    const text = 'This action would increase the number of cells in the workbook above the limit of 10000000 cells.';
    expect(() => sheet.insertColumnAfter(26)).toThrow(text);
    expect(() => spreadsheet.insertSheet('more')).toThrow(text);
    sheet.deleteColumns(2, 1);
    spreadsheet.insertSheet('more');
    expect(spreadsheet.getNumSheets()).toBe(2);
  });

  test('18,278 columns', () => {
    const { sheet } = openDesk();
    sheet.deleteRows(2, 999);
    sheet.insertColumnsAfter(26, 18_278 - 26);
    expect(sheet.getRange('ZZZ1').getColumn()).toBe(18_278);
    expect(() => sheet.insertColumnAfter(1)).toThrow('above the limit of 18278 columns');
  });

  test('one row that is not frozen must stay', () => {
    const { sheet } = openDesk();
    sheet.setFrozenRows(1);
    expect(() => sheet.deleteRows(2, 999)).toThrow('not possible to delete all non-frozen rows');
    sheet.deleteRows(2, 998);
    expect(() => sheet.deleteRow(2)).toThrow('not possible to delete all non-frozen rows');
    sheet.deleteRow(1);
    expect([sheet.getMaxRows(), sheet.getFrozenRows()]).toEqual([1, 0]);
    expect(() => sheet.deleteRows(1, 2)).toThrow('Those rows are out of bounds.');
    expect(() => sheet.setFrozenRows(1)).toThrow("can't freeze all the rows");
  });
});

describe('sheets', () => {
  test('a new one becomes active', () => {
    const { spreadsheet, sheet } = openDesk();
    const added = spreadsheet.insertSheet('Data', 0);
    expect(spreadsheet.getActiveSheet().getName()).toBe('Data');
    expect([added.getIndex(), sheet.getIndex()]).toEqual([1, 2]);
    expect([added.getMaxRows(), added.getMaxColumns()]).toEqual([1000, 26]);
    spreadsheet.setActiveSheet(sheet);
    expect(spreadsheet.getActiveSheet().getSheetId()).toBe(0);
  });

  test('names are unique whatever their case, and some are refused', () => {
    const { spreadsheet, sheet } = openDesk();
    spreadsheet.insertSheet('Data');
    expect(() => spreadsheet.insertSheet('DATA')).toThrow(
      'A sheet with the name "DATA" already exists. Please enter another name.',
    );
    expect(() => sheet.setName('data')).toThrow('already exists');
    for (const name of ['', ' ', 'a/b', 'a:b', '[x]', "'x", 'History', 'x'.repeat(101)]) {
      expect(() => spreadsheet.insertSheet(name)).toThrow('Invalid sheet name');
    }
    expect(spreadsheet.insertSheet().getName()).toBe('Sheet3');
  });

  test('the last one, and the last visible one, stay', () => {
    const { spreadsheet, sheet } = openDesk();
    expect(() => spreadsheet.deleteSheet(sheet)).toThrow("You can't remove all the sheets in a document.");
    const hidden = spreadsheet.insertSheet('hidden').hideSheet();
    expect(spreadsheet.getActiveSheet().getName()).toBe('Sheet1');
    expect(() => spreadsheet.deleteSheet(sheet)).toThrow("You can't remove all the visible sheets in a document.");
    expect(() => sheet.hideSheet()).toThrow("You can't hide all the sheets in a document.");
    spreadsheet.deleteSheet(hidden);
    expect(() => hidden.getName()).toThrow(/Sheet \d+ not found/);
    expect(spreadsheet.getSheetByName('hidden')).toBeNull();
    expect(spreadsheet.getSheetById(123)).toBeNull();
  });

  test('a duplicate is a sheet of its own with everything on it', () => {
    const { spreadsheet, sheet } = openDesk();
    sheet.getRange('A1').setValue('x').setNote('n').setFontWeight('bold');
    sheet.addDeveloperMetadata('k', 'v');
    const copy = spreadsheet.duplicateActiveSheet();
    expect(copy.getName()).toBe('Copy of Sheet1');
    copy.getRange('A1').setValue('y');
    expect([sheet.getRange('A1').getValue(), copy.getRange('A1').getNote()]).toEqual(['x', 'n']);
    expect(copy.getDeveloperMetadata()[0]?.getValue()).toBe('v');
  });
});

describe('a large pull', () => {
  test('100,000 × 15 typed values in 30 blocks are 30 writing calls and 1.5 million cells', () => {
    const { sheet, execution } = openDesk();
    const blocks = 30;
    const rows = 100_000;
    sheet.deleteColumns(16, 11);
    sheet.insertRowsAfter(1000, rows + 1 - 1000);
    let row = 2;
    for (let block = 0; block < blocks; block++) {
      const count = Math.floor((rows * (block + 1)) / blocks) - (row - 2);
      const values = Array.from({ length: count }, (_, down) =>
        Array.from({ length: 15 }, (_cell, across) => (across < 10 ? `'${row + down}-${across}` : row + down)),
      );
      sheet.getRange(row, 1, count, 15).setValues(values);
      row += count;
    }
    const writes = execution.calls.filter((call) => call.name === 'Range.setValues');
    expect(writes).toHaveLength(blocks);
    expect(writes.reduce((sum, call) => sum + (call.cost.cells ?? 0), 0)).toBe(1_500_000);
    expect(sheet.getLastRow()).toBe(rows + 1);
    expect(sheet.getRange(rows + 1, 1, 1, 11).getValues()[0]).toEqual([
      ...Array.from({ length: 10 }, (_, across) => `${rows + 1}-${across}`),
      rows + 1,
    ]);
  });
});
