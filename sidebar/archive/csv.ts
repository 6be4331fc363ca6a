/** Twenty's import guesses the separator from what stands outside of quotes: everything is quoted. */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => `"${String(cell).replace(/"/g, '""')}"`).join(',')}\n`;

/** By it Excel knows accents; the import passes over it. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Lines that become one piece of text. */
const LINES_A_PIECE = 1_000;

/** A file in pieces: a long one is never in memory as one text. */
export function csvPieces(header: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const pieces = [BYTE_ORDER_MARK + csvLine(header)];
  for (let at = 0; at < rows.length; at += LINES_A_PIECE) {
    pieces.push(
      rows
        .slice(at, at + LINES_A_PIECE)
        .map(csvLine)
        .join(''),
    );
  }
  return pieces;
}
