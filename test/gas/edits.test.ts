import type { TypedValue } from '../../src/cells/typed-value';
import { SyncError } from '../../src/errors';
import { applyEdit } from '../../src/gas/sheet/edits';
import type { Hands } from '../../src/gas/sheet/repeatable';
import { createSettling } from '../../src/gas/sheet/settling';
import type { SheetEdit } from '../../src/ports/spreadsheet';

const REFUSAL = 'This operation is not allowed on cells in typed columns.';

/** The hands at a sheet whose cells refuse whatever is written. */
function refusing(refusal: () => Error): Hands {
  const refuse = (): never => {
    throw refusal();
  };
  const range = {
    setValues: refuse,
    setNumberFormat: refuse,
    setNumberFormats: refuse,
    setFontWeight: refuse,
    clearContent: refuse,
    getDataValidations: () => [[null]],
  };
  const sheet: unknown = { getRange: () => range };
  const settling = createSettling(() => undefined);
  return { sheetOf: () => sheet as GoogleAppsScript.Spreadsheet.Sheet, copier: { copy: refuse }, settling };
}

beforeEach(() => {
  Object.assign(globalThis, { Utilities: { sleep: () => undefined } });
});

const block = { sheetId: 1, row: 1, column: 1, rows: 1, columns: 1 };
const cell = { sheetId: 1, row: 1, column: 1 };
const text = [[{ text: 'Name' }]];
const STAYS: readonly SheetEdit[] = [
  { kind: 'write', ...cell, rows: text, isHeader: true },
  { kind: 'numberFormat', block, format: '0.00' },
  { kind: 'numberFormats', ...cell, formats: [['0.00']] },
  { kind: 'headerStyle', block },
];
const THROWS: readonly SheetEdit[] = [
  { kind: 'write', ...cell, rows: text },
  { kind: 'clear', block },
];

describe('what Google refuses for good', () => {
  test.each(STAYS.map((edit) => [edit.kind, edit] as const))(
    'stays as it is where it is a header or a look: %s',
    (_, edit) => {
      expect(() =>
        applyEdit(
          edit,
          refusing(() => new Error(REFUSAL)),
        ),
      ).not.toThrow();
      expect(() =>
        applyEdit(
          edit,
          refusing(() => new SyncError('sheet-gone')),
        ),
      ).toThrow('sheet-gone');
    },
  );

  test.each(THROWS.map((edit) => [edit.kind, edit] as const))('is thrown where it is a value: %s', (_, edit) => {
    expect(() =>
      applyEdit(
        edit,
        refusing(() => new Error(REFUSAL)),
      ),
    ).toThrow(REFUSAL);
  });
});

/** A sheet that keeps what is typed into it; the first refusals are thrown instead. */
function typedInto(refusals: number, formats: string[][] = [['general']]) {
  const typed: unknown[] = [];
  let left = refusals;
  const range = {
    getNumberFormats: () => formats,
    getDataValidations: () => [[{ getAllowInvalid: () => false }]],
    clearDataValidations: () => undefined,
    setDataValidations: () => undefined,
    setValues(values: unknown) {
      left -= 1;
      if (left >= 0) throw new Error(REFUSAL);
      typed.push(values);
    },
  };
  const sheet: unknown = { getRange: () => range };
  const settling = createSettling(() => undefined);
  const hands: Hands = {
    sheetOf: () => sheet as GoogleAppsScript.Spreadsheet.Sheet,
    copier: { copy: () => undefined },
    settling,
  };
  return { typed, hands, settling };
}

describe('a value is typed so that Google makes nothing else of it', () => {
  test.each<[string, TypedValue, unknown, string?]>([
    ['a text', { text: 'Ada' }, "'Ada"],
    ['digits', { text: '00123' }, "'00123"],
    ['a formula', { text: '=1+1' }, "'=1+1"],
    ['a formula in a cell of texts', { text: '=1+1' }, "'=1+1", '@'],
    ['digits in a cell of texts', { text: '00123' }, '00123', '@'],
    ['an address, which becomes a link', { text: 'https://crm.example/x?y=1' }, 'https://crm.example/x?y=1'],
    ['an address in a text', { text: 'https://crm.example =1' }, "'https://crm.example =1"],
    ['nothing', { text: '' }, ''],
    ['no value', null, ''],
    ['a number', { number: 7 }, 7],
    ['a truth', { boolean: true }, true],
  ])('%s', (_, value, expected, format = 'general') => {
    const { typed, hands } = typedInto(0, [[format]]);
    applyEdit({ kind: 'write', ...cell, rows: [[value]], own: true }, hands);
    expect(typed).toEqual([[[expected]]]);
  });

  test('and none at all where there are none', () => {
    const { typed, hands } = typedInto(0);
    applyEdit({ kind: 'write', ...cell, rows: [[]] }, hands);
    expect(typed).toEqual([]);
  });
});

test('a refusal that a rule explains may have been of what was written before: that is made anew', () => {
  const { typed, hands, settling } = typedInto(1);
  settling.keep(() => typed.push('before'));
  applyEdit({ kind: 'write', ...cell, rows: text }, hands);
  expect(typed).toEqual(['before', [["'Name"]]]);
});
