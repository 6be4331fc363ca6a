import { readContents } from '../emulator/grid/edit/contents';
import { findSheet, type SpreadsheetState } from '../emulator/grid/state/state';

/** What a table's sheet holds, small enough to keep: by record id, a hash of each cell in the order of the columns. */
export interface Held {
  readonly rows: ReadonlyMap<string, number>;
  readonly hashes: Int32Array;
  readonly columns: number;
}

/** Rows read at a time. */
const BLOCK = 5_000;

/** Reads a table whose header is in row 1 and whose ids are in column A. */
export function heldBy(state: SpreadsheetState, sheetId: number, columns: number): Held {
  const sheet = findSheet(state, sheetId);
  if (!sheet) throw new Error('The sheet of the table is gone.');
  const last = sheet.columns[0]?.contents.items.length ?? 0;
  const rows = new Map<string, number>();
  const hashes = new Int32Array(Math.max(0, last - 1) * columns);
  for (let row = 2; row <= last; row += BLOCK) {
    const block = readContents(sheet, { row, column: 1, rows: Math.min(BLOCK, last - row + 1), columns });
    for (const [down, contents] of block.entries()) {
      const place = row - 2 + down;
      const [id] = contents;
      rows.set(typeof id === 'string' ? id : JSON.stringify(id ?? null), place);
      for (const [across, content] of contents.entries()) hashes[place * columns + across] = hashOf(content);
    }
  }
  return { rows, hashes, columns };
}

/** Cells of records that stay which hold something else now, and all cells of records that came. */
export function cellsThatDiffer(before: Held, after: Held): number {
  let differing = 0;
  for (const [id, place] of after.rows) {
    const old = before.rows.get(id);
    if (old === undefined) differing += after.columns;
    else {
      for (let across = 0; across < after.columns; across += 1) {
        if (before.hashes[old * after.columns + across] !== after.hashes[place * after.columns + across])
          differing += 1;
      }
    }
  }
  return differing;
}

/** FNV-1a over what the cell holds and its type. */
function hashOf(content: unknown): number {
  const text = typeof content === 'string' ? content : JSON.stringify(content ?? null);
  let hash = typeof content === 'string' ? 0x811c9dc5 : 0x01000193;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
