import { removeFilter, setFilterCriteria } from '../grid/apply-filter';
import type { FilterCriteriaState, FilterState } from '../grid/filter';
import { GridError } from '../grid/grid-error';
import { sortBlock } from '../grid/sort';
import type { SheetState } from '../grid/state';
import { acting, rangeOf, reading, sheetState, signatureError, type SpreadsheetContext } from './context';
import { criterionValues } from './criteria';
import { emulated } from './emulated';
import { booleanCriterion, type BooleanCriterionName } from './enums';

type Filter = GoogleAppsScript.Spreadsheet.Filter;
type FilterCriteria = GoogleAppsScript.Spreadsheet.FilterCriteria;
type Builder = GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder;

const criteriaOf = new WeakMap<object, FilterCriteriaState>();

/** The basic filter of a sheet. Column positions are those of the sheet, counted from 1. */
export function createFilterService(context: SpreadsheetContext, sheetId: number): Filter {
  const { state, execution } = context;
  const current = (): { sheet: SheetState; filter: FilterState } => {
    const sheet = sheetState(context, sheetId);
    if (sheet.filter === null) throw new GridError('filterGone');
    return { sheet, filter: sheet.filter };
  };
  const set = (method: string, column: number, criteria: () => FilterCriteriaState | null): Filter =>
    acting(context, `Filter.${method}`, () => {
      setFilterCriteria(state, current().sheet, column, criteria());
      return service;
    });
  const methods: Pick<
    Filter,
    | 'getRange'
    | 'remove'
    | 'getColumnFilterCriteria'
    | 'setColumnFilterCriteria'
    | 'removeColumnFilterCriteria'
    | 'sort'
  > = {
    getRange: () => reading(context, 'Filter.getRange', () => rangeOf(context, sheetId, current().filter.rect)),
    remove: () => {
      acting(context, 'Filter.remove', () => removeFilter(state, current().sheet));
    },
    getColumnFilterCriteria: (column: number) =>
      reading(context, 'Filter.getColumnFilterCriteria', () => {
        const criteria = current().filter.criteria[String(column)];
        return criteria ? createCriteria(context, criteria) : null;
      }),
    setColumnFilterCriteria: (column: number, criteria: unknown) =>
      set('setColumnFilterCriteria', column, () => {
        const known = typeof criteria === 'object' && criteria !== null ? criteriaOf.get(criteria) : undefined;
        if (known || criteria === null) return known ?? null;
        throw signatureError(context, 'Filter.setColumnFilterCriteria', [column, criteria]);
      }),
    removeColumnFilterCriteria: (column: number) => set('removeColumnFilterCriteria', column, () => null),
    sort: (column: number, ascending: boolean) =>
      acting(context, 'Filter.sort', () => {
        const { sheet, filter } = current();
        const body = { ...filter.rect, row: filter.rect.row + 1, rows: filter.rect.rows - 1 };
        if (body.rows > 0) sortBlock(state, sheet, body, [{ column, ascending }], execution.userId);
        return service;
      }),
  };
  const service = emulated<Filter, keyof typeof methods>('Filter', methods);
  return service;
}

function createCriteria(context: SpreadsheetContext, state: FilterCriteriaState): FilterCriteria {
  const call = <T>(name: string, value: () => T): T => reading(context, `FilterCriteria.${name}`, value, { ms: 0 });
  const methods: Pick<
    FilterCriteria,
    'copy' | 'getCriteriaType' | 'getCriteriaValues' | 'getHiddenValues' | 'getVisibleValues'
  > = {
    copy: () => call('copy', () => newFilterCriteria(context, state)),
    getCriteriaType: () => call('getCriteriaType', () => booleanCriterion(state.criteria)),
    getCriteriaValues: () => call('getCriteriaValues', () => [...state.values]),
    getHiddenValues: () => call('getHiddenValues', () => [...state.hiddenValues]),
    getVisibleValues: () => call('getVisibleValues', () => [...(state.visibleValues ?? [])]),
  };
  const service = emulated<FilterCriteria, keyof typeof methods>('FilterCriteria', methods);
  criteriaOf.set(service, state);
  return service;
}

const EMPTY: FilterCriteriaState = { criteria: null, values: [], hiddenValues: [], visibleValues: null };

/** `SpreadsheetApp.newFilterCriteria()`. */
export function newFilterCriteria(context: SpreadsheetContext, initial: FilterCriteriaState = EMPTY): Builder {
  let state = initial;
  const set = (name: string, patch: () => Partial<FilterCriteriaState>): Builder =>
    reading(
      context,
      `FilterCriteriaBuilder.${name}`,
      () => {
        state = { ...state, ...patch() };
        return builder;
      },
      { ms: 0 },
    );
  const when = (name: string, criteria: BooleanCriterionName, ...values: readonly unknown[]): Builder =>
    set(name, () => ({
      criteria,
      values: criterionValues(values, context.state.timeZone).map((value) =>
        typeof value === 'boolean' ? String(value) : value,
      ),
    }));
  const methods: Pick<
    Builder,
    | 'build'
    | 'setHiddenValues'
    | 'setVisibleValues'
    | 'whenCellEmpty'
    | 'whenCellNotEmpty'
    | 'whenNumberBetween'
    | 'whenNumberEqualTo'
    | 'whenNumberGreaterThan'
    | 'whenNumberGreaterThanOrEqualTo'
    | 'whenNumberLessThan'
    | 'whenNumberLessThanOrEqualTo'
    | 'whenNumberNotBetween'
    | 'whenNumberNotEqualTo'
    | 'whenTextContains'
    | 'whenTextDoesNotContain'
    | 'whenTextEndsWith'
    | 'whenTextEqualTo'
    | 'whenTextStartsWith'
  > = {
    build: () => {
      context.execution.call('FilterCriteriaBuilder.build', { ms: 0 });
      return createCriteria(context, state);
    },
    setHiddenValues: (values: string[]) => set('setHiddenValues', () => ({ hiddenValues: values.map(String) })),
    setVisibleValues: (values: string[]) => set('setVisibleValues', () => ({ visibleValues: values.map(String) })),
    whenCellEmpty: () => when('whenCellEmpty', 'CELL_EMPTY'),
    whenCellNotEmpty: () => when('whenCellNotEmpty', 'CELL_NOT_EMPTY'),
    whenNumberBetween: (low, high) => when('whenNumberBetween', 'NUMBER_BETWEEN', low, high),
    whenNumberEqualTo: (number) => when('whenNumberEqualTo', 'NUMBER_EQUAL_TO', number),
    whenNumberGreaterThan: (number) => when('whenNumberGreaterThan', 'NUMBER_GREATER_THAN', number),
    whenNumberGreaterThanOrEqualTo: (number) =>
      when('whenNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', number),
    whenNumberLessThan: (number) => when('whenNumberLessThan', 'NUMBER_LESS_THAN', number),
    whenNumberLessThanOrEqualTo: (number) =>
      when('whenNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', number),
    whenNumberNotBetween: (low, high) => when('whenNumberNotBetween', 'NUMBER_NOT_BETWEEN', low, high),
    whenNumberNotEqualTo: (number) => when('whenNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', number),
    whenTextContains: (text) => when('whenTextContains', 'TEXT_CONTAINS', text),
    whenTextDoesNotContain: (text) => when('whenTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', text),
    whenTextEndsWith: (text) => when('whenTextEndsWith', 'TEXT_ENDS_WITH', text),
    whenTextEqualTo: (text) => when('whenTextEqualTo', 'TEXT_EQUAL_TO', text),
    whenTextStartsWith: (text) => when('whenTextStartsWith', 'TEXT_STARTS_WITH', text),
  };
  const builder = emulated<Builder, keyof typeof methods>('FilterCriteriaBuilder', methods);
  return builder;
}
