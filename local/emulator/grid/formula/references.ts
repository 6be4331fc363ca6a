import { columnFromLetters, columnLetters, quotedSheetName } from '../base/a1';
import { MAX_COLUMNS } from '../base/limits';

/** One corner of a reference. Null row: the whole column ("A:A"); null column: the whole row ("1:1"). */
export interface Corner {
  readonly row: number | null;
  readonly column: number | null;
  readonly rowFixed: boolean;
  readonly columnFixed: boolean;
}

export interface Reference {
  /** Null: the sheet that holds the formula. */
  readonly sheetName: string | null;
  readonly start: Corner;
  /** Null: a single cell. */
  readonly end: Corner | null;
}

/** A formula in pieces: text that is not a reference, and references. */
export type Piece = string | Reference;

const SHEET = String.raw`(?:(?:'((?:[^']|'')+)'|([A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*))!)?`;
const CELL = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*`;
const COLUMN = String.raw`\$?[A-Za-z]{1,3}`;
const ROW = String.raw`\$?[1-9]\d*`;
const AREA = `(${CELL}:${CELL}|${CELL}:${COLUMN}|${CELL}:${ROW}|${COLUMN}:${COLUMN}|${ROW}:${ROW}|${CELL})`;
const REFERENCE = new RegExp(`${SHEET}${AREA}(?![\\w.(!\\u0080-\\uffff])`, 'y');
const STRING = /"(?:[^"]|"")*"?/y;
const QUOTED = /'(?:[^']|'')*'?!?/y;
const WORD = /[\w.$\u0080-\uffff]+/y;

/** Splits a formula in A1 notation. Strings, function names and sheet names are never taken for references. */
export function splitA1(formula: string): Piece[] {
  return split(formula, REFERENCE, (match) => readReference(match));
}

/** Splits with a sticky pattern for references; strings and words are skipped whole. */
export function split(formula: string, pattern: RegExp, read: (match: RegExpExecArray) => Reference | null): Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  let index = 0;
  while (index < formula.length) {
    const match = at(pattern, formula, index);
    const reference = match && match[0] !== '' ? read(match) : null;
    if (match && reference) {
      if (text !== '') pieces.push(text);
      text = '';
      pieces.push(reference);
      index += match[0].length;
      continue;
    }
    const skipped = at(STRING, formula, index) ?? at(QUOTED, formula, index) ?? at(WORD, formula, index);
    const length = skipped ? skipped[0].length : 1;
    text += formula.slice(index, index + length);
    index += length;
  }
  if (text !== '') pieces.push(text);
  return pieces;
}

export function sheetNameOf(quoted: string | undefined, bare: string | undefined): string | null {
  return quoted !== undefined ? quoted.replaceAll("''", "'") : (bare ?? null);
}

export function writeA1(reference: Reference): string {
  const sheet = reference.sheetName === null ? '' : `${quotedSheetName(reference.sheetName)}!`;
  const end = reference.end === null ? '' : `:${cornerA1(reference.end)}`;
  return `${sheet}${cornerA1(reference.start)}${end}`;
}

/** Rewrites every reference of a formula; null makes it #REF!. */
export function mapReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  return splitA1(formula)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const changed = change(piece);
      if (changed === piece) return writeA1(piece);
      return changed === null ? '#REF!' : writeA1(changed);
    })
    .join('');
}

function readReference(match: RegExpExecArray): Reference | null {
  const [, quoted, bare, area = ''] = match;
  const [first = '', second] = area.split(':');
  const start = readCorner(first);
  const end = second === undefined ? null : readCorner(second);
  const outside = [start, end].some((corner) => corner?.column != null && corner.column > MAX_COLUMNS);
  return outside ? null : { sheetName: sheetNameOf(quoted, bare), start, end };
}

function readCorner(text: string): Corner {
  const match = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text);
  const [, firstSign = '', letters = '', secondSign = '', digits = ''] = match ?? [];
  return {
    column: letters === '' ? null : columnFromLetters(letters),
    columnFixed: letters !== '' && firstSign === '$',
    row: digits === '' ? null : Number(digits),
    rowFixed: letters === '' ? firstSign === '$' : secondSign === '$',
  };
}

function cornerA1({ row, column, rowFixed, columnFixed }: Corner): string {
  const letters = column === null ? '' : `${columnFixed ? '$' : ''}${columnLetters(column)}`;
  return row === null ? letters : `${letters}${rowFixed ? '$' : ''}${row}`;
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
