import type { ConditionalFormatState } from '../../grid/state/decorations';
import type { CellStyle } from '../../grid/values/cell-style';
import { readColor } from './color';
import { rangeOf, reading, refOf, signatureError, type SpreadsheetContext } from '../context';
import { criterionArguments } from './criteria';
import { emulated, emulatedBeyondTypes } from '../emulated';
import { booleanCriterion } from '../enums';
import { whenMethods } from './when-criteria';

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
  const { format } = rule;
  const call = <T>(name: string, value: () => T): T => {
    context.execution.call(`ConditionalFormatRule.${name}`, { ms: 0 });
    return value();
  };
  const methods: Pick<Rule, 'copy' | 'getRanges' | 'getBooleanCondition'> = {
    copy: () => call('copy', () => newConditionalFormat(context, rule)),
    getRanges: () => call('getRanges', () => rangesOf(context, rule)),
    getBooleanCondition: () => call('getBooleanCondition', () => conditionOf(context, format)),
  };
  const service = emulated<Rule, keyof typeof methods>('ConditionalFormatRule', methods);
  rules.set(service, rule);
  return service;
}

const rangesOf = (context: SpreadsheetContext, { sheetId, format }: RuleData) =>
  sheetId === null ? [] : format.rects.map((rect) => rangeOf(context, sheetId, rect));

/** Null while a builder has none. */
const conditionOf = (context: SpreadsheetContext, format: ConditionalFormatState): Condition | null =>
  format.criteria === null ? null : createCondition(context, format);

function createCondition(context: SpreadsheetContext, format: ConditionalFormatState): Condition {
  const { criteria, values, style } = format;
  const get = <T>(name: string, value: () => T): T => reading(context, `BooleanCondition.${name}`, value, { ms: 0 });
  return emulatedBeyondTypes<Condition>('BooleanCondition', {
    getCriteriaType: () => get('getCriteriaType', () => booleanCriterion(criteria)),
    getCriteriaValues: () => get('getCriteriaValues', () => criterionArguments(context, criteria, values)),
    getBackground: () => get('getBackground', () => style.background ?? null),
    getFontColor: () => get('getFontColor', () => style.fontColor ?? null),
    getBold: () => get('getBold', () => style.bold ?? null),
    getItalic: () => get('getItalic', () => style.italic ?? null),
    getUnderline: () => get('getUnderline', () => style.underline ?? null),
  });
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
  const get = <T>(name: string, value: () => T): T =>
    reading(context, `ConditionalFormatRuleBuilder.${name}`, value, { ms: 0 });
  const flag = (name: string, field: 'bold' | 'italic' | 'strikethrough' | 'underline', on: unknown): Builder =>
    style(name, () => (on === null ? {} : { [field]: on === true }));
  const methods = {
    ...whenMethods(context, 'ConditionalFormatRuleBuilder', (method, read) =>
      set(method, () => {
        const [criteria, values] = read();
        return { criteria, values };
      }),
    ),
    copy: () => get('copy', () => newConditionalFormat(context, rule)),
    getRanges: () => get('getRanges', () => rangesOf(context, rule)),
    getBooleanCondition: () => get('getBooleanCondition', () => conditionOf(context, rule.format)),
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
    setBackground: (color: unknown) =>
      style('setBackground', () => {
        const background = readColor(color);
        return background === undefined ? {} : { background };
      }),
    setFontColor: (color: unknown) =>
      style('setFontColor', () => {
        const fontColor = readColor(color);
        return fontColor === undefined ? {} : { fontColor };
      }),
    setBold: (on: unknown) => flag('setBold', 'bold', on),
    setItalic: (on: unknown) => flag('setItalic', 'italic', on),
    setUnderline: (on: unknown) => flag('setUnderline', 'underline', on),
  };
  const builder = emulatedBeyondTypes<Builder>('ConditionalFormatRuleBuilder', methods);
  return builder;
}
