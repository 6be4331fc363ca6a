/**
 * What Twenty had in each cell of an editable table when its sheet was last brought up to date, as short hashes, packed in one hidden value a record: a cell
 * that differs from it was edited. Beside it the edits of records that left the view.
 */
import * as v from '../../../schema';
import { markedAs, type Scalar } from '../../../cells/scalar';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { fingerprintOf } from './fingerprint';
import { findHidden, noteState, openFresh } from './hidden';
import { cellsOfText, packed, readPacked, writePacked } from './packed';

/** Thirty bits: of a thousand million edits one is taken for none. */
const HASH_LENGTH = 5;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** An odd number whose bits are spread, of MurmurHash3's last step. */
const MIX = 0x85ebca6b;

/** Of a cell of which it is not known. */
const UNKNOWN = '.....';

/** An edit whose record, or whose column, is not on the sheet any more. */
export interface LeftEdit {
  readonly id: string;
  /** What its record was called. */
  readonly name: string;
  readonly tag: string;
  readonly header: string;
  readonly value: Scalar;
  /** Hash of what Twenty had before. */
  readonly base: string;
}

export interface Base {
  /** Of the columns that the hashes are of, in order. */
  readonly tags: readonly string[];
  /** Records to their hashes, one behind the other. */
  readonly rows: ReadonlyMap<string, string>;
  readonly left: readonly LeftEdit[];
}

/** What a publishing makes of the base, for whoever finishes it. */
export interface BaseChange {
  /** Hashes of records that have others than before, in the order of the journal's columns. */
  readonly rows: readonly (readonly [id: string, hashes: string])[];
  /** Edits that are not on the sheet, all of them. */
  readonly left: readonly LeftEdit[];
}

export const NO_BASE: Base = { tags: [], rows: new Map(), left: [] };

type Halves = readonly [forwards: number, backwards: number];

function halvesOf(cell: Scalar): Halves {
  const mark = fingerprintOf(markedAs(cell));
  return [Number.parseInt(mark.slice(0, 8), 16), Number.parseInt(mark.slice(8), 16)];
}

export function hashOf(cell: Scalar): string {
  const [forwards, backwards] = halvesOf(cell);
  // One is mixed before the other comes to it: `7` and `ABBA` read both ways alike, `12` and `21` each the other way.
  let bits = Math.imul(forwards ^ (forwards >>> 15), MIX) + backwards;
  bits = Math.imul(bits ^ (bits >>> 16), MIX);
  return digitsOf(bits);
}

/** Of bases that a version before wrote: the next refresh makes them anew. */
function earlierHashOf(cell: Scalar): string {
  const [forwards, backwards] = halvesOf(cell);
  return digitsOf(forwards ^ backwards);
}

function digitsOf(bits: number): string {
  let [hash, left] = ['', bits];
  for (let at = 0; at < HASH_LENGTH; at += 1) {
    hash += DIGITS.charAt(left & 63);
    left >>>= 6;
  }
  return hash;
}

export const hashesOf = (cells: readonly Scalar[]): string => cells.map(hashOf).join('');

/** The hashes of a record as they would be of these columns. */
export function hashesFor(base: Base, tags: readonly string[]): (id: string) => readonly string[] {
  const places = new Map(base.tags.map((tag, at) => [tag, at * HASH_LENGTH]));
  const wanted = tags.map((tag) => places.get(tag));
  return (id) => {
    const row = base.rows.get(id);
    return wanted.map((at) => {
      const hash = at === undefined ? '' : (row?.slice(at, at + HASH_LENGTH) ?? '');
      return hash.length === HASH_LENGTH ? hash : UNKNOWN;
    });
  };
}

/** Whether the cell shows something else than Twenty had; never where that is not known. */
export const isEdit = (hash: string, cell: Scalar): boolean =>
  hash !== UNKNOWN && hashOf(cell) !== hash && earlierHashOf(cell) !== hash;

const list = <T>() => v.custom<readonly T[]>((value) => Array.isArray(value));

const baseSchema = () =>
  v.object({
    v: v.literal(1),
    tags: list<string>(),
    rows: list<readonly [string, string]>(),
    left: list<LeftEdit>(),
  });

/** Null where none is kept. */
export function loadBase(tableId: string, spreadsheet: Spreadsheet): Base | null {
  const sheet = findHidden(spreadsheet, 'base', tableId);
  if (sheet === null || sheet.state === '') return null;
  const { rows } = spreadsheet.usedSize(sheet.sheetId);
  const [saved] = readPacked({ sheetId: sheet.sheetId, row: 1, rows, column: Number(sheet.state) }, spreadsheet);
  const read = v.read(baseSchema(), saved);
  return read && { ...read, rows: new Map(read.rows) };
}

/**
 * Beside the one that is there, in the other of two columns; the sheet's tag says last which of them counts. An execution that dies leaves the old
 * one, or the new one.
 */
export function saveBase(tableId: string, { tags, rows, left }: Base, spreadsheet: Spreadsheet): void {
  const known = findHidden(spreadsheet, 'base', tableId);
  const expected = cellsOfText(rows.size * (tags.length * HASH_LENGTH + 45));
  const sheetId = known?.sheetId ?? openFresh(spreadsheet, 'base', tableId, { rows: expected, columns: 2 });
  const column = known?.state === '1' ? 2 : 1;
  if (known) {
    const block = { sheetId, row: 1, column, rows: Math.max(1, spreadsheet.usedSize(sheetId).rows), columns: 1 };
    spreadsheet.apply([{ kind: 'clear', block }]);
  }
  const value = { v: 1, tags, rows: [...rows], left };
  writePacked({ sheetId, column, columns: 2 }, 1, packed(value), spreadsheet, { expected });
  spreadsheet.flush();
  noteState(spreadsheet, { kind: 'base', tableId, state: String(column), sheetId });
}
