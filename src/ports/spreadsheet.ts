import type { TypedValue } from '../cells/typed-value';

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

export interface SheetInfo {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Size of the grid, empty cells included: what counts against Google's ten million. */
  readonly maxRows: number;
  readonly maxColumns: number;
}

interface SpreadsheetInfo {
  readonly id: string;
  /** IANA zone of the spreadsheet. */
  readonly timeZone: string;
  /** Such as "en_US" or "fr_FR". */
  readonly locale: string;
}

/** A tag is developer metadata: invisible, and it moves with its sheet or column. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** One planned change. Every edit may be applied twice and leaves the sheet as if it had been applied once. */
export type SheetEdit =
  /** Makes the grid at least this large. */
  | { readonly kind: 'grow'; readonly sheetId: number; readonly rows: number; readonly columns: number }
  /** Typed values at a place; the grid is large enough. */
  | {
      readonly kind: 'write';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly rows: readonly (readonly TypedValue[])[];
      /** The person's own cells: their formats are the person's, and a cell formatted as text takes texts as they are. */
      readonly own?: true;
    }
  /** Values, not formulas, formats or notes, from a block to the same size of block elsewhere. */
  | {
      readonly kind: 'copy';
      readonly from: Block;
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
    }
  /** Empties contents; formats, notes and validations stay. */
  | { readonly kind: 'clear'; readonly block: Block }
  /** One formula in R1C1 notation in every cell of the block. */
  | { readonly kind: 'fillFormula'; readonly block: Block; readonly formula: string }
  | {
      readonly kind: 'writeNotes';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly notes: readonly (readonly string[])[];
    }
  | { readonly kind: 'insertRows'; readonly sheetId: number; readonly before: number; readonly count: number }
  | { readonly kind: 'deleteRows'; readonly sheetId: number; readonly row: number; readonly count: number }
  | { readonly kind: 'insertColumns'; readonly sheetId: number; readonly after: number; readonly count: number }
  | { readonly kind: 'deleteColumns'; readonly sheetId: number; readonly column: number; readonly count: number }
  /** Sets the tag of that key on the column, replacing an older one. */
  | { readonly kind: 'tagColumn'; readonly sheetId: number; readonly column: number; readonly tag: Tag }
  | { readonly kind: 'untagColumn'; readonly sheetId: number; readonly column: number; readonly key: string }
  | { readonly kind: 'numberFormat'; readonly block: Block; readonly format: string }
  | {
      readonly kind: 'numberFormats';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      /** One for each cell, as `BlockContent.formats` has them. */
      readonly formats: readonly (readonly string[])[];
    }
  /** Validation rules, and nothing else, from a block to the same size of block elsewhere. */
  | {
      readonly kind: 'copyRules';
      readonly from: Block;
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
    }
  /** Takes validation rules away; contents stay. */
  | { readonly kind: 'clearRules'; readonly block: Block }
  | { readonly kind: 'headerStyle'; readonly block: Block }
  | {
      readonly kind: 'columnWidth';
      readonly sheetId: number;
      readonly column: number;
      readonly count: number;
      readonly pixels: number;
    }
  | { readonly kind: 'freezeRows'; readonly sheetId: number; readonly rows: number };

/** What stands in a block. A cell with a formula has it in `formulas` (R1C1) and its result in `values`. */
export interface BlockContent {
  readonly values: readonly (readonly TypedValue[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly notes: readonly (readonly string[])[];
  /** As the sheet shows the cells: numbers and dates in their formats. */
  readonly shown: readonly (readonly string[])[];
  /** Google's number formats: they tell a date from the number that it is. */
  readonly formats: readonly (readonly string[])[];
}

/** What to read beside the values; each costs a call of its own. */
export interface BlockParts {
  readonly formulas?: boolean;
  readonly notes?: boolean;
  readonly shown?: boolean;
  readonly formats?: boolean;
}

/**
 * The open spreadsheet. Reading gives typed values: what was written as text comes back as text; a date comes back as its
 * serial number. Edits are applied in order; `flush` makes them final, and late errors appear there.
 *
 * @throws SyncError `sheet-refused` when Google Sheets refuses an edit (protection, size), with the sheet's name.
 */
export interface Spreadsheet {
  readonly info: () => SpreadsheetInfo;
  /** All of them: five calls for each. */
  readonly sheets: () => readonly SheetInfo[];
  /** Null when there is no such sheet. */
  readonly sheet: (sheetId: number) => SheetInfo | null;
  /** The id of the sheet of that very name, or null. */
  readonly sheetNamed: (name: string) => number | null;
  /** A new sheet, made without taking the person away from where they are. The name is one that no sheet has. */
  readonly insertSheet: (
    name: string,
    options: { readonly hidden: boolean; readonly rows: number; readonly columns: number },
  ) => SheetInfo;
  /** Nothing happens when there is no such sheet. */
  readonly deleteSheet: (sheetId: number) => void;
  readonly renameSheet: (sheetId: number, name: string) => void;
  /** A filter is on: a copy of its rows may leave some out (platform page, §7.5). */
  readonly isFiltered: (sheetId: number) => boolean;
  /** Renames a hidden sheet and shows it: something on it must not be lost. */
  readonly showSheet: (sheetId: number, name: string) => void;
  /** Rows and columns that hold anything, 0 and 0 for an empty sheet. */
  readonly usedSize: (sheetId: number) => { readonly rows: number; readonly columns: number };
  readonly tagSheet: (sheetId: number, tag: Tag) => void;
  readonly untagSheet: (sheetId: number, key: string) => void;
  /** All sheets that carry a tag of that key. */
  readonly sheetTags: (key: string) => readonly { readonly sheetId: number; readonly value: string }[];
  /** All columns of the sheet that carry a tag of that key, left to right. */
  readonly columnTags: (sheetId: number, key: string) => readonly { readonly column: number; readonly value: string }[];
  readonly read: (block: Block, parts?: BlockParts) => BlockContent;
  /** The notes of a block that are not empty, row by row. */
  readonly notes: (block: Block) => readonly PlacedNote[];
  /** What this person may not edit of a sheet: its protections that do more than warn. */
  readonly closedBlocks: (sheetId: number) => readonly ClosedBlock[];
  /** Columns of the block in which a validation rule rejects input somewhere, left to right. */
  readonly rejectingColumns: (block: Block) => readonly number[];
  readonly apply: (edits: readonly SheetEdit[]) => void;
  readonly flush: () => void;
  /** Brings the sheet to the front; does nothing where nobody looks. */
  readonly activate: (sheetId: number) => void;
}
