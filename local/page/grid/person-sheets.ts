import type { ICommandInfo } from '@univerjs/core';
import type { PersonEdit } from '../../host/desk/wire';
import type { Grid } from './univer';
import { emulatedId } from './ids';

/** What a command on the sheet bar means for the emulated spreadsheet; null: not such a command. */
export function sheetEditOf(grid: Grid, command: ICommandInfo): PersonEdit | null {
  const params = (command.params ?? {}) as Readonly<Record<string, unknown>>;
  const named = params['subUnitId'] ?? grid.workbook()?.getActiveSheet()?.getSheetId();
  const sheetId = emulatedId(named);
  if (command.id === 'sheet.command.insert-sheet') return { kind: 'addSheet', name: null };
  if (sheetId === null) return null;
  switch (command.id) {
    case 'sheet.command.remove-sheet':
      return { kind: 'deleteSheet', sheetId };
    case 'sheet.command.copy-sheet':
      return { kind: 'copySheet', sheetId };
    case 'sheet.command.set-worksheet-name':
      return { kind: 'renameSheet', sheetId, name: typeof params['name'] === 'string' ? params['name'] : '' };
    case 'sheet.command.set-worksheet-hidden':
      return { kind: 'hideSheet', sheetId, hidden: true };
    case 'sheet.command.set-worksheet-show':
      return { kind: 'hideSheet', sheetId, hidden: false };
    case 'sheet.command.set-worksheet-order':
      return { kind: 'moveSheet', sheetId, position: Number(params['order'] ?? 0) + 1 };
    default:
      return null;
  }
}
