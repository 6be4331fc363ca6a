/**
 * The table as it was before its last refresh, in a hidden sheet of the form of a staging sheet: Undo publishes it as a pull
 * publishes what it staged. What it is of stands in a tag of that sheet, so it travels with "Make a copy".
 */
import * as z from 'zod/mini';
import type { Receipt } from '../../protocol';
import type { SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { columnRuns } from '../../sheet/layout';
import { FIRST_ROW } from '../../sheet/rows';
import { writeRows } from '../../sheet/write';
import { type DeepReadonly, parseJson } from '../../wire';
import type { JobBase, JobIn } from '../job/job';
import { receiptSchema } from '../job/job-schema';
import type { SheetBefore } from '../own/sheet-before';
import {
  cellsLeft,
  describeColumns,
  findHidden,
  hiddenName,
  openHidden,
  removeOne,
  type StagedColumn,
} from '../own/staging';
import { type Table, tableSchema } from '../job/table';

const UNDO_TAG = 'twenty-sheets/undo';

/** A sheet with a filter is not copied by Google but read and written: up to so many cells, half a minute at its slowest. */
const MOST_WRITTEN_CELLS = 200_000;
/** Rows that a person copied or inserted go from the kept copy in so many deletions at the most. */
const MOST_GAPS = 50;

/** What the tag says. */
const undoSchema = () =>
  z.object({
    v: z.literal(1),
    /** The settings of that time. */
    table: tableSchema(),
    rows: z.number(),
    /** Of the pull that had brought those rows; null when that is not known. */
    receipt: z.nullable(receiptSchema()),
    /** When the refresh began that Undo takes back, milliseconds since the epoch: the archive has its lines under it. */
    undoes: z.number(),
  });

type SavedUndo = DeepReadonly<z.output<ReturnType<typeof undoSchema>>>;

export interface Undo extends SavedUndo {
  readonly sheetId: number;
}

/** What can be undone, of all tables. */
export function readUndos(spreadsheet: Spreadsheet): readonly Undo[] {
  const schema = undoSchema();
  return spreadsheet.sheetTags(UNDO_TAG).flatMap(({ sheetId, value }): Undo[] => {
    const parsed = z.safeParse(schema, parseJson(value));
    // A copy that is being made bears the tag too, and another name.
    const isReady = parsed.success && findHidden(spreadsheet, 'undo', parsed.data.table.id) === sheetId;
    return isReady ? [{ ...parsed.data, sheetId }] : [];
  });
}

/** It begins where the rows of a pull are staged, checked and ready to be published. */
export function undoJob(base: JobBase, { rows: total, receipt }: Undo): JobIn<'publishing'> {
  const walked = receipt?.walked ?? null;
  const proved = { fingerprint: '', total, asked: total, distinct: total, walked };
  return { ...base, ...proved, source: 'undo', phase: 'publishing', image: null, newSheetName: null };
}

/** What an undo brings back. */
export function undoOf(job: JobIn<'publishing'>, spreadsheet: Spreadsheet): Undo | null {
  return readUndos(spreadsheet).find(({ table }) => table.id === job.table.id) ?? null;
}

/** What a copy is made of. */
export interface OldTable {
  readonly sheet: SheetBefore;
  /** Row by row; '' where a row has none. */
  readonly ids: readonly string[];
  /** Columns of the new table: those that the old one has too keep their format. */
  readonly columns: readonly StagedColumn[];
  /** The settings and the receipt that the sheet has until now. */
  readonly table: Table;
  readonly receipt: Receipt | null;
  /** Cells that the copy of the new rows will still need. */
  readonly reserved: number;
}

/** Keeps the table where there is room; a copy of an attempt before is made anew. Values only: formulas in the table's columns become what they show. */
export function keepForUndo(job: JobIn<'publishing'>, old: OldTable, spreadsheet: Spreadsheet): void {
  const tableId = job.table.id;
  removeOne(spreadsheet, 'kept', tableId);
  const { sheet, ids } = old;
  const owned = [...sheet.owned].sort((one, other) => Number(other.key === 'id') - Number(one.key === 'id'));
  const gaps = gapsIn(ids);
  const rows = ids.length - gaps.reduce((sum, { count }) => sum + count, 0);
  const cells = (ids.length + 1) * owned.length;
  if (owned[0]?.key !== 'id' || rows === 0 || gaps.length > MOST_GAPS) return;
  // The copy before this one is the first thing to go where cells are few.
  if (cells + old.reserved > cellsLeft(spreadsheet)) removeOne(spreadsheet, 'undo', tableId);
  const isFiltered = spreadsheet.isFiltered(sheet.info.id);
  if (cells + old.reserved > cellsLeft(spreadsheet) || (isFiltered && cells > MOST_WRITTEN_CELLS)) return;
  const size = { rows: ids.length + 1, columns: owned.length };
  const kept = openHidden(spreadsheet, 'kept', tableId, size);
  const described = owned.map(({ key, column }): StagedColumn => {
    const format = old.columns.find((candidate) => candidate.key === key)?.format ?? 'automatic';
    return { key, header: sheet.headers[column - 1] ?? '', format };
  });
  const runs = columnRuns(owned.map(({ column }) => column));
  spreadsheet.apply([
    describeColumns(kept, described),
    ...runs.flatMap(({ index, column, count }): readonly SheetEdit[] => {
      const from = { sheetId: sheet.info.id, row: FIRST_ROW, column, rows: ids.length, columns: count };
      return isFiltered
        ? writeRows(kept, FIRST_ROW, index + 1, spreadsheet.read(from).values)
        : [{ kind: 'copy', from, sheetId: kept, row: FIRST_ROW, column: index + 1 }];
    }),
    ...gaps.map(({ row, count }): SheetEdit => ({ kind: 'deleteRows', sheetId: kept, row: FIRST_ROW + row, count })),
  ]);
  const { table, receipt } = old;
  const undo: SavedUndo = { v: 1, table, rows, receipt, undoes: job.started };
  // Better no copy than one that lacks rows, whatever Google left out of it.
  if (holdsIds(kept, new Set(ids), rows, spreadsheet)) {
    spreadsheet.tagSheet(kept, { key: UNDO_TAG, value: JSON.stringify(undo) });
  } else spreadsheet.deleteSheet(kept);
}

function holdsIds(kept: number, ids: ReadonlySet<string>, rows: number, spreadsheet: Spreadsheet): boolean {
  const { values } = spreadsheet.read({ sheetId: kept, row: FIRST_ROW, column: 1, rows, columns: 1 });
  const found = new Set(values.flatMap(([value]) => (value && 'text' in value ? [value.text] : [])));
  return found.size === rows && [...found].every((id) => ids.has(id));
}

/** Stretches of rows without an id, or with one that stands further up; the last one first, so that deleting moves no other. */
function gapsIn(ids: readonly string[]): readonly { readonly row: number; readonly count: number }[] {
  const gaps: { row: number; count: number }[] = [];
  const seen = new Set<string>();
  ids.forEach((id, row) => {
    if (id !== '' && !seen.has(id)) {
      seen.add(id);
      return;
    }
    const [last] = gaps;
    if (last && last.row + last.count === row) last.count += 1;
    else gaps.unshift({ row, count: 1 });
  });
  return gaps;
}

/** The new rows are on the sheet: what was kept can be brought back from now on, and what was kept before it no more. */
export function offerUndo({ table, started }: JobIn<'publishing'>, spreadsheet: Spreadsheet): void {
  const kept = findHidden(spreadsheet, 'kept', table.id);
  const offered = readUndos(spreadsheet).find((undo) => undo.table.id === table.id);
  // This very pull's, where the step is repeated.
  if (kept === null && offered?.undoes === started) return;
  removeOne(spreadsheet, 'undo', table.id);
  if (kept !== null) spreadsheet.renameSheet(kept, hiddenName('undo', table.id));
}
