import { createSpreadsheetServices } from '../../../../local/emulator/spreadsheet/services';
import { fakeExecution, openDesk } from './fake-execution';

const PLACES = 'may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column';

describe('developer metadata', () => {
  test('sits on spreadsheet, sheet, whole columns and whole rows only', () => {
    const { sheet, spreadsheet } = openDesk();
    spreadsheet.addDeveloperMetadata('s', '1');
    sheet.addDeveloperMetadata('t', '2');
    sheet.getRange('C:C').addDeveloperMetadata('c', '3');
    sheet.getRange('4:4').addDeveloperMetadata('r');
    for (const a1 of ['C1:C5', 'B:C', '2:3', 'A1', 'C1:C1000']) {
      expect(() => sheet.getRange(a1).addDeveloperMetadata('no')).toThrow(PLACES);
    }
    expect(() => sheet.getRange(1, 3, sheet.getMaxRows(), 1).addDeveloperMetadata('no')).toThrow(PLACES);
    const found = spreadsheet.createDeveloperMetadataFinder().find();
    expect(found.map((one) => [one.getKey(), one.getValue(), String(one.getLocation().getLocationType())])).toEqual([
      ['s', '1', 'SPREADSHEET'],
      ['t', '2', 'SHEET'],
      ['c', '3', 'COLUMN'],
      ['r', null, 'ROW'],
    ]);
  });

  test('follows its column and disappears with it', () => {
    const { sheet } = openDesk();
    sheet.getRange('C:C').addDeveloperMetadata('table/name');
    const place = (): string | undefined =>
      sheet.createDeveloperMetadataFinder().withKey('table/name').find()[0]?.getLocation().getColumn()?.getA1Notation();
    sheet.insertColumnsBefore(1, 2);
    expect(place()).toBe('E:E');
    sheet.moveColumns(sheet.getRange('E:E'), 1);
    expect(place()).toBe('A:A');
    sheet.deleteRows(1, 500);
    expect(place()).toBe('A:A');
    sheet.deleteColumn(1);
    expect(place()).toBeUndefined();
  });

  test('of a row is found by its place, and moves with the row until that goes', () => {
    const { sheet, app } = openDesk();
    const { ROW } = app.DeveloperMetadataLocationType;
    sheet.getRange('5:5').addDeveloperMetadata('record', 'r1');
    sheet.getRange('7:7').addDeveloperMetadata('record', 'r2');
    sheet.getRange('B:B').addDeveloperMetadata('record', 'column');
    const rows = () =>
      sheet
        .createDeveloperMetadataFinder()
        .withLocationType(ROW)
        .withKey('record')
        .find()
        .map((one) => [one.getValue(), one.getLocation().getRow()?.getRow()]);
    sheet.insertRowsBefore(6, 3);
    sheet.insertRowsBefore(1, 1);
    expect(rows()).toEqual([
      ['r1', 6],
      ['r2', 11],
    ]);
    sheet.moveRows(sheet.getRange('6:6'), 20);
    sheet.getRange('A2:Z2').insertCells(app.Dimension.ROWS);
    expect(rows()).toEqual([
      ['r1', 19],
      ['r2', 10],
    ]);
    sheet.deleteRow(10);
    expect(rows()).toEqual([['r1', 18]]);
    expect(sheet.getRange('18:18').getDeveloperMetadata()).toHaveLength(1);
    expect(sheet.getRange('17:17').getDeveloperMetadata()).toEqual([]);
  });

  test('a finder narrows by key, value, place and visibility', () => {
    const { sheet, spreadsheet, app } = openDesk();
    const other = spreadsheet.insertSheet('Other');
    const { DOCUMENT, PROJECT } = app.DeveloperMetadataVisibility;
    sheet.addDeveloperMetadata('k', 'a', PROJECT);
    other.addDeveloperMetadata('k', 'b', DOCUMENT);
    sheet.getRange('B:B').addDeveloperMetadata('k', 'c');
    sheet.getRange('D:D').addDeveloperMetadata('k', 'd');
    expect(values(spreadsheet.createDeveloperMetadataFinder().withKey('k'))).toEqual(['a', 'b', 'c', 'd']);
    expect(values(sheet.createDeveloperMetadataFinder().withKey('k'))).toEqual(['a', 'c', 'd']);
    expect(values(sheet.createDeveloperMetadataFinder().withValue('c'))).toEqual(['c']);
    expect(values(spreadsheet.createDeveloperMetadataFinder().withVisibility(PROJECT))).toEqual(['a']);
    const columns = app.DeveloperMetadataLocationType.COLUMN;
    expect(values(spreadsheet.createDeveloperMetadataFinder().withLocationType(columns))).toEqual(['c', 'd']);
    expect(values(sheet.getRange('A:B').createDeveloperMetadataFinder())).toEqual(['c']);
    expect(values(sheet.getRange('B7').createDeveloperMetadataFinder())).toEqual([]);
    expect(values(sheet.getRange('B7').createDeveloperMetadataFinder().onIntersectingLocations())).toEqual(['a', 'c']);
    expect(
      sheet
        .getRange('A:C')
        .getDeveloperMetadata()
        .map((one) => one.getValue()),
    ).toEqual(['c']);
  });

  test('of visibility PROJECT is hidden from other scripts', () => {
    const { sheet, app, state } = openDesk();
    sheet.addDeveloperMetadata('k', 'v', app.DeveloperMetadataVisibility.PROJECT);
    const stranger = createSpreadsheetServices(fakeExecution(), state, { projectId: 'other' }).SpreadsheetApp;
    expect(stranger.getActiveSheet().getDeveloperMetadata()).toEqual([]);
    expect(sheet.getDeveloperMetadata()).toHaveLength(1);
  });

  test('changes, moves and goes', () => {
    const { sheet } = openDesk();
    sheet.addDeveloperMetadata('k', 'v');
    const [entry] = sheet.getDeveloperMetadata();
    entry?.setValue('w').moveToColumn(sheet.getRange('B:B'));
    expect(entry?.getLocation().getColumn()?.getColumn()).toBe(2);
    expect(entry?.getValue()).toBe('w');
    entry?.remove();
    expect(() => entry?.getKey()).toThrow(/Developer metadata \d+ not found/);
  });

  test('a sheet holds 30,000 characters of it', () => {
    const { sheet, spreadsheet } = openDesk();
    sheet.addDeveloperMetadata('k', 'x'.repeat(29_000));
    expect(() => sheet.getRange('A:A').addDeveloperMetadata('k', 'x'.repeat(1000))).toThrow('quota exceeded');
    expect(() => sheet.getDeveloperMetadata()[0]?.setValue('x'.repeat(30_000))).toThrow('quota exceeded');
    spreadsheet.addDeveloperMetadata('k', 'x'.repeat(1000));
  });
});

function values(finder: GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder): (string | null)[] {
  return finder.find().map((one) => one.getValue());
}
