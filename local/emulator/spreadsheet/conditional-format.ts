import type { ConditionalFormatState } from '../grid/decorations';
import type { CellStyle } from '../grid/style';
import { readColor } from './color';
import { rangeOf, reading, refOf, signatureError, type SpreadsheetContext } from './context';
import { criterionValues } from './criteria';
import { emulated } from './emulated';
import { booleanCriterion, type BooleanCriterionName } from './enums';

type Rule = GoogleAppsScript.Spreadsheet.ConditionalFormatRule;
type Builder = GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder;
type Condition = GoogleAppsScript.Spreadsheet.BooleanCondition;

export interface RuleData {
  /** Sheet of the rule's ranges; null while it has none. */
  readonly sheetId: number | null;
  readonly format: ConditionalFormatState;
}

const rules = new WeakMap<object, RuleData>();

export function conditionalFormatOf(context: SpreadsheetContext, value: unknown, method: string): RuleData {
  const rule = typeof value === 'object' && value !== null ? rules.get(value) : undefined;
  if (!rule) throw signatureError(context, method, [value]);
  return rule;
}

export function createConditionalFormat(context: SpreadsheetContext, rule: RuleData): Rule {
  const { format, sheetId } = rule;
  const call = <T>(name: string, value: () => T): T => {
    context.execution.call(`ConditionalFormatRule.${name}`, { ms: 0 });
    return value();
  };
  const methods: Pick<Rule, 'copy' | 'getRanges' | 'getBooleanCondition' | 'getGradientCondition'> = {
    copy: () => call('copy', () => newConditionalFormat(context, rule)),
    getRanges: () =>
      call('getRanges', () => (sheetId === null ? [] : format.rects.map((rect) => rangeOf(context, sheetId, rect)))),
    getBooleanCondition: () => call('getBooleanCondition', () => createCondition(context, format)),
    getGradientCondition: () => call('getGradientCondition', () => null),
  };
  const service = emulated<Rule, keyof typeof methods>('ConditionalFormatRule', methods);
  rules.set(service, rule);
  return service;
}

function createCondition(context: SpreadsheetContext, { criteria, values }: ConditionalFormatState): Condition {
  const methods: Pick<Condition, 'getCriteriaType' | 'getCriteriaValues'> = {
    getCriteriaType: () =>
      reading(context, 'BooleanCondition.getCriteriaType', () => booleanCriterion(criteria), { ms: 0 }),
    getCriteriaValues: () => {
      context.execution.call('BooleanCondition.getCriteriaValues', { ms: 0 });
      return [...values];
    },
  };
  return emulated<Condition, keyof typeof methods>('BooleanCondition', methods);
}

const EMPTY: RuleData = { sheetId: null, format: { rects: [], criteria: null, values: [], style: {} } };

/** `SpreadsheetApp.newConditionalFormatRule()`, for conditions that are true or false; gradients are not emulated. */
export function newConditionalFormat(context: SpreadsheetContext, initial: RuleData = EMPTY): Builder {
  let rule = initial;
  const set = (name: string, patch: () => Partial<ConditionalFormatState>): Builder =>
    reading(
      context,
      `ConditionalFormatRuleBuilder.${name}`,
      () => {
        // `setRanges` also sets the sheet, so the patch comes before the rule is read.
        const patched = patch();
        rule = { ...rule, format: { ...rule.format, ...patched } };
        return builder;
      },
      { ms: 0 },
    );
  const style = (name: string, patch: () => CellStyle): Builder =>
    set(name, () => ({ style: { ...rule.format.style, ...patch() } }));
  const when = (name: string, criteria: BooleanCriterionName, ...values: readonly unknown[]): Builder =>
    set(name, () => ({ criteria, values: criterionValues(values, context.state.timeZone) }));
  const methods: Pick<
    Builder,
    | 'build'
    | 'setRanges'
    | 'setBackground'
    | 'setFontColor'
    | 'setBold'
    | 'whenCellEmpty'
    | 'whenCellNotEmpty'
    | 'whenFormulaSatisfied'
    | 'whenNumberBetween'
    | 'whenNumberEqualTo'
    | 'whenNumberGreaterThan'
    | 'whenNumberLessThan'
    | 'whenTextContains'
    | 'whenTextEqualTo'
    | 'whenTextStartsWith'
  > = {
    build: () => {
      context.execution.call('ConditionalFormatRuleBuilder.build', { ms: 0 });
      if (rule.format.rects.length === 0 || rule.format.criteria === null) {
        throw context.execution.error('invalidArgument', 'conditional format rule');
      }
      return createConditionalFormat(context, rule);
    },
    setRanges: (ranges: readonly unknown[]) =>
      set('setRanges', () => {
        const refs = ranges.map((range) => refOf(context, range, 'ConditionalFormatRuleBuilder.setRanges'));
        rule = { ...rule, sheetId: refs[0]?.sheetId ?? null };
        return { rects: refs.map((ref) => ref.rect) };
      }),
    setBackground: (color) =>
      style('setBackground', () => {
        const background = readColor(color);
        return background === undefined ? {} : { background };
      }),
    setFontColor: (color) =>
      style('setFontColor', () => {
        const fontColor = readColor(color);
        return fontColor === undefined ? {} : { fontColor };
      }),
    setBold: (bold) => style('setBold', () => (bold === null ? {} : { bold })),
    whenCellEmpty: () => when('whenCellEmpty', 'CELL_EMPTY'),
    whenCellNotEmpty: () => when('whenCellNotEmpty', 'CELL_NOT_EMPTY'),
    whenFormulaSatisfied: (formula) => when('whenFormulaSatisfied', 'CUSTOM_FORMULA', formula),
    whenNumberBetween: (low, high) => when('whenNumberBetween', 'NUMBER_BETWEEN', low, high),
    whenNumberEqualTo: (number) => when('whenNumberEqualTo', 'NUMBER_EQUAL_TO', number),
    whenNumberGreaterThan: (number) => when('whenNumberGreaterThan', 'NUMBER_GREATER_THAN', number),
    whenNumberLessThan: (number) => when('whenNumberLessThan', 'NUMBER_LESS_THAN', number),
    whenTextContains: (text) => when('whenTextContains', 'TEXT_CONTAINS', text),
    whenTextEqualTo: (text) => when('whenTextEqualTo', 'TEXT_EQUAL_TO', text),
    whenTextStartsWith: (text) => when('whenTextStartsWith', 'TEXT_STARTS_WITH', text),
  };
  const builder = emulated<Builder, keyof typeof methods>('ConditionalFormatRuleBuilder', methods);
  return builder;
}
