import type { SqlColumn, SqlTable } from './columns';
import { quoted, SCHEMA } from './literals';
import { operatorSql, RefusedByContract } from './operators';

export type Tables = ReadonlyMap<string, SqlTable>;

type Json = Readonly<Record<string, unknown>>;

/** A table as one query sees it: the asked-for one, or the target of a relation. */
interface Source {
  readonly table: SqlTable;
  readonly alias: string;
}

/** Relations that the query follows, by name: each is joined once. */
type Joins = Map<string, string>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const columnAt = ({ table }: Source, ...path: readonly string[]): SqlColumn | undefined =>
  table.columns.find(
    (column) => column.path.length === path.length && column.path.every((part, at) => part === path[at]),
  );

const at = ({ alias }: Source, column: SqlColumn): string => `${alias}.${quoted(column.name)}`;

/** Joins the target of a relation, which a missing or soft-deleted one leaves NULL (twenty.md §5.3: soft-deleted rows are excluded). */
const follow = (source: Source, name: string, tables: Tables, joins: Joins): Source | undefined => {
  const relation = source.table.relations.find((each) => each.name === name);
  const table = relation && tables.get(relation.target);
  if (table === undefined) return undefined;
  const alias = quoted(`t.${name}`);
  const on = `${alias}."id" = ${source.alias}.${quoted(relation?.joinColumn ?? '')} AND ${alias}."deletedAt" IS NULL`;
  joins.set(name, `LEFT JOIN ${SCHEMA}.${quoted(table.name)} AS ${alias} ON ${on}`);
  return { table, alias };
};

/** twenty.md §5.3: keys of one object are *and*, and a list with nothing in it is true. */
const bracket = (parts: readonly string[], word: 'AND' | 'OR'): string => {
  const [only = '1=1'] = parts;
  return parts.length < 2 ? only : `(${parts.join(` ${word} `)})`;
};

/** A field takes exactly one operator: with none or two the filter does not reach the database. */
const onColumn = (source: Source, column: SqlColumn, value: unknown): string => {
  const [first, ...more] = isJson(value) ? Object.entries(value) : [];
  if (first === undefined || more.length > 0) throw new RefusedByContract(`Not one operator for ${column.name}`);
  return operatorSql(at(source, column), column, first[0], first[1]);
};

function condition(source: Source, filter: unknown, tables: Tables, joins: Joins): string {
  if (!isJson(filter)) return '1=1';
  const inside = (inner: unknown): string => condition(source, inner, tables, joins);
  const parts = Object.entries(filter).map(([key, value]): string => {
    if (key === 'and') return bracket(listOf(value).map(inside), 'AND');
    if (key === 'or') return bracket(listOf(value).map(inside), 'OR');
    if (key === 'not') return `NOT (${inside(value)})`;
    const column = columnAt(source, key);
    if (column !== undefined) return onColumn(source, column, value);
    // twenty.md §5.3: many-to-one, one hop.
    const target = follow(source, key, tables, joins);
    if (target !== undefined) return condition(target, value, tables, joins);
    const subs = isJson(value) ? Object.entries(value) : [];
    return bracket(
      subs.map(([sub, inner]) => {
        const found = columnAt(source, key, sub);
        if (found === undefined) throw new Error(`${source.table.name} has no ${key}.${sub}`);
        return onColumn(source, found, inner);
      }),
      'AND',
    );
  });
  return bracket(parts, 'AND');
}

/** twenty.md §5.3: left out unless `deletedAt` stands in the filter, under and, or, not too; inside relations it does not count. */
const namesDeletedAt = (filter: unknown): boolean => {
  if (!isJson(filter)) return false;
  if ('deletedAt' in filter) return true;
  return ['and', 'or', 'not'].some((key) => listOf(filter[key]).some(namesDeletedAt));
};

/** twenty.md §4.7: the four directions by their names. */
const DIRECTIONS: ReadonlyMap<unknown, string> = new Map([
  ['AscNullsFirst', 'ASC NULLS FIRST'],
  ['AscNullsLast', 'ASC NULLS LAST'],
  ['DescNullsFirst', 'DESC NULLS FIRST'],
  ['DescNullsLast', 'DESC NULLS LAST'],
]);

const orderKey = (source: Source, column: SqlColumn, direction: unknown): string => {
  const sql = DIRECTIONS.get(direction);
  if (sql === undefined) throw new Error(`No direction ${String(direction)}`);
  const c = at(source, column);
  const text = column.type === 'text' ? c : `${c}::text`;
  return `${column.lowered ? `LOWER(${text})` : c} ${sql}`;
};

/** twenty.md §4.7: composites by sub-field, relations by a field of their target. */
function orderKeys(source: Source, entry: unknown, tables: Tables, joins: Joins): readonly string[] {
  return Object.entries(isJson(entry) ? entry : {}).flatMap(([key, value]) => {
    const column = columnAt(source, key);
    if (column !== undefined) return [orderKey(source, column, value)];
    const target = follow(source, key, tables, joins);
    if (target !== undefined) return orderKeys(target, value, tables, joins);
    return Object.entries(isJson(value) ? value : {}).map(([sub, direction]) => {
      const found = columnAt(source, key, sub);
      if (found === undefined) throw new Error(`${source.table.name} has no ${key}.${sub}`);
      return orderKey(source, found, direction);
    });
  });
}

/**
 * The ids that a filter finds, in the order asked for, as one statement. `orderBy` is a list of objects.
 *
 * @throws RefusedByContract when Twenty would refuse the filter
 */
export function selectIds(tables: Tables, object: string, filter: unknown, orderBy: readonly unknown[]): string {
  const table = tables.get(object);
  if (table === undefined) throw new Error(`No table ${object}`);
  const source: Source = { table, alias: 't' };
  const joins: Joins = new Map();
  const where = [condition(source, filter, tables, joins)];
  if (!namesDeletedAt(filter)) where.push('t."deletedAt" IS NULL');
  // twenty.md §4.7: the server adds the id.
  const order = [...orderBy.flatMap((entry) => orderKeys(source, entry, tables, joins)), 't."id" ASC'];
  const from = [`${SCHEMA}.${quoted(table.name)} AS t`, ...joins.values()].join(' ');
  return `SELECT t."id" FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${order.join(', ')}`;
}
