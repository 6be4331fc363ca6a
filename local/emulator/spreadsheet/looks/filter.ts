import { removeFilter, setFilterCriteria } from '../../grid/edit/apply-filter';
import type { FilterCriteriaState, FilterState } from '../../grid/base/filter';
import { GridError } from '../../grid/base/grid-error';
import { sortBlock } from '../../grid/edit/sort';
import type { SheetState } from '../../grid/state/state';
import { acting, rangeOf, reading, sheetState, signatureError, type SpreadsheetContext } from '../context';
import { criterionArguments } from './criteria';
import { emulatedBeyondTypes } from '../emulated';
import { booleanCriterion } from '../enums';
import { createSortSpec } from './sort-spec';
import { whenMethods } from './when-criteria';

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
  const methods = {
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
        filter.sorted = { column, ascending };
        return service;
      }),
    getColumnSortSpec: (column: number) =>
      reading(context, 'Filter.getColumnSortSpec', () => {
        const { sorted } = current().filter;
        return createSortSpec(context, column, sorted?.column === column ? sorted.ascending : null);
      }),
  };
  const service = emulatedBeyondTypes<Filter>('Filter', methods);
  return service;
}

function createCriteria(context: SpreadsheetContext, state: FilterCriteriaState): FilterCriteria {
  const call = <T>(name: string, value: () => T): T => reading(context, `FilterCriteria.${name}`, value, { ms: 0 });
  const service = emulatedBeyondTypes<FilterCriteria>('FilterCriteria', {
    copy: () => call('copy', () => newFilterCriteria(context, state)),
    getCriteriaType: () =>
      call('getCriteriaType', () => (state.criteria === null ? null : booleanCriterion(state.criteria))),
    getCriteriaValues: () => call('getCriteriaValues', () => criterionArguments(context, state.criteria, state.values)),
    getHiddenValues: () => call('getHiddenValues', () => [...state.hiddenValues]),
  });
  criteriaOf.set(service, state);
  return service;
}

const EMPTY: FilterCriteriaState = { criteria: null, values: [], hiddenValues: [], visibleValues: null };

/** `SpreadsheetApp.newFilterCriteria()`. */
export function newFilterCriteria(context: SpreadsheetContext, initial: FilterCriteriaState = EMPTY): Builder {
  let state = initial;
  const get = <T>(name: string, value: () => T): T =>
    reading(context, `FilterCriteriaBuilder.${name}`, value, { ms: 0 });
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
  const methods = {
    ...whenMethods(context, 'FilterCriteriaBuilder', (method, read) =>
      set(method, () => {
        const [criteria, values] = read();
        return { criteria, values: values.map((value) => (typeof value === 'boolean' ? String(value) : value)) };
      }),
    ),
    build: () => {
      context.execution.call('FilterCriteriaBuilder.build', { ms: 0 });
      return createCriteria(context, state);
    },
    copy: () => get('copy', () => newFilterCriteria(context, state)),
    getCriteriaType: () =>
      get('getCriteriaType', () => (state.criteria === null ? null : booleanCriterion(state.criteria))),
    getCriteriaValues: () => get('getCriteriaValues', () => criterionArguments(context, state.criteria, state.values)),
    getHiddenValues: () => get('getHiddenValues', () => [...state.hiddenValues]),
    setHiddenValues: (values: readonly unknown[]) =>
      set('setHiddenValues', () => ({ hiddenValues: values.map(String) })),
  };
  const builder = emulatedBeyondTypes<Builder>('FilterCriteriaBuilder', methods);
  return builder;
}
