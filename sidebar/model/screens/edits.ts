import type { Listing, Trouble } from '../trouble';
import type { EditsInfo, SavedEdits } from '../../../src/protocol/edits';
import type { Language } from '../../../src/protocol/reply';

export interface EditsFile {
  readonly url: string;
  readonly fileName: string;
  readonly rows: number;
  readonly isNew: boolean;
}

/** What goes into the files of a table that is edited. */
export interface EditsSettings {
  /** Of the pages of the person who imports. */
  readonly language: Language;
  /** Rows that were typed under the table, too. */
  readonly typed: boolean;
  /** Cells that changed on both sides, `id/tag`. */
  readonly chosen: { readonly [cell: string]: 'mine' | 'theirs' };
}

/** Changes for Twenty: what was typed into a table. */
export interface EditsScreen {
  readonly at: 'edits';
  readonly tableId: string;
  readonly info: Listing<EditsInfo>;
  readonly settings: EditsSettings;
  /** What changes the list, or makes the files, under way. */
  readonly call: number | null;
  /** Null before they are made. */
  readonly files: readonly EditsFile[] | null;
  readonly leftOut: SavedEdits['leftOut'];
  readonly trouble: Trouble | null;
}
