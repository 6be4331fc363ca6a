import { type CellValue, isError, isFormula, plainValue } from '../cell';
import { findNamedRange } from '../named-ranges';
import type { Rect } from '../rect';
import { rectFromCorners } from '../rect';
import type { SheetState, SpreadsheetState } from '../state';
import { trackGet } from '../track';
import {
  type Argument,
  booleanOf,
  compareValues,
  COMPARISONS,
  FormulaError,
  FUNCTIONS,
  numberOf,
  single,
  textOf,
} from './functions';
import { type Expression, parseFormula } from './parse';
import type { Reference } from './references';

/**
 * The value of a formula cell. Not a spreadsheet engine: references, ranges, operators and the functions of `functions.ts`. What
 * it does not know is an error a reader can see (#NAME?, #ERROR!), never a made-up value; a cycle is #REF!. Values are kept
 * until the next change.
 */
export function computeFormula(
  state: SpreadsheetState,
  sheet: SheetState,
  row: number,
  column: number,
  formula: string,
): CellValue {
  // A long chain of cells would overflow the stack: the deep end is computed first, then the walk starts again.
  const waiting: Cell[] = [{ sheet, row, column, formula }];
  let value: CellValue = null;
  for (let cell = waiting.at(-1); cell; cell = waiting.at(-1)) {
    try {
      value = computeCell(state, cell, new Set());
      waiting.pop();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      if (waiting.some((one) => keyOf(one) === keyOf(error.cell))) return { error: '#REF!' };
      waiting.push(error.cell);
    }
  }
  return value;
}

interface Cell {
  readonly sheet: SheetState;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

const MAX_DEPTH = 200;

class TooDeep extends Error {
  readonly cell: Cell;

  constructor(cell: Cell) {
    super('too deep');
    this.cell = cell;
  }
}

function keyOf({ sheet, row, column }: Cell): string {
  return `${sheet.id}/${row}/${column}`;
}

function computeCell(state: SpreadsheetState, cell: Cell, open: Set<string>): CellValue {
  const key = keyOf(cell);
  const known = state.memo.computed.get(key);
  if (known !== undefined) return known;
  if (open.has(key)) return { error: '#REF!' };
  if (open.size >= MAX_DEPTH) throw new TooDeep(cell);
  open.add(key);
  const value = evaluateText(state, cell, open);
  open.delete(key);
  state.memo.computed.set(key, value);
  return value;
}

function evaluateText(state: SpreadsheetState, cell: Cell, open: Set<string>): CellValue {
  const expression = parseFormula(cell.formula);
  if (expression === null) return { error: '#ERROR!' };
  try {
    // An empty cell referred to counts as 0.
    return single(evaluate(expression, { state, cell, open })) ?? 0;
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.error };
    throw error;
  }
}

interface Scope {
  readonly state: SpreadsheetState;
  readonly cell: Cell;
  readonly open: Set<string>;
}

function evaluate(expression: Expression, scope: Scope): Argument {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'error':
      throw new FormulaError(expression.error);
    case 'reference':
      return referenced(expression.reference, scope);
    case 'name': {
      const range = findNamedRange(scope.state, expression.name);
      const sheet = range && scope.state.sheets.find((one) => one.id === range.sheetId);
      if (!range || !sheet) throw new FormulaError('#NAME?');
      return block(scope, sheet, range.rect);
    }
    case 'unary': {
      const number = numberOf(operandOf(expression.operand, scope));
      return expression.operator === '-' ? -number : expression.operator === '%' ? number / 100 : number;
    }
    case 'binary':
      return operate(expression.operator, operandOf(expression.left, scope), operandOf(expression.right, scope));
    case 'call':
      return callFunction(expression.name, expression.args, scope);
  }
}

/** The single value of an operand; an error in it becomes the error of the whole. */
function operandOf(expression: Expression, scope: Scope): CellValue {
  const value = single(evaluate(expression, scope));
  if (value !== null && isError(value)) throw new FormulaError(value.error);
  return value;
}

function operate(operator: string, left: CellValue, right: CellValue): CellValue {
  const compare = COMPARISONS[operator];
  if (compare) return compare(compareValues(left, right));
  if (operator === '&') return textOf(left) + textOf(right);
  const result = arithmetic(operator, numberOf(left), numberOf(right));
  if (!Number.isFinite(result)) throw new FormulaError('#NUM!');
  return result;
}

function arithmetic(operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      if (right === 0) throw new FormulaError('#DIV/0!');
      return left / right;
    default:
      return left ** right;
  }
}

function callFunction(name: string, args: readonly Expression[], scope: Scope): Argument {
  const [first, second, third] = args;
  if (name === 'IF' && first && second) {
    if (booleanOf(operandOf(first, scope))) return evaluate(second, scope);
    return third ? evaluate(third, scope) : false;
  }
  if (name === 'IFERROR' && first) {
    try {
      return operandOf(first, scope);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      return second ? evaluate(second, scope) : null;
    }
  }
  const compute = FUNCTIONS[name];
  if (!compute || args.length === 0) throw new FormulaError(compute ? '#N/A' : '#NAME?');
  return compute(
    args.map((argument) => {
      const value = evaluate(argument, scope);
      if (typeof value === 'object' && value !== null && 'error' in value) throw new FormulaError(value.error);
      return value;
    }),
  );
}

function referenced(reference: Reference, scope: Scope): Argument {
  const { state, cell } = scope;
  const name = reference.sheetName?.toLowerCase();
  const sheet = name === undefined ? cell.sheet : state.sheets.find((each) => each.name.toLowerCase() === name);
  if (!sheet) throw new FormulaError('#REF!');
  const { start, end } = reference;
  const last = end ?? start;
  const rows = span(start.row, last.row, sheet.rows);
  const columns = span(start.column, last.column, sheet.columns.length);
  if (rows[0] > sheet.rows || columns[0] > sheet.columns.length) throw new FormulaError('#REF!');
  const rect = rectFromCorners(
    rows[0],
    columns[0],
    Math.min(rows[1], sheet.rows),
    Math.min(columns[1], sheet.columns.length),
  );
  return end === null ? cellAt(scope, sheet, rect.row, rect.column) : block(scope, sheet, rect);
}

/** An open side reaches the edge of the grid. */
function span(first: number | null, last: number | null, size: number): readonly [number, number] {
  if (first === null && last === null) return [1, size];
  if (first === null || last === null) return [first ?? last ?? 1, size];
  return [Math.min(first, last), Math.max(first, last)];
}

/** Only as far down as anything stands: whole columns are mostly empty. */
function block(scope: Scope, sheet: SheetState, rect: Rect): CellValue[][] {
  const columns = sheet.columns.slice(rect.column - 1, rect.column - 1 + rect.columns);
  const used = columns.reduce((most, { contents }) => Math.max(most, contents.items.length), 0);
  const rows = Math.max(1, Math.min(rect.rows, used - rect.row + 1));
  return Array.from({ length: rows }, (_, down) =>
    columns.map((_column, across) => cellAt(scope, sheet, rect.row + down, rect.column + across)),
  );
}

function cellAt(scope: Scope, sheet: SheetState, row: number, column: number): CellValue {
  const track = sheet.columns[column - 1]?.contents;
  const content = track ? trackGet(track, row) : null;
  if (content === null || typeof content !== 'object') return content;
  if (isFormula(content)) return computeCell(scope.state, { sheet, row, column, formula: content.formula }, scope.open);
  return plainValue(content);
}
