import type { TypedValue } from '../cells/typed-value';
import { LENGTHS, shownText } from '../gate';
import type { SheetEdit } from '../ports/spreadsheet';

/**
 * Cells in one write. Google's own services write 5,000 to 20,000 cells a second; blocks of this size keep a single call
 * within ten seconds and the calls few (google.md §6.4).
 */
const CELLS_PER_WRITE = 50_000;

type Write = Extract<SheetEdit, { readonly kind: 'write' }>;

/** Rows at a fixed place, in blocks. Writing them again changes nothing. */
export function writeRows(
  sheetId: number,
  row: number,
  column: number,
  rows: readonly (readonly TypedValue[])[],
): readonly Write[] {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return [];
  const rowsPerWrite = Math.max(1, Math.floor(CELLS_PER_WRITE / width));
  const edits: Write[] = [];
  for (let start = 0; start < rows.length; start += rowsPerWrite) {
    edits.push({ kind: 'write', sheetId, row: row + start, column, rows: rows.slice(start, start + rowsPerWrite) });
  }
  return edits;
}

/** A sheet's name as Google takes it: at most 100 characters, none of `\ / ? * : [ ]`, no apostrophe at the ends. */
export function sheetName(name: string, taken: readonly string[]): string {
  const plain = shownText(name.replace(/[\\/?*:[\]]/g, ' '), LENGTHS.sheet, '');
  const clean = plain.replace(/^['\s]+|['\s]+$/g, '') || 'Twenty';
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  const base = clean.toLowerCase() === 'history' ? 'History view' : clean;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base} (${number})`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}
