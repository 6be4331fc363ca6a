import { callAnyhow, openDesk } from './fake-execution';

describe('clearing', () => {
  test.each([
    ['range.clear', (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void sheet.getRange('A1').clear()],
    ['sheet.clear', (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void sheet.clear()],
  ])('%s takes content and look, and leaves notes and rules', (_name, clear) => {
    const { app, sheet } = openDesk();
    const rule = app.newDataValidation().requireNumberEqualTo(5).build();
    const cell = sheet.getRange('A1').setValue(5).setFontWeight('bold').setNote('n').setDataValidation(rule);
    clear(sheet);
    expect([cell.isBlank(), cell.getFontWeight(), cell.getNote(), cell.getDataValidation() !== null]).toEqual([
      true,
      'normal',
      'n',
      true,
    ]);
    sheet.getRange('A1').clear({ validationsOnly: true });
    expect([cell.getNote(), cell.getDataValidation()]).toEqual(['n', null]);
  });
});

test.each([
  ['RebeccaPurple', '#663399'],
  ['papayawhip', '#ffefd5'],
  ['DARKSLATEGREY', '#2f4f4f'],
  ['#Abc', '#aabbcc'],
])('the colour %s is %s', (name, hex) => {
  const cell = openDesk().sheet.getRange('A1').setBackground(name).setFontColor(name);
  expect([cell.getBackground(), callAnyhow(cell, 'getFontColor')]).toEqual([hex, hex]);
});

test('rich text that is read knows how its words look, from the cell where they say nothing themselves', () => {
  const { app, sheet } = openDesk();
  const red = app.newTextStyle().setForegroundColor('#ff0000').build();
  const cell = sheet.getRange('A1').setFontWeight('bold').setFontSize(14);
  cell.setRichTextValue(app.newRichTextValue().setText('red rest').setTextStyle(0, 3, red).build());
  const looks = cell
    .getRichTextValue()
    ?.getRuns()
    .map((run) => run.getTextStyle())
    .map((style) => [style.getForegroundColor(), style.isBold(), style.isItalic(), style.getFontSize()]);
  expect(looks).toEqual([
    ['#ff0000', true, false, 14],
    ['#000000', true, false, 14],
  ]);
  // Words made by a script say only what the script has said.
  expect(app.newRichTextValue().setText('x').build().getTextStyle().isBold()).toBeNull();
});

test('a new protection names no editor, and one of a named range is where the name is', () => {
  const { spreadsheet, sheet } = openDesk();
  spreadsheet.setNamedRange('figures', sheet.getRange('C3:D9'));
  const protection = sheet.getRange('A1').protect();
  expect([protection.getEditors(), protection.canEdit()]).toEqual([[], true]);
  protection.setRangeName('figures');
  expect([protection.getRangeName(), protection.getRange().getA1Notation()]).toEqual(['figures', 'C3:D9']);
  const [named] = spreadsheet.getNamedRanges();
  if (!named) throw new Error('The name is gone.');
  expect(sheet.getRange('A2').protect().setNamedRange(named).getRange().getA1Notation()).toBe('C3:D9');
  protection.setRange(sheet.getRange('B1'));
  expect([protection.getRangeName(), protection.getRange().getA1Notation()]).toEqual([null, 'B1']);
  expect(() => protection.setRangeName('nothing')).toThrow('No range with the name "nothing" exists.');
});

test('every enumeration names its members, numbers them and compares them', () => {
  const { app } = openDesk();
  const enums = Object.entries(app).filter(([name]) => /^[A-Z]/.test(name));
  expect(enums.map(([name]) => name)).toEqual(
    expect.arrayContaining(['BorderStyle', 'Direction', 'RelativeDate', 'SortOrder', 'WrapStrategy']),
  );
  for (const [, members] of enums) {
    Object.entries<object>(Object(members)).forEach(([key, member], position) => {
      expect([callAnyhow(member, 'toString'), callAnyhow(member, 'name'), callAnyhow(member, 'ordinal')]).toEqual([
        key,
        key,
        position,
      ]);
      expect(callAnyhow(member, 'compareTo', Object.values(Object(members))[0])).toBe(position);
    });
  }
});

test('notes of numbers are texts, with a decimal place from a table; objects are no notes', () => {
  const { sheet } = openDesk();
  const range = sheet.getRange('A1:B1');
  callAnyhow(range, 'setNotes', [[25, null]]);
  expect(range.getNotes()).toEqual([['25.0', '']]);
  callAnyhow(range, 'setNote', 25);
  expect(range.getNotes()).toEqual([['25', '25']]);
  expect(() => callAnyhow(range, 'setNote', {})).toThrow('signature');
});

test('a new cell overflows and yet says that it wraps, until it is told', () => {
  const { app, sheet } = openDesk();
  const cell = sheet.getRange('A1');
  expect([cell.getWrap(), cell.getWrapStrategy()]).toEqual([true, app.WrapStrategy.OVERFLOW]);
  expect(cell.setWrapStrategy(app.WrapStrategy.OVERFLOW).getWrap()).toBe(false);
});

test('gridlines and direction belong to the sheet, and a copy of it has them', () => {
  const { spreadsheet, sheet } = openDesk();
  expect([sheet.hasHiddenGridlines(), sheet.isRightToLeft()]).toEqual([false, false]);
  sheet.setHiddenGridlines(true).setRightToLeft(true).getRange('A1').setValue('x');
  const copy = sheet.copyTo(spreadsheet);
  expect([copy.getName(), sheet.copyTo(spreadsheet).getName()]).toEqual(['Copy of Sheet1', 'Copy of Sheet1 2']);
  expect([copy.hasHiddenGridlines(), copy.isRightToLeft(), copy.getRange('A1').getValue()]).toEqual([true, true, 'x']);
  expect([spreadsheet.getActiveSheet().getName(), copy.getIndex()]).toEqual(['Sheet1', 2]);
  expect(() => callAnyhow(sheet, 'copyTo', sheet)).toThrow('signature');
});
