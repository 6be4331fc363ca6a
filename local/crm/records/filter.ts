import type { ObjectModel, RecordModel } from '../model';
import { type Column, type Target, targetsByName } from './columns';
import { compileOperator, type OperatorScene, type Predicate, type Truth } from './operators';
import {
  notAFilter,
  notOneOperator,
  notTraversable,
  tooDeep,
  unknownFilterField,
  unknownSubField,
  useJoinColumn,
} from './refusals';

/** What a filter needs to know about the rest of the workspace. */
export interface FilterScene extends OperatorScene {
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

/** `{ company: { eq: "…" } }` asks about the relation as if it were a column; `{ company: { name: … } }` follows it. */
const namesFieldOf = (object: ObjectModel, filter: unknown): boolean => {
  const targets = targetsByName(object);
  return isObject(filter) && Object.keys(filter).some((key) => LOGICAL.has(key) || targets.has(key));
};

const LOGICAL: ReadonlySet<string> = new Set(['and', 'or', 'not']);

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

  const onColumn = (column: Column, value: unknown): Predicate => {
    if (typeof value !== 'object' || value === null) throw notAFilter(column.path);
    const [entry, ...more] = Object.entries(value);
    if (entry === undefined || more.length > 0) throw notOneOperator(column.path);
    return compileOperator(object, scene, column, entry[0], entry[1]);
  };

  const onRelation = (name: string, target: Extract<Target, { is: 'relation' }>, value: unknown): Predicate => {
    const other = scene.object(target.relation.targetObject);
    if (target.relation.type === 'ONE_TO_MANY') throw notTraversable(name);
    if (other === undefined || !namesFieldOf(other, value)) throw useJoinColumn(name);
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
      if (column === undefined) throw unknownSubField(sub, target.type);
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
