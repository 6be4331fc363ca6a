import { a1Of, quotedSheetName } from '../grid/a1';
import type { ValidationRule } from '../grid/validation';
import { reading, refOf, sheetState, signatureError, type SpreadsheetContext } from './context';
import { criterionValues } from './criteria';
import { emulated } from './emulated';
import { validationCriterion, type ValidationCriterionName } from './enums';

type DataValidation = GoogleAppsScript.Spreadsheet.DataValidation;
type Builder = GoogleAppsScript.Spreadsheet.DataValidationBuilder;

const rules = new WeakMap<object, ValidationRule>();

export function validationOf(context: SpreadsheetContext, value: unknown, method: string): ValidationRule {
  const rule = typeof value === 'object' && value !== null ? rules.get(value) : undefined;
  if (!rule) throw signatureError(context, method, [value]);
  return rule;
}

export function createValidation(context: SpreadsheetContext, rule: ValidationRule): DataValidation {
  const call = <T>(name: string, value: T): T => {
    context.execution.call(`DataValidation.${name}`, { ms: 0 });
    return value;
  };
  const methods: Pick<
    DataValidation,
    'copy' | 'getAllowInvalid' | 'getCriteriaType' | 'getCriteriaValues' | 'getHelpText'
  > = {
    copy: () => call('copy', newValidation(context, rule)),
    getAllowInvalid: () => call('getAllowInvalid', rule.allowInvalid),
    getCriteriaType: () =>
      reading(context, 'DataValidation.getCriteriaType', () => validationCriterion(rule.criteria), { ms: 0 }),
    getCriteriaValues: () => call('getCriteriaValues', criteriaArguments(rule)),
    getHelpText: () => call('getHelpText', rule.helpText ?? ''),
  };
  const service = emulated<DataValidation, keyof typeof methods>('DataValidation', methods);
  rules.set(service, rule);
  return service;
}

const EMPTY: ValidationRule = { criteria: '', values: [], allowInvalid: true, helpText: null, showDropdown: true };

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
  const require = (name: string, criteria: ValidationCriterionName, values: readonly unknown[]): Builder =>
    set(name, () => ({ criteria, values: criterionValues(values, context.state.timeZone) }));
  const methods: Pick<
    Builder,
    | 'build'
    | 'setAllowInvalid'
    | 'setHelpText'
    | 'requireCheckbox'
    | 'requireDate'
    | 'requireDateAfter'
    | 'requireDateBefore'
    | 'requireDateBetween'
    | 'requireDateOnOrAfter'
    | 'requireDateOnOrBefore'
    | 'requireNumberBetween'
    | 'requireNumberEqualTo'
    | 'requireNumberGreaterThan'
    | 'requireNumberGreaterThanOrEqualTo'
    | 'requireNumberLessThan'
    | 'requireNumberLessThanOrEqualTo'
    | 'requireNumberNotBetween'
    | 'requireNumberNotEqualTo'
    | 'requireTextContains'
    | 'requireTextDoesNotContain'
    | 'requireTextEqualTo'
    | 'requireTextIsEmail'
    | 'requireTextIsUrl'
    | 'requireValueInList'
    | 'requireValueInRange'
    | 'requireFormulaSatisfied'
  > = {
    build: () => {
      context.execution.call('DataValidationBuilder.build', { ms: 0 });
      return createValidation(context, rule);
    },
    setAllowInvalid: (allowInvalid: boolean) => set('setAllowInvalid', () => ({ allowInvalid })),
    setHelpText: (helpText: string) => set('setHelpText', () => ({ helpText })),
    requireCheckbox: (...values: readonly unknown[]) => require('requireCheckbox', 'CHECKBOX', values),
    requireDate: () => require('requireDate', 'DATE_IS_VALID_DATE', []),
    requireDateAfter: (date) => require('requireDateAfter', 'DATE_AFTER', [date]),
    requireDateBefore: (date) => require('requireDateBefore', 'DATE_BEFORE', [date]),
    requireDateBetween: (start, end) => require('requireDateBetween', 'DATE_BETWEEN', [start, end]),
    requireDateOnOrAfter: (date) => require('requireDateOnOrAfter', 'DATE_ON_OR_AFTER', [date]),
    requireDateOnOrBefore: (date) => require('requireDateOnOrBefore', 'DATE_ON_OR_BEFORE', [date]),
    requireNumberBetween: (low, high) => require('requireNumberBetween', 'NUMBER_BETWEEN', [low, high]),
    requireNumberEqualTo: (number) => require('requireNumberEqualTo', 'NUMBER_EQUAL_TO', [number]),
    requireNumberGreaterThan: (number) => require('requireNumberGreaterThan', 'NUMBER_GREATER_THAN', [number]),
    requireNumberGreaterThanOrEqualTo: (number) =>
      require('requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]),
    requireNumberLessThan: (number) => require('requireNumberLessThan', 'NUMBER_LESS_THAN', [number]),
    requireNumberLessThanOrEqualTo: (number) =>
      require('requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number]),
    requireNumberNotBetween: (low, high) => require('requireNumberNotBetween', 'NUMBER_NOT_BETWEEN', [low, high]),
    requireNumberNotEqualTo: (number) => require('requireNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', [number]),
    requireTextContains: (text) => require('requireTextContains', 'TEXT_CONTAINS', [text]),
    requireTextDoesNotContain: (text) => require('requireTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', [text]),
    requireTextEqualTo: (text) => require('requireTextEqualTo', 'TEXT_EQUAL_TO', [text]),
    requireTextIsEmail: () => require('requireTextIsEmail', 'TEXT_IS_VALID_EMAIL', []),
    requireTextIsUrl: () => require('requireTextIsUrl', 'TEXT_IS_VALID_URL', []),
    requireValueInList: (values: string[], showDropdown?: boolean) =>
      set('requireValueInList', () => ({
        criteria: 'VALUE_IN_LIST',
        values: values.map(String),
        showDropdown: showDropdown ?? true,
      })),
    requireValueInRange: (range: unknown, showDropdown?: boolean) =>
      set('requireValueInRange', () => {
        const ref = refOf(context, range, 'DataValidationBuilder.requireValueInRange');
        const name = quotedSheetName(sheetState(context, ref.sheetId).name);
        return {
          criteria: 'VALUE_IN_RANGE',
          values: [`${name}!${a1Of(ref.rect)}`],
          showDropdown: showDropdown ?? true,
        };
      }),
    requireFormulaSatisfied: (formula) => require('requireFormulaSatisfied', 'CUSTOM_FORMULA', [formula]),
  };
  const builder = emulated<Builder, keyof typeof methods>('DataValidationBuilder', methods);
  return builder;
}

/** As Google gives them back: the list and whether it drops down, or the arguments. */
function criteriaArguments({ criteria, values, showDropdown }: ValidationRule): unknown[] {
  return criteria === 'VALUE_IN_LIST' ? [[...values], showDropdown] : [...values];
}
