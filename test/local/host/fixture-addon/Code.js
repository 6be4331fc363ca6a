// A small add-on that exercises what the local host must carry: menu, sidebar, client calls, cells, triggers.
function onOpen() {
  SpreadsheetApp.getUi()
    .createAddonMenu()
    .addItem('Open the sidebar', 'openSidebar')
    .addItem('Fail', 'fail')
    .addItem('Fill many rows', 'fillMany')
    .addToUi();
}

function openSidebar() {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle('Fixture'));
}

function fail() {
  throw new Error('Nothing works.');
}

function fillMany() {
  fill(2000);
}

function fill(rows) {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  const more = rows + 1 - sheet.getMaxRows();
  if (more > 0) sheet.insertRowsAfter(sheet.getMaxRows(), more);
  const values = [['id', 'name', 'date', 'number']];
  for (let row = 1; row <= rows; row++) values.push(["'00" + row, "'=row " + row, 45000 + row, row / 2]);
  sheet.getRange(2, 3, rows, 1).setNumberFormat('yyyy-mm-dd');
  sheet.getRange(1, 1, rows + 1, 4).setValues(values);
  sheet.getRange(1, 1, 1, 4).setFontWeight('bold');
  sheet.setFrozenRows(1);
  return rows;
}

function echo(value) {
  return value;
}

function now() {
  return { at: new Date() };
}

function slow(milliseconds) {
  const end = Date.now() + milliseconds;
  let calls = 0;
  while (Date.now() < end) {
    Utilities.sleep(5);
    calls += 1;
  }
  return calls;
}

function cell(a1) {
  return SpreadsheetApp.getActiveSpreadsheet().getActiveSheet().getRange(a1).getValue();
}

function setHourly() {
  ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
}

function hourly() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.getRange('H1').setValue(Number(sheet.getRange('H1').getValue()) + 1);
}

function private_() {
  return 'hidden';
}
