import type { TypedValue } from '../cells/typed-value';
import type { SheetEdit } from '../ports/spreadsheet';

/**
 * Cells in one write. Google's own services write 5,000 to 20,000 cells a second; blocks of this size keep a single call
 * within ten seconds and the calls few (platform page, §7.4).
 */
const CELLS_PER_WRITE = 50_000;

/** Rows at a fixed place, in blocks. Writing them again changes nothing. */
export function writeRows(
  sheetId: number,
  row: number,
  column: number,
  rows: readonly (readonly TypedValue[])[],
): readonly SheetEdit[] {
  const width = rows[0]?.length ?? 0;
  if (width === 0) return [];
  const rowsPerWrite = Math.max(1, Math.floor(CELLS_PER_WRITE / width));
  const edits: SheetEdit[] = [];
  for (let start = 0; start < rows.length; start += rowsPerWrite) {
    edits.push({ kind: 'write', sheetId, row: row + start, column, rows: rows.slice(start, start + rowsPerWrite) });
  }
  return edits;
}

/** A sheet's name as Google takes it: at most 100 characters, none of `\ / ? * : [ ]`, no apostrophe at the ends. */
export function sheetName(name: string, taken: readonly string[]): string {
  const clean =
    cutName(
      name
        .replace(/[\\/?*:[\]]/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^['\s]+|['\s]+$/g, ''),
    ) || 'Twenty';
  const lower = new Set(taken.map((other) => other.toLowerCase()));
  const base = clean.toLowerCase() === 'history' ? 'History view' : clean;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? base : `${base} (${number})`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
}

const LONGEST_NAME = 90;

/** At whole characters: half of one is shown as a box, and no file may be named so. */
function cutName(name: string): string {
  let cut = '';
  for (const sign of name) {
    if (cut.length + sign.length > LONGEST_NAME) break;
    cut += sign;
  }
  return cut.replace(/['\s]+$/, '');
}
