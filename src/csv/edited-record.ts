/** What the edited cells of a record mean for Twenty: which can go into a file that it imports, and as what. */
import type { CsvValue } from '../cells/csv-value';
import type { Scalar } from '../cells/scalar';
import { columnPart, inverseOf } from '../fields/inverse/index';
import { type FieldInverse, type InverseContext, isRefusal, type Parts, type Refusal } from '../fields/inverse/inverse';
import type { FieldMetadata } from '../twenty/model';
import { isRecord, type JsonObject } from '../wire';

/** Why an edit that can be written down may all the same not go: found out by asking Twenty, or beside the other edits. */
type Hindrance =
  /** No record of that name, or none that is not deleted. */
  | 'no-such-record'
  | 'name-twice'
  /** Records of that object are not found by a name of theirs. */
  | 'by-id-only'
  /** The id and the name beside it mean two records. */
  | 'id-and-name'
  /** Another record has the value, maybe a deleted one, and no two may. */
  | 'taken'
  /** Two edits give the same value, and no two records may have it. */
  | 'twice'
  /** Two columns of the import have the field's name: it would be anyone's guess. */
  | 'label-twice';

export type Reason = Refusal | Hindrance;

/** `same`: Twenty holds it already. `clear`: no file can empty that field for certain. */
export type Verdict = 'goes' | 'same' | 'clear' | Reason;

export interface CellEdit {
  readonly tag: string;
  readonly field: FieldMetadata;
  /** Key of its column. */
  readonly key: string;
  readonly cell: Scalar;
  /** What it shows, where it holds a number. */
  readonly shown?: string | undefined;
  /** Of the name of a related record: the id that was found, or why none. */
  readonly target?: { readonly id: string } | Reason | undefined;
}

export interface EditedFields {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** By the names of fields: what Twenty shall hold of each that goes, and the cells of the file, whole. */
  readonly fields: ReadonlyMap<string, EditedField>;
}

export interface EditedField {
  readonly field: FieldMetadata;
  readonly given: Parts;
  readonly cells: readonly CsvValue[];
}

/**
 * @param record as Twenty gave it; null for a new one
 * @param neverNull names of fields that must have a value
 */
export function editedFields(
  edits: readonly CellEdit[],
  record: JsonObject | null,
  instantAt: InverseContext['instantAt'],
  neverNull: ReadonlySet<string> = new Set(),
): EditedFields {
  const verdicts = new Map<string, Verdict>();
  const fields = new Map<string, EditedField>();
  for (const field of new Set(edits.map((edit) => edit.field))) {
    const own = edits.filter((edit) => edit.field === field);
    const inverse = inverseOf(field);
    const present = record === null ? {} : partsOf(field, record);
    const mayBeNull = !neverNull.has(field.name);
    const context = { field, present, isNew: record === null, mayBeNull, instantAt };
    let given: Parts = {};
    for (const edit of own) {
      const [verdict, parts] = read(edit, inverse, context);
      const isOther =
        verdict === 'goes' && Object.keys(parts).some((key) => key in given && !isSame(given[key], parts[key]));
      verdicts.set(edit.tag, isOther ? 'id-and-name' : verdict);
      if (isOther) given = {};
      else if (verdict === 'goes') given = { ...given, ...parts };
      // Two columns that say two things: neither goes.
      if (isOther) for (const { tag } of own) if (verdicts.get(tag) === 'goes') verdicts.set(tag, 'id-and-name');
    }
    if (inverse === undefined || Object.keys(given).length === 0) continue;
    const merged = { ...present, ...given };
    const cells = inverse.write(merged, context);
    if (!isRefusal(cells)) fields.set(field.name, { field, given: merged, cells });
    else for (const { tag } of own) if (verdicts.get(tag) === 'goes') verdicts.set(tag, cells);
  }
  return { verdicts, fields };
}

function read(
  { key, field, cell, shown, target }: CellEdit,
  inverse: FieldInverse | undefined,
  context: InverseContext,
): readonly [Verdict, Parts] {
  const part = columnPart(field, key);
  const cleared = cell === null || cell === '' ? inverse?.clears?.[part]?.(context) : undefined;
  if (cleared !== undefined) return cleared === null ? ['clear', {}] : said(cleared, context);
  const isName = field.type === 'RELATION' && part === '';
  const way = inverse?.columns[part];
  if (!isName && (way === undefined || typeof way === 'string')) return [way ?? 'not-imported', {}];
  if (cell === null || cell === '') return ['clear', {}];
  const parts = typeof way === 'function' ? way(cell, { ...context, shown }) : (target ?? 'by-id-only');
  // An id that can be written is no record's all the same.
  if (typeof parts !== 'string' && typeof target === 'string') return [target, {}];
  if (typeof parts === 'string') return [parts, {}];
  return said(parts, context);
}

function said(parts: Parts, { present }: InverseContext): readonly [Verdict, Parts] {
  // No list is an empty one.
  const isThere = Object.entries(parts).every(([name, value]) =>
    isSame(present[name] ?? (Array.isArray(value) ? [] : null), value),
  );
  return [isThere ? 'same' : 'goes', isThere ? {} : { ...parts }];
}

/** What a record holds of a field, part by part. */
export function partsOf(field: FieldMetadata, record: JsonObject): Parts {
  if (field.type === 'RELATION') return { id: record[`${field.name}Id`] };
  const value = record[field.name];
  const hasParts = (inverseOf(field)?.parts.length ?? 0) > 1;
  if (!hasParts) return { '': value };
  return isRecord(value) ? value : {};
}

/** Numbers of Twenty may be texts; the order of keys is no difference. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' || typeof other === 'number')
    return one !== null && one !== '' && Number(one) === Number(other);
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value ?? null;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
