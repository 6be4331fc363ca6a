import { callAnyhow, openDesk } from './fake-execution';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Letters stand in cells, dots are empty. */
function draw(sheet: Sheet, ...rows: readonly string[]): void {
  sheet
    .getRange(1, 1, rows.length, rows[0]?.length ?? 0)
    .setValues(rows.map((row) => Array.from(row, (letter) => (letter === '.' ? null : letter))));
}

const drawn = (sheet: Sheet, rows: number, columns: number): readonly string[] =>
  sheet
    .getRange(1, 1, rows, columns)
    .getDisplayValues()
    .map((row) => row.map((text) => text || '.').join(''));

describe('the region of data', () => {
  const ISLANDS = ['.....', '.ab..', '.cd..', '....e', '....f'];

  test.each([
    ['C3', 'B2:C3'],
    ['B1', 'B1:C3'],
    ['D2', 'B2:D3'],
    ['A1', 'A1'],
    ['E4', 'E4:E5'],
    ['C4', 'B2:C4'],
    // Corners do not touch.
    ['D1', 'D1'],
  ])('of %s is %s', (from, region) => {
    const { sheet } = openDesk();
    draw(sheet, ...ISLANDS);
    expect(sheet.getRange(from).getDataRegion().getA1Notation()).toBe(region);
  });

  test('may grow in one direction only', () => {
    const { app, sheet } = openDesk();
    draw(sheet, ...ISLANDS);
    expect(sheet.getRange('C3').getDataRegion(app.Dimension.ROWS).getA1Notation()).toBe('C2:C3');
    expect(sheet.getRange('C3').getDataRegion(app.Dimension.COLUMNS).getA1Notation()).toBe('B3:C3');
    expect(() => callAnyhow(sheet.getRange('C3'), 'getDataRegion', 'ROWS')).toThrow('signature');
  });

  test('holds the cells that an array formula fills', () => {
    const { app, sheet } = openDesk();
    sheet.getRange('B2').setFormula('=SEQUENCE(3,2)');
    expect(sheet.getRange('B2').getDataRegion().getA1Notation()).toBe('B2:C4');
    expect(sheet.getRange('C2').getNextDataCell(app.Direction.DOWN).getA1Notation()).toBe('C4');
  });
});

test.each([
  ['A1', 'DOWN', 'A3'],
  ['A3', 'DOWN', 'A4'],
  ['A4', 'DOWN', 'A7'],
  ['A7', 'DOWN', 'A1000'],
  ['A1000', 'DOWN', 'A1000'],
  ['A7', 'UP', 'A4'],
  ['A4', 'UP', 'A3'],
  ['A3', 'UP', 'A1'],
  ['A3', 'NEXT', 'C3'],
  ['C3', 'NEXT', 'D3'],
  ['D3', 'NEXT', 'Z3'],
  ['Z3', 'PREVIOUS', 'D3'],
] as const)('from %s %s is %s', (from, direction, to) => {
  const { app, sheet } = openDesk();
  draw(sheet, '....', '....', 'a.cd', 'b...', '....', '....', 'x...');
  expect(sheet.getRange(from).getNextDataCell(app.Direction[direction]).getA1Notation()).toBe(to);
});

describe('shifting cells', () => {
  const LETTERS = ['abcd', 'efgh', 'ijkl'];

  test.each([
    ['deleteCells', 'B1:B2', 'ROWS', ['ajcd', 'e.gh', 'i.kl']],
    ['deleteCells', 'B1:C1', 'COLUMNS', ['ad..', 'efgh', 'ijkl']],
    ['insertCells', 'B1:C1', 'ROWS', ['a..d', 'ebch', 'ifgl', '.jk.']],
    ['insertCells', 'A2:A3', 'COLUMNS', ['abcd.', '.efgh', '.ijkl']],
  ] as const)('%s of %s by %s', (method, range, by, after) => {
    const { app, sheet } = openDesk();
    draw(sheet, ...LETTERS);
    callAnyhow(sheet.getRange(range), method, app.Dimension[by]);
    expect(drawn(sheet, after.length, after[0].length)).toEqual(after);
  });

  test('takes looks and notes along, follows single cells and breaks what pointed into the gap', () => {
    const { app, sheet } = openDesk();
    draw(sheet, ...LETTERS);
    sheet.getRange('B3').setNote('n').setFontWeight('bold');
    sheet.getRange('F1:F2').setFormulas([['=B3'], ['=B1']]);
    sheet.getRange('B1:B2').deleteCells(app.Dimension.ROWS);
    expect([sheet.getRange('B1').getNote(), sheet.getRange('B1').getFontWeight()]).toEqual(['n', 'bold']);
    expect(sheet.getRange('F1:F2').getFormulas()).toEqual([['=B1'], ['=#REF!']]);
  });

  test('the grid grows where content would leave it', () => {
    const { app, sheet } = openDesk();
    sheet.getRange('A1000').setValue('last');
    sheet.getRange('A5:A6').insertCells(app.Dimension.ROWS);
    expect([sheet.getMaxRows(), sheet.getRange('A1002').getValue()]).toEqual([1002, 'last']);
  });
});

describe('tidying', () => {
  test('duplicates go, and what is left moves up inside the range', () => {
    const { sheet } = openDesk();
    draw(sheet, 'ab', 'cb', 'ab', 'cd', 'xy');
    expect(sheet.getRange('A1:B4').removeDuplicates().getA1Notation()).toBe('A1:B3');
    expect(drawn(sheet, 5, 2)).toEqual(['ab', 'cb', 'cd', '..', 'xy']);
    expect(sheet.getRange('A1:B3').removeDuplicates([2]).getA1Notation()).toBe('A1:B2');
    expect(drawn(sheet, 5, 2)).toEqual(['ab', 'cd', '..', '..', 'xy']);
  });

  test('blanks are trimmed from texts, which stay texts', () => {
    const { sheet } = openDesk();
    const range = sheet.getRange('A1:A4').setValues([['  a   b '], ['   =1+1'], [7], ["'   "]]);
    range.trimWhitespace();
    expect([range.getValues(), range.getFormulas().flat()]).toEqual([
      [['a b'], ['=1+1'], [7], ['']],
      ['', '', '', ''],
    ]);
  });

  test('texts are split at what is given, or at the first sign that looks like one', () => {
    const { app, sheet } = openDesk();
    sheet.getRange('A1:A3').setValues([['a;b;;2'], ['c, d'], ['one']]);
    sheet.getRange('A1:A3').splitTextToColumns();
    sheet.getRange('A4').setValue('x y').splitTextToColumns(app.TextToColumnsDelimiter.SPACE);
    sheet.getRange('A5').setValue('x#y').splitTextToColumns('#');
    expect(sheet.getRange('A1:D5').getValues()).toEqual([
      ['a', 'b', '', 2],
      ['c', ' d', '', ''],
      ['one', '', '', ''],
      ['x', 'y', '', ''],
      ['x', 'y', '', ''],
    ]);
    expect(() => sheet.getRange('A1:B1').splitTextToColumns()).toThrow('signature');
  });

  test('rows or columns merge one by one', () => {
    const { sheet } = openDesk();
    draw(sheet, 'ab', 'cd');
    const merged = () =>
      sheet
        .getRange('A1:E5')
        .getMergedRanges()
        .map((range) => range.getA1Notation());
    sheet.getRange('A1:B2').mergeAcross();
    expect([merged(), drawn(sheet, 2, 2)]).toEqual([
      ['A1:B1', 'A2:B2'],
      ['a.', 'c.'],
    ]);
    sheet.getRange('D1:E2').mergeVertically();
    expect(merged().slice(2)).toEqual(['D1:D2', 'E1:E2']);
  });
});

test('checkboxes say whether all of them are checked', () => {
  const { sheet } = openDesk();
  const boxes = sheet.getRange('A1:A2').insertCheckboxes('on', 'off');
  expect(boxes.isChecked()).toBe(false);
  sheet.getRange('A1').check();
  expect([boxes.isChecked(), sheet.getRange('A1').isChecked(), sheet.getRange('B1').isChecked()]).toEqual([
    null,
    true,
    null,
  ]);
});

test('a filter knows by which column it was sorted last', () => {
  const { sheet } = openDesk();
  draw(sheet, 'hh', 'b1', 'a2');
  const filter = sheet.getRange('A1:B3').createFilter().sort(1, true).sort(2, false);
  const spec = (column: number): object => Object(callAnyhow(filter, 'getColumnSortSpec', column));
  expect([callAnyhow(spec(2), 'isAscending'), String(callAnyhow(spec(2), 'getSortOrder'))]).toEqual([
    false,
    'DESCENDING',
  ]);
  expect(() => callAnyhow(spec(1), 'getSortOrder')).toThrow(
    'Unexpected error while getting the method or property getSortOrder on object SpreadsheetApp.SortSpec.',
  );
});

test('a list of ranges does to each what it is told', () => {
  const { sheet } = openDesk();
  const list = sheet.getRangeList(['A1:B1', 'D4', 'F:F']);
  expect(list.getRanges().map((range) => range.getA1Notation())).toEqual(['A1:B1', 'D4', 'F:F']);
  const short = sheet.getRangeList(['A1:B1', 'D4']).setValue(' x ').setFontWeight('bold').setNote('n');
  expect(
    short
      .trimWhitespace()
      .getRanges()
      .map((range) => [range.getValue(), range.getNote(), range.getFontWeight()]),
  ).toEqual([
    ['x', 'n', 'bold'],
    ['x', 'n', 'bold'],
  ]);
  short.clear();
  expect(short.getRanges().every((range) => range.isBlank() && range.getNote() === 'n')).toBe(true);
  expect(() => callAnyhow(sheet, 'getRangeList', 'A1')).toThrow('signature');
});

test('a spreadsheet hands to its active sheet what is about rows, columns and cells', () => {
  const { spreadsheet, sheet } = openDesk();
  const other = spreadsheet.insertSheet('Other');
  spreadsheet.appendRow(['a', 'b']);
  spreadsheet.setFrozenRows(2);
  spreadsheet.insertRowsBefore(1, 3);
  expect([spreadsheet.getLastRow(), spreadsheet.getLastColumn(), spreadsheet.getSheetName()]).toEqual([4, 2, 'Other']);
  expect([other.getFrozenRows(), sheet.getFrozenRows(), sheet.getLastRow()]).toEqual([5, 0, 0]);
  spreadsheet.setActiveSheet(sheet);
  expect([spreadsheet.getLastRow(), spreadsheet.getSheetId()]).toEqual([0, sheet.getSheetId()]);
});

describe('looks in tables', () => {
  test.each([
    ['setFontFamilies', 'getFontFamilies', ['Georgia', 'Arial']],
    ['setFontSizes', 'getFontSizes', [8, 24]],
    ['setFontLines', 'getFontLines', ['underline', 'none']],
    ['setFontStyles', 'getFontStyles', ['italic', 'normal']],
    ['setVerticalAlignments', 'getVerticalAlignments', ['top', 'bottom']],
    ['setWraps', 'getWraps', [true, false]],
  ] as const)('%s is read back by %s', (set, get, row) => {
    const range = openDesk().sheet.getRange('A1:B2');
    const table = [[...row], [...row].reverse()];
    callAnyhow(range, set, table);
    expect(callAnyhow(range, get)).toEqual(table);
    expect(() => callAnyhow(range, set, [row])).toThrow('The number of rows in the data');
  });

  test('direction, rotation, whole styles and colours by number', () => {
    const { app, sheet } = openDesk();
    const cell = sheet.getRange('A1').setBackgroundRGB(1, 2, 255).setTextRotation(45);
    expect(callAnyhow(cell, 'getTextDirection')).toBeNull();
    cell.setTextDirection(app.TextDirection.RIGHT_TO_LEFT);
    cell.setTextStyle(app.newTextStyle().setBold(true).setFontSize(20).setForegroundColor('#00ff00').build());
    expect([
      cell.getBackground(),
      cell.getTextRotation().getDegrees(),
      cell.getTextRotation().isVertical(),
      cell.getTextDirection() === app.TextDirection.RIGHT_TO_LEFT,
      cell.getFontWeight(),
      cell.getTextStyle().getForegroundColor(),
      cell.getTextStyle().getFontSize(),
    ]).toEqual(['#0102ff', 45, false, true, 'bold', '#00ff00', 20]);
    expect(() => cell.setTextRotation(91)).toThrow('Invalid argument');
  });
});
