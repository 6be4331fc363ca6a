/** What people typed into a table that is edited, as its sheet and its base tell. */
import type { Scalar } from '../cells/scalar';
import type { Column } from '../fields/codec';
import { codecOf } from '../fields/index';
import type { Spreadsheet } from '../ports/spreadsheet';
import { type Base, hashesFor, isEdit, loadBase, NO_BASE } from '../sync/own/hidden/base';
import type { ColumnMemo } from '../sync/own/columns/column-memo';
import { ID_TAG } from '../sync/own/columns/column-tags';
import { editsInColumn } from '../sync/publish/journal/kept';
import { knownIds } from '../sync/own/known-ids';
import { readTableSheet, type TableSheet } from '../sync/own/columns/table-sheet';
import type { SyncPlan } from '../sync/plan/plan';
import type { PlacedTable } from '../sync/job/table';
import type { FieldMetadata, Schema } from '../twenty/model';

export interface SheetEdit {
  readonly id: string;
  /** What the sheet calls the record. */
  readonly name: string;
  readonly tag: string;
  readonly header: string;
  /** Null where its column is not in the view any more. */
  readonly column: EditedColumn | null;
  readonly mine: Scalar;
  readonly shown?: string | undefined;
  /** Hash of what Twenty had when the sheet was last brought up to date. */
  readonly base: string;
  /** Its record, or its column, is not on the sheet. */
  readonly isLeft: boolean;
}

export interface EditedColumn {
  readonly tag: string;
  readonly column: Column;
  readonly field: FieldMetadata;
}

export interface SheetEdits {
  readonly edits: readonly SheetEdit[];
  readonly sheet: TableSheet;
  readonly base: Base;
  /** In the order of the plan; null for the table's own Id. */
  readonly columns: readonly (EditedColumn | null)[];
}

export interface EditedTable {
  readonly placed: PlacedTable;
  readonly plan: SyncPlan;
  readonly schema: Schema;
  readonly spreadsheet: Spreadsheet;
  readonly memo: ColumnMemo;
}

/** @throws SyncError `id-column-gone`, `sheet-gone`, `column-twice`. */
export function readEdits({ placed, plan, schema, spreadsheet, memo }: EditedTable): SheetEdits {
  const { table, sheetId } = placed;
  const isKnownId = knownIds(table.id, plan, spreadsheet);
  const question = { tableId: table.id, sheetId, viewName: table.viewName, columns: plan.columns, isKnownId, memo };
  const sheet = readTableSheet(question, spreadsheet);
  const base = loadBase(table.id, spreadsheet) ?? NO_BASE;
  const columns = columnsOf(plan, schema, table.options);
  const hashes = hashesFor(
    base,
    plan.columns.map(({ tag }) => tag),
  );
  const labelAt = plan.columns.findIndex(({ tag }) => tag === plan.labelTag);
  const shownIn = displays(sheet, spreadsheet);
  const edits = sheet.rows.flatMap(({ id, kind }, row): readonly SheetEdit[] => {
    if (kind !== 'record') return [];
    const [cells, known] = [sheet.cells[row] ?? [], hashes(id)];
    return plan.columns.flatMap(({ tag, header }, index) => {
      const [mine, hash] = [cells[index] ?? null, known[index] ?? ''];
      if (tag === ID_TAG || !isEdit(hash, mine)) return [];
      const shown = typeof mine === 'number' ? shownIn(index, row) : undefined;
      const name = String(cells[labelAt] ?? '');
      return [{ id, name, tag, header, column: columns[index] ?? null, mine, shown, base: hash, isLeft: false }];
    });
  });
  // Such a column stays until a refresh empties it, or an undo brought it back.
  const outside = sheet.owned
    .filter(({ index, tag, isEmptied }) => index === null && !isEmptied && base.tags.includes(tag))
    .flatMap(({ column: at, tag }) => {
      const block = { sheetId, row: sheet.headerRow + 1, column: at, rows: sheet.rows.length, columns: 1 };
      const cells = sheet.rows.length === 0 ? [] : spreadsheet.scalars(block).map(([value]) => value ?? null);
      return editsInColumn({ tag, header: sheet.headers[at - 1] ?? '' }, cells, sheet.rows, base);
    })
    .map(({ value: mine, ...edit }): SheetEdit => {
      const name = String(sheet.cells[sheet.rows.findIndex(({ id }) => id === edit.id)]?.[labelAt] ?? '');
      return { ...edit, name, column: null, mine, shown: shownOf(mine), isLeft: false };
    });
  const left = base.left.map(({ value: mine, ...edit }): SheetEdit => {
    const column = columns.find((one) => one?.tag === edit.tag) ?? null;
    return { ...edit, column, mine, shown: shownOf(mine), isLeft: true };
  });
  return { edits: [...edits, ...outside, ...left], sheet, base, columns };
}

const shownOf = (mine: Scalar): string | undefined => (typeof mine === 'number' ? String(mine) : undefined);

function columnsOf(
  { object, columns }: SyncPlan,
  schema: Schema,
  options: PlacedTable['table']['options'],
): readonly (EditedColumn | null)[] {
  const byKey = new Map(
    object.fields.flatMap((field) =>
      (codecOf(field)?.columns(field, { schema, codecOf, ...options }) ?? []).map(({ key }) => [key, field] as const),
    ),
  );
  return columns.map((column) => {
    const field = column.tag === ID_TAG ? undefined : byKey.get(column.key);
    return field === undefined ? null : { tag: column.tag, column, field };
  });
}

/** What a cell shows, where it holds a number: each column is read once. */
function displays(
  { info, headerRow, rows, owned }: TableSheet,
  spreadsheet: Spreadsheet,
): (index: number, row: number) => string | undefined {
  const known = new Map<number, readonly (readonly string[])[]>();
  return (index, row) => {
    const column = owned.find((one) => one.index === index)?.column;
    if (column === undefined) return undefined;
    const block = { sheetId: info.id, row: headerRow + 1, column, rows: rows.length, columns: 1 };
    const shown = known.get(index) ?? spreadsheet.read(block, { values: false, shown: true }).shown;
    known.set(index, shown);
    return shown[row]?.[0];
  };
}
