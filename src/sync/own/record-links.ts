/** The names of records as links that open them in Twenty: a link on the text, no formula. */
import { couldBeFormula } from '../../cells/formula-start';
import type { Scalar } from '../../cells/scalar';
import type { SheetEdit } from '../../ports/spreadsheet';

export interface LinkedRow {
  readonly row: number;
  readonly id: string;
  readonly name: Scalar;
}

/** That Google keeps any text as a text where it comes with a link is not certain: what could be read as something else gets none. */
const isPlain = (name: Scalar): name is string =>
  typeof name === 'string' && /\p{L}/u.test(name) && !couldBeFormula(name);

/** @param base what stands before the id of a record in its address */
export function linkEdits(
  { sheetId, column, base }: { readonly sheetId: number; readonly column: number; readonly base: string },
  rows: readonly LinkedRow[],
): readonly SheetEdit[] {
  const edits: { row: number; links: { text: string; url: string }[] }[] = [];
  for (const { row, id, name } of [...rows].sort((one, other) => one.row - other.row)) {
    if (!isPlain(name)) continue;
    const link = { text: name, url: base + encodeURIComponent(id) };
    const last = edits[edits.length - 1];
    if (last && last.row + last.links.length === row) last.links.push(link);
    else edits.push({ row, links: [link] });
  }
  return edits.map(({ row, links }) => ({ kind: 'links', sheetId, row, column, links }));
}
