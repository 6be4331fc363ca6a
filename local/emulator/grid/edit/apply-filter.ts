import { requireInside } from '../state/bounds';
import { noteShape } from '../compute/note-changes';
import { readCellValues, readDisplay } from './computed';
import type { CellValue } from '../values/cell';
import type { Writer } from './contents';
import type { FilterCriteriaState } from '../base/filter';
import { GridError } from '../base/grid-error';
import { numberTest } from '../values/number-criteria';
import { requireEditable } from '../state/protection';
import { intersection, lastColumnOf, type Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';
import { trackSet } from '../base/track';

/** Creates the basic filter of the sheet; a sheet has one. */
export function createFilter(state: SpreadsheetState, sheet: SheetState, rect: Rect, writer: Writer): void {
  requireInside(sheet, rect);
  if (sheet.filter !== null) throw new GridError('filterExists');
  if (sheet.nativeTables.some((table) => intersection(table.rect, rect))) throw new GridError('filterOverTable');
  requireEditable(state, sheet, rect, writer);
  sheet.filter = { rect, criteria: {} };
  noteShape(state, sheet);
}

export function removeFilter(state: SpreadsheetState, sheet: SheetState): void {
  sheet.filter = null;
  hideFilteredRows(state, sheet);
}

/** Sets or (null) removes the criteria of a column and hides rows by what the cells show now; later writes hide nothing. */
export function setFilterCriteria(
  state: SpreadsheetState,
  sheet: SheetState,
  column: number,
  criteria: FilterCriteriaState | null,
): void {
  const { filter } = sheet;
  if (filter === null) throw new GridError('filterGone');
  if (column < filter.rect.column || column > lastColumnOf(filter.rect)) throw new GridError('columnsOutOfBounds');
  if (criteria === null) delete filter.criteria[String(column)];
  else filter.criteria[String(column)] = criteria;
  hideFilteredRows(state, sheet);
}

/** Hides the rows that the basic filter and the filters of native tables refuse, as "reapply" does, and shows the others. */
export function hideFilteredRows(state: SpreadsheetState, sheet: SheetState): void {
  sheet.rowsHiddenByFilter.items = [];
  if (sheet.filter) hideRefused(state, sheet, sheet.filter.rect, sheet.filter.criteria);
  for (const { rect, hiddenValues } of sheet.nativeTables) {
    const criteria = Object.entries(hiddenValues).map(([column, hidden]) => [column, hiding(hidden)] as const);
    hideRefused(state, sheet, rect, Object.fromEntries(criteria));
  }
  noteShape(state, sheet);
}

function hideRefused(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  criteria: Readonly<Record<string, FilterCriteriaState>>,
): void {
  const body: Rect = { ...rect, row: rect.row + 1, rows: rect.rows - 1 };
  for (const [column, one] of Object.entries(criteria)) {
    const block = { ...body, column: Number(column), columns: 1 };
    const values = readCellValues(state, sheet, block);
    const shown = readDisplay(state, sheet, block);
    for (let index = 0; index < body.rows; index++) {
      if (!passes(one, values[index]?.[0] ?? null, shown[index]?.[0] ?? ''))
        trackSet(sheet.rowsHiddenByFilter, body.row + index, true);
    }
  }
}

function hiding(hiddenValues: readonly string[]): FilterCriteriaState {
  return { criteria: null, values: [], hiddenValues, visibleValues: null };
}

function passes(criteria: FilterCriteriaState, value: CellValue, shown: string): boolean {
  if (criteria.hiddenValues.includes(shown)) return false;
  if (criteria.visibleValues !== null && !criteria.visibleValues.includes(shown)) return false;
  if (criteria.criteria === null) return true;
  const text = shown.toLowerCase();
  const wanted = String(criteria.values[0] ?? '').toLowerCase();
  switch (criteria.criteria) {
    case 'CELL_EMPTY':
      return shown === '';
    case 'CELL_NOT_EMPTY':
      return shown !== '';
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted);
    case 'TEXT_EQUAL_TO':
      return text === wanted;
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    default: {
      const test = numberTest(criteria.criteria, criteria.values);
      if (!test) throw new GridError('criteriaNotEmulated', criteria.criteria);
      return typeof value === 'number' && test(value);
    }
  }
}
