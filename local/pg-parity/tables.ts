import type { RecordModel } from '../crm/model';
import type { SqlColumn, SqlTable } from './columns';
import { literal, quoted, SCHEMA, typeName } from './literals';
import { isJson } from './select';

/**
 * The engine states that text is ordered by code points and folded by Unicode's simple mapping (PostgreSQL's `C.UTF-8`). This
 * collation is that one, built in, and does not hang on the machine's locales.
 */
const COLLATION = 'COLLATE "pg_c_utf8"';

/** The one date-time that gets microseconds in the database, which the wire cuts off. */
const IN_MICROSECONDS = 'updatedAt';

/** Has the column more digits than a filter can say? Then only the operators that are tolerant (twenty.md §5.3) can be compared. */
export const hasMicroseconds = (column: SqlColumn): boolean => column.name === IN_MICROSECONDS;

const definition = (column: SqlColumn): string => {
  const collation = column.type === 'text' || column.type === 'text[]' ? ` ${COLLATION}` : '';
  return `${quoted(column.name)} ${typeName(column)}${collation}${column.notNull ? ' NOT NULL' : ''}`;
};

/** Statements that make the schema, the enum types in the order of their options, and the tables. */
export function createStatements(tables: Iterable<SqlTable>): readonly string[] {
  const statements = [`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`, `CREATE SCHEMA ${SCHEMA}`];
  for (const { name, columns } of tables) {
    for (const { enumType, options } of columns) {
      if (enumType === '') continue;
      statements.push(`CREATE TYPE ${SCHEMA}.${quoted(enumType)} AS ENUM (${options.map(literal).join(', ')})`);
    }
    statements.push(
      `CREATE TABLE ${SCHEMA}.${quoted(name)} (${columns.map(definition).join(', ')}, PRIMARY KEY ("id"))`,
    );
  }
  return statements;
}

const onTheWire = (record: RecordModel, [field = '', sub]: readonly string[]): unknown => {
  const value = record[field];
  if (sub === undefined) return value;
  return isJson(value) ? value[sub] : null;
};

/** Milliseconds with three more digits, the same for the same instant, so that ties stay ties. */
const withMicroseconds = (instant: string): string => {
  const digits = String((Date.parse(instant) * 37) % 1000).replace('-', '');
  return instant.replace('Z', `${digits.padStart(3, '0')}Z`);
};

/** The value as Twenty keeps it, from the one it answers. */
const stored = (column: SqlColumn, value: unknown): unknown => {
  if (!column.keepsEmpty && (value === '' || (Array.isArray(value) && value.length === 0))) return null;
  if (hasMicroseconds(column) && typeof value === 'string') return withMicroseconds(value);
  return value ?? null;
};

/** A statement that replaces the rows of a table by these records. */
export function fillStatement({ name, columns }: SqlTable, records: readonly RecordModel[]): string {
  const rows = records.map((record) =>
    Object.fromEntries(columns.map((column) => [column.name, stored(column, onTheWire(record, column.path))])),
  );
  const table = `${SCHEMA}.${quoted(name)}`;
  const set = `json_populate_recordset(NULL::${table}, ${literal(JSON.stringify(rows))})`;
  return `TRUNCATE ${table}; INSERT INTO ${table} SELECT * FROM ${set};`;
}
