import type { Scalar } from '../cells/scalar';
import type { TypedValue, ZoneOffset } from '../cells/typed-value';
import type { BlockContent, BlockParts } from './block-content';
import type { NewChart } from './chart';
import type { Block, ClosedBlock, PlacedNote } from './block';

export type { Block, ClosedBlock, PlacedNote };

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
      /** Cells of user content keep their formats, and a cell formatted as text takes texts as they are. */
      readonly own?: true;
      /** Headers: where Google refuses them, as a native table may, what they say stays. */
      readonly isHeader?: true;
      /** Of what Google refused: made final at once, and not tried again. */
      readonly isTried?: true;
    }
  /**
   * Everything of a block (`copyValues`: its values alone), to a block of the same size on another sheet: values, formulas (relative references shift, as they do
   * when a person copies), formats, notes, links, rules.
   */
  | {
      readonly kind: 'copy';
      readonly from: Block;
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      /** Id of a sheet nobody sees: the last two cells of its grid may be used and are emptied. */
      readonly spare: number;
    }
  | { readonly kind: 'copyValues'; readonly from: Block; readonly to: Pick<Block, 'sheetId' | 'row' | 'column'> }
  /** Formats and rules of one row, onto every row of a block of the same sheet. */
  | { readonly kind: 'dress'; readonly from: Block; readonly block: Block }
  /** Formats of the cells back to plain ones; number formats and rules stay. */
  | { readonly kind: 'plainLook'; readonly block: Block }
  /** Sorts the rows of a block by a column of numbers in it. */
  | { readonly kind: 'sort'; readonly block: Block; readonly column: number }
  /** Empties contents; formats, notes and validations stay. */
  | { readonly kind: 'clear'; readonly block: Block }
  /** Empties the contents of several blocks of one sheet. */
  | { readonly kind: 'clearMany'; readonly sheetId: number; readonly blocks: readonly Block[] }
  /** Empties contents and takes notes away; formats and validations stay. */
  | { readonly kind: 'empty'; readonly block: Block }
  /** One formula in R1C1 notation in every cell of the block. */
  | { readonly kind: 'fillFormula'; readonly block: Block; readonly formula: string }
  | {
      readonly kind: 'writeNotes';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly notes: readonly (readonly string[])[];
    }
  /** Texts with a link on all of them, one below the other. */
  | {
      readonly kind: 'links';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly links: readonly { readonly text: string; readonly url: string }[];
    }
  | { readonly kind: 'clearNotes'; readonly block: Block }
  /** Formulas in R1C1 notation, one for each cell. */
  | {
      readonly kind: 'formulas';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly formulas: readonly (readonly string[])[];
    }
  /** One formula in A1 notation. */
  | {
      readonly kind: 'formula';
      readonly sheetId: number;
      readonly row: number;
      readonly column: number;
      readonly formula: string;
    }
  | { readonly kind: 'insertRows'; readonly sheetId: number; readonly before: number; readonly count: number }
  | { readonly kind: 'deleteRows'; readonly sheetId: number; readonly row: number; readonly count: number }
  /** Empty cells at the place of the block; what stood there and below it, in these columns only, moves down. */
  | { readonly kind: 'insertCells'; readonly block: Block }
  /** Takes the block out; what stands below it, in these columns only, moves up. */
  | { readonly kind: 'deleteCells'; readonly block: Block }
  | { readonly kind: 'showRows'; readonly sheetId: number; readonly row: number; readonly count: number }
  | { readonly kind: 'hideRows'; readonly sheetId: number; readonly row: number; readonly count: number }
  | {
      readonly kind: 'showColumns' | 'hideColumns';
      readonly sheetId: number;
      readonly column: number;
      readonly count: number;
    }
  | { readonly kind: 'removeFilter'; readonly sheetId: number }
  | { readonly kind: 'setFilter'; readonly filter: SheetFilter }
  /** Conditional-format rules become as many as there are ranges, each on its own; rules behind them go. */
  | { readonly kind: 'formatRules'; readonly sheetId: number; readonly ranges: FormatRuleRanges }
  | { readonly kind: 'insertColumns'; readonly sheetId: number; readonly after: number; readonly count: number }
  | { readonly kind: 'deleteColumns'; readonly sheetId: number; readonly column: number; readonly count: number }
  /** Sets the tag of that key on the column, replacing an older one; `isNew` where there is none to look for. */
  | {
      readonly kind: 'tagColumn';
      readonly sheetId: number;
      readonly column: number;
      readonly tag: Tag;
      readonly isNew?: true;
    }
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
  | { readonly kind: 'headerStyle'; readonly block: Block }
  | {
      readonly kind: 'columnWidth';
      readonly sheetId: number;
      readonly column: number;
      readonly count: number;
      readonly pixels: number;
    }
  | { readonly kind: 'freezeRows'; readonly sheetId: number; readonly rows: number };

/** The basic filter of a sheet, as it can be put back. */
export interface SheetFilter {
  readonly block: Block;
  readonly criteria: readonly FilterCriterion[];
}

/** Which values of a column are hidden, or which condition its visible ones meet. */
export interface FilterCriterion {
  /** Of the sheet. */
  readonly column: number;
  readonly hiddenValues: readonly string[] | null;
  /** Google's name of a condition, such as `NUMBER_GREATER_THAN`, and its values; a date is its milliseconds since the epoch. */
  readonly condition: {
    readonly type: string;
    readonly values: readonly (Scalar | { readonly date: number })[];
  } | null;
}

/** Cells that were read or written, of those that shall be. */
export interface CellsDone {
  readonly done: number;
  readonly of: number;
}

/** Of each conditional-format rule, its ranges in A1 notation. */
export type FormatRuleRanges = readonly (readonly string[])[];

/**
 * The open spreadsheet. Reading gives typed values: what was written as text comes back as text; a date comes back as its
 * serial number. Edits are applied in order; `flush` makes them final, and late errors appear there.
 *
 * @throws SyncError `sheet-refused` when Google Sheets refuses an edit (protection, size), with the sheet's name.
 */
export interface Spreadsheet {
  /** In the spreadsheet's zone; few questions to the platform, however many instants. */
  readonly zoneOffset: ZoneOffset;
  readonly info: () => SpreadsheetInfo;
  /** All of them: five calls for each. */
  readonly sheets: () => readonly SheetInfo[];
  /** Cells of all grids, empty ones included: counted once an execution, and anew when it has changed a grid itself. */
  readonly cellCount: () => number;
  /** One call; null when no sheet has that name. Whether case matters is Google's to say. */
  readonly sheetNamed: (name: string) => SheetInfo | null;
  /** Null when there is no such sheet. */
  readonly sheet: (sheetId: number) => SheetInfo | null;
  /** A new sheet, made without taking the person away from where they are. The name is one that no sheet has. */
  readonly insertSheet: (
    name: string,
    options: { readonly hidden: boolean; readonly rows: number; readonly columns: number },
  ) => SheetInfo;
  /** Nothing where there is no such sheet. */ readonly deleteSheet: (sheetId: number) => void;
  readonly renameSheet: (sheetId: number, name: string) => void;
  /** Null when there is none. */
  readonly filterOf: (sheetId: number) => SheetFilter | null;
  /**
   * Rows of a column of filled cells that nobody sees, hidden by hand or by a filter, as numbers of rows. A spare sheet, hidden and
   * at least as high, is computed on: its cells from `scratch` on are used and emptied.
   */
  readonly hiddenRows: (cells: Block, scratch: Pick<Block, 'sheetId' | 'row' | 'column'>) => readonly number[];
  /** Whether a filter hides that row; when the sheet has no basic filter, it is one that no script can lift. */
  readonly isHiddenByFilter: (sheetId: number, row: number) => boolean;
  /** A merge in the block that covers more than one row, in A1 notation; null when there is none. */
  readonly tallMerge: (block: Block) => string | null;
  readonly formatRules: (sheetId: number) => FormatRuleRanges;
  /** Characters of developer metadata on the sheet and its columns; Google allows 30,000 a sheet. */
  readonly metadataSize: (sheetId: number) => number;
  /** Renames a hidden sheet and shows it: something on it must not be lost. */
  readonly showSheet: (sheetId: number, name: string) => void;
  readonly hideSheet: (sheetId: number) => void;
  /** Rows and columns that hold anything, 0 and 0 for an empty sheet. The columns are asked for when they are read. */
  readonly usedSize: (sheetId: number) => { readonly rows: number; readonly columns: number };
  readonly tagSheet: (sheetId: number, tag: Tag) => void;
  readonly untagSheet: (sheetId: number, key: string) => void;
  /** All sheets that carry a tag of that key. */
  readonly sheetTags: (key: string) => readonly { readonly sheetId: number; readonly value: string }[];
  /** All columns of the sheet that carry a tag of that key, left to right. */
  readonly columnTags: (sheetId: number, key: string) => readonly { readonly column: number; readonly value: string }[];
  /** How many columns of the sheet carry a tag of that key; far cheaper than asking which. */
  readonly countColumnTags: (sheetId: number, key: string) => number;
  readonly read: (block: Block, parts?: BlockParts) => BlockContent;
  /** Values only, in the lightest form; the rows may be kept and changed. */
  readonly scalars: (block: Block) => Scalar[][];
  /** Cells of a block that hold more than a plain value: an image, a chip, a link on a word, several looks. */
  readonly richCells: (block: Block) => readonly { readonly row: number; readonly column: number }[];
  /** The notes of a block that are not empty, row by row. */
  readonly notes: (block: Block) => readonly PlacedNote[];
  /** By hand, or when it was made. */
  readonly isColumnHidden: (sheetId: number, column: number) => boolean;
  /** What this person may not edit of a sheet: its protections that do more than warn. */
  readonly closedBlocks: (sheetId: number) => readonly ClosedBlock[];
  /** Columns of the block in which a validation rule rejects input somewhere, left to right. */
  readonly rejectingColumns: (block: Block) => readonly number[];
  readonly insertChart: (chart: NewChart) => void;
  readonly apply: (edits: readonly SheetEdit[]) => void;
  readonly flush: () => void;
  /** From now on so many cells are read or written, in several calls. */
  readonly expect: (cells: number) => void;
  /** It is told what is expected, and after each call how much of that is done. */
  readonly watch: (told: (cells: CellsDone) => void) => void;
  /** Brings the sheet to the front; does nothing where nobody looks. */
  readonly activate: (sheetId: number) => void;
}
