import { requireInside, requireSheet } from './bounds';
import { type CellContent, isFormula } from './cell';
import { noteCells, noteShape } from './changes';
import { cellValue } from './computed';
import type { Writer } from './contents';
import { movedFormula } from './formula/r1c1';
import { requireEditable } from './protection';
import type { Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackFill, trackGet, trackWrite } from './track';

/**
 * What a paste brings. `values` are computed values, `contents` what is stored (formulas adjusted). `bareValues` also take the target's
 * formats away, as PASTE_VALUES does (gas-fakes, seen on live; Google's issue 427192537).
 */
export type PasteKind = 'all' | 'contents' | 'values' | 'bareValues' | 'styles' | 'validations' | 'widths';

interface CopiedColumn {
  readonly contents: CellContent[];
  readonly styles: number[];
  readonly notes: string[];
  readonly validations: number[];
  readonly width: number;
  /** Rows and columns the cells come from. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/**
 * Copies a block to another place, also on another sheet of the document. A larger target is tiled with as many whole copies of the
 * source as fit, a smaller one takes all of it (gas-fakes, seen on live). Rows that the filter of the source hides are
 * not copied (field reports; pessimistic); rows hidden in the target are written like any other. A paste that would leave the
 * grid is refused. Conditional formats are not copied.
 */
export function copyBlock(
  state: SpreadsheetState,
  from: { readonly sheetId: number; readonly rect: Rect },
  to: { readonly sheetId: number; readonly rect: Rect },
  kind: PasteKind,
  writer: Writer,
  isTransposed = false,
): void {
  const source = requireSheet(state, from.sheetId);
  const target = requireSheet(state, to.sheetId);
  requireInside(source, from.rect);
  requireInside(target, to.rect);
  const read = readBlock(state, source, from.rect, kind);
  const copied = isTransposed ? transposed(read) : read;
  const height = copied[0]?.rows.length ?? 0;
  if (height === 0) return;
  const rows = tiled(to.rect.rows, height);
  const columns = tiled(to.rect.columns, copied.length);
  const rect: Rect = { row: to.rect.row, column: to.rect.column, rows, columns };
  requireInside(target, rect);
  requireEditable(state, target, rect, writer);
  for (let across = 0; across < columns; across++) {
    const column = copied[across % copied.length];
    if (column) pasteColumn(target, column, rect, rect.column + across, kind);
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
      kind === 'values' || kind === 'bareValues'
        ? cellValue(state, sheet, row, rect.column + across)
        : trackGet(column.contents, row),
    ),
    styles: rows.map((row) => trackGet(column.styles, row)),
    notes: rows.map((row) => trackGet(column.notes, row)),
    validations: rows.map((row) => trackGet(column.validations, row)),
    width: column.width,
    rows,
    columns: rows.map(() => rect.column + across),
  }));
}

/** How many rows or columns are written: whole copies that fit, and one at least. */
const tiled = (target: number, source: number): number => Math.max(source, target - (target % source));

function transposed(columns: readonly CopiedColumn[]): CopiedColumn[] {
  const [first] = columns;
  const across = <T>(items: (column: CopiedColumn) => readonly T[], down: number): T[] =>
    columns.flatMap((column) => items(column).slice(down, down + 1));
  return (first?.rows ?? []).map((_row, down) => ({
    contents: across((column) => column.contents, down),
    styles: across((column) => column.styles, down),
    notes: across((column) => column.notes, down),
    validations: across((column) => column.validations, down),
    width: first?.width ?? 0,
    rows: across((column) => column.rows, down),
    columns: across((column) => column.columns, down),
  }));
}

function pasteColumn(
  target: SheetState,
  copied: CopiedColumn,
  rect: Rect,
  columnNumber: number,
  kind: PasteKind,
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
    if (kind === 'bareValues') trackFill(column.styles, row, height, 0);
    if (kind === 'all' || kind === 'contents' || kind === 'values' || kind === 'bareValues') {
      trackWrite(column.contents, row, adjusted(copied, row, columnNumber));
    }
    if (kind === 'all' || kind === 'styles') trackWrite(column.styles, row, copied.styles);
    if (kind === 'all') trackWrite(column.notes, row, copied.notes);
    if (kind === 'all' || kind === 'validations') trackWrite(column.validations, row, copied.validations);
  }
}

function adjusted({ contents, rows, columns }: CopiedColumn, row: number, columnNumber: number): CellContent[] {
  return contents.map((content, index) =>
    content !== null && isFormula(content)
      ? {
          formula: movedFormula(
            content.formula,
            row + index - (rows[index] ?? 0),
            columnNumber - (columns[index] ?? 0),
          ),
        }
      : content,
  );
}
