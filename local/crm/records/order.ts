import type { ObjectModel, RecordModel } from '../model';
import { codePointKey, lower } from './collation';
import { type Column, type Target, targetsByName } from './columns';
import type { FilterScene } from './filter';
import { noDirection, notSortable } from './refusals';
import { heldValue, itemsKey, jsonText, listText, textOf } from './values';

export type SortKey = string | number | boolean | null;

/** One criterion of an order. */
export interface Criterion {
  /** Where the value stands in a record and in a cursor: `['name', 'lastName']`, `['company', 'name']`. */
  readonly path: readonly string[];
  readonly column: Column;
  readonly isRelation: boolean;
  /** `companyId`: never part of a cursor in the versions that forget sort values. */
  readonly isJoinColumn: boolean;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
  /** The value in the database, of the related record for a relation; null when there is none. */
  readonly read: (record: RecordModel) => unknown;
  /** What the database orders by. */
  readonly keyOf: (value: unknown) => SortKey;
}

const DIRECTIONS: Readonly<Record<string, readonly [descending: boolean, nullsFirst: boolean]>> = {
  AscNullsFirst: [false, true],
  AscNullsLast: [false, false],
  DescNullsFirst: [true, true],
  DescNullsLast: [true, false],
};

/** Only fields of these types are ordered in lower case; sub-fields of composites are not. */
const LOWERED = new Set(['TEXT', 'SELECT', 'MULTI_SELECT']);

const keyFunction = (column: Column, isSubField: boolean): ((value: unknown) => SortKey) => {
  const lowered = !isSubField && LOWERED.has(column.type);
  return (value) => {
    if (value === null) return null;
    if (column.kind === 'number' || column.kind === 'boolean') return heldValue(column, value);
    if (column.kind === 'json') return codePointKey(jsonText(value));
    // Without LOWER() enums and lists are compared as such: by the place of the option, item by item.
    if (!lowered && column.kind === 'enum') return column.enumValues.indexOf(textOf(value));
    if (!lowered && column.kind === 'textList') return itemsKey(value);
    const text = listText(value);
    return codePointKey(lowered ? lower(text) : text);
  };
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Step = (record: RecordModel) => RecordModel | undefined;

const criterion = (
  column: Column,
  path: readonly string[],
  step: Step | null,
  direction: unknown,
  name: string,
): Criterion => {
  const parsed = typeof direction === 'string' ? DIRECTIONS[direction] : undefined;
  if (parsed === undefined) throw noDirection('Scalar', name);
  const [descending, nullsFirst] = parsed;
  const isSubField = column.path.includes('.');
  return {
    path,
    column,
    isRelation: step !== null,
    isJoinColumn: column.kind === 'uuid' && column.path !== 'id' && column.path.endsWith('Id'),
    descending,
    nullsFirst,
    read:
      step === null
        ? column.read
        : (record) => {
            const target = step(record);
            return target === undefined ? null : column.read(target);
          },
    keyOf: keyFunction(column, isSubField),
  };
};

/**
 * Reads `orderBy`: a list of objects, or one object, with one or several keys each; they count in the order in which they are
 * written.
 *
 * @throws QueryRefused
 */
export const parseOrder = (object: ObjectModel, orderBy: unknown, scene: FilterScene): readonly Criterion[] => {
  const read = (
    owner: ObjectModel,
    entry: unknown,
    path: readonly string[],
    step: Step | null,
  ): readonly Criterion[] => {
    if (!isObject(entry)) return [];
    const targets = targetsByName(owner);
    return Object.entries(entry).flatMap(([name, value]) => {
      if (value === null || value === undefined) return [];
      return onTarget(targets.get(name), name, value, [...path, name], step);
    });
  };
  const onTarget = (
    target: Target | undefined,
    name: string,
    value: unknown,
    path: readonly string[],
    step: Step | null,
  ): readonly Criterion[] => {
    if (target === undefined) throw notSortable(name);
    if (target.is === 'column') return [criterion(target.column, path, step, value, name)];
    if (target.is === 'composite') {
      if (!isObject(value)) throw noDirection('Composite', name);
      return Object.entries(value).map(([sub, direction]) => {
        const column = target.columns.get(sub);
        if (column === undefined) throw notSortable(`${name}.${sub}`);
        return criterion(column, [...path, sub], step, direction, sub);
      });
    }
    const other = scene.object(target.relation.targetObject);
    if (target.relation.type === 'ONE_TO_MANY' || other === undefined || step !== null) throw notSortable(name);
    if (!isObject(value)) throw noDirection('Relation', name);
    return read(other, value, path, (record) => {
      const id = record[target.joinColumn];
      return typeof id === 'string' ? scene.live(other.nameSingular, id) : undefined;
    });
  };
  const entries = Array.isArray(orderBy) ? orderBy : [orderBy];
  return entries.flatMap((entry) => read(object, entry, [], null));
};

/** Negative when `a` comes first under the criterion. */
export const compareKeys = ({ descending, nullsFirst }: Criterion, a: SortKey, b: SortKey): number => {
  if (a === b) return 0;
  if (a === null) return nullsFirst ? -1 : 1;
  if (b === null) return nullsFirst ? 1 : -1;
  return a < b === descending ? 1 : -1;
};

/** Sorts records that are in the order of their ids, which stays the tie-break. The keys are made once for each record. */
export const sortRecords = (
  records: readonly RecordModel[],
  criteria: readonly Criterion[],
): readonly RecordModel[] => {
  if (criteria.length === 0) return records;
  const keys = criteria.map((each) => records.map((record) => each.keyOf(each.read(record))));
  const places = Uint32Array.from(records.keys());
  places.sort((a, b) => {
    for (let index = 0; index < criteria.length; index++) {
      const [each, column] = [criteria[index], keys[index]];
      if (each === undefined || column === undefined) continue;
      const order = compareKeys(each, column[a] ?? null, column[b] ?? null);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return Array.from(places, (place) => records[place] ?? { id: '' });
};
