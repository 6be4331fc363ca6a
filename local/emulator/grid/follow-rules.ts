import { mapReferences, type Reference } from './formula/references';
import type { SheetState, SpreadsheetState } from './state';
import type { ValidationRule } from './validation';

/** Rules that take their values from a range follow it. The range names its sheet, so it does not matter which cells have the rule. */
export function rewriteRules(
  state: SpreadsheetState,
  rewrite: (reference: Reference, home: SheetState) => Reference | null,
): void {
  const [home] = state.sheets;
  if (!home) return;
  const rewritten = state.validations.map((rule): ValidationRule => {
    const [range] = rule.values;
    if (rule.criteria !== 'VALUE_IN_RANGE' || typeof range !== 'string') return rule;
    const followed = mapReferences(range, (reference) => rewrite(reference, home));
    return followed === range ? rule : { ...rule, values: [followed] };
  });
  if (rewritten.every((rule, index) => rule === state.validations[index])) return;
  state.validations = rewritten;
  const numbers = state.memo.validationNumbers;
  numbers.clear();
  for (const [index, rule] of rewritten.entries()) numbers.set(JSON.stringify(rule), index + 1);
}
