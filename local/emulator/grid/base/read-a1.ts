import { columnFromLetters } from './a1';

/** A block in A1 notation; an open side (as in "A:C" or "2:2") is null. */
export interface A1Range {
  readonly sheetName: string | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly lastRow: number | null;
  readonly lastColumn: number | null;
}

const A1 = /^\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?(?::\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?)?$/;

const R1C1 = /^R([1-9]\d*)C([1-9]\d*)(?::R([1-9]\d*)C([1-9]\d*))?$/i;

/** Null if the text is neither A1 notation nor absolute R1C1 notation. Corners may come in any order. */
export function readA1(text: string): A1Range | null {
  const bang = text.lastIndexOf('!');
  const sheetName = bang < 0 ? null : unquoted(text.slice(0, bang));
  const area = text.slice(bang + 1).trim();
  const numbered = R1C1.exec(area);
  if (numbered) {
    const [rowA = 0, columnA = 0, rowB = rowA, columnB = columnA] = numbered
      .slice(1)
      .map((part) => part && Number(part));
    const [rows, columns] = [ends(rowA, rowB), ends(columnA, columnB)];
    return { sheetName, row: rows[0], column: columns[0], lastRow: rows[1], lastColumn: columns[1] };
  }
  const match = A1.exec(area);
  if (!match || area === '') return null;
  const [, columnA, rowA, columnB, rowB] = match;
  const single = !area.includes(':');
  if (single && (columnA === undefined || rowA === undefined)) return null;
  if (!single && ((columnA === undefined && rowA === undefined) || (columnB === undefined && rowB === undefined)))
    return null;
  const rows = ends(rowA && Number(rowA), single ? rowA && Number(rowA) : rowB && Number(rowB));
  const columns = ends(
    columnA && columnFromLetters(columnA),
    single ? columnA && columnFromLetters(columnA) : columnB && columnFromLetters(columnB),
  );
  return { sheetName, row: rows[0], column: columns[0], lastRow: rows[1], lastColumn: columns[1] };
}

function ends(a: number | string | undefined, b: number | string | undefined): [number | null, number | null] {
  const first = typeof a === 'number' ? a : null;
  const last = typeof b === 'number' ? b : null;
  if (first !== null && last !== null) return [Math.min(first, last), Math.max(first, last)];
  // "B:D5" is open on the same side as "B5:D": from the row that is named, down.
  return [first ?? last, null];
}

function unquoted(name: string): string {
  const trimmed = name.trim();
  return trimmed.startsWith("'") && trimmed.endsWith("'") ? trimmed.slice(1, -1).replaceAll("''", "'") : trimmed;
}
