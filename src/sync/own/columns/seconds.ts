/** Which columns of date-times show seconds: those that have any. */
import type { Scalar } from '../../../cells/scalar';
import type { TableColumn } from './column-tags';

const [DAY_SECONDS, MINUTE_SECONDS] = [86_400, 60];

/** Of a date-time as a serial number; a sheet rounds to the second. */
export const hasSeconds = (value: Scalar): boolean =>
  typeof value === 'number' && Math.round(value * DAY_SECONDS) % MINUTE_SECONDS !== 0;

/** Columns of date-times with seconds in one of the rows, from 0. */
export function withSeconds(columns: readonly TableColumn[], rows: readonly (readonly Scalar[])[]): readonly number[] {
  return columns.flatMap(({ format }, index) =>
    format === 'dateTime' && rows.some((cells) => hasSeconds(cells[index] ?? null)) ? [index] : [],
  );
}

/** The column as it is dressed. */
export const dressed = <C extends TableColumn>(column: C, showsSeconds: boolean): C =>
  column.format === 'dateTime' && !showsSeconds ? { ...column, format: 'minutes' } : column;
