/** Errors a cell can show. Text cells may hold the same letters; they are strings, these are `ErrorContent`. */
export type CellError = '#ERROR!' | '#REF!' | '#NAME?' | '#N/A' | '#VALUE!' | '#DIV/0!' | '#NUM!';

export interface ErrorContent {
  readonly error: CellError;
}

/** The text as entered, with its leading sign, references in A1 as seen from the cell that holds it. */
export interface FormulaContent {
  readonly formula: string;
}

/** One stretch of a text with a link or a style of its own. Offsets in UTF-16 units, `end` exclusive. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly style: TextRunStyle | null;
}

export interface TextRunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontColor?: string;
  readonly fontFamily?: string;
  readonly fontSize?: number;
}

export interface RichContent {
  readonly text: string;
  readonly runs: readonly TextRun[];
}

/** What a cell computes to. Dates are numbers; the number format makes them dates. Null is an empty cell. */
export type CellValue = null | string | number | boolean | ErrorContent;

/** What a cell stores. Objects are never changed in place, so copies of a state may share them. */
export type CellContent = CellValue | FormulaContent | RichContent;

export function isFormula(content: CellContent): content is FormulaContent {
  return typeof content === 'object' && content !== null && 'formula' in content;
}

export function isRich(content: CellContent): content is RichContent {
  return typeof content === 'object' && content !== null && 'runs' in content;
}

export function isError(content: CellContent): content is ErrorContent {
  return typeof content === 'object' && content !== null && 'error' in content;
}
