import type { BackupObject } from '../src/protocol/backup';

/** Of the workspace that is read. */
export interface Facts {
  readonly workspace: string;
  readonly address: string;
  readonly version: string;
  /** ISO instant. */
  readonly begun: string;
  readonly keyEnding: string;
  readonly addOn: string;
}

export interface ArchiveRequest {
  readonly kind: 'files' | 'kit';
  readonly objects: readonly BackupObject[];
  /** Of those that were not chosen the ones that point at one that was. */
  readonly others: readonly BackupObject[];
  readonly facts: Facts;
}
