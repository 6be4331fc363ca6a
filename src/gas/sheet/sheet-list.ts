/** The sheets of a spreadsheet: which there are, and how they come and go. */
import { SyncError } from '../../errors';
import type { SheetInfo, Spreadsheet } from '../../ports/spreadsheet';
import { once, patiently } from '../patient';
import type { Settling } from './settling';

type GoogleSpreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type GoogleSheet = GoogleAppsScript.Spreadsheet.Sheet;

/** An execution asks for the same few again and again. */
export interface FoundSheets {
  readonly find: (sheetId: number) => GoogleSheet | undefined;
  /** @throws SyncError `sheet-gone` */
  readonly sheetOf: (sheetId: number) => GoogleSheet;
  readonly keep: (sheetId: number, sheet: GoogleSheet) => void;
  readonly forget: (sheetId: number) => void;
}

export function findSheets(google: GoogleSpreadsheet, ask: Settling['ask']): FoundSheets {
  const found = new Map<number, GoogleSheet>();
  const find = (sheetId: number): GoogleSheet | undefined => {
    const known = found.get(sheetId);
    if (known) return known;
    // Also where the edit itself must not be repeated: looking is.
    const sheet = ask(() => google.getSheetById(sheetId));
    if (sheet) found.set(sheetId, sheet);
    return sheet ?? undefined;
  };
  return {
    find,
    sheetOf(sheetId) {
      const sheet = find(sheetId);
      if (!sheet) throw new SyncError('sheet-gone', { view: '' });
      return sheet;
    },
    keep: (sheetId, sheet) => found.set(sheetId, sheet),
    forget: (sheetId) => found.delete(sheetId),
  };
}

type Listed = Pick<
  Spreadsheet,
  | 'sheets'
  | 'cellCount'
  | 'sheetNamed'
  | 'sheet'
  | 'insertSheet'
  | 'deleteSheet'
  | 'renameSheet'
  | 'hideSheet'
  | 'showSheet'
  | 'activate'
>;

interface SheetList extends Listed {
  /** Some grid has changed. */
  readonly recount: () => void;
}

export function sheetList(
  google: GoogleSpreadsheet,
  { find, sheetOf, keep, forget }: FoundSheets,
  { ask, settle, suspect }: Settling,
): SheetList {
  let cells: number | null = null;
  const recount = (): void => {
    cells = null;
  };
  return {
    recount,
    sheets: () => ask(() => google.getSheets()).map((sheet) => infoWhenAsked(sheet, { ask, keep })),
    cellCount() {
      cells ??= ask(() => google.getSheets().reduce((sum, one) => sum + one.getMaxRows() * one.getMaxColumns(), 0));
      return cells;
    },
    sheetNamed(name) {
      const sheet = ask(() => google.getSheetByName(name));
      return sheet && infoWhenAsked(sheet, { ask, keep });
    },
    sheet: (sheetId) =>
      ask(() => {
        const sheet = find(sheetId);
        return sheet ? infoNow(sheetId, sheet, ask) : null;
      }),
    insertSheet(name, options) {
      recount();
      return insertSheet(google, name, options, { ask, keep });
    },
    deleteSheet(sheetId) {
      settle();
      recount();
      patiently(
        () => {
          const sheet = find(sheetId);
          if (sheet) google.deleteSheet(sheet);
        },
        () => {
          // An attempt that failed may have deleted it.
          forget(sheetId);
          suspect();
        },
      );
      forget(sheetId);
    },
    renameSheet: (sheetId, name) => void ask(() => sheetOf(sheetId).setName(name)),
    hideSheet: (sheetId) => void ask(() => sheetOf(sheetId).hideSheet()),
    showSheet(sheetId, name) {
      ask(() => sheetOf(sheetId).setName(name).showSheet());
    },
    activate(sheetId) {
      ask(() => google.setActiveSheet(sheetOf(sheetId)));
    },
  };
}

type SheetOptions = Parameters<Spreadsheet['insertSheet']>[1];

function insertSheet(
  google: GoogleSpreadsheet,
  name: string,
  { hidden, rows, columns }: SheetOptions,
  { ask, keep }: Pick<Settling, 'ask'> & Pick<FoundSheets, 'keep'>,
): SheetInfo {
  const active = ask(() => google.getActiveSheet());
  const sheet = once(
    // Sheets nobody sees come behind all others.
    () => (hidden ? google.insertSheet(name, google.getNumSheets()) : google.insertSheet(name)),
    () => {
      const found = google.getSheetByName(name);
      return found ? { result: found } : null;
    },
  );
  return ask(() => {
    // A new sheet comes to the front: the person stays where they were.
    google.setActiveSheet(active);
    if (hidden) sheet.hideSheet();
    resize(sheet, Math.max(rows, 2), columns);
    const id = sheet.getSheetId();
    keep(id, sheet);
    return { id, name, hidden, maxRows: Math.max(rows, 2), maxColumns: columns };
  });
}

/** Its size as it is now; what we do not change ourselves is asked when it is read, and once. */
function infoNow(id: number, sheet: GoogleSheet, ask: Settling['ask']): SheetInfo {
  const name = askedOnce(() => sheet.getName(), ask);
  const hidden = askedOnce(() => sheet.isSheetHidden(), ask);
  return {
    id,
    get name() {
      return name();
    },
    get hidden() {
      return hidden();
    },
    maxRows: sheet.getMaxRows(),
    maxColumns: sheet.getMaxColumns(),
  };
}

function askedOnce<T>(question: () => T, ask: Settling['ask']): () => T {
  let answer: { readonly value: T } | null = null;
  return () => {
    answer ??= { value: ask(question) };
    return answer.value;
  };
}

/** Each answer is a call, and most who look through all sheets need one or two of each: asked when it is read, and once. */
function infoWhenAsked(
  sheet: GoogleSheet,
  { ask, keep }: Pick<Settling, 'ask'> & Pick<FoundSheets, 'keep'>,
): SheetInfo {
  const id = askedOnce(() => {
    const sheetId = sheet.getSheetId();
    keep(sheetId, sheet);
    return sheetId;
  }, ask);
  const name = askedOnce(() => sheet.getName(), ask);
  const hidden = askedOnce(() => sheet.isSheetHidden(), ask);
  const maxRows = askedOnce(() => sheet.getMaxRows(), ask);
  const maxColumns = askedOnce(() => sheet.getMaxColumns(), ask);
  return {
    get id() {
      return id();
    },
    get name() {
      return name();
    },
    get hidden() {
      return hidden();
    },
    get maxRows() {
      return maxRows();
    },
    get maxColumns() {
      return maxColumns();
    },
  };
}

function resize(sheet: GoogleSheet, rows: number, columns: number): void {
  const [oldRows, oldColumns] = [sheet.getMaxRows(), sheet.getMaxColumns()];
  // Columns go first: every one of them counts once for each row.
  if (columns < oldColumns) sheet.deleteColumns(columns + 1, oldColumns - columns);
  if (rows < oldRows) sheet.deleteRows(rows + 1, oldRows - rows);
  if (rows > oldRows) sheet.insertRowsAfter(oldRows, rows - oldRows);
  if (columns > oldColumns) sheet.insertColumnsAfter(oldColumns, columns - oldColumns);
}
