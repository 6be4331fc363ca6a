import type { TypedValue } from '../cells/typed-value';
import type { LeftBehind } from '../sheet/own-columns';
import { writeHeaders } from '../sheet/write';
import type { JobIn } from './job';
import type { Run } from './run';

/**
 * What people wrote beside records that left the view goes to a sheet of its own, one line a cell. A line that is there
 * already (an interrupted step is repeated) is not written twice.
 */
export function archive(job: JobIn<'publishing'>, left: readonly LeftBehind[], { spreadsheet, words }: Run): void {
  const found = spreadsheet.sheetNamed(words.archiveName);
  const width = words.archiveHeaders.length;
  const sheetId = found ?? spreadsheet.insertSheet(words.archiveName, { hidden: false, rows: 100, columns: width }).id;
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
    .map(({ id, header, cell }): readonly TypedValue[] => [
      { text: when },
      { text: job.table.viewName },
      { text: id },
      { text: header },
      cell.value,
      // A formula is kept as text: it would mean something else here.
      { text: cell.formula },
      { text: cell.note },
    ])
    .map((line) => line.map((value) => (value && 'text' in value && value.text === '' ? null : value)))
    .filter((line) => !present.has(JSON.stringify(line.slice(0, 4))));
  if (lines.length === 0) return;
  const first = Math.max(used, 1) + 1;
  spreadsheet.apply([
    writeHeaders(sheetId, 1, words.archiveHeaders),
    { kind: 'grow', sheetId, rows: first + lines.length, columns: width },
    { kind: 'write', sheetId, row: first, column: 1, rows: lines },
    { kind: 'freezeRows', sheetId, rows: 1 },
  ]);
}
