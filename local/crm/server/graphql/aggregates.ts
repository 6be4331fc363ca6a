import type { FieldModel, ObjectModel, RecordModel } from '../../model';
import { mayReadField } from '../auth/roles';
import { pascal } from '../dialects/catalog';
import { compositeOf } from '../dialects/composites';
import { permissionDenied } from '../refusals';
import type { ProjectionContext } from './projection';
import { membersOfJson } from '../members';

type Reduce = (values: readonly unknown[]) => unknown;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const present = (values: readonly unknown[]): readonly unknown[] =>
  values.filter((value) => value !== null && value !== undefined);
const numbers = (values: readonly unknown[]): readonly number[] => present(values).map(Number);
const sum = (values: readonly unknown[]): number => numbers(values).reduce((total, value) => total + value, 0);
const emptyCount = (values: readonly unknown[]): number => values.filter(isEmpty).length;
const least = (values: readonly unknown[], sign: 1 | -1): unknown =>
  present(values).reduce<unknown>(
    (best, value) => (best === null || compare(value, best) * sign < 0 ? value : best),
    null,
  );

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : 1;
}

/** Prefix of an aggregate's name → what it does. The longest prefix that fits counts. */
const OPERATIONS: readonly (readonly [string, Reduce])[] = [
  ['countUniqueValues', (values) => new Set(present(values).map((value) => JSON.stringify(value))).size],
  ['percentageNotEmpty', (values) => (values.length ? (values.length - emptyCount(values)) / values.length : null)],
  ['percentageEmpty', (values) => (values.length ? emptyCount(values) / values.length : null)],
  ['countNotEmpty', (values) => values.length - emptyCount(values)],
  ['countEmpty', emptyCount],
  ['countTrue', (values) => values.filter((value) => value === true).length],
  ['countFalse', (values) => values.filter((value) => value === false).length],
  ['sum', (values) => (present(values).length ? sum(values) : null)],
  ['avg', (values) => (present(values).length ? sum(values) / present(values).length : null)],
  ['min', (values) => least(values, 1)],
  ['max', (values) => least(values, -1)],
];

/**
 * An aggregate field of a connection, over all records that the filter finds, paging ignored: `sumAmountAmountMicros`,
 * `minCloseDate`. A name that is no aggregate is null. @throws Refusal
 */
export function aggregate(name: string, object: ObjectModel, filter: unknown, context: ProjectionContext): unknown {
  for (const [prefix, reduce] of OPERATIONS) {
    const read = name.startsWith(prefix) ? readerOf(name.slice(prefix.length), object, context) : undefined;
    if (read) return reduce(allRecords(object, filter, context).map(read));
  }
  return null;
}

export function allRecords(
  object: ObjectModel,
  filter: unknown,
  { engine }: ProjectionContext,
): readonly RecordModel[] {
  return engine.findMany(object, { filter, first: Number.MAX_SAFE_INTEGER, selected: ['id'] }).records;
}

function readerOf(
  name: string,
  object: ObjectModel,
  context: ProjectionContext,
): ((record: RecordModel) => unknown) | undefined {
  for (const field of object.fields) {
    const own = pascal(field.name);
    if (!name.startsWith(own) || !mayBeAggregated(field)) continue;
    const subName = Object.keys(compositeOf(field.type)?.subFields ?? {}).find((each) => own + pascal(each) === name);
    if (name !== own && subName === undefined) continue;
    if (!mayReadField(context.role, object, field.name)) throw permissionDenied(field.name, object.nameSingular);
    return (record) => (subName === undefined ? record[field.name] : membersOfJson(record[field.name])[subName]);
  }
  return undefined;
}

const mayBeAggregated = (field: FieldModel): boolean => field.type !== 'RELATION' && field.type !== 'MORPH_RELATION';
