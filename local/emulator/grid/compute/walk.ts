/** What is known of a sheet's formulas, and what can be told without computing one. */
import { findAnchors } from './anchors';
import { type FormulaContent, isFormula, plainValue } from '../values/cell';
import type { Derived, SheetDerived } from '../state/derived';
import type { AreaScope } from '../formula/reference-area';
import { indexOf, type RowIndex } from '../formula/functions/lookup-index';
import type { Scope } from '../formula/scope';
import { findNamedRange } from '../state/named-ranges';
import { lastColumnOf } from '../base/rect';
import { findSheet, type SheetState, type SpreadsheetState } from '../state/state';

/** One way through the formulas, from a cell to those it reads. */
export interface Walk {
  readonly state: SpreadsheetState;
  readonly derived: Derived;
  /** Cells that are being computed: meeting one again is a cycle. */
  readonly open: Set<string>;
}

export interface Cell {
  readonly sheet: SheetState;
  readonly row: number;
  readonly column: number;
  readonly content: FormulaContent;
}

export function keyOf({ sheet, row, column }: Pick<Cell, 'sheet' | 'row' | 'column'>): string {
  return `${sheet.id}/${row}/${column}`;
}

export function derivedOf({ state, derived }: Pick<Walk, 'state' | 'derived'>, sheet: SheetState): SheetDerived {
  let found = derived.sheets.get(sheet.id);
  if (!found) {
    const anchors = findAnchors(sheet, namesOf(state, sheet));
    found = { values: new Map(), areas: new Map(), tallies: new Map(), indexes: new Map(), anchors };
    derived.sheets.set(sheet.id, found);
  }
  return found;
}

export function namesOf(
  state: SpreadsheetState,
  home: SheetState,
): AreaScope & Pick<Scope, 'areaOfName' | 'placeholder'> {
  return {
    sheet(name) {
      const wanted = name?.toLowerCase();
      const sheet = wanted === undefined ? home : state.sheets.find((each) => each.name.toLowerCase() === wanted);
      return sheet && { id: sheet.id, rows: sheet.rows, columns: sheet.columns.length };
    },
    areaOfName(name) {
      const range = findNamedRange(state, name);
      return range && findSheet(state, range.sheetId) ? { sheetId: range.sheetId, rect: range.rect } : null;
    },
    placeholder: (name) => state.placeholders[name] ?? null,
  };
}

/** Only of columns that hold no formulas: those outside of the range that is asked for must not be computed for it. */
export function columnIndex(walk: Walk, sheet: SheetState, column: number): RowIndex | null {
  const { indexes, anchors } = derivedOf(walk, sheet);
  const known = indexes.get(column);
  if (known !== undefined) return known;
  const contents = sheet.columns[column - 1]?.contents.items ?? [];
  const reached = anchors.list.some(({ bound }) => column >= bound.column && column <= lastColumnOf(bound));
  const index =
    reached || contents.some((content) => isFormula(content))
      ? null
      : indexOf(contents.map((content) => (isFormula(content) ? null : plainValue(content))));
  indexes.set(column, index);
  return index;
}
