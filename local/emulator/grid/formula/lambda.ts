import type { CellValue } from '../values/cell';
import { attempt } from './lift';
import type { Expression } from './parse';
import { gridOf, type Scope, single } from './scope';
import { allRows, cellOf, FormulaError, type Grid, type Value } from './values';

/** MAP: one value of a LAMBDA for each cell of arrays of one size. */
export function mapped<S extends Scope>(
  args: readonly Expression[],
  scope: S,
  evaluate: (expression: Expression, scope: S) => Value,
): Grid {
  const lambda = args.at(-1);
  if (lambda?.kind !== 'call' || lambda.name !== 'LAMBDA') throw new FormulaError('#N/A');
  const body = lambda.args.at(-1);
  const names = lambda.args.slice(0, -1).map((one) => (one.kind === 'name' ? one.name.toLowerCase() : null));
  const grids = args.slice(0, -1).map((one) => gridOf(evaluate(one, { ...scope, array: true }), scope));
  const [first] = grids;
  const isFit = grids.every((grid) => grid.rows === first?.rows && grid.columns === first.columns);
  if (!first || !body || names.length !== grids.length || names.includes(null)) throw new FormulaError('#N/A');
  if (!isFit) throw new FormulaError('#VALUE!');
  const cells = allRows(first).map((line, row) =>
    line.map((_, column) => {
      const given = names.map((name, at): [string, CellValue] => [name ?? '', cellOf(grids[at] ?? first, row, column)]);
      const inner = { ...scope, bound: new Map([...scope.bound, ...given]) };
      return attempt(() => single(evaluate(body, inner), inner));
    }),
  );
  return { rows: first.rows, columns: first.columns, cells };
}
