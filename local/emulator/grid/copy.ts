import { requireInside, requireSheet } from './bounds';
import { type CellContent, isFormula, isRich } from './cell';
import { noteCells, noteShape } from './changes';
import { cellValue } from './computed';
import { copyConditionalFormats } from './copy-conditional-formats';
import type { Writer } from './contents';
import { movedFormula } from './formula/r1c1';
import { type PastedRun, pastedRuns } from './hidden-rows';
import { type Admitting, admitting, requireRulesOpen } from './native-guard';
import { requireEditable } from './protection';
import type { Rect } from './rect';
import type { SheetState, SpreadsheetState } from './state';
import { trackGet, trackWrite } from './track';
import type { Variants } from './variants';

/**
 * What a paste brings. `values` are computed values, `valuesUnformatted` the same with the target's formats reset, `contents` what is
 * stored (formulas adjusted).
 */
export type PasteKind = 'all' | 'contents' | 'values' | 'valuesUnformatted' | 'styles' | 'validations' | 'widths';

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
 * not copied (field reports; pessimistic). What becomes of rows hidden in the target, and what a normal paste carries, is a matter of
 * variants. A paste that would leave the grid is refused.
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
  const block: Rect = { row: to.rect.row, column: to.rect.column, rows, columns };
  requireInside(target, block);
  const runs = kind === 'widths' ? [] : pastedRuns(state, target, block.row, rows, rows > height);
  const last = runs.at(-1);
  const rect = { ...block, rows: Math.max(rows, last ? last.row + last.count - block.row : 0) };
  requireInside(target, rect);
  requireEditable(state, target, rect, writer);
  if (kind === 'validations') requireRulesOpen(target, rect);
  const tables = admitting(state, target, rect, kind, writer);
  for (let across = 0; across < columns; across++) {
    const column = copied[across % copied.length];
    if (column) pasteColumn(target, column, runs, rect.column + across, kind, { tables, variants: state.variants });
  }
  const brings = kind === 'all' || kind === 'styles';
  if (brings && state.variants.pastedConditionalFormats === 'multiplied') {
    copyConditionalFormats(source, target, { from: from.rect, rows: copied[0]?.rows ?? [] }, { rect, runs });
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
      takesValues(kind) ? cellValue(state, sheet, row, rect.column + across) : trackGet(column.contents, row),
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
  runs: readonly PastedRun[],
  columnNumber: number,
  kind: PasteKind,
  { tables, variants }: { readonly tables: Admitting; readonly variants: Variants },
): void {
  const column = target.columns[columnNumber - 1];
  if (!column) return;
  if (kind === 'widths') {
    column.width = copied.width;
    return;
  }
  const height = copied.rows.length;
  const all = kind === 'all';
  for (const { from, count, row } of runs) {
    const tiled = <T>(items: readonly T[]): T[] =>
      Array.from({ length: count }, (_, index) => items[(from + index) % height]).filter((item) => item !== undefined);
    if (all || kind === 'contents' || takesValues(kind)) {
      const contents = tiled(copied.contents);
      const rows = tiled(copied.rows);
      const pasted = contents.map((content, index) => {
        if (content === null || typeof content !== 'object') return content;
        if (isRich(content) && variants.pastedLinks === 'lost') return content.text;
        if (!isFormula(content)) return content;
        const down = row + index - (rows[index] ?? 0);
        return { formula: movedFormula(content.formula, down, columnNumber - copied.column) };
      });
      trackWrite(column.contents, row, tables.contents(column, row, pasted));
    }
    if (all || kind === 'styles') trackWrite(column.styles, row, tables.styles(column, row, tiled(copied.styles)));
    if (kind === 'valuesUnformatted') {
      trackWrite(column.styles, row, tables.styles(column, row, new Array<number>(count).fill(0)));
    }
    if (all && variants.pastedNotes === 'carried') trackWrite(column.notes, row, tiled(copied.notes));
    if (kind === 'validations' || (all && variants.pastedValidations === 'carried')) {
      trackWrite(column.validations, row, tables.validations(column, row, tiled(copied.validations)));
    }
  }
}

function takesValues(kind: PasteKind): boolean {
  return kind === 'values' || kind === 'valuesUnformatted';
}
