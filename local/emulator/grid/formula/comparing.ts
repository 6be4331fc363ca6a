import type { CellValue } from '../values/cell';

/** Where Sheets compares text, it ignores case. */
export function compareValues(a: CellValue, b: CellValue): number {
  const left = a ?? blankLike(b);
  const right = b ?? blankLike(left);
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : order.compare(left, right);
  if (typeof left !== typeof right) return rank(left) - rank(right);
  return Number(left) - Number(right);
}

function blankLike(other: CellValue): CellValue {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

const order = new Intl.Collator('en', { sensitivity: 'accent' });

function rank(value: CellValue): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

export const COMPARISONS: Readonly<Record<string, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '<>': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};
