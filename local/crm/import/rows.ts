import type { FieldModel } from '../model';
import { isDropped, readCell } from './cells';
import { phoneConflict } from './calling-codes';
import type { ImportColumn } from './columns';
import type { ImportFile } from './csv-file';

/** A row as it is sent. */
export interface ImportRow {
  /** Place in the file, the first row below the header being 1. */
  readonly place: number;
  /** Values of plain fields by name, of relations as `{ key, value }`, of composites as their parts. */
  readonly values: ReadonlyMap<string, unknown>;
  /** Why the server refuses it with everything that is sent in the same batch. */
  readonly refused: string | null;
  /** Labels of the columns whose cell, or part of it, is left out without a word. */
  readonly dropped: readonly string[];
}

export interface ReadRows {
  readonly rows: readonly ImportRow[];
  /** Rows that the preview shows as errors. */
  readonly blocked: readonly { readonly place: number; readonly why: string }[];
}

type Parts = ReadonlyMap<string, unknown>;

/** Turns the rows of a file into what is sent, column by column. `columns` are those of `matchHeaders`. */
export function readRows({ rows }: ImportFile, columns: readonly (ImportColumn | null)[]): ReadRows {
  const read = rows.map((row, index) => readRow(row, index + 1, columns));
  const twice = duplicates(
    read.flatMap((each) => ('values' in each ? [each] : [])),
    columns,
  );
  const blocked = read.flatMap((each) => {
    if (!('values' in each)) return [each];
    return twice.has(each) ? [{ place: each.place, why: 'a value that must be unique stands in the file twice' }] : [];
  });
  return { rows: read.flatMap((each) => ('values' in each && !twice.has(each) ? [each] : [])), blocked };
}

function readRow(
  row: readonly string[],
  place: number,
  columns: readonly (ImportColumn | null)[],
): ImportRow | { readonly place: number; readonly why: string } {
  const parts = new Map<FieldModel, Map<string, unknown>>();
  const values = new Map<string, unknown>();
  let refused: string | null = null;
  const dropped: string[] = [];
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    const text = row[index] ?? '';
    const cell = readCell(text, column.field, column.part);
    if (isDropped(text, column.field, cell)) dropped.push(column.label);
    if (cell.is === 'blocked') return { place, why: `${column.label}: ${cell.why}` };
    if (cell.is === 'refused') refused ??= `${column.label}: ${cell.why}`;
    if (cell.is !== 'sent') continue;
    if (column.part === null) values.set(column.field.name, cell.value);
    else if (column.field.type === 'RELATION') values.set(column.field.name, { key: column.part, value: cell.value });
    else parts.set(column.field, (parts.get(column.field) ?? new Map()).set(column.part, cell.value));
  }
  for (const [field, given] of parts) {
    const conflict = field.type === 'PHONES' ? phoneConflict(given) : null;
    if (conflict !== null) refused ??= `${field.label}: ${conflict}`;
    values.set(field.name, Object.fromEntries(composite(field, given)));
  }
  return { place, values, refused, dropped };
}

/**
 * The parts that are sent of a composite: links whole, so that what the file lacks is cleared; the others as the file has them, where further
 * e-mails without a first one clear it, and any part of a phone without the further ones clears those.
 */
function composite({ type, defaultValue }: FieldModel, given: Parts): Parts {
  // A label without an address clears everything.
  if (type === 'LINKS') return new Map([...EMPTY_LINKS, ...((given.get('primaryLinkUrl') ?? '') === '' ? [] : given)]);
  if (type === 'EMAILS') return new Map<string, unknown>([['primaryEmail', ''], ...given]);
  if (type !== 'PHONES') return given;
  const held = given.get('primaryPhoneNumber');
  const number = typeof held === 'string' ? held : '';
  const further = given.get('additionalPhones') ?? [];
  if (number === '' || given.has('primaryPhoneCallingCode')) return new Map([...given, ['additionalPhones', further]]);
  // Without a calling code the number is read anew, and the other parts of the file are lost.
  const parsed = /^\+(\d{1,3})\s*(.*)$/.exec(number);
  const code = Object(defaultValue)['primaryPhoneCallingCode'];
  const own = typeof code === 'string' && /^\+\d+$/.test(code) ? code : '+1';
  return new Map<string, unknown>([
    ['primaryPhoneNumber', parsed?.[2] ?? number],
    ['primaryPhoneCallingCode', parsed ? `+${parsed[1]}` : own],
    ['primaryPhoneCountryCode', ''],
    ['additionalPhones', []],
  ]);
}

const EMPTY_LINKS: readonly (readonly [string, unknown])[] = [
  ['primaryLinkUrl', ''],
  ['primaryLinkLabel', ''],
  ['secondaryLinks', []],
];

/** All copies of a row whose id, or whose unique value, stands in the file twice; empties do not count. */
function duplicates(rows: readonly ImportRow[], columns: readonly (ImportColumn | null)[]): ReadonlySet<ImportRow> {
  const unique = new Set(
    columns.flatMap((column) =>
      column && column.field.type !== 'RELATION' && (column.field.isUnique || column.field.name === 'id')
        ? [column.field.name]
        : [],
    ),
  );
  const twice = new Set<ImportRow>();
  for (const name of unique) {
    const first = new Map<string, ImportRow>();
    for (const row of rows) {
      const value = uniqueText(row.values.get(name));
      if (value === '') continue;
      const before = first.get(value);
      if (before === undefined) first.set(value, row);
      else [before, row].forEach((each) => twice.add(each));
    }
  }
  return twice;
}

/** What counts of a value that must be unique: of a composite its first part. */
export const uniqueText = (value: unknown): string => {
  const first = typeof value === 'object' && value !== null ? Object.values(value)[0] : value;
  return first === undefined || first === null ? '' : String(first);
};
