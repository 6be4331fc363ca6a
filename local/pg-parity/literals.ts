import type { SqlColumn } from './columns';

/** The schema of the tables: the demo workspace's, so that PostgreSQL's own sentences name the same enum types. */
export const SCHEMA = 'workspace_1wgvd1injqtife6y4rvfbu3h5';

/** A name in double quotes. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Text as an SQL literal; with `standard_conforming_strings` a backslash is a backslash. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The type of a column as SQL writes it. */
export const typeName = ({ type, enumType }: SqlColumn): string => {
  if (type === 'enum') return `${SCHEMA}.${quoted(enumType)}`;
  return type === 'enum[]' ? `${SCHEMA}.${quoted(enumType)}[]` : type;
};

/** Text as it is, anything else as its JSON, NULL for null. */
export const valueLiteral = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL';
  return literal(typeof value === 'string' ? value : JSON.stringify(value));
};

/** One value for comparison with the column: `'2'::double precision`. */
export const typedLiteral = (column: SqlColumn, value: unknown): string => {
  const text = valueLiteral(value);
  return column.type === 'text' ? text : `${text}::${typeName(column)}`;
};

/** Items for comparison with a list column: `ARRAY['A', 'B']::text[]`. */
export const listLiteral = (column: SqlColumn, values: readonly unknown[]): string =>
  `ARRAY[${values.map(valueLiteral).join(', ')}]::${typeName(column)}`;
