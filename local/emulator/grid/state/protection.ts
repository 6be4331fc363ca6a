import { type ProtectionState } from '../base/parts';
import { GridError } from '../base/grid-error';
import { covers, intersection, type Rect } from '../base/rect';
import { nextId, type SheetState, type SpreadsheetState, wholeSheet } from './state';

export function protect(state: SpreadsheetState, sheetId: number, rect: Rect | null): ProtectionState {
  const existing =
    rect === null ? state.protections.find((one) => one.type === 'SHEET' && one.sheetId === sheetId) : undefined;
  if (existing) return existing;
  const protection: ProtectionState = {
    id: nextId(state),
    type: rect === null ? 'SHEET' : 'RANGE',
    sheetId,
    rect,
    unprotected: [],
    description: '',
    warningOnly: false,
    rangeName: null,
    editors: null,
  };
  state.protections.push(protection);
  state.version += 1;
  return protection;
}

export function requireProtection(state: SpreadsheetState, id: number): ProtectionState {
  const protection = state.protections.find((one) => one.id === id);
  if (!protection) throw new GridError('protectionGone', id);
  return protection;
}

export function removeProtection(state: SpreadsheetState, id: number): void {
  requireProtection(state, id);
  state.protections = state.protections.filter((one) => one.id !== id);
  state.version += 1;
}

/** Whether this protection lets the user change what it protects; a warning never stops a script. */
export function mayEdit(state: SpreadsheetState, protection: ProtectionState, userId: string): boolean {
  if (protection.warningOnly || protection.editors === null) return true;
  return userId === state.ownerId || protection.editors.includes(userId);
}

/** Whether the user may change every cell of the block. */
export function canEdit(state: SpreadsheetState, sheet: SheetState, rect: Rect, userId: string): boolean {
  return state.protections.every((protection) => {
    if (protection.sheetId !== sheet.id || mayEdit(state, protection, userId)) return true;
    const closed = intersection(rect, protection.rect ?? wholeSheet(sheet));
    return closed === null || protection.unprotected.some((open) => covers(open, closed));
  });
}

export function requireEditable(state: SpreadsheetState, sheet: SheetState, rect: Rect, userId: string | null): void {
  if (userId !== null && !canEdit(state, sheet, rect, userId)) throw new GridError('protectedCell');
}
