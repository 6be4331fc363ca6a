import type { ChooseScreen } from './choose';
import type { Trouble } from '../trouble';
import type { ViewQuestion } from '../../../src/protocol/choice';
import type { CsvKind, CsvPart } from '../../../src/protocol/csv';

interface CsvFile {
  readonly url: string;
  readonly fileName: string;
  readonly records: number;
}

export type CsvOutcome =
  | {
      readonly is: 'files';
      /** At least one. */
      readonly files: readonly CsvFile[];
      /** The whole text, for those who cannot save; null when it is long or in several files. */
      readonly text: string | null;
      readonly unmatched: CsvPart['unmatched'];
    }
  | { readonly is: 'changed'; readonly read: number; readonly total: number };

/** Everything that can be set, whichever kind is chosen in the end. */
export interface CsvSettings {
  readonly kind: CsvKind['kind'];
  /** Files that Twenty can import, in place of one. */
  readonly split: boolean;
  readonly delimiter: ',' | ';';
  readonly byteOrderMark: boolean;
}

/** What a CSV is made of. A view without a table leads back to where it was chosen. */
export type CsvSource =
  | { readonly kind: 'table'; readonly tableId: string }
  | { readonly kind: 'view'; readonly question: ViewQuestion; readonly choose: ChooseScreen };

export interface CsvScreen {
  readonly at: 'csv';
  readonly source: CsvSource;
  readonly settings: CsvSettings;
  /** Which reading this is: what an earlier one still says is dropped. Null while the kind is being chosen. */
  readonly run: number | null;
  readonly read: number;
  readonly total: number | null;
  /** Instant (ms) until which Twenty's limit makes it wait. */
  readonly waitUntil: number | null;
  readonly outcome: CsvOutcome | null;
  /** The text is shown for copying; `done` when the browser says that it was copied. */
  readonly copy: 'no' | 'shown' | 'done';
  readonly trouble: Trouble | null;
}
