/** Basic filters and conditional-format rules, as JSON and back. */
import type { Scalar } from '../../cells/scalar';
import type { FilterCriterion, FormatRuleRanges, SheetFilter } from '../../ports/spreadsheet';
import { blockOf } from './rules';

type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;
type GoogleCriteria = GoogleAppsScript.Spreadsheet.FilterCriteria;

/** A call for each column of the filter. */
export function readFilter(sheet: GoogleSheet): SheetFilter | null {
  const filter = sheet.getFilter();
  if (!filter) return null;
  const block = blockOf(filter.getRange());
  const criteria = Array.from({ length: block.columns }, (_, index) => block.column + index).flatMap(
    (column): FilterCriterion[] => {
      const found = filter.getColumnFilterCriteria(column);
      return found ? [criterionOf(column, found)] : [];
    },
  );
  return { block, criteria };
}

function criterionOf(column: number, criteria: GoogleCriteria): FilterCriterion {
  // Google's types say that there always is one; for a list of hidden values there is none.
  const type: unknown = criteria.getCriteriaType();
  const hidden: readonly string[] | null = criteria.getHiddenValues();
  const condition =
    type === null || type === undefined
      ? null
      : { type: nameOf(type), values: criteria.getCriteriaValues().map(valueOf) };
  return { column, hiddenValues: hidden && hidden.length > 0 ? [...hidden] : null, condition };
}

/** An enum's member shows its name. */
function nameOf(member: unknown): string {
  return String(member);
}

function valueOf(value: unknown): Scalar | { readonly date: number } {
  if (value instanceof Date) return { date: value.getTime() };
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  // A relative date is an enum's member.
  return value === null || value === undefined ? null : nameOf(value);
}

export function putFilter(sheet: GoogleSheet, { block, criteria }: SheetFilter): void {
  const { row, column, rows, columns } = block;
  const filter = sheet.getFilter() ?? sheet.getRange(row, column, rows, columns).createFilter();
  for (const criterion of criteria) filter.setColumnFilterCriteria(criterion.column, criteriaOf(criterion));
}

function criteriaOf({ hiddenValues, condition }: FilterCriterion): GoogleCriteria {
  const builder = SpreadsheetApp.newFilterCriteria();
  if (hiddenValues) builder.setHiddenValues([...hiddenValues]);
  const type = condition && conditionNamed(condition.type);
  if (condition && type) builder.withCriteria(type, condition.values.map(googleValueOf));
  return builder.build();
}

/** Null for a condition that this Google does not have any more: the column shows all then. */
function conditionNamed(name: string): GoogleAppsScript.Spreadsheet.BooleanCriteria | null {
  const conditions: Readonly<Record<string, unknown>> = { ...SpreadsheetApp.BooleanCriteria };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (conditions[name] as GoogleAppsScript.Spreadsheet.BooleanCriteria | undefined) ?? null;
}

function googleValueOf(value: Scalar | { readonly date: number }): unknown {
  return typeof value === 'object' && value !== null ? new Date(value.date) : value;
}

export function formatRuleRanges(sheet: GoogleSheet): FormatRuleRanges {
  return sheet.getConditionalFormatRules().map((rule) => rule.getRanges().map((range) => range.getA1Notation()));
}

/** Nothing is written where the rules cover what they should. */
export function setFormatRuleRanges(sheet: GoogleSheet, ranges: FormatRuleRanges): void {
  if (JSON.stringify(formatRuleRanges(sheet)) === JSON.stringify(ranges)) return;
  const rules = sheet.getConditionalFormatRules().slice(0, ranges.length);
  sheet.setConditionalFormatRules(
    rules.map((rule, index) =>
      rule
        .copy()
        .setRanges((ranges[index] ?? []).map((name) => sheet.getRange(name)))
        .build(),
    ),
  );
}
