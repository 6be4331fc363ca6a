import type { CrmDialect } from '../dialects/dialect';
import { badInput, internalError, Refusal } from '../errors';

export interface Paging {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

export interface Connection<T> {
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
}

/** Size of a page when none is asked for. No upper bound is enforced in 2.21. */
const DEFAULT_SIZE = 10;
const PREFIX = 'arrayconnection:';

/** A page of a list. @throws Refusal for a cursor that is none, or a page that is too long for the dialect */
export function connection<T>(
  items: readonly T[],
  paging: Paging,
  { cursor, most }: CrmDialect['metadataPages'],
  idOf: (item: T) => string,
): Connection<T> {
  const asked = paging.first ?? paging.last ?? DEFAULT_SIZE;
  if (most !== null && asked > most)
    throw badInput(`Requested page size of ${asked} exceeds the maximum size of ${most}`);
  const placeOf = (text: string): number => (cursor === 'place' ? positionOf(text) : placeOfId(text, items, idOf));
  const cursorOf = (item: T, place: number): string =>
    toBase64(cursor === 'place' ? PREFIX + place : JSON.stringify({ id: idOf(item) }));
  const after = paging.after ? placeOf(paging.after) + 1 : 0;
  const before = paging.before ? placeOf(paging.before) : items.length;
  const backwards = typeof paging.last === 'number' && typeof paging.first !== 'number';
  const size = Math.max(0, (backwards ? paging.last : paging.first) ?? DEFAULT_SIZE);
  const start = backwards ? Math.max(after, before - size) : after;
  const end = Math.min(items.length, before, start + size);
  const edges = items.slice(start, end).map((node, index) => ({ cursor: cursorOf(node, start + index), node }));
  return {
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    edges,
  };
}

const toBase64 = (text: string): string => Buffer.from(text).toString('base64');

function placeOfId<T>(cursor: string, items: readonly T[], idOf: (item: T) => string): number {
  const place = items.findIndex((item) => toBase64(JSON.stringify({ id: idOf(item) })) === cursor);
  if (place === -1) throw badInput(`Invalid cursor: ${cursor}`, 'INVALID_CURSOR', 'Invalid cursor.');
  return place;
}

function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const position = text.startsWith(PREFIX) ? Number(text.slice(PREFIX.length)) : Number.NaN;
  if (Number.isInteger(position)) return position;
  const { message, code } = internalError('Provided "offset" value is not a number. Please provide a numeric value.');
  throw new Refusal(message, code, undefined, 'An error occurred.');
}
