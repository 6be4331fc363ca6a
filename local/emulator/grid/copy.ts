import { requireInside, requireSheet } from './bounds';
import { type CellContent, isFormula } from './cell';
import { noteCells, noteShape } from './changes';
import { cellValue } from './computed';
import type { Writer } from './contents';
import { movedFormula } from './formula/r1c1';
import { type Admitting, admitting, requireRulesOpen } from './native-guard';
import { requireEditable } from './protection';
import type { Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackGet, trackWrite } from './track';

/** What a paste brings. `values` are computed values, `contents` what is stored (formulas adjusted). */
export type PasteKind = 'all' | 'contents' | 'values' | 'styles' | 'validations' | 'widths';

interface CopiedColumn {
  readonly contents: CellContent[];
  readonly styles: number[];
  readonly notes: string[];
  readonly validations: number[];
  readonly width: number;
  /** Rows and column the cells come from. */
  readonly rows: readonly number[];
  readonly column: number;
}

/**
 * Copies a block to another place, also on another sheet of the document. A target that is a multiple of the source in
 * one direction is tiled, otherwise the whole source is pasted at its first cell. Rows that the filter of the source hides are
 * not copied (field reports; pessimistic); rows hidden in the target are written like any other. A paste that would leave the
 * grid is refused. Conditional formats are not copied.
 */
export function copyBlock(
  state: SpreadsheetState,
  from: { readonly sheetId: number; readonly rect: Rect },
  to: { readonly sheetId: number; readonly rect: Rect },
  kind: PasteKind,
  writer: Writer,
): void {
  const source = requireSheet(state, from.sheetId);
  const target = requireSheet(state, to.sheetId);
  requireInside(source, from.rect);
  requireInside(target, to.rect);
  const copied = readBlock(state, source, from.rect, kind);
  const height = copied[0]?.rows.length ?? 0;
  if (height === 0) return;
  const rows = to.rect.rows % height === 0 ? to.rect.rows : height;
  const columns = to.rect.columns % from.rect.columns === 0 ? to.rect.columns : from.rect.columns;
  const rect: Rect = { row: to.rect.row, column: to.rect.column, rows, columns };
  requireInside(target, rect);
  requireEditable(state, target, rect, writer);
  if (kind === 'validations') requireRulesOpen(target, rect);
  const tables = admitting(state, target, rect, kind, writer);
  for (let across = 0; across < columns; across++) {
    const column = copied[across % copied.length];
    if (column) pasteColumn(target, column, rect, rect.column + across, kind, tables);
  }
  if (kind === 'widths') noteShape(state, target);
  else noteCells(state, target, rect);
}

/** Read completely before anything is written: source and target may overlap. */
function readBlock(state: SpreadsheetState, sheet: SheetState, rect: Rect, kind: PasteKind): CopiedColumn[] {
  const rows: number[] = [];
  for (let row = rect.row; row < rect.row + rect.rows; row++) {
    if (!trackGet(sheet.rowsHiddenByFilter, row)) rows.push(row);
  }
  return sheet.columns.slice(rect.column - 1, rect.column - 1 + rect.columns).map((column, across) => ({
    contents: rows.map((row) =>
      kind === 'values' ? cellValue(state, sheet, row, rect.column + across) : trackGet(column.contents, row),
    ),
    styles: rows.map((row) => trackGet(column.styles, row)),
    notes: rows.map((row) => trackGet(column.notes, row)),
    validations: rows.map((row) => trackGet(column.validations, row)),
    width: column.width,
    rows,
    column: rect.column + across,
  }));
}

function pasteColumn(
  target: SheetState,
  copied: CopiedColumn,
  rect: Rect,
  columnNumber: number,
  kind: PasteKind,
  tables: Admitting,
): void {
  const column = target.columns[columnNumber - 1];
  if (!column) return;
  if (kind === 'widths') {
    column.width = copied.width;
    return;
  }
  const height = copied.rows.length;
  for (let start = 0; start < rect.rows; start += height) {
    const row = rect.row + start;
    if (kind === 'all' || kind === 'contents' || kind === 'values') {
      trackWrite(column.contents, row, tables.contents(column, row, adjusted(copied, row, columnNumber)));
    }
    if (kind === 'all' || kind === 'styles') trackWrite(column.styles, row, tables.styles(column, row, copied.styles));
    if (kind === 'all') trackWrite(column.notes, row, copied.notes);
    if (kind === 'all' || kind === 'validations') {
      trackWrite(column.validations, row, tables.validations(column, row, copied.validations));
    }
  }
}

function adjusted({ contents, rows, column }: CopiedColumn, row: number, columnNumber: number): CellContent[] {
  return contents.map((content, index) =>
    content !== null && isFormula(content)
      ? { formula: movedFormula(content.formula, row + index - (rows[index] ?? 0), columnNumber - column) }
      : content,
  );
}
