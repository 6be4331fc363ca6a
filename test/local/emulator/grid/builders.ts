import { readA1 } from '../../../../local/emulator/grid/base/read-a1';
import { requireSheet } from '../../../../local/emulator/grid/state/bounds';
import { readDisplay } from '../../../../local/emulator/grid/edit/computed';
import { enterValues } from '../../../../local/emulator/grid/edit/contents';
import { type Rect, rectFromCorners } from '../../../../local/emulator/grid/base/rect';
import {
  createSpreadsheetState,
  type SheetState,
  type SpreadsheetOptions,
  type SpreadsheetState,
} from '../../../../local/emulator/grid/state/state';

export const NOW = Date.UTC(2024, 4, 17, 10, 30);

export function newState(overrides: Partial<SpreadsheetOptions> = {}): SpreadsheetState {
  return createSpreadsheetState({ id: 'doc', name: 'Doc', timeZone: 'Etc/UTC', locale: 'en_US', ...overrides });
}

export function firstSheet(state: SpreadsheetState): SheetState {
  return requireSheet(state, state.sheets[0]?.id ?? -1);
}

/** "B2:C3" as a block. */
export function rect(a1: string): Rect {
  const area = readA1(a1);
  if (!area) throw new Error(`Not A1: ${a1}`);
  return rectFromCorners(area.row ?? 1, area.column ?? 1, area.lastRow ?? 1000, area.lastColumn ?? 26);
}

/** Types the rows in, the first value at the cell given. */
export function fill(
  state: SpreadsheetState,
  sheet: SheetState,
  a1: string,
  rows: readonly (readonly unknown[])[],
): void {
  const { row, column } = rect(a1);
  enterValues(state, sheet, { row, column, rows: rows.length, columns: rows[0]?.length ?? 0 }, rows, null, NOW);
}

export function shown(state: SpreadsheetState, sheet: SheetState, a1: string): string[][] {
  return readDisplay(state, sheet, rect(a1));
}
