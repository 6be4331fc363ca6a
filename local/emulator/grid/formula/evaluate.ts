import type { CellValue } from '../values/cell';
import { below, sideBySide } from './functions/array-functions';
import { FUNCTIONS, opensArray } from './functions/functions';
import { mapped } from './lambda';
import { attempt, isRepeated, lift } from './lift';
import type { Expression } from './parse';
import { standIn } from './functions/placeholders';
import { areaOf, type AreaScope } from './reference-area';
import { gridOf, type Scope, single } from './scope';
import { failure, FormulaError, isArea, isGrid, type Value } from './values';
import { booleanOf, numberOf, textOf } from './convert';
import { compareValues, COMPARISONS } from './comparing';

/**
 * What a formula comes to. Not a spreadsheet engine: references, ranges, operators and the functions of `functions.ts`. What it
 * does not know is an error a reader can see (#NAME?, #ERROR!), never a made-up value.
 *
 * @throws FormulaError
 */
export function evaluate(expression: Expression, scope: Scope & AreaScope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'error':
      throw new FormulaError(expression.error);
    case 'reference':
      return areaOf(expression.reference, scope);
    case 'name': {
      const bound = scope.bound.get(expression.name.toLowerCase());
      if (bound !== undefined) return bound;
      const area = scope.areaOfName(expression.name);
      if (!area) throw new FormulaError('#NAME?');
      return area;
    }
    case 'array':
      return below(
        expression.rows.map((row) =>
          sideBySide(
            row.map((item) => gridOf(valueOf(item, scope), scope)),
            null,
          ),
        ),
        null,
      );
    case 'unary':
      return repeated([evaluate(expression.operand, scope)], scope, ([operand = null]) => {
        const number = numberOf(operand);
        return expression.operator === '-' ? -number : expression.operator === '%' ? number / 100 : number;
      });
    case 'binary': {
      const { operator } = expression;
      const sides = [valueOf(expression.left, scope), valueOf(expression.right, scope)];
      return repeated(sides, scope, ([left = null, right = null]) => operate(operator, left, right));
    }
    case 'call':
      return callFunction(expression.name, expression.args, scope);
  }
}

/** An error is a value here: whether it matters is for the one who asked. */
function valueOf(expression: Expression, scope: Scope & AreaScope): Value {
  try {
    return evaluate(expression, scope);
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.error };
    throw error;
  }
}

function repeated(
  values: readonly Value[],
  scope: Scope,
  compute: (args: readonly CellValue[]) => CellValue,
  takesErrors = false,
): Value {
  const strict = takesErrors
    ? compute
    : (args: readonly CellValue[]) => {
        for (const argument of args) if (failure(argument)) return argument;
        return compute(args);
      };
  if (isRepeated(values, scope)) return lift(values, scope, strict);
  const result = strict(
    values.map((value) => (takesErrors ? attempt(() => single(value, scope)) : single(value, scope))),
  );
  if (failure(result)) throw new FormulaError(result.error);
  return result;
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

/** Functions that can be called without arguments. */
const BARE: ReadonlySet<string> = new Set(['TRUE', 'FALSE', 'ROW', 'COLUMN', 'NOW', 'TODAY']);

function callFunction(name: string, args: readonly Expression[], scope: Scope & AreaScope): Value {
  if (name === 'IF' && args.length > 1) return choose(args, scope);
  if ((name === 'IFERROR' || name === 'IFNA') && args.length > 0) return rescue(name, args, scope);
  if (name === 'MAP') return mapped(args, scope, evaluate);
  const spec = FUNCTIONS[name];
  const inner = opensArray(name) ? { ...scope, array: true } : scope;
  const values = args.map((argument) => valueOf(argument, inner));
  if (!spec) return standIn(name, values, inner);
  if (args.length === 0 && !BARE.has(name)) throw new FormulaError('#N/A');
  const broken = spec.takesErrors ? undefined : values.find(failure);
  if (broken) throw new FormulaError(broken.error);
  const { whole } = spec;
  if (whole === 'all') return spec.compute(values, inner);
  const singles = values.filter((_value, index) => !whole.includes(index));
  const withSingles = (found: readonly CellValue[]): Value => {
    let next = 0;
    return spec.compute(
      values.map((value, index) => (whole.includes(index) ? value : (found[next++] ?? null))),
      inner,
    );
  };
  if (isRepeated(singles, inner)) {
    return repeated(singles, inner, (found) => single(withSingles(found), inner), spec.takesErrors);
  }
  return withSingles(
    singles.map((value) => attemptIf(spec.takesErrors, () => strictly(single(value, inner), spec.takesErrors))),
  );
}

function attemptIf(tolerant: boolean, compute: () => CellValue): CellValue {
  return tolerant ? attempt(compute) : compute();
}

function strictly(value: CellValue, takesErrors: boolean): CellValue {
  if (!takesErrors && failure(value)) throw new FormulaError(value.error);
  return value;
}

/** IF: computes only the branch it takes, unless it is asked for many cells at once. */
function choose([test, then, otherwise]: readonly Expression[], scope: Scope & AreaScope): Value {
  const condition = test ? valueOf(test, scope) : null;
  const branch = (expression: Expression | undefined, fallback: CellValue): Value =>
    expression ? valueOf(expression, scope) : fallback;
  if (isRepeated([condition], scope)) {
    const choices = [condition, branch(then, null), branch(otherwise, false)];
    return lift(choices, scope, ([one = null, yes = null, no = null]) => {
      if (failure(one)) return one;
      return booleanOf(one) ? yes : no;
    });
  }
  const one = single(condition, scope);
  if (failure(one)) throw new FormulaError(one.error);
  const taken = booleanOf(one) ? branch(then, null) : branch(otherwise, false);
  if (failure(taken)) throw new FormulaError(taken.error);
  return taken;
}

/** IFERROR and IFNA. */
function rescue(name: string, [first, second]: readonly Expression[], scope: Scope & AreaScope): Value {
  const value = first ? valueOf(first, scope) : null;
  const isCaught = (one: CellValue): boolean => failure(one) && (name === 'IFERROR' || one.error === '#N/A');
  if (isRepeated([value], scope)) {
    const fallback = second ? valueOf(second, scope) : null;
    return lift([value, fallback], scope, ([one = null, other = null]) => (isCaught(one) ? other : one));
  }
  if (isGrid(value)) return value;
  const one = isArea(value) ? attempt(() => single(value, scope)) : value;
  if (!isCaught(one)) {
    if (failure(one)) throw new FormulaError(one.error);
    return one;
  }
  return second ? evaluate(second, scope) : null;
}
