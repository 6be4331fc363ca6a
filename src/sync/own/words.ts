/** Words that a pull writes into the spreadsheet, in the person's language. */
export interface SheetWords {
  /** In place of the name of a field that was deleted before the table was pulled. */
  readonly deletedField: string;
  /** Header of a column that the view has no more. */
  readonly goneHeader: (header: string) => string;
  /** Header of a column that the view has and the key may not read. */
  readonly unreadableHeader: (header: string) => string;
  /** Whether a header is marked in one of these ways, in any language: people of one spreadsheet may have different ones. */
  readonly isGone: (header: string) => boolean;
  /** A header without such a mark. */
  readonly unmarked: (header: string) => string;
  /** Name of a sheet of the version before on which own columns were set aside. */
  readonly beforeName: string;
  readonly archiveName: string;
  readonly archiveHeaders: readonly string[];
  /** In all languages. */
  readonly archives: readonly { readonly name: string; readonly headers: readonly string[] }[];
  /** Names that no table gets: those of the sheets that we make, in all languages. */
  readonly reservedNames: readonly string[];
  /** Name of the sheet that lists what a refresh changed. */
  readonly changesName: (viewName: string) => string;
  readonly changesHeaders: readonly string[];
  /** In place of a column, where a whole record is new or gone. */
  readonly newRecord: string;
  readonly goneRecord: string;
  /** Name of the sheet of a table's dated copies, and the headers of its first two columns. */
  readonly snapshotsName: (viewName: string) => string;
  readonly snapshotHeaders: readonly string[];
  /** What the freshness cell says. */
  readonly stale: string;
  readonly fresh: string;
  /** The same where the table has no schedule. */
  readonly notPlanned: string;
  /** Name of the sheet that the log of runs is written to, and its headers. */
  readonly runsName: string;
  readonly runsHeaders: readonly string[];
  /** Of the sheet of a report. */
  readonly report: {
    readonly title: (viewName: string, field: string) => string;
    readonly records: string;
    readonly without: (field: string) => string;
    readonly notListed: string;
    readonly sum: (field: string) => string;
  };
  /** Lines of the note on the table's first header; `when` is a date and a time. */
  readonly noteView: (viewName: string) => string;
  readonly noteWhen: (when: string) => string;
  readonly noteNext: (when: string) => string;
  /** The line under the last one that is listed. */
  readonly moreChanges: (listed: number) => string;
}
