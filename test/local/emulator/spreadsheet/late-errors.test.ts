import { failPassing } from '../../../../local/emulator/runtime/passing-error';
import type { Variants } from '../../../../local/emulator/grid/values/variants';
import { createSpreadsheetDocument } from '../../../../local/emulator/spreadsheet/document';
import { firstSheet, shown } from '../grid/builders';
import { smallWorld } from '../small-world';

/** A1 takes numbers only. */
const RULED = `
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
  const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).setAllowInvalid(false).build();
  sheet.getRange('A1').setDataValidation(rule);
  const said = [];
  const attempt = (name, act) => { try { act(); } catch (error) { said.push(name); } };
`;

function told(errorsSurface: Variants['errorsSurface'], code: string) {
  const { document, state } = createSpreadsheetDocument({
    id: 'd1',
    name: 'Doc',
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    variants: { errorsSurface },
  });
  const world = smallWorld(`function main() {${RULED}${code}\nreturn said.join(); }`, { documents: [document] });
  return { world, state, request: { user: 'ada', document: 'd1', functionName: 'main' } };
}

const outcomeOf = (errorsSurface: Variants['errorsSurface'], code: string): unknown => {
  const { world, request } = told(errorsSurface, code);
  const result = world.run(request);
  if (result.outcome === 'error') return result.error.message;
  return result.outcome === 'value' ? result.value : result.outcome;
};

const WRITE = `attempt('write', () => sheet.getRange('A1:B1').setValues([['no', 'no']]));`;

test.each([
  [
    'a flush',
    `attempt('flush', () => SpreadsheetApp.flush()); attempt('again', () => SpreadsheetApp.flush());`,
    'flush',
  ],
  ['a read of cells', `attempt('read', () => sheet.getRange('C1').getValue());`, 'read'],
])('what a write breaks is thrown at once, or by %s', (_name, code, by) => {
  expect(outcomeOf('atCall', WRITE + code)).toBe('write');
  expect(outcomeOf('atFlush', WRITE + code)).toBe(by);
});

test('what no read or flush has thrown ends the execution', () => {
  expect(outcomeOf('atCall', WRITE)).toBe('write');
  expect(outcomeOf('atFlush', WRITE)).toMatch(/^The data you entered in cell A1 violates/);
});

test('arguments of the wrong shape are refused at once in any case', () => {
  const code = `attempt('write', () => sheet.getRange('B1').setValues([[1, 2]]));`;
  expect([outcomeOf('atCall', code), outcomeOf('atFlush', code)]).toEqual(['write', 'write']);
});

test.each([
  [false, ''],
  [true, 'x'],
])('a passing error of a write, done: %s, may be late too', (isDone, kept) => {
  const code = `attempt('write', () => sheet.getRange('B1').setValue('x')); attempt('flush', () => SpreadsheetApp.flush());`;
  const { world, state, request } = told('atFlush', code);
  const fail = failPassing({ call: 1, times: 1, isDone, says: 'timedOut' }, 'd1');
  const failCall = (name: string, call: number) => (name === 'Range.setValue' ? fail(name, call) : undefined);
  const result = world.run({ ...request, failCall });
  expect(result.outcome === 'value' && result.value).toBe('flush');
  expect(shown(state, firstSheet(state), 'B1')).toEqual([[kept]]);
});
