/** Backups of this spreadsheet. */
import type { ScheduleInfo } from './schedule';

/** An object that can be backed up. */
export interface BackupObject {
  readonly id: string;
  readonly nameSingular: string;
  readonly label: string;
  /** Chosen before anybody chose: no object of Twenty's own workings, no messages, calendar or attachments. */
  readonly isUsual: boolean;
  /** `nameSingular` of the objects that its records may point at, its own too. */
  readonly relatesTo: readonly string[];
}

/** What an object would take. */
export interface BackupCount {
  readonly objectId: string;
  /** Null where the key may not read it. */
  readonly records: number | null;
  /** Of a sheet. */
  readonly cells: number;
}

/** A complete backup in this spreadsheet. */
interface KeptBackup {
  /** Of its manifest. */
  readonly sheetId: number;
  /** ISO instant when it began. */
  readonly started: string;
  readonly objects: number;
  readonly records: number;
}

/** A backup under way. */
export interface BackupProgress {
  readonly phase: 'counting' | 'reading' | 'done' | 'cancelled';
  /** Label of the object that is read; '' at the end. */
  readonly object: string;
  /** Objects that are done, and all. */
  readonly done: number;
  readonly of: number;
  /** Of that object. */
  readonly rows: number;
  readonly total: number | null;
  readonly waitMs: number;
  readonly aloneWithin: number | null;
}

/** All about backups of this spreadsheet. */
export interface BackupInfo {
  readonly objects: readonly BackupObject[];
  /** This person's choice; null before the first. */
  readonly objectIds: readonly string[] | null;
  /** Ids of objects that are newer than the choice, and not in it. */
  readonly added: readonly string[];
  readonly keep: number;
  readonly schedule: ScheduleInfo | null;
  readonly kept: readonly KeptBackup[];
  /** Whose backup is under way: another's is waited for. */
  readonly running: 'mine' | 'others' | null;
  /** Cells that the spreadsheet can still take. */
  readonly cellsLeft: number;
}
