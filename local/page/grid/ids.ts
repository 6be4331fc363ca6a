/** Names of sheets and styles in Univer. */

export const UNIT = 'spreadsheet';

/** Id of a sheet in Univer. */
export const gridSheetId = (sheetId: number): string => `sheet-${sheetId}`;

/** The emulator's id of a sheet of the grid; null: it has none. */
export function emulatedId(gridId: unknown): number | null {
  const match = /^sheet-(\d+)$/.exec(String(gridId));
  return match ? Number(match[1]) : null;
}

/** Name of an emulated style in Univer. */
export const gridStyleId = (number: number): string => `w${number}`;
