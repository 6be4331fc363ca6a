import type { ICellData, IStyleData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { LocaleType } from '@univerjs/core';
import type { WireBlock, WireSheet, WireUpdate } from '../../host/desk/wire';
import { type CellMatrix, eachCell, gridCell } from './cells';
import { gridStyle } from './styles';
import { gridSheetId, gridStyleId, UNIT } from './ids';

const ROW_HEIGHT = 21;
export const COLUMN_WIDTH = 100;

/** The look of a fresh sheet: Arial 10, values at the bottom of their cells. */
const DEFAULT_STYLE: IStyleData = { ff: 'Arial', fs: 10, vt: 3 };

/** The whole spreadsheet for Univer's first paint. */
export function workbookOf(update: WireUpdate): IWorkbookData {
  const styles = Object.fromEntries(update.styles.map((style, number) => [gridStyleId(number), gridStyle(style)]));
  const sheets = update.sheets ?? [];
  return {
    id: UNIT,
    name: update.name,
    appVersion: '',
    locale: LocaleType.EN_US,
    styles,
    defaultStyle: DEFAULT_STYLE,
    sheetOrder: sheets.map((sheet) => gridSheetId(sheet.id)),
    sheets: Object.fromEntries(
      sheets.map((sheet) => {
        const blocks = update.blocks.filter((block) => block.sheetId === sheet.id);
        return [gridSheetId(sheet.id), worksheetOf(sheet, blocks)];
      }),
    ),
  };
}

export function worksheetOf(sheet: WireSheet, blocks: readonly WireBlock[]): Partial<IWorksheetData> {
  const cellData: CellMatrix = {};
  for (const block of blocks) fill(cellData, block);
  return {
    id: gridSheetId(sheet.id),
    name: sheet.name,
    hidden: sheet.hidden ? 1 : 0,
    tabColor: sheet.tabColor ?? '',
    rowCount: sheet.rows,
    columnCount: sheet.widths.length,
    defaultRowHeight: ROW_HEIGHT,
    defaultColumnWidth: COLUMN_WIDTH,
    defaultStyle: DEFAULT_STYLE,
    cellData: cellData as IWorksheetData['cellData'],
    columnData: columnData(sheet),
    rowData: Object.fromEntries(sheet.hiddenRows.map((row) => [row - 1, { hd: 1 }])),
    freeze: freezeOf(sheet),
  };
}

export function freezeOf(sheet: WireSheet): IWorksheetData['freeze'] {
  const { frozenRows, frozenColumns } = sheet;
  return {
    xSplit: frozenColumns,
    ySplit: frozenRows,
    startRow: frozenRows > 0 ? frozenRows : -1,
    startColumn: frozenColumns > 0 ? frozenColumns : -1,
  };
}

function columnData(sheet: WireSheet): IWorksheetData['columnData'] {
  const data: Record<number, { w?: number; hd?: number }> = {};
  sheet.widths.forEach((width, index) => {
    if (width !== COLUMN_WIDTH) data[index] = { w: width };
  });
  for (const column of sheet.hiddenColumns) data[column - 1] = { ...data[column - 1], hd: 1 };
  return data;
}

function fill(cellData: CellMatrix, block: WireBlock): void {
  eachCell(block, (row, column, cell, style) => {
    const made: ICellData = gridCell(cell) ?? {};
    if (style !== 0) made.s = gridStyleId(style);
    else if (cell === null) return;
    (cellData[row - 1] ??= {})[column - 1] = made;
  });
}
