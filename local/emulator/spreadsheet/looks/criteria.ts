import { isDate } from '../../grid/values/input';
import { epochFromSerial, serialFromEpoch } from '../../grid/values/serial';
import { signatureError, type SpreadsheetContext } from '../context';
import { relativeDate, relativeDateName } from '../enums';

/** What the arguments of a criterion must be: Google refuses others with the signature error. */
export type ArgumentKind = 'number' | 'date' | 'any';

const KINDS: Readonly<Record<ArgumentKind, (value: unknown) => boolean>> = {
  number: (value) => typeof value === 'number',
  date: isDate,
  any: () => true,
};

/** Arguments of a criterion as they are kept: dates as serial days of the spreadsheet's zone, relative dates by name. */
export function criterionValues(
  context: SpreadsheetContext,
  method: string,
  kind: ArgumentKind,
  values: readonly unknown[],
): (string | number | boolean)[] {
  if (!values.every(KINDS[kind])) throw signatureError(context, method, values);
  return values.map((value) => {
    if (isDate(value)) return serialFromEpoch(value.getTime(), context.state.timeZone);
    if (typeof value === 'number' || typeof value === 'boolean') return value;
    return relativeDateName(value) ?? String(value);
  });
}

/** The same as a script gets them back. */
export function criterionArguments(
  context: SpreadsheetContext,
  criteria: string | null,
  values: readonly (string | number | boolean)[],
): unknown[] {
  if (criteria === null || !criteria.startsWith('DATE_')) return [...values];
  return values.map((value) =>
    typeof value === 'number'
      ? new Date(epochFromSerial(value, context.state.timeZone))
      : (relativeDate(value) ?? value),
  );
}

/** A date criterion and its name for a relative date, by what the one argument is. */
export function dateCriterion<Name extends string>(
  context: SpreadsheetContext,
  method: string,
  name: Name,
  date: unknown,
): readonly [Name | `${Name}_RELATIVE`, (string | number | boolean)[]] {
  const relative = relativeDateName(date);
  return relative ? [`${name}_RELATIVE`, [relative]] : [name, criterionValues(context, method, 'date', [date])];
}
