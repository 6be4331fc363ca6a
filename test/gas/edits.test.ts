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
