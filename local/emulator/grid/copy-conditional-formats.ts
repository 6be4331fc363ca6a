import type { ConditionalFormatState } from './decorations';
import { movedFormula } from './formula/r1c1';
import type { PastedRun } from './hidden-rows';
import { intersection, lastRowOf, type Rect } from './rect';
import type { SheetState } from './state';

interface Copied {
  readonly from: Rect;
  /** Rows of the source that are copied, in order. */
  readonly rows: readonly number[];
}

interface Pasted {
  readonly rect: Rect;
  readonly runs: readonly PastedRun[];
}

/** Adds a rule for the pasted cells for every rule of the source's that covers copied cells, as Sheets is said to do. */
export function copyConditionalFormats(source: SheetState, target: SheetState, copied: Copied, pasted: Pasted): void {
  const added = source.conditionalFormats.flatMap((format) => copiedFormat(format, copied, pasted));
  target.conditionalFormats = [...target.conditionalFormats, ...added];
}

function copiedFormat(format: ConditionalFormatState, copied: Copied, pasted: Pasted): ConditionalFormatState[] {
  const rects = format.rects.flatMap((covered) => {
    const shared = intersection(covered, copied.from);
    return shared ? placesOf(shared, copied, pasted) : [];
  });
  const [home, first] = [format.rects[0], rects[0]];
  if (!home || !first) return [];
  // Formulas read as seen from the first cell of a rule.
  const values = format.values.map((value) =>
    typeof value === 'string' && value.startsWith('=')
      ? movedFormula(value, first.row - home.row, first.column - home.column)
      : value,
  );
  return [{ ...format, rects, values }];
}

/** Where a part of the source comes to stand, copy by copy. */
function placesOf(part: Rect, { from, rows }: Copied, { rect, runs }: Pasted): Rect[] {
  const stretches = runs.flatMap((run) => coveredRows(part, rows, run));
  const places: Rect[] = [];
  for (let column = rect.column; column < rect.column + rect.columns; column += from.columns) {
    for (const stretch of stretches)
      places.push({ ...stretch, column: column + part.column - from.column, columns: part.columns });
  }
  return places;
}

/** Rows of the target, in unbroken stretches, whose row in the source lies in the part. */
function coveredRows(part: Rect, rows: readonly number[], run: PastedRun): Pick<Rect, 'row' | 'rows'>[] {
  const stretches: Pick<Rect, 'row' | 'rows'>[] = [];
  for (let index = 0; index < run.count; index++) {
    const origin = rows[(run.from + index) % rows.length] ?? 0;
    if (origin < part.row || origin > lastRowOf(part)) continue;
    const row = run.row + index;
    const last = stretches.at(-1);
    if (last && last.row + last.rows === row) stretches[stretches.length - 1] = { ...last, rows: last.rows + 1 };
    else stretches.push({ row, rows: 1 });
  }
  return stretches;
}
