/** The one clock trigger that an add-on may have per person and spreadsheet (google.md §2.1). */
export interface Scheduler {
  /** Makes sure that the trigger exists, as fine as Google lets it be today; a second call changes nothing. @throws SyncError `schedule-refused`. */
  readonly start: () => void;
  /** Removes it; nothing happens when there is none. */
  readonly stop: () => void;
  readonly isOn: () => boolean;
  /** Minutes from one tick to the next. */
  readonly everyMinutes: () => number;
}
