import { type ValidationRule } from '../base/parts';
import { a1Of } from '../base/a1';
import { type CellContent, isFormula, isImage, isRich } from '../values/cell';
import { GridError } from '../base/grid-error';
import { numberTest } from '../values/number-criteria';
import type { Rect } from '../base/rect';
import type { SpreadsheetState } from './state';

/** The rule as a script sees it. */
export function withoutColors(rule: ValidationRule): ValidationRule {
  const { colors: _, ...seen } = rule;
  return seen;
}

/** Number under which cells refer to the rule; 0 is none. */
export function validationNumber(state: SpreadsheetState, rule: ValidationRule | null): number {
  if (rule === null) return 0;
  const key = JSON.stringify(rule);
  const known = state.memo.validationNumbers.get(key);
  if (known !== undefined) return known;
  const number = state.validations.push(rule);
  state.memo.validationNumbers.set(key, number);
  return number;
}

export function validationRule(state: SpreadsheetState, number: number): ValidationRule | null {
  return state.validations[number - 1] ?? null;
}

/**
 * Throws if the cell's rule refuses the content. Whether a script's write into a rejecting cell throws is unconfirmed (google.md
 * §6.7); the pessimistic reading is taken. An empty cell and a formula always pass.
 */
export function requireValid(rule: ValidationRule | null, content: CellContent, rect: Rect): void {
  if (rule === null || rule.allowInvalid || content === null || isFormula(content)) return;
  if (!satisfies(rule, content)) throw new GridError('violatesValidation', a1Of(rect));
}

/** Criteria that name cells or formulas (VALUE_IN_RANGE, CUSTOM_FORMULA) are stored but refuse nothing. */
function satisfies(rule: ValidationRule, content: CellContent): boolean {
  const value = scalarOf(content);
  const text = String(value).toLowerCase();
  const first = String(rule.values[0] ?? '').toLowerCase();
  switch (rule.criteria) {
    case 'VALUE_IN_LIST':
      return rule.values.some((allowed) => String(allowed) === String(value));
    case 'CHECKBOX':
      return rule.values.length === 0 ? typeof value === 'boolean' : rule.values.includes(value);
    case 'TEXT_CONTAINS':
      return text.includes(first);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(first);
    case 'TEXT_EQUAL_TO':
      return text === first;
    case 'TEXT_IS_VALID_EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
    case 'TEXT_IS_VALID_URL':
      return /^(https?:\/\/)?[^\s/]+\.[^\s/]+(\/\S*)?$/.test(text);
    case 'VALUE_IN_RANGE':
    case 'CUSTOM_FORMULA':
      return true;
    default:
      return typeof value === 'number' && numberTest(rule.criteria, rule.values)?.(value) !== false;
  }
}

function scalarOf(content: CellContent): string | number | boolean {
  if (content === null) return '';
  if (typeof content !== 'object') return content;
  if (isRich(content)) return content.text;
  if (isImage(content)) return '';
  return isFormula(content) ? content.formula : content.error;
}
