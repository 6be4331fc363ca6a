import { requireInside } from './bounds';
import { noteShape } from './changes';
import { readCellValues, readDisplay } from './computed';
import type { CellValue } from './cell';
import type { Writer } from './contents';
import type { FilterCriteriaState } from './filter';
import { GridError } from './grid-error';
import { numberTest } from './number-criteria';
import { requireEditable } from './protection';
import { lastColumnOf, type Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackWrite } from './track';

/** Creates the basic filter of the sheet; a sheet has one. */
export function createFilter(state: SpreadsheetState, sheet: SheetState, rect: Rect, writer: Writer): void {
  requireInside(sheet, rect);
  if (sheet.filter !== null) throw new GridError('filterExists');
  requireEditable(state, sheet, rect, writer);
  sheet.filter = { rect, criteria: {} };
  noteShape(state, sheet);
}

export function removeFilter(state: SpreadsheetState, sheet: SheetState): void {
  sheet.filter = null;
  sheet.rowsHiddenByFilter.items = [];
  noteShape(state, sheet);
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
  applyFilter(state, sheet);
}

/** Hides the rows that the criteria refuse, as "reapply" does. */
function applyFilter(state: SpreadsheetState, sheet: SheetState): void {
  const { filter } = sheet;
  if (filter === null) return;
  const body: Rect = { ...filter.rect, row: filter.rect.row + 1, rows: filter.rect.rows - 1 };
  const hidden = Array.from({ length: body.rows }, () => false);
  for (const [column, criteria] of Object.entries(filter.criteria)) {
    const rect = { ...body, column: Number(column), columns: 1 };
    const values = readCellValues(state, sheet, rect);
    const shown = readDisplay(state, sheet, rect);
    for (let index = 0; index < body.rows; index++) {
      if (!passes(criteria, values[index]?.[0] ?? null, shown[index]?.[0] ?? '')) hidden[index] = true;
    }
  }
  sheet.rowsHiddenByFilter.items = [];
  trackWrite(sheet.rowsHiddenByFilter, body.row, hidden);
  noteShape(state, sheet);
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
