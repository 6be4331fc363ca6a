/** Which columns of a sheet are a table's: developer metadata that moves with the column. Thirty-odd characters each, for Google allows 30,000 a sheet. */
import { SyncError } from '../../../errors';
import type { ColumnFormat } from '../../../fields/codec';
import { fieldNameIn, MAIN_KEY_ENDS } from '../../../fields/main-keys';
import { fieldLabelIn, olderHeader, sheetHeader } from '../../../fields/sheet-header';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { fingerprintOf } from '../hidden/fingerprint';

export const COLUMN_TAG = 'twenty-sheets/column';

/** What a pull knows of a column once it is planned; saved with the journal, so that anyone can finish it. */
export interface TableColumn {
  /** Eight hexadecimal digits of the field's id, and of its part where it has several: it outlives a new name. */
  readonly tag: string;
  /** API name and part: "annualRevenue.amount". */
  readonly key: string;
  readonly header: string;
  readonly format: ColumnFormat;
  /** It is hidden when it is made. */
  readonly isHidden?: boolean | undefined;
}

/** Hundreds of columns that left are compared with hundreds that came. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const mark = known.get(text) ?? of(text);
    known.set(text, mark);
    return mark;
  };
}

/** Of the parts of one field, which are few. */
const partMarkOf = remembered((text) => fingerprintOf(text).slice(0, 4));

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A short mark of a text, of 24 bits: of thirty names that left and thirty that came, two are alike in one of 18,000 sheets. */
const markOf = remembered((text) => {
  const bits = Number.parseInt(fingerprintOf(text).slice(0, 6), 16);
  return [18, 12, 6, 0].map((shift) => DIGITS.charAt((bits >>> shift) & 63)).join('');
});

/** Also as a version before wrote it. */
const isMarkOf = (mark: string, text: string): boolean => mark === markOf(text) || mark === partMarkOf(text);

/** "3f2a9c01", "3f2a9c01-9be2". */
export function columnTagOf(fieldId: string, part: string): string {
  const field = /^[0-9a-f]{8}/i.exec(fieldId)?.[0].toLowerCase() ?? fingerprintOf(fieldId).slice(0, 8);
  return part === '' ? field : `${field}-${partMarkOf(part)}`;
}

export const ID_TAG = 'id';

export function columnTagValue(tableId: string, { tag, key, header, format }: TableColumn): string {
  return `${tableId}/${tag}~${markOf(key)}~${markOf(header)}~${FORMAT_SIGNS[format]}`;
}

/** Behind the tag of a column that left the view and was emptied: what stands in it from then on is user content. */
const EMPTIED = '~x';

export const emptiedTagValue = (value: string): string => (value.endsWith(EMPTIED) ? value : value + EMPTIED);

const FORMAT_SIGNS: Readonly<Record<ColumnFormat, string>> = {
  automatic: 'a',
  date: 'd',
  dateTime: 't',
  percentage: 'p',
  amount: 'm',
  // A look of a date-time.
  minutes: 't',
};

function formatOf(sign: string): ColumnFormat {
  const formats: readonly ColumnFormat[] = ['automatic', 'date', 'dateTime', 'percentage', 'amount'];
  return formats.find((format) => FORMAT_SIGNS[format] === sign) ?? 'automatic';
}

interface Tagged {
  readonly column: number;
  /** Null for one of the version before, which has a key instead. */
  readonly tag: string | null;
  readonly key: string | null;
  readonly keyMark: string;
  readonly headerMark: string;
  /** '' where it is not known. */
  readonly formatSign: string;
  readonly isEmptied: boolean;
  /** The whole tag. */
  readonly value: string;
}

/** A column of the table on the sheet. */
export interface OwnedColumn {
  readonly column: number;
  /** Of the wanted columns, from 0; null where the view has it no more. */
  readonly index: number | null;
  readonly tag: string;
  /** Whether the header is the one that was written last: then it may be written anew. */
  readonly isHeaderOurs: (header: string) => boolean;
  /** Its tag must be written: it has none, or one of the version before. */
  readonly needsTag: boolean;
  /** The field was made anew under the same name, or has another type: it gets the look of the new one. */
  readonly isRemade: boolean;
  /** Another view's column that becomes this one: what it was. */
  readonly was?: TableColumn;
  /** The format that it was made with. */
  readonly format: ColumnFormat;
  /** It had left the view and was emptied, and the view has it again. */
  readonly isEmptied: boolean;
  /** Its tag as it stands; '' where it has none. */
  readonly value: string;
}

/** @throws SyncError `column-twice` when two columns claim to be the same. */
export function readOwnedColumns(
  tableId: string,
  sheetId: number,
  wanted: readonly TableColumn[],
  spreadsheet: Spreadsheet,
): readonly OwnedColumn[] {
  const current = spreadsheet.columnTags(sheetId, COLUMN_TAG);
  return ownedColumns({ tableId, sheetId, current }, wanted, spreadsheet);
}

export interface RawTag {
  readonly column: number;
  readonly value: string;
}

interface TagsOfSheet {
  readonly tableId: string;
  readonly sheetId: number;
  /** All tags of columns that the sheet has. */
  readonly current: readonly RawTag[];
}

/** The same of tags that are known. */
export function ownedColumns(
  { tableId, sheetId, current }: TagsOfSheet,
  wanted: readonly TableColumn[],
  spreadsheet: Spreadsheet,
): readonly OwnedColumn[] {
  const tagged = readTags(tableId, current);
  const seen = new Set<string>();
  // A tag whose writing failed and was done all the same stands twice on its column.
  const once = tagged.filter(({ column }, index) => tagged.findIndex((one) => one.column === column) === index);
  const living = once.filter(({ isEmptied }) => !isEmptied);
  // Only what no other column claims is taken from one that was emptied.
  const columns = [...living, ...once.filter(({ isEmptied }) => isEmptied)];
  for (const one of living) {
    // One of the version before may claim what another claims by the tag of this one.
    const name = one.tag ?? wanted.find((column) => isOf(one, column))?.tag ?? `key ${one.key ?? ''}`;
    if (seen.has(name)) {
      throw new SyncError('column-twice', { sheet: spreadsheet.sheet(sheetId)?.name ?? '', column: one.column });
    }
    seen.add(name);
  }
  const taken = new Set<number>();
  const found = columns.map((one) => {
    const index = wanted.findIndex((column, at) => !taken.has(at) && isOf(one, column));
    if (index >= 0) taken.add(index);
    const format = wanted[index]?.format;
    const isRemade = format !== undefined && one.formatSign !== '' && FORMAT_SIGNS[format] !== one.formatSign;
    return { one, index, isRemade };
  });
  // A field cannot change its type; people delete it and make another of the same name.
  for (const isMadeAnew of [isSameAnew, isFirstOfSameName, hasSameKey]) {
    for (const entry of found) {
      if (entry.index >= 0 || entry.one.tag === null) continue;
      const index = wanted.findIndex((column, at) => !taken.has(at) && isMadeAnew(entry.one, column));
      if (index < 0) continue;
      taken.add(index);
      entry.index = index;
      entry.isRemade = true;
    }
  }
  return found
    .filter(({ one, index }) => !one.isEmptied || index >= 0)
    .map(
      ({ one, index, isRemade }): OwnedColumn => ({
        column: one.column,
        index: index < 0 ? null : index,
        tag: wanted[index]?.tag ?? one.tag ?? one.key ?? '',
        isHeaderOurs: (header) => one.tag === null || isMarkOf(one.headerMark, header),
        needsTag: one.tag === null || isRemade || one.isEmptied,
        isRemade,
        format: formatOf(one.formatSign),
        isEmptied: one.isEmptied,
        value: one.value,
      }),
    )
    .sort((one, other) => one.column - other.column);
}

const hasSameKey = ({ keyMark }: Tagged, { key }: TableColumn): boolean => isMarkOf(keyMark, key);

const isSameAnew = (one: Tagged, column: TableColumn): boolean =>
  hasSameKey(one, column) && isMarkOf(one.headerMark, column.header);

/** The first column of a field that had, or has now, several: "amount" and "amount.amount". Its label must be the same as well. */
function isFirstOfSameName({ keyMark, headerMark }: Tagged, { key, header }: TableColumn): boolean {
  const [name, label] = [fieldNameIn(key), fieldLabelIn(header)];
  const isFirst = MAIN_KEY_ENDS.some((end) => name + end === key);
  const firsts = [label, `${label} Id`, `${label} / Address 1`];
  const headers = [...firsts, ...firsts.map((first) => sheetHeader(first, label, 'fr')), header];
  return (
    isFirst &&
    MAIN_KEY_ENDS.some((end) => isMarkOf(keyMark, name + end)) &&
    headers.some((one) => isMarkOf(headerMark, one))
  );
}

function isOf({ tag, key }: Tagged, column: TableColumn): boolean {
  return tag === null ? key === column.key : tag === column.tag;
}

/** One of the version before named the column by the API name of its field: `tableId/annualRevenue.amount`. */
function readTags(tableId: string, tags: readonly RawTag[]): readonly Tagged[] {
  const prefix = `${tableId}/`;
  return tags.flatMap(({ column, value }): Tagged[] => {
    if (!value.startsWith(prefix)) return [];
    const said = value.slice(prefix.length);
    const isEmptied = value.endsWith(EMPTIED);
    const [tag = '', keyMark, headerMark = '', formatSign = ''] = said.split('~');
    if (keyMark === undefined) {
      return [
        { column, tag: null, key: said, keyMark: markOf(said), headerMark: '', formatSign: '', isEmptied, value },
      ];
    }
    return [{ column, tag, key: null, keyMark, headerMark, formatSign, isEmptied, value }];
  });
}

/** Columns that left the table's view and were emptied, by their tags. */
export function emptiedColumns(tableId: string, tags: readonly RawTag[]): readonly { column: number; tag: string }[] {
  return readTags(tableId, tags).flatMap(({ column, tag, isEmptied }) =>
    isEmptied ? [{ column, tag: tag ?? '' }] : [],
  );
}

/** Columns that another table claims. */
export function foreignColumns(tableId: string, tags: readonly RawTag[]): readonly number[] {
  return tags.filter(({ value }) => !value.startsWith(`${tableId}/`)).map(({ column }) => column);
}

/** On a sheet that lost all tags: columns whose header stands exactly once. With any tag left, a header is not trusted. */
export function ownedByHeader(wanted: readonly TableColumn[], headers: readonly string[]): readonly OwnedColumn[] {
  return wanted
    .flatMap(({ tag, header, format }, index): OwnedColumn[] => {
      const found = [header, olderHeader(header)].find((one) => headers.includes(one)) ?? header;
      const at = headers.indexOf(found);
      if (at < 0 || headers.lastIndexOf(found) !== at) return [];
      const owned = { column: at + 1, index, tag, format, isHeaderOurs: () => true, needsTag: true };
      return [{ ...owned, isRemade: false, isEmptied: false, value: '' }];
    })
    .sort((one, other) => one.column - other.column);
}
