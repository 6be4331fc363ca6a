import type { JsonObject } from '../wire';
import type { ObjectMetadata, RecordFilter, RecordOrder } from './model';

/** One GraphQL request: its text, and variables with exact JSON types, because record queries are not coerced. */
export interface Query {
  readonly document: string;
  readonly variables: JsonObject;
}

export interface PageQuery {
  readonly filter: RecordFilter;
  readonly orderBy: RecordOrder;
  /** GraphQL selections of the codecs: "name { firstName lastName }". `id` may be among them or not. */
  readonly selections: readonly string[];
  /** How many records at most; 0 for the count alone. */
  readonly first: number;
  /** How many to pass over. */
  readonly offset: number;
}

/** A page in no order of the view's, from behind a cursor on. */
export interface WalkQuery extends Pick<PageQuery, 'filter' | 'selections' | 'first'> {
  /** `endCursor` of the page before; null for the first. */
  readonly after: string | null;
}

/** What a query needs to know of an object. */
export type NamedObject = Pick<ObjectMetadata, 'nameSingular' | 'namePlural'>;

/** Type names are the object's singular name with a capital. */
const typeName = ({ nameSingular }: NamedObject): string =>
  nameSingular.charAt(0).toUpperCase() + nameSingular.slice(1);

/**
 * A page of records in the view's order. By offset, never by cursor: cursors lose records on many servers (twenty.md §5.2).
 * `totalCount` is always asked: without it a selected relation makes the server read the whole table (twenty.md §5.1). Directives
 * and aliases are left out: the server ignores them or fails.
 */
export function recordsQuery(object: NamedObject, { filter, orderBy, selections, first, offset }: PageQuery): Query {
  const type = typeName(object);
  const document =
    `query Records($filter: ${type}FilterInput, $orderBy: [${type}OrderByInput], $first: Int, $offset: Int) { ` +
    `${object.namePlural}(filter: $filter, orderBy: $orderBy, first: $first, offset: $offset) { ` +
    `totalCount pageInfo { hasNextPage } edges { node { ${selected(selections)} } } } }`;
  return { document, variables: { filter, orderBy, first, offset } };
}

/**
 * A page of a walk by id: without `orderBy` Twenty orders by id, and then its cursors lose nothing on any version (twenty.md §5.2).
 */
export function walkQuery(object: NamedObject, { filter, selections, first, after }: WalkQuery): Query {
  const document =
    `query Walk($filter: ${typeName(object)}FilterInput, $first: Int, $after: String) { ` +
    `${object.namePlural}(filter: $filter, first: $first, after: $after) { ` +
    `totalCount pageInfo { hasNextPage endCursor } edges { node { ${selected(selections)} } } } }`;
  return { document, variables: after === null ? { filter, first } : { filter, first, after } };
}

const selected = (selections: readonly string[]): string =>
  ['id', ...selections.filter((selection) => selection.trim() !== 'id')].join(' ');

/** How many records pass the filter: a page without records. */
export function countQuery(object: NamedObject, filter: RecordFilter): Query {
  const document =
    `query Count($filter: ${typeName(object)}FilterInput, $first: Int) { ` +
    `${object.namePlural}(filter: $filter, first: $first) { totalCount } }`;
  return { document, variables: { filter, first: 0 } };
}
