import type { ObjectModel, RecordModel } from '../model';
import { type Column, type Target, targetsByName } from './columns';
import { compileOperator, type Predicate, type Truth } from './operators';
import { notAFilter, notTraversable, tooDeep, unknownFilterField } from './refusals';

/** What a filter needs to know about the rest of the workspace. */
export interface FilterScene {
  /** The database schema that messages of PostgreSQL name. */
  readonly schema: string;
  readonly object: (nameSingular: string) => ObjectModel | undefined;
  /** A record that is not soft-deleted: joins leave the others out. */
  readonly live: (nameSingular: string, id: string) => RecordModel | undefined;
}

export interface CompiledFilter {
  readonly test: Predicate;
  /** Is `deletedAt` named at the root or below and, or, not? Then soft-deleted records take part. */
  readonly mentionsDeleted: boolean;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TRUE: Predicate = () => true;

/** What a missing target looks like to the database: every column NULL. */
const NO_RECORD: RecordModel = { id: '' };

const allOf = (parts: readonly Predicate[]): Predicate => {
  const [only] = parts;
  if (only === undefined) return TRUE;
  if (parts.length === 1) return only;
  return (record) => {
    let truth: Truth = true;
    for (const part of parts) {
      const one = part(record);
      if (one === false) return false;
      if (one === null) truth = null;
    }
    return truth;
  };
};

/** An empty list is true, as an empty bracket becomes `1=1`. */
const anyOf = (parts: readonly Predicate[]): Predicate => {
  if (parts.length === 0) return TRUE;
  return (record) => {
    let truth: Truth = false;
    for (const part of parts) {
      const one = part(record);
      if (one === true) return true;
      if (one === null) truth = null;
    }
    return truth;
  };
};

const negated =
  (part: Predicate): Predicate =>
  (record) => {
    const truth = part(record);
    return truth === null ? null : !truth;
  };

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const mentionsDeleted = (filter: unknown): boolean =>
  isObject(filter) &&
  Object.entries(filter).some(([key, value]) => {
    if (key === 'deletedAt') return true;
    if (key === 'and' || key === 'or') return listOf(value).some(mentionsDeleted);
    return key === 'not' && mentionsDeleted(value);
  });

/** Compiles filters of one object; `hops` is how many relations may still be followed. */
const compiler = (object: ObjectModel, scene: FilterScene, hops: number): ((filter: unknown) => Predicate) => {
  const targets = targetsByName(object);

  // Only the first operator counts: `{gte: 1, lt: 2}` is `gte`.
  const onColumn = (column: Column, value: unknown): Predicate => {
    const [entry] = isObject(value) ? Object.entries(value) : [];
    if (entry === undefined) throw notAFilter(column.path);
    return compileOperator(object, scene.schema, column, entry[0], entry[1]);
  };

  const onRelation = (name: string, target: Extract<Target, { is: 'relation' }>, value: unknown): Predicate => {
    const other = scene.object(target.relation.targetObject);
    if (target.relation.type === 'ONE_TO_MANY' || other === undefined) throw notTraversable(name);
    if (hops === 0) throw tooDeep();
    const nested = compiler(other, scene, hops - 1)(value);
    return (record) => {
      const id = record[target.joinColumn];
      return nested((typeof id === 'string' ? scene.live(other.nameSingular, id) : undefined) ?? NO_RECORD);
    };
  };

  const onField = (name: string, value: unknown): Predicate => {
    const target = targets.get(name);
    if (target === undefined) throw unknownFilterField(object.nameSingular, name);
    if (target.is === 'column') return onColumn(target.column, value);
    if (!isObject(value)) throw notAFilter(name);
    if (target.is === 'relation') return onRelation(name, target, value);
    const parts = Object.entries(value).map(([sub, inner]) => {
      const column = target.columns.get(sub);
      if (column === undefined) throw unknownFilterField(object.nameSingular, `${name}.${sub}`);
      return onColumn(column, inner);
    });
    return allOf(parts);
  };

  const compile = (filter: unknown): Predicate => {
    if (filter === null || filter === undefined) return TRUE;
    if (!isObject(filter)) throw notAFilter(object.nameSingular);
    const parts = Object.entries(filter).map(([key, value]) => {
      if (key === 'and') return allOf(listOf(value).map(compile));
      if (key === 'or') return anyOf(listOf(value).map(compile));
      return key === 'not' ? negated(compile(value)) : onField(key, value);
    });
    return allOf(parts);
  };
  return compile;
};

/**
 * A filter as a function over records, made once for a query. Only records for which it is true are found.
 *
 * @throws QueryRefused
 */
export const compileFilter = (object: ObjectModel, filter: unknown, scene: FilterScene): CompiledFilter => ({
  test: compiler(object, scene, 1)(filter),
  mentionsDeleted: mentionsDeleted(filter),
});
