/** The archive's lines of one view, to be counted and deleted with its table. */
import { columnRuns } from '../../../sheet/column-runs';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { SheetWords } from '../../own/words';
import { archiveSheet } from './archive';

/** Of `SheetWords.archiveHeaders`, from 0. */
const VIEW = 1;

/** Rows of the archive with lines of a view. */
function linesOfView(viewName: string, words: SheetWords, spreadsheet: Spreadsheet): ViewLines {
  const sheetId = archiveSheet(words, spreadsheet);
  const used = sheetId === null ? 0 : spreadsheet.usedSize(sheetId).rows;
  if (sheetId === null || used < 2) return { sheetId, rows: [], others: 0 };
  const views = spreadsheet.scalars({ sheetId, row: 2, column: VIEW + 1, rows: used - 1, columns: 1 });
  const rows = views.flatMap(([view], index) => (view === viewName ? [index + 2] : []));
  return { sheetId, rows, others: views.length - rows.length };
}

interface ViewLines {
  readonly sheetId: number | null;
  readonly rows: readonly number[];
  /** Lines of other views. */
  readonly others: number;
}

/** How many lines of a view there are. */
export const countArchived = (viewName: string, words: SheetWords, spreadsheet: Spreadsheet): number =>
  linesOfView(viewName, words, spreadsheet).rows.length;

/** Deletes the lines of a view; the sheet too where nothing else stands on it. */
export function removeArchived(viewName: string, words: SheetWords, spreadsheet: Spreadsheet): void {
  const { sheetId, rows, others } = linesOfView(viewName, words, spreadsheet);
  if (sheetId === null || rows.length === 0) return;
  if (others === 0 && spreadsheet.usedSize(sheetId).columns <= words.archiveHeaders.length) {
    spreadsheet.deleteSheet(sheetId);
    return;
  }
  // From below, so that the rows above stay where they are.
  const runs = [...columnRuns(rows)].reverse();
  spreadsheet.apply(runs.map(({ column: row, count }) => ({ kind: 'deleteRows', sheetId, row, count })));
}
