import { mergeWorksheetSnapshotWithDefault, type Workbook, type Worksheet } from '@univerjs/core';
import {
  InsertSheetMutation,
  RemoveSheetMutation,
  SetColHiddenMutation,
  SetColVisibleMutation,
  SetFrozenMutation,
  SetRowHiddenMutation,
  SetRowVisibleMutation,
  SetTabColorMutation,
  SetWorksheetActiveOperation,
  SetWorksheetColumnCountMutation,
  SetWorksheetColWidthMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameMutation,
  SetWorksheetOrderMutation,
  SetWorksheetRowCountMutation,
} from '@univerjs/preset-sheets-core';
import type { WireSheet } from '../../host/desk/wire';
import type { Grid } from './univer';
import { COLUMN_WIDTH, freezeOf, worksheetOf } from './workbook';
import { gridSheetId, UNIT } from './ids';

/** Brings tabs, sizes, widths, hiding and freezing to the grid. Cells come afterwards. `front` is the sheet in front. */
export function applySheets(grid: Grid, sheets: readonly WireSheet[], front: number | null): void {
  const workbook = grid.workbook();
  if (!workbook) return;
  const run = runner(grid);
  addSheets(run, workbook, sheets);
  for (const sheet of sheets) {
    const worksheet = workbook.getSheetBySheetId(gridSheetId(sheet.id));
    if (worksheet) reshape(run, worksheet, sheet);
  }
  order(run, workbook, sheets);
  // The sheet in front must not be one that is hidden or removed next.
  bringToFront(grid, front);
  hideAndRemove(run, workbook, sheets);
}

/** Shows this sheet, if it is another one than now. */
export function bringToFront(grid: Grid, sheetId: number | null): void {
  const workbook = grid.workbook();
  const subUnitId = gridSheetId(sheetId ?? 0);
  const worksheet = workbook?.getSheetBySheetId(subUnitId);
  if (!worksheet || sheetId === null || workbook?.getActiveSheet()?.getSheetId() === subUnitId) return;
  const run = runner(grid);
  // A hidden sheet cannot come to the front.
  if (worksheet.isSheetHidden()) run(SetWorksheetHideMutation.id, { subUnitId, hidden: 0 });
  run(SetWorksheetActiveOperation.id, { subUnitId });
}

type Run = (id: string, params: object) => void;

/** As another person's work: for one's own, Univer brings a sheet that was added or shown to the front by itself, a moment later. */
const FROM_ELSEWHERE = { fromCollab: true };

function runner(grid: Grid): Run {
  return (id, params) => {
    grid.mirror(() => void grid.commands.syncExecuteCommand(id, { unitId: UNIT, ...params }, FROM_ELSEWHERE));
  };
}

function addSheets(run: Run, workbook: Workbook, sheets: readonly WireSheet[]): void {
  sheets.forEach((sheet, index) => {
    if (workbook.getSheetBySheetId(gridSheetId(sheet.id))) return;
    run(InsertSheetMutation.id, { index, sheet: mergeWorksheetSnapshotWithDefault(worksheetOf(sheet, [])) });
  });
}

function reshape(run: Run, worksheet: Worksheet, sheet: WireSheet): void {
  const subUnitId = worksheet.getSheetId();
  if (worksheet.getName() !== sheet.name) run(SetWorksheetNameMutation.id, { subUnitId, name: sheet.name });
  if (worksheet.getRowCount() !== sheet.rows) {
    run(SetWorksheetRowCountMutation.id, { subUnitId, rowCount: sheet.rows });
  }
  const columns = sheet.widths.length;
  if (worksheet.getColumnCount() !== columns) {
    run(SetWorksheetColumnCountMutation.id, { subUnitId, columnCount: columns });
  }
  if ((worksheet.getTabColor() ?? '') !== (sheet.tabColor ?? '')) {
    run(SetTabColorMutation.id, { subUnitId, color: sheet.tabColor ?? '' });
  }
  const freeze = freezeOf(sheet);
  const old = worksheet.getFreeze();
  if (old.xSplit !== freeze.xSplit || old.ySplit !== freeze.ySplit) run(SetFrozenMutation.id, { subUnitId, ...freeze });
  sheet.widths.forEach((width, index) => {
    if ((worksheet.getColumnWidth(index) || COLUMN_WIDTH) === width) return;
    const ranges = [{ startRow: 0, endRow: sheet.rows - 1, startColumn: index, endColumn: index }];
    run(SetWorksheetColWidthMutation.id, { subUnitId, ranges, colWidth: width });
  });
  hideColumns(run, worksheet, sheet);
  hideRows(run, worksheet, sheet);
}

function hideColumns(run: Run, worksheet: Worksheet, sheet: WireSheet): void {
  const hidden = new Set(sheet.hiddenColumns);
  sheet.widths.forEach((_, index) => {
    const wanted = hidden.has(index + 1);
    if (!worksheet.getColVisible(index) === wanted) return;
    const ranges = [{ startRow: 0, endRow: sheet.rows - 1, startColumn: index, endColumn: index }];
    run(wanted ? SetColHiddenMutation.id : SetColVisibleMutation.id, { subUnitId: worksheet.getSheetId(), ranges });
  });
}

function hideRows(run: Run, worksheet: Worksheet, sheet: WireSheet): void {
  const hidden = new Set(sheet.hiddenRows);
  const [hide, show]: [number[], number[]] = [[], []];
  for (let index = 0; index < sheet.rows; index++) {
    const wanted = hidden.has(index + 1);
    if (worksheet.getRowRawVisible(index) === wanted) (wanted ? hide : show).push(index);
  }
  const ranges = (rows: readonly number[]) =>
    rows.map((row) => ({ startRow: row, endRow: row, startColumn: 0, endColumn: sheet.widths.length - 1 }));
  const subUnitId = worksheet.getSheetId();
  if (hide.length > 0) run(SetRowHiddenMutation.id, { subUnitId, ranges: ranges(hide) });
  if (show.length > 0) run(SetRowVisibleMutation.id, { subUnitId, ranges: ranges(show) });
}

function order(run: Run, workbook: Workbook, sheets: readonly WireSheet[]): void {
  sheets.forEach((sheet, wanted) => {
    const subUnitId = gridSheetId(sheet.id);
    const present = workbook.getSheets().findIndex((worksheet) => worksheet.getSheetId() === subUnitId);
    if (present >= 0 && present !== wanted) {
      run(SetWorksheetOrderMutation.id, { subUnitId, fromOrder: present, toOrder: wanted });
    }
  });
}

function hideAndRemove(run: Run, workbook: Workbook, sheets: readonly WireSheet[]): void {
  const wanted = new Map(sheets.map((sheet) => [gridSheetId(sheet.id), sheet]));
  for (const worksheet of workbook.getSheets()) {
    const subUnitId = worksheet.getSheetId();
    const sheet = wanted.get(subUnitId);
    if (!sheet) run(RemoveSheetMutation.id, { subUnitId, subUnitName: worksheet.getName() });
    else if (Boolean(worksheet.isSheetHidden()) !== sheet.hidden) {
      run(SetWorksheetHideMutation.id, { subUnitId, hidden: sheet.hidden ? 1 : 0 });
    }
  }
}
