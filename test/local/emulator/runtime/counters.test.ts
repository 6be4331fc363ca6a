import type { CallHooks } from '../../../../local/emulator/runtime/call-hooks';
import { createStopwatch } from '../../../../local/emulator/runtime/time/stopwatch';
import { createSpreadsheetDocument } from '../../../../local/emulator/spreadsheet/document';
import { smallWorld } from '../small-world';

/** Each function does one thing to a block of 20 × 3 = 60 cells on a sheet whose content ends at C20. */
const CODE = `
const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
const block = () => sheet().getRange(1, 1, 20, 3);
const filled = (value) => Array.from({ length: 20 }, () => [value, value, value]);
const none = () => filled(null);
function run(name) { WORK[name](); }
const WORK = {
  getValues: () => block().getValues(),
  getDisplayValues: () => block().getDisplayValues(),
  getFormulas: () => block().getFormulas(),
  getFormulasR1C1: () => block().getFormulasR1C1(),
  getNotes: () => block().getNotes(),
  getRichTextValues: () => block().getRichTextValues(),
  getNumberFormats: () => block().getNumberFormats(),
  getBackgrounds: () => block().getBackgrounds(),
  getDataValidations: () => block().getDataValidations(),
  getSheetValues: () => sheet().getSheetValues(1, 1, 20, 3),
  getValue: () => block().getValue(),
  getNote: () => block().getNote(),
  isBlank: () => block().isBlank(),
  getLastRow: () => sheet().getLastRow(),
  getDataRange: () => sheet().getDataRange(),
  setValues: () => block().setValues(filled(2)),
  setFormulas: () => block().setFormulas(filled('=1')),
  setFormulasR1C1: () => block().setFormulasR1C1(filled('=1')),
  setNotes: () => block().setNotes(filled('n')),
  setNumberFormats: () => block().setNumberFormats(filled('0.00')),
  setBackgrounds: () => block().setBackgrounds(filled('#ff0000')),
  setDataValidations: () => block().setDataValidations(none()),
  appendRow: () => sheet().appendRow([1, 2, 3]),
  setValue: () => block().setValue(5),
  setValueOfOne: () => sheet().getRange('A1').setValue(5),
  setFormula: () => block().setFormula('=1'),
  setNumberFormat: () => block().setNumberFormat('0'),
  setNote: () => block().setNote('n'),
  copyTo: () => block().copyTo(sheet().getRange('E1')),
  tiled: () => sheet().getRange('A1:C1').copyTo(sheet().getRange('A1:C40')),
  moveTo: () => block().moveTo(sheet().getRange('E1')),
  sort: () => block().sort(1),
  clear: () => block().clear(),
  clearContent: () => block().clearContent(),
  clearSheet: () => sheet().clear(),
  clearContents: () => sheet().clearContents(),
  duplicate: () => SpreadsheetApp.getActiveSpreadsheet().duplicateActiveSheet(),
  fromTemplate: () => SpreadsheetApp.getActiveSpreadsheet().insertSheet('Copy', { template: sheet() }),
  insertSheet: () => SpreadsheetApp.getActiveSpreadsheet().insertSheet('New'),
  deleteRows: () => sheet().deleteRows(2, 5),
};
function fill() { block().setValues(filled(1)); }
`;

function start() {
  const { document } = createSpreadsheetDocument({ id: 'd1', name: 'Test', timeZone: 'Etc/UTC', locale: 'en_US' });
  const world = smallWorld(CODE, { users: [{ id: 'ada' }], documents: [document] });
  world.run({ user: 'ada', document: 'd1', functionName: 'fill' });
  return (name: string) => {
    const result = world.run({ user: 'ada', document: 'd1', functionName: 'run', args: [name] });
    if (result.outcome !== 'value') throw new Error(JSON.stringify(result));
    return result;
  };
}

/** Cells read, written, and copied by Google. */
const EXPECTED: Readonly<Record<string, readonly [number, number, number]>> = {
  getValues: [60, 0, 0],
  getDisplayValues: [60, 0, 0],
  getFormulas: [60, 0, 0],
  getFormulasR1C1: [60, 0, 0],
  getNotes: [60, 0, 0],
  getRichTextValues: [60, 0, 0],
  getNumberFormats: [60, 0, 0],
  getBackgrounds: [60, 0, 0],
  getDataValidations: [60, 0, 0],
  getSheetValues: [60, 0, 0],
  getValue: [1, 0, 0],
  getNote: [1, 0, 0],
  isBlank: [1, 0, 0],
  getLastRow: [0, 0, 0],
  getDataRange: [0, 0, 0],
  setValues: [0, 60, 0],
  setFormulas: [0, 60, 0],
  setFormulasR1C1: [0, 60, 0],
  setNotes: [0, 60, 0],
  setNumberFormats: [0, 60, 0],
  setBackgrounds: [0, 60, 0],
  setDataValidations: [0, 60, 0],
  appendRow: [0, 3, 0],
  setValue: [0, 1, 59],
  setValueOfOne: [0, 1, 0],
  setFormula: [0, 1, 59],
  setNumberFormat: [0, 1, 59],
  setNote: [0, 1, 59],
  copyTo: [0, 0, 60],
  tiled: [0, 0, 120],
  moveTo: [0, 0, 60],
  sort: [0, 0, 60],
  clear: [0, 0, 60],
  clearContent: [0, 0, 60],
  clearSheet: [0, 0, 60],
  clearContents: [0, 0, 60],
  duplicate: [0, 0, 60],
  fromTemplate: [0, 0, 60],
  insertSheet: [0, 0, 0],
  deleteRows: [0, 0, 0],
};

test.each(Object.entries(EXPECTED))('%s: what travels is told from what Google moves by itself', (name, expected) => {
  const { cellsRead, cellsWritten, cellsCopied } = start()(name).counters;
  expect([cellsRead, cellsWritten, cellsCopied]).toEqual(expected);
});

test('each execution begins its counts anew', () => {
  const run = start();
  run('setValues');
  expect(run('getValues').counters).toMatchObject({ cellsRead: 60, cellsWritten: 0, cellsCopied: 0 });
});

test('a stopwatch adds up the stretches between start and stop, and nothing else', () => {
  let now = 10;
  const watch = createStopwatch(() => now);
  const at = (time: number, act: () => void): void => {
    now = time;
    act();
  };
  at(11, watch.stop);
  at(20, watch.start);
  at(25, watch.start);
  at(30, watch.stop);
  at(50, watch.stop);
  at(100, watch.start);
  at(103, watch.stop);
  expect(watch.total()).toBe(13);
});

test("the end of an execution tells its own time, also where it was killed; that of one inside a service is not the outer's", () => {
  const { document } = createSpreadsheetDocument({ id: 'd1', name: 'Test', timeZone: 'Etc/UTC', locale: 'en_US' });
  const code = `
    function outer() { Utilities.sleep(1); }
    function killed() { Utilities.sleep(1); Utilities.sleep(1); }
    function busy() { let sum = 0; for (let i = 0; i < 3e7; i += 1) sum = (sum + i * 7) % 1000003; return sum; }`;
  const world = smallWorld(code, { users: [{ id: 'ada' }], documents: [document] });
  const told: Record<string, number> = {};
  const run = (functionName: string, hooks: CallHooks = {}) => {
    const onEnd = (ownMs: number): void => {
      told[functionName] = ownMs;
    };
    return world.run({ user: 'ada', document: 'd1', functionName, onEnd, ...hooks });
  };
  run('killed', { killAt: { call: 2, when: 'before' } });
  run('outer', { onCall: () => void run('busy') });
  expect(Object.keys(told)).toEqual(['killed', 'busy', 'outer']);
  expect(told['busy']).toBeGreaterThan(told['outer'] ?? 0);
});
