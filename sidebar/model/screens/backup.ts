import type { Listing, Trouble } from '../trouble';
import type { Output } from '../../../src/calls/endpoints/index';
import type { BackupCount, BackupInfo, BackupProgress } from '../../../src/protocol/backup';
import type { Timing } from '../../../src/protocol/schedule';

/** Into sheets of this spreadsheet, into files, or into files that another Twenty imports. */
export type BackupPurpose = 'sheets' | 'files' | 'kit';

/** What a person sets of a backup. */
export type BackupSettings = Pick<BackupScreen, 'purpose' | 'objectIds' | 'keep' | 'timing' | 'into'>;

export interface BackupScreen {
  readonly at: 'backup';
  readonly purpose: BackupPurpose;
  /** Its item is one. */
  readonly info: Listing<BackupInfo>;
  readonly objectIds: readonly string[];
  readonly counts: { readonly [objectId: string]: BackupCount };
  /** The call that counts, or the pause before the next. */
  readonly counting: number | null;
  readonly keep: number;
  readonly timing: Timing | null;
  /** `WorkspaceInfo.ref` of the workspace that a kit is for; null where this person has no key for it. */
  readonly into: string | null;
  /** Keeps the choice, begins, goes on or ends. */
  readonly call: number | null;
  /** Of the backup into sheets that is under way. */
  readonly progress: BackupProgress | null;
  /** Pausing for Twenty's limit until this instant, ms. */
  readonly wait: { readonly id: number; readonly until: number } | null;
  readonly cancelling: boolean;
  /** What was asked for last has been done. */
  readonly done: boolean;
  /** A backup that is, or was, looked through. */
  readonly checked: { readonly sheetId: number; readonly state: Listing<Output<'checkBackup'>> } | null;
  /** Of the files that are being made. */
  readonly reading: (ArchiveReading & { readonly waitUntil: number | null; readonly run: number }) | null;
  readonly file: ArchiveFile | null;
  readonly trouble: Trouble | null;
}

export interface ArchiveReading {
  /** Label of the object that is read. */
  readonly object: string;
  readonly done: number;
  readonly of: number;
  readonly read: number;
  readonly total: number | null;
}

/** A ZIP to be saved. */
export interface ArchiveFile {
  readonly url: string;
  readonly fileName: string;
  readonly records: number;
}
