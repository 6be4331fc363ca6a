import { GridError } from '../base/grid-error';
import type { NativeTableState } from '../state/native-columns';
import { type Admitting, admitting } from './native-guard';
import { covers, intersection, type Rect } from '../base/rect';
import type { SheetState, SpreadsheetState } from '../state/state';

interface Place {
  readonly sheet: SheetState;
  readonly rect: Rect;
}

/** A table that stands whole in a block goes where the block is moved to. The others are asked, before anything is written. */
export function admittingMove(
  state: SpreadsheetState,
  from: Place,
  to: Place,
  writer: string | null,
): { readonly left: Admitting; readonly entered: Admitting } {
  const isTaken = (table: NativeTableState) => covers(from.rect, table.rect);
  const staying = (sheet: SheetState): SheetState =>
    sheet === from.sheet ? { ...sheet, nativeTables: sheet.nativeTables.filter((table) => !isTaken(table)) } : sheet;
  const target = staying(to.sheet);
  const meets = target.nativeTables.some((table) => intersection(table.rect, to.rect));
  if (meets && from.sheet.nativeTables.some(isTaken)) throw new GridError('tableExists');
  return {
    left: admitting(state, staying(from.sheet), from.rect, 'contents', writer),
    entered: admitting(state, target, to.rect, 'all', writer),
  };
}

export function moveNativeTables(from: Place, to: Place): void {
  const [down, right] = [to.rect.row - from.rect.row, to.rect.column - from.rect.column];
  const taken = from.sheet.nativeTables.filter((table) => covers(from.rect, table.rect));
  from.sheet.nativeTables = from.sheet.nativeTables.filter((table) => !taken.includes(table));
  const shifted = <T>(byColumn: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(byColumn).map(([column, one]) => [String(Number(column) + right), one]));
  for (const { rect, types, hiddenValues, ...table } of taken) {
    const moved = { ...rect, row: rect.row + down, column: rect.column + right };
    to.sheet.nativeTables.push({ ...table, rect: moved, types: shifted(types), hiddenValues: shifted(hiddenValues) });
  }
}
