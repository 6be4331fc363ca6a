/**
 * A note on the first header of the table that shows: which view it is, what it asks for, and when it was last read. What people wrote
 * on that note stays above our marker.
 */
import { clockText } from '../../../cells/zone';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import type { Receipt } from '../../../protocol/receipt';
import type { Table } from '../../job/table';
import type { TableSheet } from '../../own/columns/table-sheet';
import type { Slice } from '../../read/slice';

/** The same in all languages: by it our part is found. */
const MARKER = '— Twenty Sheets —';

/** Where the table's headers stand. */
export interface HeaderPlace {
  readonly sheetId: number;
  readonly headerRow: number;
  /** The table's columns. */
  readonly columns: readonly number[];
}

export const placeOf = ({ info, headerRow, owned }: TableSheet): HeaderPlace => ({
  sheetId: info.id,
  headerRow,
  columns: owned.map(({ column }) => column),
});

/** A note is worth no failure: where somebody closed the header, there is none. */
export function noteHeader(place: HeaderPlace, table: Table, receipt: Receipt, slice: Slice): void {
  try {
    writeNote(place, textOf(table, receipt, slice), slice.spreadsheet);
  } catch {
    // It is written with the next refresh.
  }
}

function textOf(
  { viewName }: Table,
  { question, finished }: Receipt,
  { words, zoneOffset, nextRefresh }: Slice,
): string {
  const when = clockText(Date.parse(finished), zoneOffset);
  const next = nextRefresh?.() ?? null;
  const lines = [MARKER, words.noteView(viewName), question, words.noteWhen(when)];
  return [...lines, next === null ? '' : words.noteNext(clockText(next, zoneOffset))].filter(Boolean).join('\n');
}

/** The person's part of a note. */
const theirs = (note: string): string => (note.split(MARKER)[0] ?? '').trimEnd();

function writeNote({ sheetId, headerRow: row, columns }: HeaderPlace, ours: string, spreadsheet: Spreadsheet): void {
  const sorted = [...columns].sort((one, other) => one - other);
  const last = sorted[sorted.length - 1];
  if (row === 0 || last === undefined) return;
  const first = sorted.find((column) => !spreadsheet.isColumnHidden(sheetId, column)) ?? sorted[0];
  const notes = spreadsheet.notes({ sheetId, row, column: 1, rows: 1, columns: last });
  // It stood on another header, which was moved or hidden since.
  const astray = notes.filter(
    ({ column, text }) => column !== first && columns.includes(column) && text.includes(MARKER),
  );
  const own = theirs(notes.find(({ column }) => column === first)?.text ?? '');
  const written = [
    ...astray.map(({ column, text }) => ({ column, text: theirs(text) })),
    { column: first ?? 1, text: own === '' ? ours : `${own}\n\n${ours}` },
  ];
  spreadsheet.apply(written.map(({ column, text }) => ({ kind: 'writeNotes', sheetId, row, column, notes: [[text]] })));
}
