/** Limits of Sheets (google.md §6.3). */
export const MAX_CELLS = 10_000_000;
export const MAX_COLUMNS = 18_278;
export const MAX_CELL_CHARACTERS = 50_000;
export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;
export const MAX_SHEET_NAME = 100;
/** Sources disagree (30,000 characters or 2 MB); the smaller is enforced, keys and values counted, per sheet (google.md §6.6). */
export const MAX_METADATA_CHARACTERS = 30_000;
