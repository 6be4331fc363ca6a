import { type CellValue, isError } from '../values/cell';
import { spillBlocks } from './compute';
import type { SpillBlock } from '../state/derived';
import { boundingRect } from '../base/rect';
import type { SpreadsheetState } from '../state/state';
import { logCells, sameRect } from './log-cells';

/** Cells that show the result of an array formula change without being written: they are compared when someone asks. */
export function noteSpills(state: SpreadsheetState): void {
  const { spillsTold } = state.memo;
  if (spillsTold.version === state.version) return;
  const blocks = new Map<string, SpillBlock>();
  for (const sheet of state.sheets) {
    for (const block of spillBlocks(state, sheet)) {
      const key = `${sheet.id}/${block.rect.row}/${block.rect.column}`;
      const before = spillsTold.blocks.get(key);
      blocks.set(key, block);
      if (before && sameBlock(before, block)) continue;
      logCells(sheet.changes, before ? boundingRect(before.rect, block.rect) : block.rect, state.version);
    }
    for (const [key, { rect }] of spillsTold.blocks) {
      if (key.startsWith(`${sheet.id}/`) && !blocks.has(key)) logCells(sheet.changes, rect, state.version);
    }
  }
  spillsTold.version = state.version;
  spillsTold.blocks = blocks;
}

function sameBlock(a: SpillBlock, b: SpillBlock): boolean {
  if (!sameRect(a.rect, b.rect)) return false;
  return a.values.every((values, column) =>
    values.every((one, row) => sameValue(one, b.values[column]?.[row] ?? null)),
  );
}

function sameValue(a: CellValue, b: CellValue): boolean {
  return a === b || (isError(a) && isError(b) && a.error === b.error);
}
