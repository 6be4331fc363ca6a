import type { ICellData, IStyleData, Workbook, Worksheet } from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/preset-sheets-core';
import type { WireBlock, WireCell, WireUpdate } from '../../host/desk/wire';
import { type CellMatrix, gridCell, eachCell } from './cells';
import { applySheets, bringToFront } from './apply-sheets';
import { gridStyle, replacingStyle } from './styles';
import type { Grid } from './univer';
import { workbookOf } from './workbook';
import { gridSheetId, gridStyleId, UNIT } from './ids';

/** Rows that are written before the browser may paint again: about 15 ms of work on a table of 15 columns. */
const ROWS_AT_ONCE = 1000;

/** Brings the emulated spreadsheet's changes to the grid, one update after the other. */
export interface Applier {
  apply(update: WireUpdate): Promise<void>;
}

export function createApplier(grid: Grid): Applier {
  let last: Promise<void> = Promise.resolve();
  let started = false;
  let styles: IStyleData[] = [];
  /** The sheet in front, as the emulated spreadsheet has it. */
  let front: number | null = null;

  async function applyNow(update: WireUpdate): Promise<void> {
    front = update.activeSheetId ?? front;
    if (update.full) {
      styles = update.styles.map(gridStyle);
      grid.mirror(() => grid.show(workbookOf(update)));
      bringToFront(grid, front);
      started = true;
      return;
    }
    // A page that has not had its first update yet will get all of this with it.
    const workbook = grid.workbook();
    if (!started || !workbook) return;
    update.styles.forEach((style, index) => {
      styles[update.stylesFrom + index] = gridStyle(style);
      workbook.getStyles().addCustomStyle(gridStyleId(update.stylesFrom + index), gridStyle(style));
    });
    if (update.sheets) applySheets(grid, update.sheets, front);
    else if (update.activeSheetId !== null) bringToFront(grid, front);
    if (update.blocks.some((block) => block.whole)) grid.forgetUndo();
    // Univer measures a sheet that came to the front only when it paints it; cells that arrive before find no measures.
    if (update.sheets) await nextFrame();
    for (const block of update.blocks) await writeBlock(grid, workbook, block, styles);
  }

  return {
    apply(update) {
      last = last.then(() => applyNow(update)).catch((error: unknown) => console.error(error));
      return last;
    },
  };
}

async function writeBlock(
  grid: Grid,
  workbook: Workbook,
  block: WireBlock,
  styles: readonly IStyleData[],
): Promise<void> {
  const worksheet = workbook.getSheetBySheetId(gridSheetId(block.sheetId));
  if (!worksheet) return;
  const writes = changedCells(worksheet, block, styles);
  const rows = Object.keys(writes).map(Number);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const cellValue: CellMatrix = {};
    for (const row of rows.slice(from, from + ROWS_AT_ONCE)) cellValue[row] = writes[row] ?? {};
    write(grid, worksheet.getSheetId(), cellValue);
    if (from + ROWS_AT_ONCE < rows.length) await nextFrame();
  }
}

/** The cells are in Univer's model before it paints them; a painter that fails must not keep the later ones back. */
function write(grid: Grid, subUnitId: string, cellValue: CellMatrix): void {
  try {
    const params = { unitId: UNIT, subUnitId, cellValue };
    grid.mirror(() => void grid.commands.syncExecuteCommand(SetRangeValuesMutation.id, params));
  } catch (error) {
    console.warn(error);
    grid.api.getActiveWorkbook()?.getActiveSheet().refreshCanvas();
  }
}

/** Only the cells that differ from what the grid shows: a refresh that changes little costs little. */
function changedCells(worksheet: Worksheet, block: WireBlock, styles: readonly IStyleData[]): CellMatrix {
  const matrix = worksheet.getCellMatrix();
  const writes: CellMatrix = {};
  const seen = new Map<number, Set<number>>();
  const compare = (row: number, column: number, cell: WireCell, style: number): void => {
    const change = changeOf(matrix.getValue(row, column) ?? null, cell, style, styles);
    if (change !== undefined) (writes[row] ??= {})[column] = change;
  };
  eachCell(block, (row, column, cell, style) => {
    const columns = seen.get(row - 1) ?? new Set();
    seen.set(row - 1, columns.add(column - 1));
    compare(row - 1, column - 1, cell, style);
  });
  // Blank ends of columns are not sent, and a whole sheet is empty outside of its block.
  matrix.forValue((row, column) => {
    const inside =
      row >= block.row - 1 &&
      row < block.row - 1 + block.rows &&
      column >= block.column - 1 &&
      column < block.column - 1 + block.columns;
    if ((inside || block.whole) && !seen.get(row)?.has(column)) compare(row, column, null, 0);
  });
  return writes;
}

/** What to write over a cell; null empties it, undefined leaves it. */
function changeOf(
  old: ICellData | null | undefined,
  cell: WireCell,
  style: number,
  styles: readonly IStyleData[],
): ICellData | null | undefined {
  const wanted = gridCell(cell);
  if (!wanted && style === 0) return old ? null : undefined;
  const sameStyle = (old?.s ?? null) === (style === 0 ? null : gridStyleId(style));
  if (sameStyle && sameContent(old, wanted)) return undefined;
  // Every property is named: a mutation merges into the cell that is there.
  const change: ICellData = { v: wanted?.v ?? null, t: wanted?.t ?? null, f: wanted?.f ?? null, si: null, p: null };
  if (sameStyle) return change;
  if (style === 0) return { ...change, s: null };
  return { ...change, s: old?.s ? replacingStyle(styles[style] ?? {}) : gridStyleId(style) };
}

function sameContent(old: ICellData | null | undefined, wanted: ICellData | null): boolean {
  if (old?.p) return false;
  if (wanted?.f !== undefined || old?.f) return wanted?.f === old?.f;
  return (old?.v ?? null) === (wanted?.v ?? null) && (wanted === null || old?.t === wanted.t);
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // A page in the background gets no frames.
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve, 0);
    });
  });
}
