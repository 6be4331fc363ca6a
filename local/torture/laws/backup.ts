import * as z from 'zod/mini';
import type { FieldModel } from '../../crm/model';
import type { SheetState, SpreadsheetState } from '../../emulator/grid/state/state';
import { recordRows, type Scene } from '../look/scene';
import { hiddenSheets } from '../look/sheet';
import type { Truth } from '../look/truth';
import { receipt, type SavedReceipt } from '../world/job';
import { receiptIsTrue, rowsAreRecords } from './table';

const tag = z.looseObject({
  sheet: z.number(),
  run: z.string(),
  complete: z.boolean(),
  objects: z.number(),
  records: z.number(),
  object: z.nullable(z.looseObject({ objectId: z.string(), receipt })),
});

/** A sheet of a backup. */
export interface BackupSheet {
  readonly sheet: SheetState;
  readonly run: string;
  readonly complete: boolean;
  readonly objects: number;
  readonly records: number;
  /** Null for a manifest. */
  readonly object: { readonly objectId: string; readonly receipt: SavedReceipt } | null;
}

/** Sheets that bear a backup's tag which names them. */
export function backupSheets(state: SpreadsheetState): readonly BackupSheet[] {
  return state.metadata.flatMap(({ key, value, location }): BackupSheet[] => {
    if (key !== 'twenty-sheets/backup' || location.type !== 'SHEET') return [];
    const { sheet: sheetId, ...said } = z.parse(tag, JSON.parse(value ?? ''));
    const sheet = state.sheets.find(({ id }) => id === sheetId && id === location.sheetId);
    return sheet ? [{ sheet, ...said }] : [];
  });
}

export const completeRuns = (sheets: readonly BackupSheet[]): readonly string[] =>
  sheets.filter(({ complete }) => complete).map(({ run }) => run);

/** At every moment: what a complete manifest names is there, whole and shown; and there is one, if there ever was. */
export function backupHolds(state: SpreadsheetState, hadOne: boolean): readonly string[] {
  const sheets = backupSheets(state);
  const complete = sheets.filter((one) => one.complete);
  if (hadOne && complete.length === 0) return ['There was a complete backup, and now there is none.'];
  return complete.flatMap(({ run, objects, records }): readonly string[] => {
    const own = sheets.filter((one) => one.run === run && one.object !== null);
    const rows = own.reduce((sum, { sheet }) => sum + recordRows(sheet, 1).length, 0);
    const isHidden = own.some(({ sheet }) => sheet.hidden);
    return own.length === objects && rows === records && !isHidden
      ? []
      : [
          `The manifest says ${objects} objects, ${records} records; there are ${own.length}, ${rows}${isHidden ? ', not all shown' : ''}.`,
        ];
  });
}

/** The sheet of an object is what the CRM had while it was read. */
export function backupIsTrue(
  state: SpreadsheetState,
  { sheet, object }: BackupSheet,
  fields: readonly FieldModel[],
  truth: Truth,
): readonly string[] {
  if (object === null) return [];
  const rows = recordRows(sheet, 1);
  const headers = sheet.columns.map(({ contents }) => contents.items[0] ?? null);
  const columns = new Map(
    fields.flatMap(({ name, label }): [string, number][] => {
      const at = headers.indexOf(label);
      return at < 0 ? [] : [[name, at + 1]];
    }),
  );
  if (columns.size < fields.length) return [`${sheet.name} has not all fields: ${JSON.stringify(headers)}.`];
  const scene: Scene = {
    state,
    sheet,
    columns,
    rows,
    headerRow: 1,
    firstRow: 2,
    lastRow: rows.length + 1,
    marks: new Map(),
  };
  const ids = rows.map(({ id }) => id);
  return [...receiptIsTrue(ids, object.receipt, truth), ...rowsAreRecords(scene, fields, truth)];
}

/** When all is done: the last ones stay, and nothing that it worked with. */
export function backupIsSwept(state: SpreadsheetState, keep: number): readonly string[] {
  const complete = completeRuns(backupSheets(state));
  return [
    ...(complete.length > keep ? [`${complete.length} backups are kept, not ${keep}.`] : []),
    ...nothingUnfinished(state),
  ];
}

/** No sheet of a backup that is not complete, and none that it worked with. */
export function nothingUnfinished(state: SpreadsheetState): readonly string[] {
  const sheets = backupSheets(state);
  const complete = completeRuns(sheets);
  const stray = sheets.filter(({ run }) => !complete.includes(run));
  const left = hiddenSheets(state);
  return [
    ...stray.map(({ sheet }) => `${sheet.name} is of no backup that is complete.`),
    ...left.map(({ name }) => `Left behind: ${name}.`),
  ];
}
