import { type CellContent, type CellValue, isFormula } from '../values/cell';
import { showsDates } from '../values/number-format';
import type { Rect } from '../base/rect';

/** Types of the columns of a native table, by the names that the Sheets API gives them. */
export type NativeColumnType =
  | 'TEXT'
  | 'DOUBLE'
  | 'CURRENCY'
  | 'PERCENT'
  | 'DATE'
  | 'TIME'
  | 'DATE_TIME'
  | 'BOOLEAN'
  | 'DROPDOWN'
  | 'RATINGS_CHIP'
  | 'PEOPLE_CHIP'
  | 'FILES_CHIP';

export interface NativeTableState {
  readonly name: string;
  /** Its first row is the header. */
  readonly rect: Rect;
  /** Key: the column on the sheet, counted from 1. A column without a type takes everything. */
  readonly types: Readonly<Record<string, NativeColumnType>>;
  /** The table's own filter: per column of the sheet the texts whose rows are hidden. */
  readonly hiddenValues: Readonly<Record<string, readonly string[]>>;
}

/** The name of a header that is left blank; `across` counts from 0. */
export const headerName = (across: number): string => `Column ${across + 1}`;

/** What a cell of such a column holds when nothing was entered (Sheets API, guide to tables). */
export function blankOf(type: NativeColumnType): CellContent {
  if (type === 'BOOLEAN') return false;
  return type === 'RATINGS_CHIP' ? 0 : null;
}

/** What a column that coerces makes of a content: a text in a checkbox column becomes FALSE (google.md §6.5). */
export function coerced(type: NativeColumnType, content: CellContent): CellContent {
  if (content !== null && isFormula(content)) return content;
  if (type === 'BOOLEAN') return typeof content === 'boolean' ? content : false;
  if (type === 'RATINGS_CHIP') return typeof content === 'number' ? content : 0;
  return content;
}

/** The number format that a type gives its cells; null: none. */
export function formatOf(type: NativeColumnType, locale: string): string | null {
  const day = locale.startsWith('fr') ? 'dd/MM/yyyy' : 'M/d/yyyy';
  if (type === 'DATE') return day;
  if (type === 'DATE_TIME') return `${day} H:mm:ss`;
  if (type === 'TIME') return 'H:mm:ss';
  if (type === 'PERCENT') return '0.00%';
  return type === 'CURRENCY' ? '"$"#,##0.00' : null;
}

/** The type that Sheets finds for a column by what it holds; null: mixed, or nothing that has a type. */
export function detectedType(
  cells: readonly { value: CellValue; numberFormat?: string | undefined }[],
): NativeColumnType | null {
  const filled = cells.filter((cell) => cell.value !== null);
  if (filled.length === 0) return null;
  if (filled.every(({ value }) => typeof value === 'boolean')) return 'BOOLEAN';
  if (filled.every(({ value }) => typeof value === 'string')) return 'TEXT';
  if (!filled.every(({ value }) => typeof value === 'number')) return null;
  if (!filled.some(({ numberFormat }) => showsDates(numberFormat))) return 'DOUBLE';
  return filled.every(({ value, numberFormat }) => showsDates(numberFormat) && Number.isInteger(value)) ? 'DATE' : null;
}
