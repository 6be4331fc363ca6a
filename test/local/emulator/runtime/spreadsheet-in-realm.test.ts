import { valueOf } from '../../../../local/emulator/index';
import { createSpreadsheetDocument } from '../../../../local/emulator/spreadsheet/document';
import { smallWorld } from '../small-world';

const CODE = `
const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
function write(rows) { sheet().getRange(1, 1, rows.length, rows[0].length).setValues(rows); }
function read() { return sheet().getDataRange().getValues(); }
function dates() {
  const range = sheet().getRange('A1:B1');
  range.setValues([[new Date(Date.UTC(2024, 4, 17, 12)), 'x']]);
  const values = range.getValues();
  return [values instanceof Array, values[0] instanceof Array, values[0][0] instanceof Date, values[0][0].toISOString()];
}
function same() { const app = SpreadsheetApp; return [app.getActive() === app.getActiveSpreadsheet(), app.WrapStrategy.CLIP === app.WrapStrategy.CLIP,
  String(app.WrapStrategy.CLIP), String(sheet())]; }
function outside() { sheet().getRange(5000, 1); }
function twice() { write([['first']]); try { write([['second']]); } finally { write([['finally']]); } }
function image() {
  const range = sheet().getRange('A1');
  range.setValue(SpreadsheetApp.newCellImage().setSourceUrl('https://example.com/a.png').setAltTextTitle('Seal').build());
  const read = range.getValue();
  let refused = '';
  try { range.setValues([[read]]); SpreadsheetApp.flush(); } catch (error) { refused = error.message; }
  return [read.valueType === SpreadsheetApp.ValueType.IMAGE, String(read), read.getAltTextTitle(), refused];
}
function charts() { return sheet().getPivotTables(); }
`;

function start(locale = 'en') {
  const { document } = createSpreadsheetDocument({ id: 'd1', name: 'Test', timeZone: 'Etc/UTC', locale: 'en_US' });
  const world = smallWorld(CODE, { users: [{ id: 'ada', locale }, { id: 'bob' }], documents: [document] });
  const run = (functionName: string, ...args: unknown[]) =>
    world.run({ user: 'ada', document: 'd1', functionName, args });
  return { world, run };
}

test('tables cross the border of the realm in both directions, dates included', () => {
  const { run } = start();
  expect(
    run('write', [
      ['text', 1, true],
      ['=1+1', '', ''],
    ]).outcome,
  ).toBe('value');
  expect(valueOf(run('read'))).toEqual([
    ['text', 1, true],
    [2, '', ''],
  ]);
  expect(valueOf(run('dates'))).toEqual([true, true, true, '2024-05-17T12:00:00.000Z']);
});

test('service objects and enum values keep their identity in an execution', () => {
  expect(valueOf(start().run('same'))).toEqual([true, true, 'CLIP', 'Sheet']);
});

test('an image in a cell is an object of its own to a script', () => {
  expect(valueOf(start().run('image'))).toEqual([true, 'CellImage', 'Seal', 'Service error: Spreadsheets']);
});

test('cells are counted as read or written, and cost virtual time', () => {
  const { run } = start();
  const rows = Array.from({ length: 100 }, () => Array.from({ length: 10 }, () => 1));
  const wrote = run('write', rows);
  expect(wrote.counters).toMatchObject({ cellsWritten: 1_000, cellsRead: 0 });
  expect(wrote.counters.elapsedMs).toBeGreaterThanOrEqual(50 + 36);
  expect(run('read').counters).toMatchObject({ cellsWritten: 0, cellsRead: 1_000 });
});

function failureOutside(locale: string): string {
  const result = start(locale).run('outside');
  return result.outcome === 'error' ? `${result.error.name}: ${result.error.message}` : '';
}

test('errors of the grid are Exceptions in the language of the user', () => {
  expect(failureOutside('en')).toBe('Exception: The coordinates of the range are outside the dimensions of the sheet.');
  expect(failureOutside('fr')).toMatch(/^Exception: Les coordonnées/);
});

test('a write that is killed once it has acted stays, and nothing after it happens', () => {
  const { world, run } = start();
  const calls = run('twice').counters.totalCalls;
  const seen: unknown[] = [];
  for (let call = 1; call <= calls; call += 1) {
    run('write', [['before']]);
    const result = world.run({ user: 'ada', document: 'd1', functionName: 'twice', killAt: { call, when: 'after' } });
    expect(result.outcome).toBe('killed');
    seen.push(valueOf(run('read')));
  }
  expect(seen).toEqual([
    ...Array.from({ length: 3 }, () => [['before']]),
    ...Array.from({ length: 4 }, () => [['first']]),
    ...Array.from({ length: 4 }, () => [['second']]),
    [['finally']],
  ]);
});

test('what is not emulated is loud', () => {
  expect(() => start().run('charts')).toThrow('getPivotTables is not emulated');
});

test('a snapshot holds the cells', () => {
  const { world, run } = start();
  run('write', [['kept']]);
  const saved = world.snapshot();
  run('write', [['lost']]);
  world.restore(saved);
  expect(valueOf(run('read'))).toEqual([['kept']]);
});

test('in NONE the spreadsheet is out of reach, in LIMITED it is not', () => {
  const { world } = start();
  const outcome = (authMode: 'NONE' | 'LIMITED') =>
    world.run({ user: 'ada', document: 'd1', functionName: 'read', authMode }).outcome;
  expect([outcome('NONE'), outcome('LIMITED')]).toEqual(['error', 'value']);
});
