import { LENGTHS, shownText } from './gate';

/**
 * One error class, a closed set of kinds, one table of remedies. Throw at the point of knowledge; the sync loop and the
 * sidebar's endpoints catch. No key and no record content may enter a message.
 */

export type ErrorKind =
  /** The address is not one: empty, not http(s), without a host. */
  | 'address-invalid'
  /** Plain http needs the person's consent. */
  | 'address-not-secure'
  /** No answer: no such host, refused, timed out. */
  | 'unreachable'
  /** An answer, but not Twenty's (HTML, other JSON, a redirect). */
  | 'not-twenty'
  /** Sent on to another host. */
  | 'redirected'
  /** A firewall, a challenge or a sign-in page in front of Twenty. */
  | 'access-refused'
  /** What stands in front of Twenty answers that Twenty does not. */
  | 'gateway-failed'
  | 'request-too-large'
  /** A Twenty that is too old for this add-on. */
  | 'twenty-too-old'
  /** The key does not have the form of a Twenty key. */
  | 'key-malformed'
  | 'key-invalid'
  | 'key-expired'
  | 'key-revoked'
  /** In place of another key: of another workspace. */
  | 'key-of-another'
  /** The key's role, or none, does not allow something that cannot be left out. */
  | 'key-without-role'
  | 'object-forbidden'
  /** Not a failure by itself: the pull drops the column and asks again. */
  | 'field-forbidden'
  /** The object may be read, but not what the view filters, searches or sorts by; `view-forbidden` where it cannot be told what. */
  | 'filter-forbidden'
  | 'search-forbidden'
  | 'sort-forbidden'
  | 'view-forbidden'
  | 'not-connected'
  | 'object-unknown'
  | 'view-unknown'
  | 'view-unsupported'
  | 'view-empty'
  | 'filter-not-expressible'
  | 'member-needed'
  | 'rate-limited'
  /** 5xx, statement time-out: smaller pages help. */
  | 'server-busy'
  /** Twenty refused the query itself; `filter-refused`, `sort-refused` where it is found out by what. */
  | 'query-refused'
  | 'filter-refused'
  | 'sort-refused'
  /** A filter asks for an option that was deleted since it was saved. */
  | 'option-gone'
  | 'query-too-complex'
  /** Refused about objects and views, not about records. */
  | 'question-refused'
  | 'answer-unreadable'
  | 'pages-inconsistent'
  | 'view-changing'
  /** The view has no records any more, and the table has some. */
  | 'view-emptied'
  /** This person's key sees less of the view than the table holds by another's. */
  | 'fewer-records'
  | 'fewer-columns'
  /** A refresh would take away most of the table. */
  | 'many-gone'
  /** By hand, with what would be asked: this person has not agreed to the table, or to other settings, or to fewer columns. */
  | 'agree-first'
  | 'agree-anew'
  | 'agree-columns'
  /** The same where nobody can be asked: nothing was asked of Twenty. */
  | 'not-agreed'
  | 'agreed-otherwise'
  /** No room in the person's properties for one agreement more. */
  | 'agreements-full'
  /** Ids that cannot be ids: empty, too long, or with signs that no id has. */
  | 'ids-unusable'
  | 'too-many-cells'
  | 'too-many-columns'
  | 'sheet-not-empty'
  /** Google gives this script no spreadsheet, or nothing to keep beside it: a trigger without its document, a script of its own. */
  | 'no-spreadsheet'
  | 'sheet-gone'
  | 'name-taken'
  | 'name-empty'
  | 'sheet-refused'
  /** Found before anything is written: a protection, or a validation rule on a column of the table. */
  | 'sheet-protected'
  | 'whole-sheet-protected'
  | 'sheet-validated'
  /** A merge crosses rows that must move; rows that no script can show; something stands below and beside the table. */
  | 'sheet-merged'
  | 'rows-filtered'
  | 'no-room-below'
  /** Google refuses what moving rows needs: new rows, or a hidden sheet. */
  | 'rows-refused'
  | 'id-column-gone'
  /** Two columns of a sheet claim to be the same one of a table. */
  | 'column-twice'
  /** Google failed while the sheet was being edited; the next call finishes it. */
  | 'publish-interrupted'
  /** The same for good: somebody closed the sheet to this person meanwhile. */
  | 'publish-closed'
  | 'table-unknown'
  /** Another version of the add-on wrote its settings. */
  | 'table-newer'
  | 'job-elsewhere'
  | 'job-gone'
  | 'undo-gone'
  | 'schedule-refused'
  /** By schedule: the view has other columns than the person wants kept. */
  | 'columns-changed'
  /** Google ended a scheduled run half-way, more than once. */
  | 'run-died'
  /** The time that this person's triggers may take a day. */
  | 'time-used-up'
  /** Told in advance: the key's own date. */
  | 'key-expires'
  | 'mail-invalid'
  | 'mail-used-up'
  | 'mail-refused'
  | 'webhook-invalid'
  | 'webhook-refused'
  /** Where a freshness cell shall stand. */
  | 'cells-not-empty'
  | 'freshness-lost'
  /** A dated copy would not fit. */
  | 'snapshot-no-room'
  /** All sheets of a backup together would not fit beside those that stay. */
  | 'backup-no-room'
  /** Google keeps 500 KB for the add-on in a spreadsheet, and 500 KB for a person in all of them. */
  | 'storage-full'
  | 'own-storage-full'
  | 'quota-exhausted'
  | 'authorization-missing'
  | 'request-invalid'
  | 'unexpected';

/** Texts that a sentence may need: names and numbers, never a key, never a record's content. Each comes through the gate. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly kind: ErrorKind;
  readonly details: ErrorDetails;
  /** For the log only. */
  override readonly cause: unknown;

  constructor(kind: ErrorKind, details: ErrorDetails = {}, cause?: unknown) {
    super(kind);
    this.kind = kind;
    this.details = Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shownDetail(value)]));
    this.cause = cause;
  }
}

const shownDetail = (value: string | number): string | number =>
  typeof value === 'string' ? shownText(value, LENGTHS.says) : value;

/** Anything thrown, as one of ours. */
export function asSyncError(thrown: unknown): SyncError {
  return thrown instanceof SyncError ? thrown : new SyncError('unexpected', {}, thrown);
}
