import type { ObjectModel, RecordModel } from '../model';
import type { Column, ColumnKind } from './columns';
import { ilikeMatcher, likeMatcher } from './patterns';
import {
  dataValidation,
  emptyList,
  notABoolean,
  notAFilter,
  notAList,
  notNullOrNot,
  unknownOption,
  unsupportedOperator,
} from './refusals';
import { searchMatcher } from './search';
import { type Comparable, givenValue, heldValue, jsonText, textOf } from './values';

/** SQL's three values: null is unknown, and so is its negation. */
export type Truth = boolean | null;
export type Predicate = (record: RecordModel) => Truth;

/** What an operator needs to know about the server. */
export interface OperatorScene {
  /** The database schema that messages of PostgreSQL name. */
  readonly schema: string;
  /** `searchVector` takes `search`. */
  readonly searchOperator: boolean;
}

const ORDERED = 'eq neq gt gte lt lte in is';

/** In the order in which Twenty lists them in its refusals; those of choices and lists as Twenty's schema has their filters. */
const OPERATORS: Readonly<Record<ColumnKind, string>> = {
  text: `${ORDERED} like ilike startsWith endsWith`,
  uuid: ORDERED,
  number: ORDERED,
  date: ORDERED,
  dateTime: ORDERED,
  boolean: 'eq is',
  enum: 'eq neq in containsAny is isEmptyArray',
  enumList: 'containsAny is isEmptyArray',
  textList: 'containsIlike is isEmptyArray',
  json: 'is like',
  search: 'search',
};

/** From 2.31 on, `searchVector` has these, and none of them finds anything by its words (twenty.md §8). */
const WITHOUT_SEARCH = 'eq neq is';

/** A predicate over the column's value; NULL is unknown for all but `is` and its like. */
const known = (column: Column, test: (value: unknown) => Truth): Predicate => {
  return (record) => {
    const value = column.read(record);
    return value === null ? null : test(value);
  };
};

/** Empty text counts as NULL wherever it is a value of its own. */
const isNull =
  (column: Column, expected: boolean): Predicate =>
  (record) => {
    const value = column.read(record);
    return (value === null || (column.kind === 'text' && value === '')) === expected;
  };

const UNKNOWN: Predicate = () => null;

/** @throws QueryRefused for an option that does not exist, as PostgreSQL does */
const checked = (schema: string, column: Column, value: unknown): Comparable => {
  if (column.kind !== 'enum' && column.kind !== 'enumList') return givenValue(column, value);
  if (typeof value !== 'string' || !column.enumValues.includes(value)) {
    throw unknownOption(schema, column.enumName, value);
  }
  return value;
};

const listOf = (operator: string, column: Column, value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw notAList(operator, column.path);
  if (value.length === 0) throw emptyList(column.path);
  return value;
};

/** Values of an enum compare by the place of the option, as in PostgreSQL. */
const ranked = (column: Column, value: Comparable): Comparable =>
  column.kind === 'enum' && typeof value === 'string' ? column.enumValues.indexOf(value) : value;

const COMPARISONS: Readonly<Record<string, (a: Comparable, b: Comparable) => boolean>> = {
  eq: (a, b) => a === b,
  neq: (a, b) => a !== b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

const compared = (schema: string, column: Column, operator: string, value: unknown): Predicate => {
  const compare = COMPARISONS[operator];
  if (compare === undefined) throw notAFilter(column.path);
  // `eq ""` asks for empty text and for NULL.
  if (column.kind === 'text' && value === '' && (operator === 'eq' || operator === 'neq')) {
    return isNull(column, operator === 'eq');
  }
  if (value === null || value === undefined) return UNKNOWN;
  const given = ranked(column, checked(schema, column, value));
  return known(column, (held) => compare(ranked(column, heldValue(column, held)), given));
};

const oneOf = (schema: string, column: Column, value: unknown): Predicate => {
  const given = listOf('in', column, value);
  const wanted = new Set(given.filter((item) => item !== null).map((item) => checked(schema, column, item)));
  // A null among them may be any value: whatever is not found is unknown.
  const otherwise = given.includes(null) ? null : false;
  return known(column, (held) => wanted.has(heldValue(column, held)) || otherwise);
};

const matching = (column: Column, operator: string, value: unknown): Predicate => {
  if (value === null || value === undefined) return UNKNOWN;
  const text = textOf(value);
  // So does `ilike ""`, and only that: any other empty pattern is a pattern.
  if (text === '' && operator === 'ilike') return isNull(column, true);
  const matches =
    operator === 'ilike'
      ? ilikeMatcher(text)
      : operator === 'like'
        ? likeMatcher(text)
        : operator === 'startsWith'
          ? (held: string) => held.startsWith(text)
          : (held: string) => held.endsWith(text);
  if (column.kind === 'json') return known(column, (held) => matches(jsonText(held)));
  return known(column, (held) => typeof held === 'string' && matches(held));
};

const items = (held: unknown): readonly unknown[] => (Array.isArray(held) ? held : []);

const overlapping = (schema: string, column: Column, value: unknown): Predicate => {
  const wanted = listOf('containsAny', column, value).map((item) => {
    checked(schema, column, item);
    return item;
  });
  return known(column, (held) => wanted.some((item) => items(held).includes(item)));
};

/** A subquery over the items: false, not unknown, when there are none. */
const containingLike = (column: Column, value: unknown): Predicate => {
  const matches = ilikeMatcher(textOf(value));
  return (record) => items(column.read(record)).some((item) => typeof item === 'string' && matches(item));
};

/**
 * One operator on one column.
 *
 * @throws QueryRefused with Twenty's sentence when the column does not have the operator or cannot hold the value
 */
export const compileOperator = (
  object: ObjectModel,
  { schema, searchOperator }: OperatorScene,
  column: Column,
  operator: string,
  value: unknown,
): Predicate => {
  const hasSearch = column.kind !== 'search' || searchOperator;
  const allowed = (hasSearch ? OPERATORS[column.kind] : WITHOUT_SEARCH).split(' ');
  if (!allowed.includes(operator)) {
    throw unsupportedOperator(operator, column.path, column.type, allowed.join(', '));
  }
  switch (operator) {
    case 'is':
      if (value !== 'NULL' && value !== 'NOT_NULL') throw notNullOrNot();
      return isNull(column, value === 'NULL');
    case 'in':
      return oneOf(schema, column, value);
    case 'like':
    case 'ilike':
    case 'startsWith':
    case 'endsWith':
      return matching(column, operator, value);
    case 'containsAny':
      if (column.kind === 'enum') throw dataValidation();
      return overlapping(schema, column, value);
    case 'containsIlike':
      return containingLike(column, value);
    case 'isEmptyArray':
      if (typeof value !== 'boolean') throw notABoolean(operator, column.path);
      if (column.kind === 'enum') throw dataValidation();
      return known(column, (held) => items(held).length === 0);
    case 'search':
      return searchMatcher(object, textOf(value));
    default:
      return compared(schema, column, operator, value);
  }
};
