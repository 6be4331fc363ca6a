import { a1Of, quotedSheetName } from '../../grid/base/a1';
import type { ValidationRule } from '../../grid/base/parts';
import { reading, refOf, sheetState, signatureError, type SpreadsheetContext, textOf } from '../context';
import { type ArgumentKind, criterionArguments, criterionValues } from './criteria';
import { emulatedBeyondTypes } from '../emulated';
import { validationCriterion, validationCriterionName, type ValidationCriterionName } from '../enums';
import { refFromA1 } from '../ranges';

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

const rules = new WeakMap<object, ValidationRule>();

export function validationOf(context: SpreadsheetContext, value: unknown, method: string): ValidationRule {
  const rule = typeof value === 'object' && value !== null ? rules.get(value) : undefined;
  if (!rule) throw signatureError(context, method, [value]);
  return rule;
}

export function createValidation(context: SpreadsheetContext, rule: ValidationRule): DataValidation {
  const service = emulatedBeyondTypes<DataValidation>('DataValidation', {
    copy: () => reading(context, 'DataValidation.copy', () => newValidation(context, rule), { ms: 0 }),
    ...readers(context, 'DataValidation', () => rule),
  });
  rules.set(service, rule);
  return service;
}

const EMPTY: ValidationRule = { criteria: '', values: [], allowInvalid: true, helpText: null, showDropdown: true };

/** Methods that want so many values of a kind. */
const REQUIRED: readonly (readonly [
  name: string,
  criteria: ValidationCriterionName,
  kind: ArgumentKind | 'text',
  values: number,
])[] = [
  ['requireTextIsEmail', 'TEXT_IS_VALID_EMAIL', 'any', 0],
  ['requireTextIsUrl', 'TEXT_IS_VALID_URL', 'any', 0],
  ['requireDateAfter', 'DATE_AFTER', 'date', 1],
  ['requireDateBetween', 'DATE_BETWEEN', 'date', 2],
  ['requireDateEqualTo', 'DATE_EQUAL_TO', 'date', 1],
  ['requireDateNotBetween', 'DATE_NOT_BETWEEN', 'date', 2],
  ['requireDateOnOrAfter', 'DATE_ON_OR_AFTER', 'date', 1],
  ['requireNumberBetween', 'NUMBER_BETWEEN', 'number', 2],
  ['requireNumberEqualTo', 'NUMBER_EQUAL_TO', 'number', 1],
  ['requireNumberGreaterThan', 'NUMBER_GREATER_THAN', 'number', 1],
  ['requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', 'number', 1],
  ['requireNumberLessThan', 'NUMBER_LESS_THAN', 'number', 1],
  ['requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', 'number', 1],
  ['requireNumberNotBetween', 'NUMBER_NOT_BETWEEN', 'number', 2],
  ['requireNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', 'number', 1],
  ['requireTextContains', 'TEXT_CONTAINS', 'text', 1],
  ['requireTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', 'text', 1],
  ['requireTextEqualTo', 'TEXT_EQUAL_TO', 'text', 1],
];

/** `SpreadsheetApp.newDataValidation()`. */
export function newValidation(context: SpreadsheetContext, initial: ValidationRule = EMPTY): Builder {
  let rule = initial;
  const set = (name: string, patch: () => Partial<ValidationRule>): Builder =>
    reading(
      context,
      `DataValidationBuilder.${name}`,
      () => {
        rule = { ...rule, ...patch() };
        return builder;
      },
      { ms: 0 },
    );
  const require = (name: string, criteria: ValidationCriterionName, kind: ArgumentKind, values: readonly unknown[]) =>
    set(name, () => ({
      criteria,
      values: criterionValues(context, `DataValidationBuilder.${name}`, kind, values),
    }));
  const text = (name: string, criteria: ValidationCriterionName, value: unknown): Builder =>
    set(name, () => ({ criteria, values: [textOf(context, value, `DataValidationBuilder.${name}`)] }));
  const required = Object.fromEntries(
    REQUIRED.map(([name, criteria, kind, count]) => [
      name,
      (...values: readonly unknown[]) => {
        const taken = Array.from({ length: count }, (_, at) => values[at]);
        return kind === 'text' ? text(name, criteria, taken[0]) : require(name, criteria, kind, taken);
      },
    ]),
  );
  const methods = {
    ...readers(context, 'DataValidationBuilder', () => rule),
    build: () => {
      context.execution.call('DataValidationBuilder.build', { ms: 0 });
      return createValidation(context, rule);
    },
    copy: () => reading(context, 'DataValidationBuilder.copy', () => newValidation(context, rule), { ms: 0 }),
    setAllowInvalid: (allowInvalid: boolean) => set('setAllowInvalid', () => ({ allowInvalid })),
    setHelpText: (helpText: unknown) =>
      set('setHelpText', () => ({
        helpText: helpText === null ? null : textOf(context, helpText, 'DataValidationBuilder.setHelpText'),
      })),
    ...required,
    requireCheckbox: (...values: readonly unknown[]) => require('requireCheckbox', 'CHECKBOX', 'any', values),
    requireDate: (...values: readonly unknown[]) =>
      set('requireDate', () => {
        if (values.length > 0) throw signatureError(context, 'DataValidationBuilder.requireDate', values);
        return { criteria: 'DATE_IS_VALID_DATE', values: [] };
      }),
    requireValueInList: (values: readonly unknown[], showDropdown?: boolean) =>
      set('requireValueInList', () => ({
        criteria: 'VALUE_IN_LIST',
        values: values.map(String),
        showDropdown: showDropdown ?? true,
      })),
    requireValueInRange: (range: unknown, showDropdown?: boolean) =>
      set('requireValueInRange', () =>
        inRange(range, showDropdown ?? true, 'DataValidationBuilder.requireValueInRange'),
      ),
    requireFormulaSatisfied: (formula: unknown) => text('requireFormulaSatisfied', 'CUSTOM_FORMULA', formula),
    // Takes what the other methods refuse, such as a formula in place of a date, and looks at no value.
    withCriteria: (criteria: unknown, values: unknown) =>
      set('withCriteria', () => {
        const name = validationCriterionName(criteria);
        const method = 'DataValidationBuilder.withCriteria';
        if (!name || !Array.isArray(values)) throw signatureError(context, method, [criteria, values]);
        const [first, showDropdown]: readonly unknown[] = values;
        if (name === 'VALUE_IN_RANGE') return inRange(first, showDropdown !== false, method);
        if (name === 'VALUE_IN_LIST' && Array.isArray(first)) {
          return { criteria: name, values: first.map(String), showDropdown: showDropdown !== false };
        }
        return { criteria: name, values: criterionValues(context, method, 'any', values) };
      }),
  };
  const builder = emulatedBeyondTypes<Builder>('DataValidationBuilder', methods);
  return builder;

  function inRange(range: unknown, showDropdown: boolean, method: string): Partial<ValidationRule> {
    const ref = refOf(context, range, method);
    const name = quotedSheetName(sheetState(context, ref.sheetId).name);
    return { criteria: 'VALUE_IN_RANGE', values: [`${name}!${a1Of(ref.rect)}`], showDropdown };
  }
}

/** What a rule and its builder say of themselves. */
function readers(context: SpreadsheetContext, className: string, rule: () => ValidationRule) {
  const get = <T>(method: string, value: () => T): T => reading(context, `${className}.${method}`, value, { ms: 0 });
  return {
    getAllowInvalid: () => get('getAllowInvalid', () => rule().allowInvalid),
    getCriteriaType: () => get('getCriteriaType', () => validationCriterion(rule().criteria)),
    getCriteriaValues: () => get('getCriteriaValues', () => criteriaArguments(context, rule())),
    getHelpText: () => get('getHelpText', () => rule().helpText),
  };
}

/** As Google gives them back: the list or the range and whether it drops down, or the arguments. */
function criteriaArguments(context: SpreadsheetContext, { criteria, values, showDropdown }: ValidationRule): unknown[] {
  if (criteria === 'VALUE_IN_LIST') return [[...values], showDropdown];
  if (criteria !== 'VALUE_IN_RANGE') return criterionArguments(context, criteria, values);
  const sheet = sheetState(context, context.state.activeSheetId);
  return [context.range(refFromA1(context, sheet, String(values[0]))), showDropdown];
}
