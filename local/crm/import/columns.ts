import type { FieldModel, FieldType, ObjectModel } from '../model';
import { unlikeness } from './fuzzy';

/** A column that Twenty's importer knows for an object (csv.md §2). */
export interface ImportColumn {
  /** `Job Title`, `Name / First Name`, `Company / Id`. */
  readonly label: string;
  readonly field: FieldModel;
  /** `firstName`; the unique field by which a relation finds its record: `id`, `domainName.primaryLinkUrl`; null for a plain field. */
  readonly part: string | null;
}

/** Labels of parts are English in every language; those that cannot be imported are left out. */
const PARTS: Partial<Record<FieldType, Readonly<Record<string, string>>>> = {
  FULL_NAME: { firstName: 'First Name', lastName: 'Last Name' },
  EMAILS: { primaryEmail: 'Primary Email', additionalEmails: 'Additional Emails' },
  PHONES: {
    primaryPhoneNumber: 'Primary Phone Number',
    primaryPhoneCountryCode: 'Primary Phone Country Code',
    primaryPhoneCallingCode: 'Primary Phone Calling Code',
    additionalPhones: 'Additional Phones',
  },
  LINKS: { primaryLinkUrl: 'Link URL', primaryLinkLabel: 'Link Label', secondaryLinks: 'Secondary Links' },
  CURRENCY: { amountMicros: 'Amount', currencyCode: 'Currency' },
  ADDRESS: {
    addressStreet1: 'Address 1',
    addressStreet2: 'Address 2',
    addressCity: 'City',
    addressState: 'State',
    addressCountry: 'Country',
    addressPostcode: 'Post Code',
  },
  RICH_TEXT: { blocknote: 'BlockNote', markdown: 'Markdown' },
};

/** Is the value sent in parts? */
export const hasParts = (type: FieldType): boolean => PARTS[type] !== undefined;

const NOT_IMPORTED: readonly FieldType[] = ['ACTOR', 'FILES', 'MORPH_RELATION', 'POSITION', 'TS_VECTOR'];

/** Columns in the order of the object's fields. `objects` are those that relations may point at. */
export function importColumns(object: ObjectModel, objects: ReadonlyMap<string, ObjectModel>): readonly ImportColumn[] {
  return object.fields.flatMap((field): readonly ImportColumn[] => {
    if (!field.isActive || field.name === 'deletedAt' || NOT_IMPORTED.includes(field.type)) return [];
    if (field.type === 'RELATION') return relationColumns(field, objects);
    const parts = PARTS[field.type];
    if (parts === undefined) return [{ label: field.label, field, part: null }];
    return Object.entries(parts).map(([part, label]) => ({ label: `${field.label} / ${label}`, field, part }));
  });
}

/** One column for each unique field of the object at the other end, the id first. A relation to many has none. */
function relationColumns(field: FieldModel, objects: ReadonlyMap<string, ObjectModel>): readonly ImportColumn[] {
  if (field.relation?.type !== 'MANY_TO_ONE') return [];
  const target = objects.get(field.relation.targetObject);
  const unique = (target?.fields ?? []).filter(({ name, isUnique }) => isUnique && name !== 'id');
  const keys = unique.map(({ name, type, label }) => {
    const [part, partLabel] = Object.entries(PARTS[type] ?? {})[0] ?? [];
    return {
      part: part === undefined ? name : `${name}.${part}`,
      label: partLabel === undefined ? label : `${label} / ${partLabel}`,
    };
  });
  return [{ part: 'id', label: 'Id' }, ...keys].map(({ part, label }) => ({
    label: `${field.label} / ${label}`,
    field,
    part,
  }));
}

/** Best matches that are less alike than this are none. */
const MOST_UNLIKE = 0.4;

/**
 * For each header the column that the importer takes it for, or null. An exact label matches whatever its case; else the most alike, when it is
 * alike enough and no other is as alike. Each column is given once, to the first header. API names, headers with blanks around them and
 * headers that keep their quotes match nothing (csv.md §2).
 */
export function matchHeaders(
  headers: readonly string[],
  columns: readonly ImportColumn[],
): readonly (ImportColumn | null)[] {
  const taken = new Set<ImportColumn>();
  return headers.map((header) => {
    const found = columnFor(header, columns);
    if (found === undefined || taken.has(found)) return null;
    taken.add(found);
    return found;
  });
}

function columnFor(header: string, columns: readonly ImportColumn[]): ImportColumn | undefined {
  const exact = columns.find(({ label }) => label.toLowerCase() === header.toLowerCase());
  if (exact !== undefined) return exact;
  if (header !== header.trim() || header.includes('"') || /^[a-z]+[A-Z]\w*$/.test(header)) return undefined;
  const scored = columns.flatMap((column) => {
    const score = unlikeness(header, column.label);
    return score === undefined ? [] : [{ column, score }];
  });
  scored.sort((left, right) => left.score - right.score);
  const [best, second] = scored;
  return best === undefined || best.score >= MOST_UNLIKE || best.score === second?.score ? undefined : best.column;
}
