import { SyncError } from '../../../errors';
import type { ClosedBlock } from '../../../ports/spreadsheet';

/** What the person may not edit, by its name: the cells, or the sheet when all of it is closed. */
export function protectedError(sheet: string, { name }: ClosedBlock): SyncError {
  return name === ''
    ? new SyncError('whole-sheet-protected', { sheet })
    : new SyncError('sheet-protected', { sheet, range: name });
}
