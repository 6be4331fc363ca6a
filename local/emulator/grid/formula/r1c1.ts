import { quotedSheetName } from '../base/a1';
import { type Corner, type Reference, sheetNameOf, split, splitA1, writeA1 } from './references';

/** A formula of the cell at (row, column) in R1C1 notation; relative references become offsets. */
export function toR1C1(formula: string, row: number, column: number): string {
  return splitA1(formula)
    .map((piece) => (typeof piece === 'string' ? piece : writeR1C1(piece, row, column)))
    .join('');
}

/** The A1 form, for the cell at (row, column), of a formula whose references may be written in R1C1; A1 ones stay. */
export function fromR1C1(formula: string, row: number, column: number): string {
  return split(formula, REFERENCE, (match) => readReference(match, row, column))
    .map((piece) => (typeof piece === 'string' ? piece : onGrid(piece) ? writeA1(piece) : '#REF!'))
    .join('');
}

/** The formula as it reads after a copy `down` rows and `right` columns away: relative references move along. */
export function movedFormula(formula: string, down: number, right: number): string {
  if (down === 0 && right === 0) return formula;
  return splitA1(formula)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const moved = {
        ...piece,
        start: movedCorner(piece.start, down, right),
        end: piece.end && movedCorner(piece.end, down, right),
      };
      return onGrid(moved) ? writeA1(moved) : '#REF!';
    })
    .join('');
}

/** Fixed parts stay. */
function movedCorner(corner: Corner, down: number, right: number): Corner {
  return {
    ...corner,
    row: corner.row === null || corner.rowFixed ? corner.row : corner.row + down,
    column: corner.column === null || corner.columnFixed ? corner.column : corner.column + right,
  };
}

const SHEET = String.raw`(?:(?:'((?:[^']|'')+)'|([A-Za-z_\u0080-\uffff][\w.\u0080-\uffff]*))!)?`;
const PART = String.raw`(?:\[-?\d+\]|\d+)?`;
const CORNER = `(?:[Rr]${PART}[Cc]${PART}|[Rr]${PART}|[Cc]${PART})`;
const REFERENCE = new RegExp(`${SHEET}(${CORNER}(?::${CORNER})?)(?![\\w.(!\\[\\u0080-\\uffff])`, 'y');

function readReference(match: RegExpExecArray, row: number, column: number): Reference | null {
  const [, quoted, bare, area = ''] = match;
  const [first = '', second] = area.split(':');
  const start = readCorner(first, row, column);
  const whole = start.row === null || start.column === null;
  const end = second === undefined ? (whole ? start : null) : readCorner(second, row, column);
  return { sheetName: sheetNameOf(quoted, bare), start, end };
}

function readCorner(text: string, row: number, column: number): Corner {
  const [, rowPart] = /[Rr](\[-?\d+\]|\d+)?/.exec(text) ?? [];
  const [, columnPart] = /[Cc](\[-?\d+\]|\d+)?/.exec(text) ?? [];
  const hasRow = /[Rr]/.test(text);
  const hasColumn = /[Cc]/.test(text);
  return {
    row: hasRow ? place(rowPart, row) : null,
    rowFixed: hasRow && isFixed(rowPart),
    column: hasColumn ? place(columnPart, column) : null,
    columnFixed: hasColumn && isFixed(columnPart),
  };
}

function isFixed(part: string | undefined): boolean {
  return part !== undefined && !part.startsWith('[');
}

function place(part: string | undefined, own: number): number {
  if (part === undefined) return own;
  return part.startsWith('[') ? own + Number(part.slice(1, -1)) : Number(part);
}

function onGrid({ start, end }: Reference): boolean {
  return [start, end].every((corner) => corner === null || ((corner.row ?? 1) >= 1 && (corner.column ?? 1) >= 1));
}

function writeR1C1({ sheetName, start, end }: Reference, row: number, column: number): string {
  const sheet = sheetName === null ? '' : `${quotedSheetName(sheetName)}!`;
  const corner = (one: Corner): string =>
    `${one.row === null ? '' : `R${offset(one.row, one.rowFixed, row)}`}${
      one.column === null ? '' : `C${offset(one.column, one.columnFixed, column)}`
    }`;
  return `${sheet}${corner(start)}${end === null ? '' : `:${corner(end)}`}`;
}

/** Google writes the offset even when it is 0: "R[0]C[-1]". */
function offset(position: number, fixed: boolean, own: number): string {
  return fixed ? String(position) : `[${position - own}]`;
}
