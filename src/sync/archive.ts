import type { LeftBehind } from '../sheet/own-columns';
import { writeHeaders } from '../sheet/write';
import { NUMBER_FORMATS } from './claim';
import type { JobIn } from './job';
import { protectedError } from './protected';
import type { Run } from './slice';

/** Of `SheetWords.archiveHeaders`. */
const VALUE_COLUMN = 5;

function archiveId({ spreadsheet, words }: Run): number | undefined {
  return spreadsheet.sheetNamed(words.archiveName) ?? undefined;
}

/** @throws SyncError `sheet-protected` or `whole-sheet-protected` when the archive is there and the person may not write to it. */
export function requireOpenArchive(run: Run): void {
  const sheetId = archiveId(run);
  const [closed] = sheetId === undefined ? [] : run.spreadsheet.closedBlocks(sheetId);
  if (closed) throw protectedError(run.words.archiveName, closed);
}

/**
 * What people wrote beside records that left the view goes to a sheet of its own, one line a cell. A line that is there
 * already (an interrupted step is repeated) is not written twice.
 */
export function archive(job: JobIn<'publishing'>, left: readonly LeftBehind[], run: Run): void {
  const { spreadsheet, words } = run;
  const width = words.archiveHeaders.length;
  const sheetId =
    archiveId(run) ?? spreadsheet.insertSheet(words.archiveName, { hidden: false, rows: 100, columns: width }).id;
  const used = spreadsheet.usedSize(sheetId).rows;
  const present = new Set(
    used === 0
      ? []
      : spreadsheet
          .read({ sheetId, row: 1, column: 1, rows: used, columns: width })
          .values.map((row) => JSON.stringify(row.slice(0, 4))),
  );
  const when = new Date(job.started).toISOString();
  const lines = left
    .map(({ id, header, cell }) => ({
      format: cell.format || NUMBER_FORMATS.automatic,
      values: [
        { text: when },
        { text: job.table.viewName },
        { text: id },
        { text: header },
        cell.value,
        // A formula is kept as text: it would mean something else here.
        { text: cell.formula },
        { text: cell.note },
      ].map((value) => (value && 'text' in value && value.text === '' ? null : value)),
    }))
    .filter(({ values }) => !present.has(JSON.stringify(values.slice(0, 4))));
  if (lines.length === 0) return;
  const first = Math.max(used, 1) + 1;
  spreadsheet.apply([
    writeHeaders(sheetId, 1, words.archiveHeaders),
    { kind: 'grow', sheetId, rows: first + lines.length, columns: width },
    // A date is a number that its cell shows as one.
    { kind: 'numberFormats', sheetId, row: first, column: VALUE_COLUMN, formats: lines.map(({ format }) => [format]) },
    { kind: 'write', sheetId, row: first, column: 1, rows: lines.map(({ values }) => values) },
    { kind: 'freezeRows', sheetId, rows: 1 },
  ]);
}
