/** Errors a cell can show. Text cells may hold the same letters; they are strings, these are `ErrorContent`. */
export type CellError = '#ERROR!' | '#REF!' | '#NAME?' | '#N/A' | '#VALUE!' | '#DIV/0!' | '#NUM!';

export interface ErrorContent {
  readonly error: CellError;
}

/** The text as entered, with its leading sign, references in A1 as seen from the cell that holds it. */
export interface FormulaContent {
  readonly formula: string;
}

/**
 * A smart chip: a person or a file in a text. It comes from the menu only: a script sees its text, of a file also the link, and what
 * it writes is never one.
 */
export type SmartChip =
  | { readonly kind: 'person'; readonly email: string }
  | { readonly kind: 'file'; readonly url: string };

/** One stretch of a text with a link or a style of its own, or that is a chip. Offsets in UTF-16 units, `end` exclusive. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly style: TextRunStyle | null;
  readonly chip?: SmartChip;
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

/** An image in the cell, not over it. Where it comes from is known to the cell only; a script sees the alternative text. */
export interface ImageContent {
  readonly image: { readonly url: string; readonly title: string; readonly description: string };
}

/** What a cell computes to. Dates are numbers; the number format makes them dates. Null is an empty cell. */
export type CellValue = null | string | number | boolean | ErrorContent;

/** What a cell stores. Objects are never changed in place, so copies of a state may share them. */
export type CellContent = CellValue | FormulaContent | RichContent | ImageContent;

export function isFormula(content: CellContent): content is FormulaContent {
  return typeof content === 'object' && content !== null && 'formula' in content;
}

export function isRich(content: CellContent): content is RichContent {
  return typeof content === 'object' && content !== null && 'runs' in content;
}

export function isImage(content: CellContent): content is ImageContent {
  return typeof content === 'object' && content !== null && 'image' in content;
}

/** What a cell without a formula is as a value: a text without its looks, and "" for an image. */
export function plainValue(content: Exclude<CellContent, FormulaContent>): CellValue {
  if (isRich(content)) return content.text;
  return isImage(content) ? '' : content;
}

/** The text with chips become plain text; one of a file keeps its link. */
export function withoutChips({ text, runs }: RichContent): RichContent {
  const plain = runs.map(({ chip, ...run }) => ({ ...run, link: chip?.kind === 'file' ? chip.url : run.link }));
  return { text, runs: plain.filter((run) => run.link !== null || run.style !== null) };
}

export function isError(content: CellContent): content is ErrorContent {
  return typeof content === 'object' && content !== null && 'error' in content;
}
