/** Values that no two records may have, deleted ones among them: a file that gives one twice changes the other record, or nothing at all. */
import type { TwentyClient } from '../twenty/client';
import type { ObjectMetadata, RecordFilter } from '../twenty/model';
import { isRecord, type JsonObject, textOf } from '../wire';
import { askFor, deletedToo } from './asking';
import { type EditedField, partsOf } from './edited-record';

/** What a row of a file gives. */
export interface Giving {
  /** '' for a new record. */
  readonly id: string;
  readonly record: JsonObject | null;
  readonly fields: ReadonlyMap<string, EditedField>;
}

/** The part of a field that must be unique; '' for a field without parts. Of a composite it is the first one. */
const UNIQUE_PARTS: Readonly<Record<string, string>> = {
  EMAILS: 'primaryEmail',
  LINKS: 'primaryLinkUrl',
  PHONES: 'primaryPhoneNumber',
  TEXT: '',
  UUID: '',
  NUMBER: '',
  DATE: '',
};

/**
 * Of each row the fields, by name, whose new value cannot be.
 *
 * @param mustBeUnique names of fields
 */
export function takenValues(
  rows: readonly Giving[],
  object: ObjectMetadata,
  mustBeUnique: ReadonlySet<string>,
  twenty: Pick<TwentyClient, 'pages'>,
): (row: Giving) => ReadonlyMap<string, 'taken' | 'twice'> {
  const refused = new Map<Giving, Map<string, 'taken' | 'twice'>>();
  for (const field of object.fields) {
    const part = UNIQUE_PARTS[field.type];
    if (part === undefined || !mustBeUnique.has(field.name)) continue;
    const keyOf = (value: unknown): string =>
      typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    const given = rows.flatMap((row) => {
      const value = row.fields.get(field.name)?.given[part];
      const before = row.record === null ? undefined : partsOf(field, row.record)[part];
      return keyOf(value) === '' || keyOf(value) === keyOf(before) ? [] : [{ row, value: keyOf(value), sent: value }];
    });
    if (given.length === 0) continue;
    const filterOf = (values: readonly unknown[]): RecordFilter => ({
      [field.name]: part === '' ? { in: values } : { [part]: { in: values } },
    });
    const selection = [part === '' ? field.name : `${field.name} { ${part} }`];
    const values = [...new Map(given.map(({ value, sent }) => [value, sent])).values()];
    const holders = new Map<string, string[]>();
    for (const filter of [filterOf, (some: readonly unknown[]) => deletedToo(filterOf(some))]) {
      for (const record of askFor(twenty, object, values, filter, selection)) {
        const held = record[field.name];
        const value = keyOf(part === '' ? held : isRecord(held) ? held[part] : '');
        holders.set(value, [...(holders.get(value) ?? []), textOf(record['id']) ?? '']);
      }
    }
    for (const { row, value } of given) {
      const isTwice = given.filter((other) => other.value === value).length > 1;
      const isTaken = (holders.get(value) ?? []).some((id) => id !== row.id);
      if (!isTwice && !isTaken) continue;
      refused.set(row, (refused.get(row) ?? new Map()).set(field.name, isTaken ? 'taken' : 'twice'));
    }
  }
  return (row) => refused.get(row) ?? new Map();
}
