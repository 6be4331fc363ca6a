import { mapReferences, type Reference } from '../formula/references';
import type { SheetState, SpreadsheetState } from '../state/state';
import { trackSet } from '../base/track';
import { validationNumber, validationRule } from '../state/validation';

type Rewrite = (reference: Reference, home: SheetState) => Reference | null;

/**
 * Rewrites the references in rules: the range or formula that a validation names, and formulas of conditional formats. A rule that
 * several sheets share can come to read differently on each.
 */
export function rewriteRules(state: SpreadsheetState, rewrite: Rewrite): void {
  for (const home of state.sheets) {
    rewriteValidations(state, home, rewrite);
    home.conditionalFormats = home.conditionalFormats.map((format) => ({
      ...format,
      values: format.values.map((value) => (isFormulaText(value) ? rewritten(value, home, rewrite) : value)),
    }));
  }
}

function rewriteValidations(state: SpreadsheetState, home: SheetState, rewrite: Rewrite): void {
  const numbers = new Map<number, number>();
  for (const { validations } of home.columns) {
    for (const [index, number] of validations.items.entries()) {
      if (number === 0) continue;
      const changed = numbers.get(number) ?? rewrittenRule(state, number, home, rewrite);
      numbers.set(number, changed);
      if (changed !== number) trackSet(validations, index + 1, changed);
    }
  }
}

function rewrittenRule(state: SpreadsheetState, number: number, home: SheetState, rewrite: Rewrite): number {
  const rule = validationRule(state, number);
  if (!rule) return number;
  const values = rule.values.map((value) =>
    isFormulaText(value) || (rule.criteria === 'VALUE_IN_RANGE' && typeof value === 'string')
      ? rewritten(value, home, rewrite)
      : value,
  );
  return values.some((value, index) => value !== rule.values[index])
    ? validationNumber(state, { ...rule, values })
    : number;
}

function isFormulaText(value: string | number | boolean): value is string {
  return typeof value === 'string' && value.startsWith('=');
}

function rewritten(text: string, home: SheetState, rewrite: Rewrite): string {
  return mapReferences(text, (reference) => rewrite(reference, home));
}
