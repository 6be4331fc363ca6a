import type { RecordModel, RecordQuery } from '../model';
import type { CursorSide } from './cursor';
import { conflict, dataValidation, negative } from './refusals';

/** What is asked of a list of records in their order. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
  readonly backward: boolean;
}

export interface Slice {
  readonly records: readonly RecordModel[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Twenty's page size when none is asked for. There is no largest one. */
const DEFAULT_SIZE = 200;

/**
 * Reads the paging arguments. Only `before` turns the direction: `last` without it is recorded to give the *first* records. An
 * empty cursor is none.
 *
 * @throws QueryRefused
 */
export const readWindow = (
  { first, last, before, after, offset = 0 }: RecordQuery,
  pageCap?: number,
  pageSize = DEFAULT_SIZE,
): Window => {
  if (first !== undefined && last !== undefined) throw conflict('first', 'last');
  if (before !== undefined && after !== undefined) throw conflict('before', 'after');
  if (before !== undefined && first !== undefined) throw conflict('before', 'first');
  if (after !== undefined && last !== undefined) throw conflict('after', 'last');
  if (first !== undefined && !(first >= 0)) throw negative('First');
  if (last !== undefined && !(last >= 0)) throw negative('Last');
  if (!(offset >= 0)) throw dataValidation();
  const limit = Math.min(first ?? last ?? pageSize, pageCap ?? Number.POSITIVE_INFINITY);
  return { limit, offset, cursor: before || after || null, backward: Boolean(before) };
};

/** The first place in `ordered` that is beyond the cursor, for a cursor that divides the list in two. */
const beyond = (ordered: readonly RecordModel[], side: CursorSide, orEqual: boolean): number => {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const record = ordered[middle];
    const place = record === undefined ? 1 : (side(record) ?? 1);
    if (place > 0 || (orEqual && place === 0)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Cuts the window out of the ordered records. `divides` says that the cursor agrees with the order, so that a search by halves
 * finds its place; otherwise every record is asked. Like Twenty, a page knows only about more records in its own direction.
 */
export const cutWindow = (
  ordered: readonly RecordModel[],
  window: Window,
  side: CursorSide | null,
  divides: boolean,
): Slice => {
  const { limit, offset, backward } = window;
  const wanted = offset + limit + 1;
  const found: RecordModel[] = [];
  const edge = side === null || !divides ? null : beyond(ordered, side, backward);
  const start = backward ? (edge ?? ordered.length) - 1 : (edge ?? 0);
  const step = backward ? -1 : 1;
  const skip = side === null || edge !== null ? offset : 0;
  for (let index = start + skip * step; index >= 0 && index < ordered.length; index += step) {
    if (found.length >= wanted - skip) break;
    const record = ordered[index];
    if (record !== undefined && (side === null || edge !== null || side(record) === step)) found.push(record);
  }
  const rows = found.slice(offset - skip, offset - skip + limit);
  const more = found.length > offset - skip + limit;
  if (backward) rows.reverse();
  return {
    records: rows,
    hasNextPage: !backward && more,
    hasPreviousPage: backward && more,
  };
};
