/** How a CSV is written, as data: two releases of Twenty write the same values differently. */
export interface CsvDialect {
  readonly byteOrderMark: boolean;
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n';
  /** A line end after the last row too, or only between lines. */
  readonly endsWithLineEnd: boolean;
  /** `quotedTwice`: the label is guarded and quoted, " / " and the sub-label are added, and that is quoted once more. */
  readonly compositeHeader: 'quotedTwice' | 'quotedOnce';
  /** What stands where an amount is missing. */
  readonly missingAmount: '0' | '';
  /** Is the JSON text of a JSON field guarded like text? Only a bare negative number can begin like a formula. */
  readonly jsonGuarded: boolean;
  /** `mark` is put before text that starts with one of `starts`, so that no spreadsheet reads it as a formula. */
  readonly guard: { readonly mark: string; readonly starts: readonly string[] };
}

/** U+200D, the zero-width joiner; Twenty's import takes exactly one away again. */
const GUARD: CsvDialect['guard'] = { mark: '\u200D', starts: ['=', '+', '-', '@', '\t', '\r'] };

/** The web app's export of Twenty 2.21. */
export const TWENTY_2_21: CsvDialect = {
  byteOrderMark: true,
  delimiter: ',',
  lineEnd: '\n',
  endsWithLineEnd: false,
  compositeHeader: 'quotedTwice',
  missingAmount: '0',
  jsonGuarded: true,
  guard: GUARD,
};

/** The one formatter that newer releases share between the web app and the server's export job. */
export const TWENTY_NEWER: CsvDialect = {
  ...TWENTY_2_21,
  endsWithLineEnd: true,
  compositeHeader: 'quotedOnce',
  missingAmount: '',
  jsonGuarded: false,
};

/** By the rules that a workspace's server follows (`Dialect.rules`): the file that Twenty itself would write. */
export const PURE_DIALECTS = {
  '2.21': TWENTY_2_21,
  newer: TWENTY_NEWER,
} as const satisfies Readonly<Record<string, CsvDialect>>;

/** What we offer for download: a missing amount stays empty, because a `0` would be imported as an amount of zero. */
export const DOWNLOAD_DIALECTS = {
  '2.21': { ...TWENTY_2_21, missingAmount: '' },
  newer: TWENTY_NEWER,
} as const satisfies Readonly<Record<string, CsvDialect>>;
