import { isDate } from '../grid/input';
import { serialFromEpoch } from '../grid/serial';

/** Arguments of a criterion as they are kept: dates as serial days of the spreadsheet's zone. */
export function criterionValues(values: readonly unknown[], timeZone: string): (string | number | boolean)[] {
  return values.map((value) => {
    if (isDate(value)) return serialFromEpoch(value.getTime(), timeZone);
    return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
  });
}
