import type { ExportColumn } from '../../src/fields/codec';
import {
  ACTOR_PARTS,
  ADDRESS_PARTS,
  CURRENCY_PARTS,
  EMAILS_PARTS,
  FULL_NAME_PARTS,
  LINKS_PARTS,
  PHONES_PARTS,
  RICH_TEXT_PARTS,
} from '../../src/fields/sub-fields';
import type { FieldMetadata, FieldType } from '../../src/twenty/model';

type ScalarType = 'STRING' | 'FLOAT' | 'INTEGER' | 'BIGNUMERIC' | 'BOOLEAN' | 'DATE' | 'TIMESTAMP' | 'JSON';

/** One column in the JSON form that `bq load --schema` takes. */
export interface BigQueryField {
  readonly name: string;
  readonly type: ScalarType | 'RECORD';
  readonly mode: 'NULLABLE' | 'REQUIRED' | 'REPEATED';
  readonly description?: string;
  readonly fields?: readonly BigQueryField[];
}

/** What the value of a field, or of a part of one, is to BigQuery. `texts`: a list of texts. */
export type Kind = ScalarType | 'texts' | { readonly [part: string]: ScalarType | 'texts' };

const partsOf = (parts: object, over: Readonly<Record<string, ScalarType | 'texts'>> = {}): Kind =>
  Object.fromEntries(Object.keys(parts).map((part) => [part, over[part] ?? 'STRING']));

/** By field type. A double that holds no whole number of 64 bits is a FLOAT; exact decimals are BIGNUMERIC. */
const KINDS: Readonly<Record<FieldType, Kind>> = {
  ACTOR: partsOf(ACTOR_PARTS, { context: 'JSON' }),
  ADDRESS: partsOf(ADDRESS_PARTS, { addressLat: 'FLOAT', addressLng: 'FLOAT' }),
  ARRAY: 'texts',
  BOOLEAN: 'BOOLEAN',
  CURRENCY: partsOf(CURRENCY_PARTS, { amountMicros: 'INTEGER' }),
  DATE: 'DATE',
  DATE_TIME: 'TIMESTAMP',
  EMAILS: partsOf(EMAILS_PARTS, { additionalEmails: 'texts' }),
  FILES: 'JSON',
  FULL_NAME: partsOf(FULL_NAME_PARTS),
  LINKS: partsOf(LINKS_PARTS, { secondaryLinks: 'JSON' }),
  MORPH_RELATION: 'STRING',
  MULTI_SELECT: 'texts',
  NUMBER: 'FLOAT',
  NUMERIC: 'BIGNUMERIC',
  PHONES: partsOf(PHONES_PARTS, { additionalPhones: 'JSON' }),
  POSITION: 'FLOAT',
  RATING: 'STRING',
  RAW_JSON: 'JSON',
  RELATION: 'STRING',
  RICH_TEXT: partsOf(RICH_TEXT_PARTS),
  SELECT: 'STRING',
  TEXT: 'STRING',
  TS_VECTOR: 'STRING',
  UUID: 'STRING',
};

const KIND_OF: ReadonlyMap<string, Kind> = new Map(Object.entries(KINDS));
export const kindOf = ({ type }: FieldMetadata): Kind => KIND_OF.get(type) ?? 'JSON';

const MOST_LETTERS = 300;
const MOST_DESCRIBED = 1024;
const described = (label: string): string => label.slice(0, MOST_DESCRIBED).replace(/[\uD800-\uDBFF]$/, '');

/** Names of columns must not begin so, in any case of letters. */
const RESERVED = /^(_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER)/i;

/** Names as BigQuery takes them: letters, digits and underscores, no digit first, 300 at most, no two alike whatever their case. */
export function columnNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/[^A-Za-z0-9_]/g, '_');
    const legal = (/^[A-Za-z_]/.test(plain) && !RESERVED.test(plain) ? plain : `f_${plain}`).slice(0, MOST_LETTERS);
    let found = legal;
    for (let count = 2; taken.has(found.toLowerCase()); count += 1) {
      found = `${legal.slice(0, MOST_LETTERS - String(count).length - 1)}_${count}`;
    }
    taken.add(found.toLowerCase());
    return found;
  });
}

/** The column of a value in NDJSON. */
export function nestedField(name: string, label: string, kind: Kind): BigQueryField {
  const about = { description: described(label) };
  if (kind === 'texts') return { name, type: 'STRING', mode: 'REPEATED', ...about };
  if (typeof kind === 'string') return { name, type: kind, mode: 'NULLABLE', ...about };
  const fields = Object.entries(kind).map(([part, type]): BigQueryField => {
    return type === 'texts' ? { name: part, type: 'STRING', mode: 'REPEATED' } : { name: part, type, mode: 'NULLABLE' };
  });
  return { name, type: 'RECORD', mode: 'NULLABLE', ...about, fields };
}

/** The types that Twenty's CSV writes so that the loader can read them; all others are guarded text or JSON text. */
const IN_CSV: readonly ScalarType[] = ['BOOLEAN', 'DATE', 'TIMESTAMP', 'FLOAT'];

/** Columns of the CSV, by place: `name_firstName`, `companyId`. */
export function flatFields(
  columns: readonly ExportColumn[],
  fieldOf: (column: ExportColumn) => FieldMetadata | undefined,
): readonly BigQueryField[] {
  const names = columnNames(
    columns.map((column) => {
      const field = fieldOf(column);
      if (field?.type === 'MORPH_RELATION') return `${field.name}Id`;
      return column.part === undefined ? column.source : `${column.source}_${column.part}`;
    }),
  );
  return columns.map((column, at): BigQueryField => {
    const description = described([column.label, column.subLabel].filter(Boolean).join(' / '));
    return { name: names[at] ?? '', type: flatType(column, fieldOf(column)), mode: 'NULLABLE', description };
  });
}

function flatType({ part }: ExportColumn, field: FieldMetadata | undefined): ScalarType {
  // An amount is written in whole units, not in millionths.
  if (part === 'amountMicros') return 'FLOAT';
  const kind = field === undefined ? 'STRING' : kindOf(field);
  const own = typeof kind === 'string' || part === undefined ? kind : kind[part];
  return IN_CSV.find((type) => type === own) ?? 'STRING';
}
