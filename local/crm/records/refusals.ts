/** The sentences in which Twenty 2.21 refuses a record query. Those marked * were recorded; the others follow their pattern. */
import { inspect } from 'node:util';
import { QueryRefused } from '../model';

const refused = (message: string, subCode: string, friendly = 'An error occurred.'): QueryRefused =>
  new QueryRefused(message, 'BAD_USER_INPUT', subCode, friendly);

const filter = (message: string, friendly: string): QueryRefused => refused(message, 'INVALID_ARGS_FILTER', friendly);

/** * */
export const unknownFilterField = (object: string, field: string): QueryRefused =>
  filter(
    `Object ${object} doesn't have any "${field}" field.`,
    `Invalid filter : ${object} object doesn't have any "${field}" field.`,
  );

/** * */
export const unsupportedOperator = (operator: string, field: string, type: string, allowed: string): QueryRefused =>
  filter(
    `Operator "${operator}" is not valid for field "${field}" of type ${type} - Allowed operators: ${allowed}`,
    `Invalid filter : Operator "${operator}" is not valid for this "${field}" ${type} field`,
  );

/** A value that is no such thing, as Node prints it: text in single quotes. * for UUID. */
export const invalidValue = (what: 'UUID' | 'number' | 'boolean', value: unknown, field: string): QueryRefused =>
  filter(
    `Invalid ${what} value ${inspect(value)} for field "${field}"`,
    `Invalid value for ${what}: "${inspect(value)}"`,
  );

/** The forms that are named are not the only ones that are read: see `dates.ts`. */
export const invalidDate = (what: 'date' | 'date-time', value: unknown, field: string): QueryRefused => {
  const form = `Expected format: '${what === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM-DDTHH:mm:ssZ'}'`;
  return filter(
    `Invalid value ${inspect(value)} for ${what} field "${field}". ${form}`,
    `Invalid value for ${what}: "${inspect(value)}". ${form}`,
  );
};

export const notOneOperator = (field: string): QueryRefused =>
  filter(
    `Filter for field "${field}" must have exactly one operator`,
    'Invalid filter: exactly one operator per field is required',
  );

export const notNullOrNot = (): QueryRefused =>
  filter('Invalid filter value for "is" operator. Expected "NULL" or "NOT_NULL"', 'Invalid value for "is" operator');

export const unknownSubField = (sub: string, type: string): QueryRefused =>
  filter(`Sub field "${sub}" not found for composite type: ${type}`, 'An error occurred.');

/** * */
export const notAList = (operator: string, field: string): QueryRefused =>
  filter(
    `Filter operator "${operator}" requires an array value for field ${field}`,
    `Invalid filter: "${operator}" operator requires an array`,
  );

export const notABoolean = (operator: string, field: string): QueryRefused =>
  filter(
    `Filter operator "${operator}" requires a boolean value for field ${field}`,
    `Invalid filter: "${operator}" operator requires a boolean`,
  );

/** * */
export const emptyList = (field: string): QueryRefused =>
  refused(
    `Invalid filter value for field ${field}. Expected non-empty array`,
    'INVALID_QUERY_INPUT',
    'Invalid filter value: ""',
  );

/** * The sentence is PostgreSQL's own. */
export const unknownOption = (schema: string, column: string, value: unknown): QueryRefused =>
  new QueryRefused(
    `invalid input value for enum ${schema}."${column}_enum": "${String(value)}"`,
    'BAD_USER_INPUT',
    undefined,
    'Invalid input provided.',
  );

/** A relation that a filter asks about as if it were a column, or that cannot be followed. */
export const useJoinColumn = (field: string): QueryRefused =>
  filter(
    `Cannot filter by relation field "${field}": use "${field}Id" instead`,
    `Invalid filter: use "${field}Id" to filter by this relation field`,
  );

/** A relation to many has no column. */
export const notTraversable = (field: string): QueryRefused =>
  filter(
    `Cannot filter by relation field "${field}"`,
    `Invalid filter: filtering by relation field "${field}" is not supported`,
  );

export const tooDeep = (): QueryRefused => {
  const message = 'Relation filter nesting deeper than 1 hop is not supported';
  return filter(message, 'Relation filters can only traverse one relation deep');
};

export const notAFilter = (field: string): QueryRefused =>
  filter(`Filter value for field "${field}" must be an object`, 'Invalid filter: filter value must be an object');

/** * */
export const notSortable = (field: string): QueryRefused =>
  refused(`Field "${field}" does not exist or is not sortable`, 'FIELD_NOT_FOUND');

/** * for scalar fields. */
export const noDirection = (kind: 'Scalar' | 'Composite' | 'Relation', field: string): QueryRefused =>
  refused(
    kind === 'Scalar'
      ? `Scalar field "${field}" requires a direction value (AscNullsFirst, AscNullsLast, DescNullsFirst, DescNullsLast)`
      : `${kind} field "${field}" requires a subfield object with direction values`,
    'INVALID_QUERY_INPUT',
  );

/** * */
export const invalidCursor = (cursor: string): QueryRefused => refused(`Invalid cursor: ${cursor}`, 'INVALID_CURSOR');

export const compositeInCursor = (): QueryRefused => refused('Expected non-composite field order by', 'INVALID_CURSOR');

export const missingInCursor = (path: string): QueryRefused =>
  refused(`Cursor is missing the value for orderBy field "${path}"`, 'INVALID_CURSOR');

/** * for first and last. */
export const conflict = (one: string, other: string): QueryRefused =>
  refused(`Cannot provide both ${one} and ${other}`, 'ARGS_CONFLICT');

/** * for first. */
export const negative = (name: 'First' | 'Last'): QueryRefused =>
  refused(`${name} argument must be non-negative`, name === 'First' ? 'INVALID_ARGS_FIRST' : 'INVALID_ARGS_LAST');

/** * What a negative offset meets, and whatever else only the database refuses: its complaint, made unreadable. */
export const dataValidation = (): QueryRefused => new QueryRefused('Data validation error.', 'INTERNAL_SERVER_ERROR');
