/** What is asked of the cells, rows and columns of a sheet. */
import type { ZoneOffset } from '../../cells/typed-value';
import type { Block, Spreadsheet } from '../../ports/spreadsheet';
import { richCells } from './copying';
import { formatRuleRanges, readFilter } from './filters';
import { hiddenRowsOf } from './hidden-rows';
import { rangeOf } from './ranges';
import { readBlock, readNotes, readScalars } from './read-block';
import { closedBlocks, rejectingColumns } from './rules';
import type { Settling } from './settling';
import type { FoundSheets } from './sheet-list';
import type { Travel } from './travel';

type Questions = Pick<
  Spreadsheet,
  | 'read'
  | 'scalars'
  | 'notes'
  | 'richCells'
  | 'tallMerge'
  | 'rejectingColumns'
  | 'closedBlocks'
  | 'formatRules'
  | 'filterOf'
  | 'hiddenRows'
  | 'isHiddenByFilter'
  | 'isColumnHidden'
  | 'usedSize'
>;

export function questions(
  { sheetOf }: FoundSheets,
  ask: Settling['ask'],
  offset: ZoneOffset,
  passed: Travel['passed'],
): Questions {
  const range = (block: Block): GoogleAppsScript.Spreadsheet.Range => rangeOf(sheetOf(block.sheetId), block);
  return {
    read: (block, parts) => ask(() => readBlock(range(block), parts ?? {}, offset), true),
    scalars(block) {
      const cells = ask(() => readScalars(range(block), offset), true);
      passed(block.rows * block.columns);
      return cells;
    },
    notes: (block) => ask(() => readNotes(range(block), block), true),
    richCells: (block) => ask(() => richCells(range(block), block)),
    tallMerge: (block) =>
      ask(() => {
        const merges = range(block).getMergedRanges();
        return merges.find((merge) => merge.getNumRows() > 1)?.getA1Notation() ?? null;
      }),
    rejectingColumns: (block) => ask(() => rejectingColumns(range(block), block)),
    closedBlocks: (sheetId) => ask(() => closedBlocks(sheetOf(sheetId))),
    formatRules: (sheetId) => ask(() => formatRuleRanges(sheetOf(sheetId))),
    filterOf: (sheetId) => ask(() => readFilter(sheetOf(sheetId))),
    hiddenRows: (cells, { sheetId, row, column }) =>
      ask(() => hiddenRowsOf(sheetOf(cells.sheetId), cells, sheetOf(sheetId).getRange(row, column))),
    isHiddenByFilter: (sheetId, row) => ask(() => sheetOf(sheetId).isRowHiddenByFilter(row)),
    isColumnHidden: (sheetId, column) => ask(() => sheetOf(sheetId).isColumnHiddenByUser(column)),
    usedSize: (sheetId) =>
      ask(() => {
        const sheet = sheetOf(sheetId);
        const rows = sheet.getLastRow();
        let columns: number | undefined;
        return {
          rows,
          get columns() {
            columns ??= ask(() => sheet.getLastColumn());
            return columns;
          },
        };
      }),
  };
}
