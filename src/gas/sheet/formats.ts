/** Number formats of cells that are about to be written: in one formatted as text a text needs no sign in front. */
import type { SheetEdit } from '../../ports/spreadsheet';
import type { Settling } from './settling';

type GoogleRange = GoogleAppsScript.Spreadsheet.Range;
type Write = Extract<SheetEdit, { kind: 'write' }>;

export type Formats = readonly (readonly string[])[];

export const TEXT_FORMAT = '@';

/** More cells than that are not asked for their format one by one, unless the first or the last one is formatted as text. */
const FEW_CELLS = 2_000;
/** Cells that come in the time of one call (google.md §6.4). */
const CELLS_A_CALL = 3_500;

/** How large the range is each asks with a call: whoever writes knows it. */
export function formatsOf(range: GoogleRange, rows: number, columns: number): Formats {
  if (rows * columns <= FEW_CELLS) return range.getNumberFormats();
  const ends = [range.offset(0, 0, 1, columns), range.offset(rows - 1, 0, 1, columns)];
  return ends.some((end) => end.getNumberFormats().some((cells) => cells.includes(TEXT_FORMAT)))
    ? range.getNumberFormats()
    : [];
}

/** Of many small writes, one after the other, all formats come at once with the first, where that takes less time than a call for each. */
export function formatsTogether(
  edits: readonly SheetEdit[],
  ask: Settling['ask'],
  rangeOf: (sheetId: number, row: number, column: number, rows: number, columns: number) => GoogleRange,
): (edit: SheetEdit) => Formats | undefined {
  const found = new Map<SheetEdit, Formats>();
  const begun = new Map<SheetEdit, readonly Write[]>(series(edits).flatMap((all) => (all[0] ? [[all[0], all]] : [])));
  return (edit) => {
    for (const [one, formats] of formatsOfAll(begun.get(edit) ?? [], ask, rangeOf)) found.set(one, formats);
    return found.get(edit);
  };
}

function formatsOfAll(
  writes: readonly Write[],
  ask: Settling['ask'],
  rangeOf: Parameters<typeof formatsTogether>[2],
): readonly (readonly [Write, Formats])[] {
  const [first] = writes;
  if (!first) return [];
  const row = Math.min(...writes.map((one) => one.row));
  const column = Math.min(...writes.map((one) => one.column));
  const rows = Math.max(...writes.map((one) => one.row + one.rows.length)) - row;
  const columns = Math.max(...writes.map((one) => one.column + widthOf(one))) - column;
  if (rows * columns > (writes.length - 1) * CELLS_A_CALL) return [];
  const formats = ask(() => rangeOf(first.sheetId, row, column, rows, columns).getNumberFormats());
  return writes.map((one) => {
    const [top, left] = [one.row - row, one.column - column];
    return [one, one.rows.map((_, at) => (formats[top + at] ?? []).slice(left, left + widthOf(one)))];
  });
}

const widthOf = ({ rows }: Write): number => rows[0]?.length ?? 0;

/** Small writes that follow one another on one sheet, with nothing between them that could change a format. */
function series(edits: readonly SheetEdit[]): readonly (readonly Write[])[] {
  const all: Write[][] = [];
  let last: SheetEdit | null = null;
  for (const edit of edits) {
    const isSmall = edit.kind === 'write' && edit.own === true && edit.rows.length * widthOf(edit) <= FEW_CELLS;
    if (isSmall) {
      const isNext = last !== null && last === all.at(-1)?.at(-1) && all.at(-1)?.at(-1)?.sheetId === edit.sheetId;
      if (isNext) all.at(-1)?.push(edit);
      else all.push([edit]);
    }
    last = edit;
  }
  return all.filter((writes) => writes.length > 1);
}
