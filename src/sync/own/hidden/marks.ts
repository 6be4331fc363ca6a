/** A short mark of each row as it was last written: what the sheet shows differently was edited by hand. */
import { markedAs, type Scalar } from '../../../cells/scalar';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { fingerprintOf } from './fingerprint';
import { findHidden, openFresh } from './hidden';
import { isRecord } from '../../../wire';
import { cellsOfText, packed, readPacked, replacePacked } from './packed';

/** Record ids to marks. Ids are kept as eight digits: two that are cut alike make a row look edited, never unedited. */
export type Marks = ReadonlyMap<string, string>;

const ID_LENGTH = 8;
const MARK_LENGTH = 16;

export const markOfRow = (cells: readonly Scalar[]): string => fingerprintOf(cells.map(markedAs));

const shortId = (id: string): string => fingerprintOf(id).slice(0, ID_LENGTH);

export function markOf(marks: Marks, id: string): string | undefined {
  return marks.get(shortId(id));
}

/** All in one text, 24 characters a row. */
export function packMarks(rows: Iterable<readonly [id: string, mark: string]>): string {
  const parts: string[] = [];
  for (const [id, mark] of rows) parts.push(shortId(id) + mark);
  return parts.join('');
}

export function unpackMarks(text: unknown): Marks {
  const marks = new Map<string, string>();
  if (typeof text !== 'string') return marks;
  const step = ID_LENGTH + MARK_LENGTH;
  for (let at = 0; at + step <= text.length; at += step) {
    marks.set(text.slice(at, at + ID_LENGTH), text.slice(at + ID_LENGTH, at + step));
  }
  return marks;
}

/** Null where none were kept, or of other columns than `tags`: then nobody knows what was edited. */
export function loadMarks(tableId: string, tags: readonly string[] | null, spreadsheet: Spreadsheet): Marks | null {
  const sheet = findHidden(spreadsheet, 'marks', tableId);
  if (!sheet) return null;
  const { rows } = spreadsheet.usedSize(sheet.sheetId);
  const [saved] = readPacked({ sheetId: sheet.sheetId, row: 1, rows }, spreadsheet);
  if (!isRecord(saved) || (tags !== null && JSON.stringify(saved['tags']) !== JSON.stringify(tags))) return null;
  return unpackMarks(saved['marks']);
}

/** `tags` are those of the columns that the marks are made of, in order. */
export function saveMarks(tableId: string, tags: readonly string[], marks: string, spreadsheet: Spreadsheet): void {
  const known = findHidden(spreadsheet, 'marks', tableId);
  const expected = cellsOfText(marks.length);
  const sheetId = known?.sheetId ?? openFresh(spreadsheet, 'marks', tableId, { rows: expected, columns: 1 });
  replacePacked(sheetId, packed({ tags, marks }), spreadsheet, { expected, isNew: known === null });
}
