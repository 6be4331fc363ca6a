import type { Block } from '../ports/spreadsheet';

/** Cells in one read of notes, rules or contents: a few megabytes at the most. */
const CELLS_PER_READ = 200_000;

/** A block from above to below in pieces of whole rows, each of a bounded number of cells. */
export function rowBlocks(block: Block): readonly Block[] {
  const height = Math.max(1, Math.floor(CELLS_PER_READ / block.columns));
  return Array.from({ length: block.columns > 0 ? Math.ceil(block.rows / height) : 0 }, (_, index) => {
    const start = index * height;
    return { ...block, row: block.row + start, rows: Math.min(height, block.rows - start) };
  });
}
