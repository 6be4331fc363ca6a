/** The note on a scheduled table's first header: when it was refreshed, and when it will be. */
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { ColumnMemo } from './column-memo';
import { ID_TAG } from './column-tags';
import type { SheetWords } from './words';

/** In all languages. A note that begins otherwise is a person's. */
const OURS = /^Twenty Sheets ?: /;

/** Date and time on the spreadsheet's clock: "2026-05-04 08:30". */
export function clockText({ spreadsheet }: { readonly spreadsheet: Spreadsheet }, instant: number): string {
  return new Date(instant + spreadsheet.zoneOffset(instant) * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

interface HeaderNote {
  readonly tableId: string;
  /** Milliseconds since the epoch; null where it was not yet, and where none is planned. */
  readonly last: number | null;
  readonly next: number | null;
}

/** Without a next refresh the note goes. */
export function noteOnHeader(
  { tableId, last, next }: HeaderNote,
  {
    memo,
    words,
    spreadsheet,
  }: { readonly memo: ColumnMemo; readonly words: SheetWords; readonly spreadsheet: Spreadsheet },
): void {
  const known = memo.load(tableId);
  const column = known?.tags.find(({ value }) => value.startsWith(`${tableId}/${ID_TAG}~`))?.column;
  if (known === null || column === undefined) return;
  const { sheetId, headerRow: row } = known;
  const block = { sheetId, row, column, rows: 1, columns: 1 };
  const shown = spreadsheet.notes(block)[0]?.text ?? '';
  if (shown !== '' && !OURS.test(shown)) return;
  const clock = (instant: number): string => clockText({ spreadsheet }, instant);
  const note = next === null ? '' : words.headerNote(last === null ? '…' : clock(last), clock(next));
  if (note === shown) return;
  if (note === '') spreadsheet.apply([{ kind: 'clearNotes', block }]);
  else spreadsheet.apply([{ kind: 'writeNotes', sheetId, row, column, notes: [[note]] }]);
}
