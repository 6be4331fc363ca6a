/** A rectangle of one sheet; rows and columns count from 1, as in Google's API. */
export interface Block {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A block that this person may not edit, but for the parts of it that are open. */
export interface ClosedBlock extends Block {
  /** In A1 notation; empty for a whole sheet. */
  readonly name: string;
  readonly open: readonly Block[];
}

/** A note and the cell that it is on. */
export interface PlacedNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}
