import type { ConditionalFormatState } from '../state/decorations';
import { movedFormula } from '../formula/r1c1';
import type { PastedRun } from '../state/hidden-rows';
import { lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import type { SheetState } from '../state/state';

/** Of a column that is pasted: the rows and columns that its cells come from. */
interface Origins {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** Adds a rule for the pasted cells for every rule of the source's that covers copied cells, as Sheets is said to do. */
export function copyConditionalFormats(
  source: SheetState,
  target: SheetState,
  copied: readonly Origins[],
  pasted: Rect,
  runs: readonly PastedRun[],
): void {
  const added = source.conditionalFormats.flatMap((format): ConditionalFormatState[] => {
    const rects = Array.from({ length: pasted.columns }, (_, across) => {
      const column = copied[across % copied.length];
      const stretches = column ? runs.flatMap((run) => coveredRows(format, column, run)) : [];
      return stretches.map((stretch): Rect => ({ ...stretch, column: pasted.column + across, columns: 1 }));
    }).flat();
    const [home, first] = [format.rects[0], rects[0]];
    if (!home || !first) return [];
    // Formulas read as seen from the first cell of a rule.
    const values = format.values.map((value) =>
      typeof value === 'string' && value.startsWith('=')
        ? movedFormula(value, first.row - home.row, first.column - home.column)
        : value,
    );
    return [{ ...format, rects, values }];
  });
  target.conditionalFormats = [...target.conditionalFormats, ...added];
}

type Stretch = Pick<Rect, 'row' | 'rows'>;

/** Rows of the target, in unbroken stretches, whose cell in the source the rule covers. */
function coveredRows({ rects }: ConditionalFormatState, { rows, columns }: Origins, run: PastedRun): Stretch[] {
  const stretches: Stretch[] = [];
  for (let index = 0; index < run.count; index++) {
    const origin = (run.from + index) % rows.length;
    if (!rects.some((rect) => holds(rect, rows[origin] ?? 0, columns[origin] ?? 0))) continue;
    const row = run.row + index;
    const last = stretches.at(-1);
    if (last && last.row + last.rows === row) stretches[stretches.length - 1] = { ...last, rows: last.rows + 1 };
    else stretches.push({ row, rows: 1 });
  }
  return stretches;
}

function holds(rect: Rect, row: number, column: number): boolean {
  return row >= rect.row && row <= lastRowOf(rect) && column >= rect.column && column <= lastColumnOf(rect);
}
