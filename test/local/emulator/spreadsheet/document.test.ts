import { createSpreadsheetDocument, documentOf } from '../../../../local/emulator/spreadsheet/document';
import { copySpreadsheet } from '../../../../local/emulator/grid/structure/snapshot';
import { smallWorld } from '../small-world';
import { firstSheet, shown } from '../grid/builders';

function newWorld(code: string, locale = 'en') {
  const { document, state } = createSpreadsheetDocument({
    id: 'd1',
    name: 'Doc',
    timeZone: 'Europe/Paris',
    locale: 'en_US',
    ownerId: 'ada',
  });
  const users = [{ id: 'ada', locale }, { id: 'bob' }];
  const world = smallWorld(code, { documents: [document], users });
  return { world, state, run: (functionName = 'main') => world.run({ user: 'ada', document: 'd1', functionName }) };
}

describe('a spreadsheet that a script in its own realm sees', () => {
  test('gives arrays, dates and enums of that realm and takes them', () => {
    const { run } = newWorld(`function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.getRange(1, 1, 1, 2).setValues([[new Date(Date.UTC(2024, 6, 1, 22, 0)), "'00123"]]);
      const values = sheet.getDataRange().getValues();
      sheet.getRange('B:B').addDeveloperMetadata('k', 'v', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
      const entry = sheet.createDeveloperMetadataFinder().withKey('k').find()[0];
      sheet.getRange('A1').copyTo(sheet.getRange('A2'), SpreadsheetApp.CopyPasteType.PASTE_NORMAL, false);
      return [
        values instanceof Array,
        values[0][0] instanceof Date,
        values[0][0].toISOString(),
        values[0][1],
        sheet.getRange('A2').getDisplayValue(),
        entry.getVisibility() === SpreadsheetApp.DeveloperMetadataVisibility.PROJECT,
        entry.getLocation().getColumn().getColumn(),
      ];
    }`);
    const expected = [true, true, '2024-07-01T22:00:00.000Z', '00123', '7/2/2024', true, 2];
    expect(run()).toMatchObject({ outcome: 'value', value: expected });
  });

  test('words its errors in the language of the user', () => {
    const { run } = newWorld('function main() { SpreadsheetApp.getActiveSheet().getRange(0, 1); }', 'fr');
    expect(run()).toMatchObject({
      outcome: 'error',
      error: { name: 'Exception', message: 'La ligne de départ de la plage est trop petite.' },
    });
  });

  test('says what is not emulated', () => {
    const { run } = newWorld('function main() { SpreadsheetApp.getActiveSheet().getPivotTables(); }');
    expect(() => run()).toThrow('SpreadsheetApp.getActiveSheet().getPivotTables is not emulated');
  });

  test('keeps what was written before a kill, and goes back to a snapshot', () => {
    const { world, state, run } = newWorld(`function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      for (let row = 1; row <= 3; row++) sheet.getRange(row, 1).setValue(row);
    }`);
    const saved = world.snapshot();
    const killAt = { call: 5, when: 'after' as const };
    const killed = world.run({ user: 'ada', document: 'd1', functionName: 'main', killAt });
    expect(killed.outcome).toBe('killed');
    expect(shown(state, firstSheet(state), 'A1:A3')).toEqual([['1'], ['2'], ['']]);
    world.restore(saved);
    expect(shown(state, firstSheet(state), 'A1:A3')).toEqual([[''], [''], ['']]);
    run();
    expect(shown(state, firstSheet(state), 'A1:A3')).toEqual([['1'], ['2'], ['3']]);
  });

  test('can be copied as a document of its own', () => {
    const { world, state, run } = newWorld(`function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.addDeveloperMetadata('k', SpreadsheetApp.getActive().getId());
      return sheet.getDeveloperMetadata().map((entry) => entry.getValue());
    }`);
    run();
    world.addDocument(documentOf(copySpreadsheet(state, 'd2', 'Copy of Doc')));
    const copied = world.run({ user: 'bob', document: 'd2', functionName: 'main' });
    expect(copied).toMatchObject({ value: ['d1', 'd2'] });
    expect(state.metadata).toHaveLength(1);
  });

  test('is not touched where the mode of authorization forbids it', () => {
    const { world, state } = newWorld(
      `function main() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); }`,
    );
    const result = world.run({ user: 'ada', document: 'd1', functionName: 'main', authMode: 'NONE' });
    expect(result).toMatchObject({ outcome: 'error' });
    expect(shown(state, firstSheet(state), 'A1')).toEqual([['']]);
  });
});
