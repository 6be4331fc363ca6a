import { type Corner, type Reference, splitA1 } from '../../emulator/grid/formula/references';
import { columnName, type Scene } from '../look/scene';

/** References of a formula in their order; null for one that is `#REF!`. */
export function referencesOf(formula: string): readonly (Reference | null)[] {
  return splitA1(formula).flatMap((piece): (Reference | null)[] =>
    typeof piece === 'string' ? Array.from(piece.matchAll(/#REF!/g), () => null) : [piece],
  );
}

/**
 * The formula with references to rows as distances from its own row, and columns of the table's sheet by name: the same text wherever
 * its row stands. Fixed rows of ranges are left out, which grow with the table.
 */
export function rowForm(scene: Scene, formula: string, row: number): string {
  const corner = ({ row: at, rowFixed, column }: Corner, isRange: boolean): string => {
    const rowPart = at === null ? '' : rowFixed ? (isRange ? '[$]' : `[$${at}]`) : `[${at - row}]`;
    return `${column === null ? '' : columnName(scene, column)}${rowPart}`;
  };
  return splitA1(formula)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const isRange = piece.end !== null;
      return `${piece.sheetName ?? ''}<${corner(piece.start, isRange)}${piece.end ? `:${corner(piece.end, isRange)}` : ''}>`;
    })
    .join('');
}

/** The reference means cells of the table's sheet. `home`: name of the sheet that holds the formula. */
export const pointsAtTable = (scene: Scene, { sheetName }: Reference, home: string): boolean =>
  (sheetName ?? home) === scene.sheet.name;

/** First and last row; an open end reaches to the bottom. */
export function rowsOf({ start, end }: Reference): readonly [number, number] {
  const rows = end === null ? [start.row] : [start.row, end.row];
  const [one = null, other = one] = rows;
  if (one !== null && other !== null) return [Math.min(one, other), Math.max(one, other)];
  return [one ?? other ?? 1, Number.POSITIVE_INFINITY];
}

export const isOpen = ({ start, end }: Reference): boolean => start.row === null || end?.row === null;

export function coversRecords({ firstRow, lastRow }: Scene, reference: Reference): boolean {
  const [first, last] = rowsOf(reference);
  return first <= firstRow && last >= lastRow;
}
