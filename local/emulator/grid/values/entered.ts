import type { CellContent } from './cell';
import type { Variants } from './variants';

/** What an entered value becomes: the content, and the format an automatic cell takes with it (null: stays as it is). */
export interface Entered {
  readonly content: CellContent;
  readonly numberFormat: string | null;
}

export interface InputContext {
  readonly locale: string;
  readonly timeZone: string;
  /** Virtual time in milliseconds, for dates typed without a year. */
  readonly now: number;
  /** What a text with a leading "=" is where the format is "@"; documented is a formula. */
  readonly formulaTextInTextCell: Variants['formulaTextInTextCell'];
}
