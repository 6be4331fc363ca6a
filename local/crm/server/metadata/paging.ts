import type { CrmDialect } from '../dialects/dialect';
import { Refusal } from '../errors';
import { badInput, internalError } from '../refusals';
import { membersOfJson } from '../members';

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
    throw badInput(
      `Requested page size of ${asked} exceeds the maximum size of ${most}`,
      undefined,
      'An error occurred.',
    );
  const placeOf = (text: string, side: 'after' | 'before'): number =>
    cursor === 'place' ? positionOf(text) : placeOfId(text, items.map(idOf), side);
  const cursorOf = (item: T, place: number): string =>
    toBase64(cursor === 'place' ? PREFIX + place : JSON.stringify({ id: idOf(item) }));
  const after = paging.after ? placeOf(paging.after, 'after') + 1 : 0;
  const before = paging.before ? placeOf(paging.before, 'before') : items.length;
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

/**
 * The place of the record that a cursor names; for an id that is not there, the place beside which it would stand among ids that descend.
 * @throws Refusal for a cursor without an id, as the older ones are
 */
function placeOfId(cursor: string, ids: readonly string[], side: 'after' | 'before'): number {
  const id = idIn(cursor);
  if (id === undefined) throw badInput(`Invalid cursor: ${cursor}`, undefined, 'An error occurred.');
  const place = ids.indexOf(id);
  if (place !== -1) return place;
  const next = ids.findIndex((each) => each < id);
  const beyond = next === -1 ? ids.length : next;
  return side === 'after' ? beyond - 1 : beyond;
}

function idIn(cursor: string): string | undefined {
  try {
    const { id } = membersOfJson(JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')));
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}

function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const position = text.startsWith(PREFIX) ? Number(text.slice(PREFIX.length)) : Number.NaN;
  if (Number.isInteger(position)) return position;
  const { message, code } = internalError('Provided "offset" value is not a number. Please provide a numeric value.');
  throw new Refusal(message, code, undefined, 'An error occurred.');
}
