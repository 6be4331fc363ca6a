import type { SqlColumn, SqlType } from './columns';
import { listLiteral, literal, typedLiteral, valueLiteral } from './literals';

/** Twenty refuses the filter before it reaches the database. */
export class RefusedByContract extends Error {}

/** SQL for one operator: `c` is the column as it is written there. */
type Operator = (c: string, column: SqlColumn, value: unknown) => string;

type Operators = ReadonlyMap<string, Operator>;

const nonEmpty = (value: unknown): readonly unknown[] => {
  // twenty.md §5.3: `in` and `containsAny` of an empty list are refused; recorded: anything but a list is refused as well.
  if (!Array.isArray(value) || value.length === 0)
    throw new RefusedByContract(`Not a list of values: ${JSON.stringify(value)}`);
  return value;
};

const comparison =
  (sign: string): Operator =>
  (c, column, value) =>
    `${c} ${sign} ${typedLiteral(column, value)}`;

const is: Operator = (c, _column, value) => `${c} IS ${value === 'NULL' ? 'NULL' : 'NOT NULL'}`;

const inList: Operator = (c, column, value) => {
  const items = nonEmpty(value).map((item) => typedLiteral(column, item));
  return `${c} IN (${items.join(', ')})`;
};

const EQUALITY: readonly (readonly [string, Operator])[] = [
  ['eq', comparison('=')],
  ['neq', comparison('<>')],
];

const ORDERED: readonly (readonly [string, Operator])[] = [
  ...EQUALITY,
  ['gt', comparison('>')],
  ['gte', comparison('>=')],
  ['lt', comparison('<')],
  ['lte', comparison('<=')],
  ['in', inList],
  ['is', is],
];

/** twenty.md §5.3: for text `""` and NULL are the same. */
const isEmptyText = (c: string): string => `(${c} = '' OR ${c} IS NULL)`;

const like =
  (sign: 'LIKE' | 'ILIKE'): Operator =>
  (c, _column, value) =>
    sign === 'ILIKE' && value === '' ? isEmptyText(c) : `${c} ${sign} ${valueLiteral(value)}`;

/** The operators of texts, without regular expressions, which are listed and not executed (twenty.md §5.3). */
const TEXT: Operators = new Map([
  ...ORDERED,
  ['eq', (c, column, value) => (value === '' ? isEmptyText(c) : comparison('=')(c, column, value))],
  // Known is only `eq ""`; its negation is read as the negation.
  ['neq', (c, column, value) => (value === '' ? `NOT ${isEmptyText(c)}` : comparison('<>')(c, column, value))],
  ['is', (c, _column, value) => (value === 'NULL' ? isEmptyText(c) : `NOT ${isEmptyText(c)}`)],
  ['like', like('LIKE')],
  ['ilike', like('ILIKE')],
  ['startsWith', (c, _column, value) => `starts_with(${c}, ${valueLiteral(value)})`],
  ['endsWith', (c, _column, value) => `right(${c}, length(${valueLiteral(value)})) = ${valueLiteral(value)}`],
]);

const A_MILLISECOND = "interval '1 millisecond'";

const moment =
  (sql: (c: string, at: string) => string): Operator =>
  (c, column, value) =>
    sql(c, typedLiteral(column, value));

/** twenty.md §5.3: date-times are compared with a millisecond of tolerance: the wire has milliseconds, the database microseconds. */
const MOMENT: Operators = new Map([
  ...ORDERED,
  ['eq', moment((c, at) => `(${c} >= ${at} AND ${c} < ${at} + ${A_MILLISECOND})`)],
  ['neq', moment((c, at) => `(${c} < ${at} OR ${c} >= ${at} + ${A_MILLISECOND})`)],
  ['gt', moment((c, at) => `${c} >= ${at} + ${A_MILLISECOND}`)],
  ['lte', moment((c, at) => `${c} < ${at} + ${A_MILLISECOND}`)],
]);

/** `isEmptyArray` is recorded not to find NULL. */
const LIST: readonly (readonly [string, Operator])[] = [
  ['is', is],
  ['isEmptyArray', (c) => `${c} = '{}'`],
];

const PLAIN: Operators = new Map(ORDERED);

/** Which operators a column has: the schema's filter inputs (BooleanFilter, …EnumFilter, RawJsonFilter, …) with twenty.md §5.3's list. */
const OPERATORS: Readonly<Record<SqlType, Operators>> = {
  text: TEXT,
  uuid: PLAIN,
  'double precision': PLAIN,
  numeric: PLAIN,
  date: PLAIN,
  timestamptz: MOMENT,
  boolean: new Map([
    ['eq', comparison('=')],
    ['is', is],
  ]),
  enum: new Map([...EQUALITY, ['in', inList], ['is', is]]),
  'enum[]': new Map([
    ['containsAny', (c, column, value) => `${c} && ${listLiteral(column, nonEmpty(value))}`],
    ...LIST,
  ]),
  // twenty.md §4.3, ARRAY: `containsIlike` looks into the items.
  'text[]': new Map([
    ...LIST,
    [
      'containsIlike',
      (c, _column, value) => `EXISTS (SELECT 1 FROM unnest(${c}) AS item WHERE item ILIKE ${valueLiteral(value)})`,
    ],
  ]),
  // twenty.md §4.3, RAW_JSON and lists inside composites: `like` on the JSON as text.
  jsonb: new Map([
    ['is', is],
    [
      'like',
      (c, _column, value) => `${c}::text LIKE ${typeof value === 'string' ? literal(value) : valueLiteral(value)}`,
    ],
  ]),
};

/** Names of the operators that a column has. */
export const operatorsOf = (column: SqlColumn): readonly string[] => [...OPERATORS[column.type].keys()];

/**
 * One operator as SQL.
 *
 * @throws RefusedByContract for a list without values
 * @throws Error for an operator that the column does not have
 */
export function operatorSql(c: string, column: SqlColumn, operator: string, value: unknown): string {
  const sql = OPERATORS[column.type].get(operator);
  if (sql === undefined) throw new Error(`No operator "${operator}" for ${column.name}`);
  return sql(c, column, value);
}
