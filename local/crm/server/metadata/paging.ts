import { internalError, Refusal } from '../errors';

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

/** A page of a list, with cursors that hold the position in it. @throws Refusal for a cursor that is none */
export function connection<T>(items: readonly T[], paging: Paging): Connection<T> {
  const after = paging.after ? positionOf(paging.after) + 1 : 0;
  const before = paging.before ? positionOf(paging.before) : items.length;
  const backwards = typeof paging.last === 'number' && typeof paging.first !== 'number';
  const size = Math.max(0, (backwards ? paging.last : paging.first) ?? DEFAULT_SIZE);
  const start = backwards ? Math.max(after, before - size) : after;
  const end = Math.min(items.length, before, start + size);
  const edges = items.slice(start, end).map((node, index) => ({ cursor: cursorOf(start + index), node }));
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

const cursorOf = (position: number): string => Buffer.from(PREFIX + position).toString('base64');

function positionOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64').toString('utf8');
  const position = text.startsWith(PREFIX) ? Number(text.slice(PREFIX.length)) : Number.NaN;
  if (Number.isInteger(position)) return position;
  const { message, code } = internalError('Provided "offset" value is not a number. Please provide a numeric value.');
  throw new Refusal(message, code, undefined, 'An error occurred.');
}
