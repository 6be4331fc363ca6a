import { type CellValue, isError } from './cell';

/** How sorting orders cells: numbers before text before booleans; errors, then empty cells always last. */
export function compareCells(a: CellValue, b: CellValue, ascending: boolean): number {
  const kinds = kindOf(a) - kindOf(b);
  const last = kindOf(a) >= ERROR || kindOf(b) >= ERROR;
  if (kinds !== 0) return last || ascending ? kinds : -kinds;
  if (typeof a === 'string' && typeof b === 'string') return direction(textOrder.compare(a, b), ascending);
  if (a === b || last) return 0;
  return direction(Number(a) - Number(b), ascending);
}

const textOrder = new Intl.Collator('en', { sensitivity: 'base' });
const ERROR = 3;

function kindOf(value: CellValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  if (typeof value === 'boolean') return 2;
  return isError(value) ? ERROR : ERROR + 1;
}

function direction(difference: number, ascending: boolean): number {
  return ascending ? difference : -difference;
}
