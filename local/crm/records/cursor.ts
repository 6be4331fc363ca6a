/**
 * Cursors of Twenty: base64 of a JSON object with the sort values and the id of a record.
 *
 * Twenty 2.21 forgets and confuses (twenty.md §5.2), which `bug` reproduces: a sort value is in the cursor only when its field is
 * selected, never for a relation or a join column; text is ordered in lower case but compared as it is; and a comparison
 * with NULL is unknown, so that records without a value are passed over. Later versions compare whole keys.
 */
import type { RecordModel } from '../model';
import { compareKeys, type Criterion } from './order';
import { compositeInCursor, invalidCursor, missingInCursor } from './refusals';
import { type Comparable, givenValue, heldValue, textOf } from './values';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `path` in a cursor; undefined when it is not there. */
const valueAt = (cursor: Json, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), cursor);

const nested = (path: readonly string[], value: unknown, into: Json): Json => {
  const [key = '', ...rest] = path;
  if (rest.length === 0) return { ...into, [key]: value };
  const below = into[key];
  return { ...into, [key]: nested(rest, value, isObject(below) ? below : {}) };
};

const isWritten = (each: Criterion, selected: ReadonlySet<string>): boolean =>
  selected.has(each.path[0] ?? '') && !each.isJoinColumn;

/** The value that the API shows for a criterion; that of a relation is the related record's. */
const shownValue = (each: Criterion, record: RecordModel): unknown => {
  if (each.isRelation) return each.read(record);
  return valueAt(record, each.path) ?? null;
};

export const writeCursor = (
  record: RecordModel,
  criteria: readonly Criterion[],
  selected: ReadonlySet<string>,
  bug: boolean,
): string => {
  const kept = criteria.filter((each) => each.path[0] !== 'id' && (!bug || isWritten(each, selected)));
  const values = kept.reduce<Json>((into, each) => nested(each.path, shownValue(each, record), into), {});
  return Buffer.from(JSON.stringify({ ...values, id: record.id })).toString('base64');
};

/** @throws QueryRefused "Invalid cursor: …" */
const readCursor = (text: string): Json => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    if (isObject(parsed)) return parsed;
  } catch {
    // Not JSON: refused below like anything else that is no object.
  }
  throw invalidCursor(text);
};

/** -1 before the cursor, 1 after it, 0 at it, null unknown. */
export type CursorSide = (record: RecordModel) => -1 | 0 | 1 | null;

const sign = (order: number): -1 | 0 | 1 => (order < 0 ? -1 : order > 0 ? 1 : 0);

const idOrder = (record: RecordModel, id: unknown): -1 | 0 | 1 => {
  if (typeof id !== 'string' || record.id === id) return 0;
  return record.id < id ? -1 : 1;
};

/** @throws QueryRefused when a value is missing */
const wholeSide = (cursor: Json, criteria: readonly Criterion[]): CursorSide => {
  const keys = criteria.map((each) => {
    const value = valueAt(cursor, each.path);
    if (value === undefined) throw missingInCursor(each.path.join('.'));
    return each.keyOf(each.column.stored(value));
  });
  return (record) => {
    for (const [index, each] of criteria.entries()) {
      const order = compareKeys(each, each.keyOf(each.read(record)), keys[index] ?? null);
      if (order !== 0) return sign(order);
    }
    return idOrder(record, cursor['id']);
  };
};

/** Enums compare by the place of the option. */
const rank = (each: Criterion, value: unknown): Comparable =>
  each.column.kind === 'enum' ? each.column.enumValues.indexOf(textOf(value)) : heldValue(each.column, value);

/** @throws QueryRefused */
const forgetfulSide = (cursor: Json, criteria: readonly Criterion[]): CursorSide => {
  const written = criteria.filter((each) => valueAt(cursor, each.path) !== undefined && each.path[0] !== 'id');
  if (written.some((each) => each.isRelation)) throw compositeInCursor();
  const given = written.map((each) => {
    const value = valueAt(cursor, each.path);
    if (value === null) return null;
    return each.column.kind === 'enum' ? rank(each, value) : givenValue(each.column, value);
  });
  return (record) => {
    for (const [index, each] of written.entries()) {
      const [held, wanted] = [each.read(record), given[index] ?? null];
      if (held === null || wanted === null) return null;
      const value = rank(each, held);
      if (value !== wanted) return value < wanted === each.descending ? 1 : -1;
    }
    return idOrder(record, cursor['id']);
  };
};

/** On which side of a cursor a record is. @throws QueryRefused */
export const cursorSide = (text: string, criteria: readonly Criterion[], bug: boolean): CursorSide => {
  const cursor = readCursor(text);
  const names = new Set([...criteria.map((each) => each.path[0]), 'id']);
  if (Object.keys(cursor).some((name) => !names.has(name))) throw invalidCursor(text);
  return bug ? forgetfulSide(cursor, criteria) : wholeSide(cursor, criteria);
};
