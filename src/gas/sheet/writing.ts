/** Values into cells. */
import { couldBeFormula } from '../../cells/formula-start';
import type { TypedValue } from '../../cells/typed-value';
import type { SheetEdit } from '../../ports/spreadsheet';
import { type Formats, formatsOf, TEXT_FORMAT } from './formats';
import type { Settling } from './settling';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GoogleRange = GoogleAppsScript.Spreadsheet.Range;
type Write = Extract<SheetEdit, { kind: 'write' }>;

/** @param known formats of the cells, where they are known */
export function write(
  sheet: GoogleSheet,
  { row, column, rows, own }: Write,
  { expect, suspect }: Settling,
  known?: Formats,
): void {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return;
  const range = sheet.getRange(row, column, rows.length, width);
  const formats = !own ? [] : (known ?? formatsOf(range, rows.length, width));
  const values = rows.map((cells, y) => cells.map((value, x) => plainValue(value, formats[y]?.[x] === TEXT_FORMAT)));
  try {
    range.setValues(values);
    expect();
  } catch (thrown) {
    suspect();
    writePastRules(range, values, thrown);
  }
}

/** A rule on single cells rejects the values: it is taken off for the moment. @throws what the writing threw, where no rule does. */
function writePastRules(range: GoogleRange, values: (string | number | boolean)[][], thrown: unknown): void {
  const rules: (GoogleAppsScript.Spreadsheet.DataValidation | null)[][] = range.getDataValidations();
  if (!rules.some((cells) => cells.some((rule) => rule?.getAllowInvalid() === false))) throw thrown;
  range.clearDataValidations();
  try {
    range.setValues(values);
  } finally {
    range.setDataValidations(rules);
  }
}

/** What Google answers for a cell of automatic format; set as it is, it would be a format like any other. */
export const READ_AUTOMATIC = '0.###############';

/**
 * What `setValues` is given. It reads texts as if a person typed them: `=…` becomes a formula, `00123` a number. One leading
 * apostrophe, in a cell of automatic format, says "this is text" and is not part of the value. A cell that the person
 * formatted as text keeps texts anyway and would show the sign; only what begins a formula needs it there too. A web address
 * is read as nothing else, and goes in as it is: then Google makes it a link that can be clicked.
 */
function plainValue(value: TypedValue, isTextCell: boolean): string | number | boolean {
  if (value === null) return '';
  if (!('text' in value)) return 'number' in value ? value.number : value.boolean;
  const { text } = value;
  const staysText = text === '' || WEB_ADDRESS.test(text) || (isTextCell && !couldBeFormula(text));
  return staysText ? text : `'${text}`;
}

const WEB_ADDRESS = /^https?:\/\/\S+$/i;
