import { failPassing, type PassingError } from '../../../../local/emulator/runtime/passing-error';
import { createSpreadsheetDocument } from '../../../../local/emulator/spreadsheet/document';
import { smallWorld } from '../small-world';

/** Appends a row, as often as it takes; tells what was thrown, and how many rows there are. */
const APPEND = `
function main() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  const thrown = [];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    try {
      sheet.appendRow([attempt]);
      break;
    } catch (error) {
      thrown.push(error.message);
    }
  }
  return JSON.stringify([thrown, sheet.getLastRow()]);
}
`;

const STORE = `
function main() {
  const store = PropertiesService.getDocumentProperties();
  let thrown = '';
  try {
    store.setProperty('a', 'b');
  } catch (error) {
    thrown = error.message;
  }
  return JSON.stringify([thrown, store.getProperty('a')]);
}
`;

function worldOf(code: string) {
  const { document } = createSpreadsheetDocument({ id: 'd1', name: 'Doc', timeZone: 'Etc/UTC', locale: 'en_US' });
  return smallWorld(code, { users: [{ id: 'ada' }, { id: 'amelie', locale: 'fr' }], documents: [document] });
}

function answer(world: ReturnType<typeof worldOf>, error: PassingError, user = 'ada'): unknown {
  const failCall = failPassing(error, 'd1');
  const result = world.run({ user, document: 'd1', functionName: 'main', failCall });
  return result.outcome === 'value' ? JSON.parse(String(result.value)) : result.outcome;
}

const TIMED_OUT = 'Service Spreadsheets timed out while accessing document with id d1.';
/** `appendRow` is the third call, after those that find the sheet. */
const AT_APPEND: PassingError = { call: 3, times: 1, isDone: false, says: 'timedOut' };

test.each<readonly [times: 1 | 2, isDone: boolean, thrown: number, rows: number]>([
  [1, false, 1, 1],
  [2, false, 2, 1],
  [1, true, 1, 2],
  [2, true, 2, 3],
])('failing %d times, done: %s: whoever tries again sees %d errors and has %d rows', (times, isDone, thrown, rows) => {
  const wanted = [Array.from({ length: thrown }, () => TIMED_OUT), rows];
  expect(answer(worldOf(APPEND), { ...AT_APPEND, times, isDone })).toEqual(wanted);
});

test.each([
  ['timedOut', 'ada', TIMED_OUT],
  ['timedOut', 'amelie', "Le service Spreadsheets a expiré lors de l'accès au document avec l'identifiant d1."],
  ['serviceError', 'ada', 'Service error: Spreadsheets'],
  ['serviceError', 'amelie', 'Erreur de service : Spreadsheets'],
  ['serverError', 'ada', "We're sorry, a server error occurred. Please wait a bit and try again."],
] as const)('%s in the language of %s', (says, user, text) => {
  expect(answer(worldOf(APPEND), { ...AT_APPEND, says }, user)).toEqual([[text], 1]);
});

test.each([
  [false, null],
  [true, 'b'],
] as const)('a property that is set and fails, done: %s', (isDone, kept) => {
  const error = { call: 2, times: 1, isDone, says: 'timedOut' } as const;
  const sorry = "We're sorry, a server error occurred. Please wait a bit and try again.";
  expect(answer(worldOf(STORE), error)).toEqual([sorry, kept]);
});

test('a document that is put back fails in the same way again', () => {
  const world = worldOf(APPEND);
  const before = world.snapshot();
  const error = { ...AT_APPEND, times: 2, isDone: true } as const;
  const first = answer(world, error);
  world.restore(before);
  expect(answer(world, error)).toEqual(first);
});

test('what a script builds for itself never fails so, the next call of a spreadsheet does', () => {
  const code = `function main() {
    SpreadsheetApp.newRichTextValue().setText('a').build();
    Utilities.getUuid();
    try { SpreadsheetApp.getActiveSpreadsheet(); } catch (error) { return JSON.stringify(error.name); }
  }`;
  expect(answer(worldOf(code), { ...AT_APPEND, call: 1 })).toBe('Exception');
});

test('a call that breaks a rule fails with its own error, done or not', () => {
  const code = `function main() {
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
    try { sheet.getRange(0, 1); } catch (error) { return JSON.stringify(error.message); }
  }`;
  expect(answer(worldOf(code), { ...AT_APPEND, isDone: true })).toBe('The starting row of the range is too small.');
});

test('a call that is done can be the last one', () => {
  const world = worldOf(APPEND);
  const failCall = failPassing({ ...AT_APPEND, isDone: true }, 'd1');
  const killAt = { call: 3, when: 'after' } as const;
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'main', failCall, killAt }).outcome).toBe('killed');
});
