import type { Rect } from './rect';

export type Axis = 'row' | 'column';

/** A change of the rows or columns of a grid; positions count from 1, `to` is the position before which the block goes. */
export type AxisChange =
  | { readonly kind: 'insert'; readonly at: number; readonly count: number }
  | { readonly kind: 'delete'; readonly at: number; readonly count: number }
  | { readonly kind: 'move'; readonly from: number; readonly count: number; readonly to: number };

/** Where a row or column is afterwards; null if it is gone. */
export function movedIndex(change: AxisChange, index: number): number | null {
  switch (change.kind) {
    case 'insert':
      return index >= change.at ? index + change.count : index;
    case 'delete':
      if (index < change.at) return index;
      return index < change.at + change.count ? null : index - change.count;
    case 'move': {
      const { from, count, to } = change;
      if (to >= from && to <= from + count) return index;
      const target = to > from ? to - count : to;
      if (index >= from && index < from + count) return target + index - from;
      const without = index < from ? index : index - count;
      return without >= target ? without + count : without;
    }
  }
}

/**
 * Where a span is afterwards; null if all of it is gone. An insertion inside widens it, a deletion narrows it. A move inside
 * keeps it; a member moved out leaves it, and a stranger moved between two members joins it.
 */
export function movedSpan(change: AxisChange, first: number, last: number): readonly [number, number] | null {
  switch (change.kind) {
    case 'insert':
      return [movedIndex(change, first) ?? first, movedIndex(change, last) ?? last];
    case 'delete': {
      const end = change.at + change.count;
      const start = first < change.at ? first : Math.max(change.at, first - change.count);
      const left = overlap(first, last, change.at, end - 1);
      const size = last - first + 1 - left;
      return size === 0 ? null : [start, start + size - 1];
    }
    case 'move':
      return spanAfterMove(change, first, last);
  }
}

function spanAfterMove(
  change: Extract<AxisChange, { kind: 'move' }>,
  first: number,
  last: number,
): readonly [number, number] {
  const { from, count, to } = change;
  if (to >= from && to <= from + count) return [first, last];
  const inside = overlap(first, last, from, from + count - 1);
  const at = (index: number) => movedIndex(change, index) ?? index;
  const size = last - first + 1;
  if (inside === size) return [at(first), at(last)];
  const staysInside = inside === count && to >= first && to <= last + 1;
  if (staysInside) return [first, last];
  const firstKept = first >= from && first < from + count ? from + count : first;
  const lastKept = last >= from && last < from + count ? from - 1 : last;
  return [at(firstKept), at(lastKept)];
}

function overlap(first: number, last: number, otherFirst: number, otherLast: number): number {
  return Math.max(0, Math.min(last, otherLast) - Math.max(first, otherFirst) + 1);
}

export function movedRect(axis: Axis, change: AxisChange, rect: Rect): Rect | null {
  if (axis === 'row') {
    const span = movedSpan(change, rect.row, rect.row + rect.rows - 1);
    return span && { ...rect, row: span[0], rows: span[1] - span[0] + 1 };
  }
  const span = movedSpan(change, rect.column, rect.column + rect.columns - 1);
  return span && { ...rect, column: span[0], columns: span[1] - span[0] + 1 };
}
