import type { CellContent } from '../values/cell';
import { type ChangeLog, emptyLog } from '../base/change-log';
import type { FilterState } from '../base/filter';
import type { BandingState, ChartState, ConditionalFormatState } from './decorations';
import type { Derived, SpillBlock } from './derived';
import { DEFAULT_COLUMNS, DEFAULT_ROWS } from '../base/limits';
import type { MetadataState } from '../base/parts';
import type { NamedRangeState } from '../base/parts';
import type { NativeTableState } from './native-columns';
import type { ProtectionState } from '../base/parts';
import type { Rect } from '../base/rect';
import { type CellStyle, styleKey } from '../values/cell-style';
import { emptyTrack, type Track } from '../base/track';
import type { ValidationRule } from '../base/parts';
import { USUAL_VARIANTS, type Variants } from '../values/variants';

/**
 * One spreadsheet document: plain mutable data that outlives executions. Everything but `memo` is JSON-like and is what
 * `snapshot.ts` saves. Change it only through the functions of this folder, which keep the limits and the change feed.
 */
export interface SpreadsheetState {
  readonly id: string;
  name: string;
  timeZone: string;
  /** Such as "en_US" or "fr_FR"; decides how typed text is read and values are shown. */
  locale: string;
  /** User who may always edit; null: nobody in particular. */
  readonly ownerId: string | null;
  /** What Google does here where that is uncertain. */
  variants: Variants;
  /** In the order of their tabs. */
  sheets: SheetState[];
  activeSheetId: number;
  styles: CellStyle[];
  validations: ValidationRule[];
  metadata: MetadataState[];
  namedRanges: NamedRangeState[];
  protections: ProtectionState[];
  toasts: Toast[];
  /** How many cells stand for the results of functions that are not computed, by name in capitals (`setPlaceholder`). */
  placeholders: Readonly<Record<string, { readonly rows: number; readonly columns: number }>>;
  /** Counter that ids of sheets, metadata and protections are made from. */
  idsGiven: number;
  version: number;
  sheetListVersion: number;
  /** Derived and transient; never saved, never cloned. */
  readonly memo: Memo;
}

interface Toast {
  readonly message: string;
  readonly title: string;
  /** Seconds to show; negative: until closed. */
  readonly seconds: number;
}

export interface Memo {
  readonly styleNumbers: Map<string, number>;
  readonly validationNumbers: Map<string, number>;
  readonly derived: Derived;
  /** The spills that the change feed told of last, by sheet and anchor, and for which version. */
  readonly spillsTold: { version: number; blocks: ReadonlyMap<string, SpillBlock> };
  readonly listeners: Set<() => void>;
  /** What time it is for formulas, in milliseconds since the epoch: the clock of the execution that came last. */
  now: () => number;
}

export interface SheetState {
  readonly id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  rows: number;
  /** One per grid column, so the length is the grid's width. */
  columns: Column[];
  rowHeights: Track<number>;
  rowsHiddenByUser: Track<boolean>;
  rowsHiddenByFilter: Track<boolean>;
  frozenRows: number;
  frozenColumns: number;
  filter: FilterState | null;
  conditionalFormats: ConditionalFormatState[];
  bandings: BandingState[];
  charts: ChartState[];
  merges: Rect[];
  nativeTables: NativeTableState[];
  activeRange: Rect;
  /** Absent: shown, and left to right. */
  gridlinesHidden?: boolean;
  rightToLeft?: boolean;
  changes: ChangeLog;
}

export interface Column {
  readonly contents: Track<CellContent>;
  /** Numbers of `state.styles`. */
  readonly styles: Track<number>;
  readonly notes: Track<string>;
  /** Numbers of `state.validations`, plus one; 0 is none. */
  readonly validations: Track<number>;
  /** Pixels. */
  width: number;
  hidden: boolean;
}

const DEFAULT_COLUMN_WIDTH = 100;
const DEFAULT_ROW_HEIGHT = 21;

export interface SpreadsheetOptions {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly ownerId?: string;
  /** Those that differ from the usual. */
  readonly variants?: Partial<Variants>;
}

/** A new document with one empty sheet of 1000 × 26 cells and id 0. */
export function createSpreadsheetState(options: SpreadsheetOptions): SpreadsheetState {
  const sheet = newSheet(0, `${sheetWord(options.locale)}1`, DEFAULT_ROWS, DEFAULT_COLUMNS);
  return {
    id: options.id,
    name: options.name,
    timeZone: options.timeZone,
    locale: options.locale,
    ownerId: options.ownerId ?? null,
    variants: { ...USUAL_VARIANTS, ...options.variants },
    sheets: [sheet],
    activeSheetId: 0,
    styles: [{}],
    validations: [],
    metadata: [],
    namedRanges: [],
    protections: [],
    toasts: [],
    placeholders: {},
    idsGiven: 0,
    version: 0,
    sheetListVersion: 0,
    memo: newMemo([{}], []),
  };
}

export function newMemo(styles: readonly CellStyle[], validations: readonly ValidationRule[]): Memo {
  return {
    styleNumbers: new Map(styles.map((style, number) => [styleKey(style), number])),
    validationNumbers: new Map(validations.map((rule, number) => [JSON.stringify(rule), number + 1])),
    derived: { version: -1, now: null, sheets: new Map(), cellsKept: 0 },
    spillsTold: { version: -1, blocks: new Map() },
    listeners: new Set(),
    now: () => Date.now(),
  };
}

export function newSheet(id: number, name: string, rows: number, columns: number): SheetState {
  return {
    id,
    name,
    hidden: false,
    tabColor: null,
    rows,
    columns: Array.from({ length: columns }, newColumn),
    rowHeights: emptyTrack(DEFAULT_ROW_HEIGHT),
    rowsHiddenByUser: emptyTrack(false),
    rowsHiddenByFilter: emptyTrack(false),
    frozenRows: 0,
    frozenColumns: 0,
    filter: null,
    conditionalFormats: [],
    bandings: [],
    charts: [],
    merges: [],
    nativeTables: [],
    activeRange: { row: 1, column: 1, rows: 1, columns: 1 },
    changes: emptyLog(),
  };
}

export function newColumn(): Column {
  return {
    contents: emptyTrack<CellContent>(null),
    styles: emptyTrack(0),
    notes: emptyTrack(''),
    validations: emptyTrack(0),
    width: DEFAULT_COLUMN_WIDTH,
    hidden: false,
  };
}

/** Ids look like Google's (up to ten digits) and are the same in every run: 2654435761 / 2^32 is the golden ratio. */
export function nextId(state: SpreadsheetState): number {
  state.idsGiven += 1;
  return Math.imul(state.idsGiven, 2_654_435_761) >>> 1;
}

/** What a new sheet is called before its number, in the language of the spreadsheet. */
export function sheetWord(locale: string): string {
  return locale.toLowerCase().startsWith('fr') ? 'Feuille ' : 'Sheet';
}

export function findSheet(state: SpreadsheetState, sheetId: number): SheetState | undefined {
  return state.sheets.find((sheet) => sheet.id === sheetId);
}

export function wholeSheet(sheet: SheetState): Rect {
  return { row: 1, column: 1, rows: sheet.rows, columns: sheet.columns.length };
}

/** The columns of a block, with the numbers they have. */
export function columnsIn(sheet: SheetState, rect: Rect): Column[] {
  return sheet.columns.slice(rect.column - 1, rect.column - 1 + rect.columns);
}
