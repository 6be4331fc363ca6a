import { fillValidation, readValidations, writeValidations } from '../../grid/edit/validations';
import { createFilter } from '../../grid/edit/apply-filter';
import { readContents, writeContents } from '../../grid/edit/contents';
import { canEdit, protect } from '../../grid/state/protection';
import { withoutColors } from '../../grid/state/validation';
import { type ValidationRule } from '../../grid/base/parts';
import { applyBanding, createBanding, bandingsIn } from '../looks/banding';
import { tableOf } from '../context';
import { createValidation, validationOf } from '../looks/data-validation';
import { createFilterService } from '../looks/filter';
import { createProtection } from '../protection';
import type { RangeScope } from './range-scope';

type Range = GoogleAppsScript.Spreadsheet.Range;

type RuleMethods = Pick<
  Range,
  | 'getDataValidation'
  | 'getDataValidations'
  | 'setDataValidation'
  | 'setDataValidations'
  | 'insertCheckboxes'
  | 'removeCheckboxes'
  | 'check'
  | 'uncheck'
  | 'protect'
  | 'canEdit'
  | 'createFilter'
  | 'getFilter'
  | 'applyRowBanding'
  | 'getBandings'
>;

/** Data validation, checkboxes, protection, filter and banding of a range. */
export function rangeRules(scope: RangeScope) {
  const { context, ref, writer, read, write, fillAll } = scope;
  const { rect, sheetId } = ref;
  const { state } = context;
  const first = { ...rect, rows: 1, columns: 1 };
  const service = (rule: ValidationRule | null) => (rule ? createValidation(context, withoutColors(rule)) : null);
  const ruleOf = (value: unknown, method: string) => (value === null ? null : validationOf(context, value, method));
  const methods: RuleMethods = {
    getDataValidation: () =>
      read('getDataValidation', (sheet) => service(readValidations(state, sheet, first)[0]?.[0] ?? null), 1),
    getDataValidations: () =>
      read('getDataValidations', (sheet) => readValidations(state, sheet, rect).map((row) => row.map(service))),
    setDataValidation: (rule: unknown) =>
      fillAll('setDataValidation', (sheet, part) =>
        fillValidation(state, sheet, part, ruleOf(rule, 'Range.setDataValidation'), writer),
      ),
    setDataValidations: (rules: GoogleAppsScript.Spreadsheet.DataValidation[][] | unknown[][]) =>
      write('setDataValidations', (sheet) => {
        const table = tableOf<unknown>(context, rules, 'Range.setDataValidations').map((row) =>
          row.map((rule) => ruleOf(rule, 'Range.setDataValidations')),
        );
        writeValidations(state, sheet, rect, table, writer);
      }),
    ...checkboxes(scope),
    protect: () => read('protect', () => createProtection(context, protect(state, sheetId, rect).id), 0),
    canEdit: () => read('canEdit', (sheet) => canEdit(state, sheet, rect, writer), 0),
    createFilter: () => {
      write('createFilter', (sheet) => createFilter(state, sheet, rect, writer), 0);
      return createFilterService(context, sheetId);
    },
    getFilter: () =>
      read('getFilter', (sheet) => (sheet.filter === null ? null : createFilterService(context, sheetId)), 0),
    applyRowBanding: (...args: readonly unknown[]) => banding('applyRowBanding', false, args),
    getBandings: () =>
      read('getBandings', (sheet) => bandingsIn(sheet, rect).map((one) => createBanding(context, sheetId, one.id)), 0),
  };
  return methods;

  function banding(method: string, byColumns: boolean, args: readonly unknown[]) {
    let id = 0;
    write(
      method,
      (sheet) => {
        id = applyBanding(context, sheet, rect, byColumns, args);
      },
      0,
    );
    return createBanding(context, sheetId, id);
  }
}

type CheckboxMethods = Pick<Range, 'insertCheckboxes' | 'removeCheckboxes' | 'check' | 'uncheck'>;

function checkboxes({ context: { state }, writer, fillAll, repeat }: RangeScope): CheckboxMethods {
  const check = (method: string, index: 0 | 1): Range =>
    fillAll(method, (sheet, part) => {
      const rules = readValidations(state, sheet, part);
      const contents = readContents(sheet, part).map((row, down) =>
        row.map((content, across) => {
          const rule = rules[down]?.[across];
          if (rule?.criteria !== 'CHECKBOX') return content;
          return rule.values[index] ?? (index === 0 ? true : rule.values.length === 0 ? false : null);
        }),
      );
      writeContents(state, sheet, part, contents, writer);
    });

  return {
    insertCheckboxes: (...values: readonly unknown[]) =>
      fillAll('insertCheckboxes', (sheet, part) => {
        const kept = values.map((value) =>
          typeof value === 'boolean' || typeof value === 'number' ? value : String(value),
        );
        const rule = { criteria: 'CHECKBOX', values: kept, allowInvalid: false, helpText: null, showDropdown: false };
        fillValidation(state, sheet, part, rule, writer);
        const unchecked = kept.length === 0 ? false : (kept[1] ?? null);
        const contents = readContents(sheet, part).map((row) => row.map((content) => content ?? unchecked));
        writeContents(state, sheet, part, contents, writer);
      }),
    removeCheckboxes: () =>
      repeat('removeCheckboxes', (sheet, part) => {
        const rules = readValidations(state, sheet, part);
        const without = <T>(rows: readonly (readonly T[])[]) =>
          rows.map((row, down) =>
            row.map((cell, across) => (rules[down]?.[across]?.criteria === 'CHECKBOX' ? null : cell)),
          );
        writeContents(state, sheet, part, without(readContents(sheet, part)), writer);
        writeValidations(state, sheet, part, without(rules), writer);
      }),
    check: () => check('check', 0),
    uncheck: () => check('uncheck', 1),
  };
}
