import type { Block } from './spreadsheet';

/** Rows and columns count from 1. */
export type PlacedCell = Pick<Block, 'sheetId' | 'row' | 'column'>;

/** Single cells, found again where people move their rows and columns. A key is of one cell. */
export interface CellTags {
  readonly tag: (cell: PlacedCell, key: string) => void;
  /** Null where there is none, where its row or its column is gone, and where one of them was copied. */
  readonly find: (key: string) => PlacedCell | null;
  readonly untag: (key: string) => void;
}
