/** What scripts of others ask of a spreadsheet and the add-on does not: checks that ran on live Google ask it too. */
import { openDesk } from './fake-execution';

test('a tag gets another key, and moves to a row, a sheet and the spreadsheet', () => {
  const { app, spreadsheet, sheet } = openDesk();
  sheet.getRange('B:B').addDeveloperMetadata('old', 'v');
  const [tag] = sheet.createDeveloperMetadataFinder().find();
  if (!tag) throw new Error('no tag');
  expect(tag.setKey('new').getKey()).toBe('new');
  const places = [
    tag.moveToRow(sheet.getRange('4:4')).getLocation().getRow()?.getRow(),
    tag.moveToSheet(sheet).getLocation().getSheet()?.getSheetId(),
    tag.moveToSpreadsheet().getLocation().getSpreadsheet() === spreadsheet,
  ];
  expect(places).toEqual([4, sheet.getSheetId(), true]);
  expect(sheet.getType()).toBe(app.SheetType.GRID);
});

test('a row comes below another; rows and columns of a range are hidden and shown', () => {
  const { sheet } = openDesk();
  sheet.getRange('A1:A2').setValues([['one'], ['two']]);
  sheet.insertRowAfter(1);
  expect(sheet.getRange('A1:A3').getValues()).toEqual([['one'], [''], ['two']]);
  expect(sheet.getRange('A3').getRowIndex()).toBe(3);
  sheet.hideRow(sheet.getRange('A2:B3'));
  sheet.hideColumn(sheet.getRange('B1'));
  const hidden = () => [sheet.isRowHiddenByUser(2), sheet.isRowHiddenByUser(3), sheet.isColumnHiddenByUser(2)];
  expect([sheet.isRowHiddenByUser(1), ...hidden()]).toEqual([false, true, true, true]);
  sheet.unhideRow(sheet.getRange('A2:A3'));
  sheet.unhideColumn(sheet.getRange('B9'));
  expect(hidden()).toEqual([false, false, false]);
});

test('a column fits the longest text that it shows', () => {
  const { sheet } = openDesk();
  sheet.getRange('A1:B1').setValues([['a text of some length', 'x']]);
  sheet.autoResizeColumn(1).autoResizeColumns(2, 1);
  expect(sheet.getColumnWidth(1)).toBeGreaterThan(2 * sheet.getColumnWidth(2));
});

test('clearing formats leaves values, notes and rules of the cells', () => {
  const { app, sheet } = openDesk();
  const cell = sheet.getRange('A1');
  const rule = app.newDataValidation().requireNumberNotEqualTo(3).build();
  cell.setValue(5).setNote('mine').setBackground('#ff0000').setDataValidation(rule);
  sheet.clearFormats();
  expect([cell.getValue(), cell.getNote(), cell.getBackground()]).toEqual([5, 'mine', '#ffffff']);
  expect(cell.getDataValidation()?.getCriteriaValues()).toEqual([3]);
});

test('a protection says what it is for, and a run of a text where it ends', () => {
  const { app, sheet } = openDesk();
  expect(sheet.getRange('A1').protect().setDescription('rates').getDescription()).toBe('rates');
  const bold = app.newTextStyle().setBold(true).build();
  const text = app.newRichTextValue().setText('one two').setTextStyle(0, 3, bold).build();
  expect(text.getRuns().map((run) => [run.getStartIndex(), run.getEndIndex()])).toEqual([
    [0, 3],
    [3, 7],
  ]);
});
