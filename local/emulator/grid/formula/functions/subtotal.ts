import type { CellValue } from '../../values/cell';
import { type FunctionFamily, whole } from './family';
import { EMPTY_TALLY, type Tally, tallied } from '../tally';
import { type Scope } from '../scope';
import { FormulaError, isArea, type Value } from '../values';
import { numberOf } from '../convert';

/** Of rows that a filter hides it knows nothing; of rows hidden by hand neither if 100 is added to the code. */
export const SUBTOTAL_FUNCTIONS: FunctionFamily = {
  SUBTOTAL: whole(
    ([code = null, ...ranges], scope) => {
      const number = numberOf(code as CellValue);
      const compute = CODES[number % 100];
      if (!compute || (number > 100 && number < 101) || number > 111) throw new FormulaError('#VALUE!');
      const visible = ranges.flatMap((range) => visibleValues(range, number > 100, scope));
      const tally = tallied(EMPTY_TALLY, visible);
      if (tally.error !== null && number % 100 !== COUNT && number % 100 !== COUNTA)
        throw new FormulaError(tally.error);
      return compute(tally, visible);
    },
    Array.from({ length: 30 }, (_, index) => index + 1),
  ),
};

const COUNT = 2;
const COUNTA = 3;

const CODES: Readonly<Record<number, (tally: Tally, values: readonly CellValue[]) => CellValue>> = {
  1: ({ sum, numbers }) => {
    if (numbers === 0) throw new FormulaError('#DIV/0!');
    return sum / numbers;
  },
  [COUNT]: ({ numbers }) => numbers,
  [COUNTA]: ({ filled }) => filled,
  4: ({ most, numbers }) => (numbers === 0 ? 0 : most),
  5: ({ least, numbers }) => (numbers === 0 ? 0 : least),
  6: (_tally, values) =>
    values.reduce<number>((product, value) => (typeof value === 'number' ? product * value : product), 1),
  9: ({ sum }) => sum,
};

function visibleValues(range: Value, alsoByHand: boolean, scope: Scope): CellValue[] {
  if (!isArea(range)) throw new FormulaError('#VALUE!');
  const { rect } = range;
  return scope.cells(range).cells.flatMap((line, down) => {
    const row = rect.row + down;
    if (scope.isRowHidden(range, row, alsoByHand)) return [];
    return line.filter((value, across) => value !== null && !scope.isSubtotal(range, row, rect.column + across));
  });
}
