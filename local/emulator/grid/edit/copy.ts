import { requireInside, requireSheet } from '../state/bounds';
import { type CellContent, isFormula, isRich, type RichContent, withoutChips } from '../values/cell';
import { noteCells, noteShape } from '../compute/note-changes';
import { pastedValue, spilledValueAt } from './computed';
import { copyConditionalFormats } from './copy-conditional-formats';
import type { Writer } from './contents';
import { movedFormula } from '../formula/r1c1';
import { type PastedRun, pastedRuns } from '../state/hidden-rows';
import { type Admitting, admitting, requireRulesOpen } from './native-guard';
import { requireEditable } from '../state/protection';
import type { Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';
import { trackGet, trackWrite } from '../base/track';
import type { Variants } from '../values/variants';

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
 * not copied (field reports; pessimistic). What becomes of rows hidden in the target, and what a normal paste carries, is a matter of
 * variants. A paste that would leave the grid is refused.
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
  const { row, column } = to.rect;
  requireInside(target, { row, column, rows, columns });
  const runs = pastedRuns(state, target, row, rows, rows > height);
  const last = runs.at(-1);
  const rect: Rect = { row, column, rows: Math.max(rows, last ? last.row + last.count - row : 0), columns };
  requireInside(target, rect);
  requireEditable(state, target, rect, writer);
  if (kind === 'validations') requireRulesOpen(target, rect);
  const tables = admitting(state, target, rect, kind, writer);
  for (let across = 0; across < columns; across++) {
    const origin = copied[across % copied.length];
    if (origin) pasteColumn(target, origin, runs, column + across, kind, { tables, variants: state.variants });
  }
  const brings = kind === 'all' || kind === 'styles';
  if (brings && state.variants.pastedConditionalFormats === 'multiplied') {
    copyConditionalFormats(source, target, copied, rect, runs);
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
      (takesValues(kind) ? pastedValue : carriedContent)(state, sheet, row, rect.column + across),
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
  const all = kind === 'all';
  for (const run of runs) {
    const { row, count } = run;
    if (all || kind === 'contents' || takesValues(kind)) {
      trackWrite(column.contents, row, tables.contents(column, row, adjusted(copied, run, columnNumber)));
    }
    if (kind === 'bareValues') {
      const none = Array.from({ length: count }, () => 0);
      trackWrite(column.styles, row, tables.styles(column, row, none));
    }
    if (all || kind === 'styles') {
      trackWrite(column.styles, row, tables.styles(column, row, itemsOf(copied.styles, run)));
    }
    if (all && variants.pastedNotes === 'carried') trackWrite(column.notes, row, itemsOf(copied.notes, run));
    if (kind === 'validations' || (all && variants.pastedValidations === 'carried')) {
      trackWrite(column.validations, row, tables.validations(column, row, itemsOf(copied.validations, run)));
    }
  }
}

function takesValues(kind: PasteKind): boolean {
  return kind === 'values' || kind === 'bareValues';
}

/** What is stored, less what Google may leave behind. */
function carriedContent(state: SpreadsheetState, sheet: SheetState, row: number, columnNumber: number): CellContent {
  const column = sheet.columns[columnNumber - 1];
  const content = column ? trackGet(column.contents, row) : null;
  if (isRich(content)) return pastedText(content, state.variants);
  if (content !== null || state.variants.copiedSpills === 'empty') return content;
  return spilledValueAt(state, sheet, row, columnNumber) ?? null;
}

/** Links and looks of words, and chips: each may be lost, and then the text is left. */
function pastedText(content: RichContent, { pastedLinks, pastedChips }: Variants): CellContent {
  const { text, runs } = pastedChips === 'lost' ? withoutChips(content) : content;
  const kept = pastedLinks === 'lost' ? runs.flatMap(({ chip, ...run }) => (chip ? { ...run, chip } : [])) : runs;
  return kept.length === 0 ? text : { text, runs: kept };
}

/** What a run pastes, from as many copies of the source as it takes. */
function itemsOf<T>(items: readonly T[], { from, count }: PastedRun): T[] {
  return Array.from({ length: count }, (_, index) => items[(from + index) % items.length]).filter(
    (item) => item !== undefined,
  );
}

function adjusted(copied: CopiedColumn, run: PastedRun, columnNumber: number): CellContent[] {
  const rows = itemsOf(copied.rows, run);
  const columns = itemsOf(copied.columns, run);
  return itemsOf(copied.contents, run).map((content, index) =>
    content !== null && isFormula(content)
      ? {
          formula: movedFormula(
            content.formula,
            run.row + index - (rows[index] ?? 0),
            columnNumber - (columns[index] ?? 0),
          ),
        }
      : content,
  );
}
