/** The last changing refresh taken back: its journal read the other way round. Keyed by record and field, so it holds whatever moved since. */
import type { Scalar } from '../../../cells/scalar';
import { SyncError } from '../../../errors';
import type { JobBase, JobIn } from '../../job/job';
import type { Slice } from '../../read/slice';
import { readTableSheet } from '../../own/columns/table-sheet';
import { eachCell, type Wanted } from '../journal/difference';
import { findJournal, type Journal, readJournal, type Undo } from '../journal/journal';
import type { Publication } from './prepared';

/** It begins where the records of a pull are read, checked and ready to be published. */
export function undoJob(base: JobBase, { rows }: Undo): JobIn<'publishing'> {
  const proved = { fingerprint: '', total: rows, asked: rows, distinct: rows, hidden: null, walked: null };
  return { ...base, ...proved, source: 'undo', phase: 'publishing', journalled: false };
}

/** @throws SyncError `undo-gone`. */
export function undoPublication(
  job: JobIn<'publishing'>,
  sheetId: number,
  { spreadsheet, lastReceipt }: Slice,
): Publication {
  const found = findJournal(job.table.id, spreadsheet);
  const undone = found && readJournal(found.sheetId, spreadsheet);
  if (!undone || undone.before === null) throw new SyncError('undo-gone');
  const known = new Set([...undone.ids, ...undone.oldIds]);
  const { viewName, id: tableId } = job.table;
  // What took the place of another view's column gives it back.
  const before = new Map(undone.reused.map(({ to, was }) => [to, was]));
  const all = [
    ...undone.columns.map((column) => before.get(column.tag) ?? column),
    ...undone.vanished.map(({ column }) => column),
  ];
  const reuse = undone.reused.map(({ to, was }) => ({ from: to, to: was.tag }));
  const isAdded = new Set(undone.added);
  const question = { tableId, sheetId, viewName, reuse, isKnownId: (id: string) => known.has(id), memo: null };
  const sheet = readTableSheet({ ...question, columns: all }, spreadsheet);
  // Columns that are gone by now are not made anew; those that came with the refresh leave.
  const present = new Set(sheet.owned.flatMap(({ index }) => (index === null || isAdded.has(index) ? [] : [index])));
  const columns = all.filter((_, index) => present.has(index));
  const skipped = all.filter((_, index) => !present.has(index) && !isAdded.has(index)).map(({ header }) => header);
  const shown = columns.length === all.length ? sheet : readTableSheet({ ...question, columns }, spreadsheet);
  const receipt = undone.before.receipt ?? { ...undone.receipt, walked: null };
  return {
    table: undone.before.table,
    source: 'undo',
    started: job.started,
    columns,
    unreadable: [],
    resetHeaders: false,
    labelTag: undone.labelTag,
    linkBase: undone.linkBase,
    wanted: wantedBefore(undone, shown, present),
    sheet: shown,
    before: { table: undone.table, receipt: lastReceipt() },
    acceptGone: true,
    proof: {
      ...receipt,
      fetched: job.total,
      distinct: job.distinct,
      started: new Date(job.started).toISOString(),
      leftOut: [...receipt.leftOut, ...skipped.map((column) => ({ column, reason: 'not-on-sheet' as const }))],
    },
  };
}

function wantedBefore(
  { oldIds, oldCells, columns, vanished }: Journal,
  sheet: Publication['sheet'],
  present: ReadonlySet<number>,
): Wanted {
  const rowOf = new Map(sheet.rows.flatMap(({ id, kind }, row) => (kind === 'record' ? [[id, row] as const] : [])));
  const oldRowOf = new Map(oldIds.map((id, row) => [id, row]));
  const changes = new Map(oldCells.map((cells) => [cells[0], cells]));
  const places = new Map([...present].sort((one, other) => one - other).map((index, at) => [index, at]));
  return {
    ids: oldIds.filter((id) => id !== ''),
    cellsOf(id) {
      const change = changes.get(id);
      const row = rowOf.get(id);
      if (!change && row !== undefined && vanished.length === 0) return null;
      const cells: Scalar[] = row === undefined ? [...present].map(() => null) : [...(sheet.cells[row] ?? [])];
      // A record that left has all its cells in the journal, its id too.
      if (change) {
        eachCell(change, (index, value) => {
          const at = places.get(index);
          if (at !== undefined) cells[at] = value;
        });
      }
      vanished.forEach((column, number) => {
        const at = places.get(columns.length + number);
        if (at !== undefined) cells[at] = column.cells[oldRowOf.get(id) ?? -1] ?? null;
      });
      return cells;
    },
  };
}
