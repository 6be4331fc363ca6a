import type { BackupScreen } from '../model/screens/backup';

/** Something is under way that a person waits for. */
export function isBackingUp({ call, progress, reading }: BackupScreen): boolean {
  return call !== null || progress !== null || reading !== null;
}
