import { type CellContent, type FormulaContent, isFormula } from '../values/cell';
import { type Expression, parseFormula } from '../formula/parse';
import { mayBeMany } from '../formula/size';
import { editionOf, type Track } from '../base/track';

/** The tree of a formula; null if it cannot be read. Read once for each content: contents are never changed in place. */
export function expressionOf(content: FormulaContent): Expression | null {
  let expression = EXPRESSIONS.get(content);
  if (expression === undefined) {
    expression = parseFormula(content.formula);
    EXPRESSIONS.set(content, expression);
  }
  return expression;
}

const EXPRESSIONS = new WeakMap<FormulaContent, Expression | null>();

export interface FormulaPlace {
  readonly row: number;
  readonly content: FormulaContent;
  readonly expression: Expression;
}

/** The formulas of a column that may come to more than one cell. Looked for again only after the column was written. */
export function spillingFormulas(track: Track<CellContent>): readonly FormulaPlace[] {
  const known = FOUND.get(track);
  const edition = editionOf(track);
  if (known?.edition === edition) return known.places;
  const places: FormulaPlace[] = [];
  for (const [index, content] of track.items.entries()) {
    if (content === null || typeof content !== 'object' || !isFormula(content)) continue;
    const expression = expressionOf(content);
    if (expression && mayBeMany(expression)) places.push({ row: index + 1, content, expression });
  }
  FOUND.set(track, { edition, places });
  return places;
}

const FOUND = new WeakMap<Track<CellContent>, { readonly edition: number; readonly places: readonly FormulaPlace[] }>();
