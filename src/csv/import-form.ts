/** A file that Twenty's import takes, for records that are new there: exact headers, ids, and members to be named by their e-mail. */
import { guardedCell } from '../cells/csv';
import { codecOf } from '../fields/index';
import type { FieldContext } from '../fields/codec';
import type { KitColumn, KitNote } from '../protocol/kit';
import type { FieldRules } from '../twenty/metadata/field-rules';
import type { FieldMetadata, ObjectMetadata, Page, Schema } from '../twenty/model';
import type { JsonObject } from '../wire';
import { IMPORT_WRITERS, type ImportCells } from './import-values';

/** A field of an object: its columns, or why it has none. */
export interface ImportField {
  readonly field: FieldMetadata;
  readonly columns: readonly KitColumn[];
  /** `system`: Twenty's own, nobody misses it. `other-side`: the other object's file says it. `twin`: another field has the same label. */
  readonly refused: 'type' | 'system' | 'other-side' | 'twin' | null;
  readonly write: (record: JsonObject) => ImportCells;
}

const MEMBER = 'workspaceMember';
const MEMBER_KEY = 'userEmail';
/** Importable or not, these are kept by Twenty itself. */
const SYSTEM = ['deletedAt', 'position', 'searchVector'];

/** `id` first, then the object's active fields in their order. */
export function importFields(object: ObjectMetadata, schema: Schema): readonly ImportField[] {
  const fields = object.fields.filter(({ isActive }) => isActive);
  const ordered = [...fields.filter(({ name }) => name === 'id'), ...fields.filter(({ name }) => name !== 'id')];
  const taken = new Set<string>();
  return ordered.map((field) => {
    const found = importField(field, schema);
    // The import takes the first column of two that are called alike, whatever their case.
    const isTwin = found.columns.some(({ header }) => taken.has(header.toLowerCase()));
    for (const { header } of found.columns) taken.add(header.toLowerCase());
    return isTwin ? refusedField(field, 'twin') : found;
  });
}

function importField(field: FieldMetadata, schema: Schema): ImportField {
  const { name, label, type, relation } = field;
  if (SYSTEM.includes(name)) return refusedField(field, 'system');
  if (relation?.type === 'MANY_TO_ONE') {
    const key = relation.targetObject === MEMBER ? MEMBER_KEY : 'id';
    const unique = schema.objectByName(relation.targetObject)?.fields.find((one) => one.name === key);
    const header = `${label} / ${unique?.label ?? (key === 'id' ? 'Id' : 'User Email')}`;
    const kind = key === 'id' ? 'relation' : 'member';
    const write = (record: JsonObject): ImportCells => ({ cells: [idOf(record[`${name}Id`])], notes: [] });
    return { field, columns: [{ header, kind, target: relation.targetObject, isUnique: false }], refused: null, write };
  }
  const isToMany = [relation, ...field.morphRelations].some((one) => one?.type === 'ONE_TO_MANY');
  if (isToMany) return refusedField(field, 'other-side');
  const writer = IMPORT_WRITERS[type];
  if (!writer) return refusedField(field, 'type');
  const { parts, write } = writer;
  const headers = parts.length === 0 ? [label] : parts.map((part) => `${label} / ${part}`);
  const kind = name === 'id' ? 'id' : 'value';
  return {
    field,
    columns: headers.map((header) => ({ header, kind, target: '', isUnique: false })),
    refused: null,
    write: (record) => write(record[name], field),
  };
}

const idOf = (value: unknown): string => (typeof value === 'string' ? value.toLowerCase() : '');

/** What such a field holds is counted, where somebody put it there. */
function refusedField(field: FieldMetadata, refused: NonNullable<ImportField['refused']>): ImportField {
  const { name } = field;
  const isSilent = refused === 'system' || refused === 'other-side';
  const holds = (record: JsonObject): boolean =>
    Object.entries(record).some(
      ([key, value]) =>
        (key === name || (field.morphRelations.length > 0 && key.startsWith(name) && key.endsWith('Id'))) &&
        !isEmpty(value),
    );
  const write = (record: JsonObject): ImportCells => ({
    cells: [],
    notes: !isSilent && holds(record) ? ['left-out'] : [],
  });
  return { field, columns: [], refused, write };
}

/** Nothing, or nothing but nothings. */
const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isEmpty)
    : value === null || value === undefined || value === '';

/** What the file is made of. */
export interface ImportForm {
  readonly selection: string;
  readonly columns: readonly KitColumn[];
  /** A row for each record, as long as the columns, with what the import does otherwise. */
  readonly rows: (records: Page['records']) => {
    readonly rows: readonly (readonly string[])[];
    readonly notes: readonly KitNote[];
  };
}

/** @param forbidden names of fields that the key may not read */
export function importForm(
  object: ObjectMetadata,
  schema: Schema,
  forbidden: readonly string[],
  rules: Pick<FieldRules, 'unique' | 'filled'> = NO_RULES,
): ImportForm {
  const context: FieldContext = { schema, codecOf, selectAs: 'value', relationLabels: false };
  const fields = importFields(object, schema).filter(
    ({ field }) => !forbidden.includes(`${object.nameSingular}.${field.name}`),
  );
  const selected = fields.filter(({ refused }) => refused !== 'system' && refused !== 'other-side');
  const selections = selected.map(({ field }) => codecOf(field)?.exportSelection(field, context) ?? '');
  return {
    selection: [...new Set(['id', ...selections.filter((text) => text !== '')])].join(' '),
    columns: fields.flatMap(({ field: { name }, columns }) =>
      columns.map((column, at) => ({
        ...column,
        header: guardedCell(column.header),
        // Of a composite its first part counts.
        isUnique: at === 0 && column.kind === 'value' && rules.unique.has(name),
      })),
    ),
    rows(records) {
      const counts = new Map<string, KitNote>();
      const rows = records.map((record) =>
        fields.flatMap(({ field: { name, label }, write }) => {
          const { cells, notes } = withoutNul(write(record));
          const isFilled = rules.filled.has(name) && cells.length > 0 && cells.every((text) => text === '');
          for (const note of isFilled ? [...notes, 'filled' as const] : notes) {
            const key = `${note} ${label}`;
            counts.set(key, { field: label, note, count: (counts.get(key)?.count ?? 0) + 1 });
          }
          return cells.map(guardedCell);
        }),
      );
      return { rows, notes: [...counts.values()] };
    },
  };
}

const NO_RULES = { unique: new Set<string>(), filled: new Set<string>() };

/** The database refuses the sign, and the whole batch with it. */
const NUL = '\0';

function withoutNul(written: ImportCells): ImportCells {
  if (!written.cells.some((text) => text.includes(NUL))) return written;
  return { cells: written.cells.map((text) => text.replaceAll(NUL, '')), notes: [...written.notes, 'altered'] };
}
