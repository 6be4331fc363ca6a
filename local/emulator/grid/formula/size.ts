import type { CellValue } from '../values/cell';
import { sizeBelow, sizeBeside } from './functions/array-functions';
import { FUNCTIONS, opensArray } from './functions/functions';
import type { Expression } from './parse';
import { standInSize } from './functions/placeholders';
import { areaOf, type AreaScope } from './reference-area';
import type { Scope, Size } from './scope';
import { FormulaError } from './values';

type SizeScope = AreaScope & Pick<Scope, 'array' | 'areaOfName' | 'placeholder'>;

const ONE: Size = { rows: 1, columns: 1 };

/**
 * At most how many cells a formula's result takes, found without computing anything. Which cells a spill may reach has to be known
 * before any value is: a cell that is read may be one that another formula fills.
 */
export function largestSize(expression: Expression, scope: SizeScope): Size {
  switch (expression.kind) {
    case 'literal':
    case 'error':
      return ONE;
    case 'reference':
    case 'name':
      return scope.array ? areaSize(expression, scope) : ONE;
    case 'array':
      return sizeBelow(expression.rows.map((row) => sizeBeside(row.map((item) => wholeSize(item, scope)))));
    case 'unary':
      return scope.array ? largestSize(expression.operand, scope) : ONE;
    case 'binary':
      return scope.array ? widest([expression.left, expression.right], scope) : ONE;
    case 'call':
      return callSize(expression.name, expression.args, scope);
  }
}

function callSize(name: string, args: readonly Expression[], scope: SizeScope): Size {
  if (name === 'IF') return widest(scope.array ? args : args.slice(1), scope);
  if (name === 'IFERROR' || name === 'IFNA') return widest(args, scope);
  if (name === 'MAP') {
    const [array] = args;
    return array ? wholeSize(array, { ...scope, array: true }) : ONE;
  }
  const inner = opensArray(name) ? { ...scope, array: true } : scope;
  const spec = FUNCTIONS[name];
  const literals = args.map((argument) => literalOf(argument));
  const sizes = args.map((argument) => wholeSize(argument, inner));
  if (!spec) return standInSize(name, scope.placeholder(name), sizes, literals) ?? ONE;
  const own = spec.size?.(sizes, literals) ?? ONE;
  if (!inner.array || spec.whole === 'all') return own;
  const { whole } = spec;
  return largest([
    own,
    ...args.flatMap((argument, index) => (whole.includes(index) ? [] : [largestSize(argument, inner)])),
  ]);
}

/** A range counts whole where a function takes it whole. */
function wholeSize(expression: Expression, scope: SizeScope): Size {
  return expression.kind === 'reference' || expression.kind === 'name'
    ? areaSize(expression, scope)
    : largestSize(expression, scope);
}

function areaSize(expression: Extract<Expression, { kind: 'reference' | 'name' }>, scope: SizeScope): Size {
  try {
    const area = expression.kind === 'name' ? scope.areaOfName(expression.name) : areaOf(expression.reference, scope);
    return area?.rect ?? ONE;
  } catch (error) {
    if (error instanceof FormulaError) return ONE;
    throw error;
  }
}

function widest(expressions: readonly Expression[], scope: SizeScope): Size {
  return largest(expressions.map((expression) => largestSize(expression, scope)));
}

function largest(sizes: readonly Size[]): Size {
  return {
    rows: Math.max(1, ...sizes.map((size) => size.rows)),
    columns: Math.max(1, ...sizes.map((size) => size.columns)),
  };
}

function literalOf(expression: Expression): CellValue | undefined {
  if (expression.kind === 'unary' && expression.operator === '-' && expression.operand.kind === 'literal') {
    return typeof expression.operand.value === 'number' ? -expression.operand.value : undefined;
  }
  return expression.kind === 'literal' ? expression.value : undefined;
}

/** Whether the result can be more than one cell at all, whatever the grid: most formulas cannot. */
export function mayBeMany(expression: Expression): boolean {
  switch (expression.kind) {
    case 'array':
      return true;
    case 'unary':
      return mayBeMany(expression.operand);
    case 'binary':
      return mayBeMany(expression.left) || mayBeMany(expression.right);
    case 'call':
      return !isPlainCall(expression.name) || expression.args.some(mayBeMany);
    default:
      return false;
  }
}

function isPlainCall(name: string): boolean {
  if (name === 'IF' || name === 'IFERROR' || name === 'IFNA') return true;
  const spec = FUNCTIONS[name];
  return spec !== undefined && spec.size === undefined;
}
