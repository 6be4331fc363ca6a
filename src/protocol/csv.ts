/**
 * Which file: `twenty` is the one that Twenty itself would export, read from Twenty anew, and can be imported again. `sheet`
 * is what the sheet shows: labels, numbers and dates in the spreadsheet's own way, the person's own columns too.
 */
export type CsvKind =
  | {
      readonly kind: 'twenty' /** Rows a file, the header in each; null for one file. */;
      readonly rowsPerFile: number | null;
    }
  | {
      readonly kind: 'sheet';
      readonly delimiter: ',' | ';';
      /** The UTF-8 mark in front, by which Excel knows accents. */
      readonly byteOrderMark: boolean;
    };

/** A part of a CSV. Parts joined in order are the file; several files where one would be too long to import. */
export interface CsvPart {
  /** A new file begins with this part. */
  readonly startsFile: boolean;
  readonly text: string;
  /** Ids of the records in this part, '' for a row of the sheet that has none: the sidebar counts the different ones. */
  readonly ids: readonly string[];
  /**
   * Of the whole view; of a sheet, its rows that have an id. Without a meaning in a part that has no ids and a `next`: Twenty
   * asked to wait, or for less.
   */
  readonly totalCount: number;
  /** State for the next part; null when this was the last. */
  readonly next: string | null;
  /** Milliseconds to wait before asking for the next part. */
  readonly waitMs: number;
  readonly fileName: string;
  /** Headers of the file that Twenty's import takes for no column, each with the one that it takes. */
  readonly unmatched: readonly { readonly header: string; readonly instead: string }[];
}
