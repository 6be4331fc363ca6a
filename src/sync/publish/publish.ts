/** The last phase of a pull: what the sheet shall show is compared with what it shows, written down, and brought about. */
import { columnLetters } from '../../cells/column-letters';
import { asSyncError, type ErrorKind, SyncError } from '../../errors';
import type { Spreadsheet } from '../../ports/spreadsheet';
import type { JobEvent, PublishingJob } from '../job/job';
import { type Table, TABLE_TAG, tableTagValue } from '../job/table';
import type { Slice } from '../read/slice';
import { isOpen, removeHidden } from '../own/hidden/hidden';
import { loadBase, saveBase } from '../own/hidden/base';
import { headersMark } from '../own/columns/column-memo';
import { columnTagValue } from '../own/columns/column-tags';
import type { SyncPlan } from '../plan/plan';
import { packMarks, saveMarks } from '../own/hidden/marks';
import { showChanges } from './lists/changes';
import { builtRows, isShown, showBuilt } from '../read/building';
import { lookAtBuilt } from './journal/built';
import { keepBuilt } from './journal/keep-built';
import {
  closeJournal,
  dropOpenJournal,
  findJournal,
  type Journal,
  openJournal,
  type Outcome,
  outcomeOf,
  readJournal,
  writeJournal,
} from './journal/journal';
import { withDoubted } from './perform/doubted';
import { takeColumnsBack } from './perform/new-columns';
import { perform, type Performed, saveEdits } from './perform/perform';
import { baseOfRows } from './journal/kept';
import { noteHeader, placeOf } from './prepare/header-note';
import { isSameTerms } from '../people/agreement';
import { prepare } from './prepare/prepare';
import type { Prepared, Publication } from './prepare/prepared';
import { pulledPublication } from './prepare/pulled';
import { hideRecords } from './perform/put-back';
import { finished, proofOf } from './journal/receipt';
import { readNow, resume, type Resumed, takeRoomBack } from './perform/resume';
import { undoPublication } from './prepare/undo';

/**
 * Nothing of the sheet has changed until the journal is written and the job saved with that; from then on whoever comes finishes it.
 *
 * @throws SyncError `publish-interrupted` when Google failed while the sheet was edited, and everything that `prepare` throws.
 */
export function publish(job: PublishingJob, slice: Slice): JobEvent {
  const { spreadsheet } = slice;
  if (slice.backup) return keepBuilt(job, slice.backup, slice);
  if (job.sheetId === null) return publishBuilt(job, slice);
  if (job.journalled) return finish(job, job.sheetId, slice);
  // An execution may have died between an undo's journal and the job that says so: what it undoes is not there any more.
  if (job.source === 'undo' && isOwnUndo(job, openJournal(job.table.id, spreadsheet)))
    return finish(saidJournalled(job, slice), job.sheetId, slice);
  const start = journalled(job, job.sheetId, slice);
  return 'type' in start ? start : performed(job, start, slice);
}

/** Compares, plans and writes the journal. Where nothing is to be done, how the job ends. What was read is not held any longer than that. */
function journalled(job: PublishingJob, sheetId: number, slice: Slice): JobEvent | Resumed {
  const { spreadsheet, words, memory } = slice;
  const publication =
    job.source === 'undo' ? undoPublication(job, sheetId, slice) : pulledPublication(job, sheetId, slice);
  if (publication === null) return { type: 'changed' };
  const prepared = prepare(publication, words, spreadsheet);
  const { journal } = prepared;
  if (prepared.isDone && isSameTable(prepared, publication)) {
    memory.isUntouched = job.staged === 0;
    if (prepared.savesBase && journal.base !== null) saveEdits(journal, journal.base, spreadsheet);
    if (publication.before?.table !== undefined) sayNames(job, publication.before.table, slice);
    // The sheet shows already what an undo would bring back: there is nothing left to take back.
    if (job.source === 'undo')
      closeJournal(journal, { written: journal.ids.length, unmoved: [], refused: [] }, spreadsheet);
    const receipt = finished(journal.receipt, journal.ids.length, slice);
    noteHeader(placeOf(prepared.sheet), job.table, receipt, slice);
    return { type: 'published', table: job.table, sheetId, receipt };
  }
  requireSameRows(job, prepared, slice);
  if (slice.cancelRequested()) return { type: 'cancelled' };
  if (prepared.headers.retagged.length + prepared.headers.emptied.length > 0) slice.columnMemo.forget(job.table.id);
  writeJournal(journal, spreadsheet);
  // The last moment before the sheet changes: what Undo would have needed is overwritten by now.
  if (job.source === 'twenty' && slice.cancelRequested()) {
    dropOpenJournal(job.table.id, spreadsheet);
    return { type: 'cancelled' };
  }
  // Where that fails, the journal is there all the same, and whoever comes next finishes it.
  interrupted(job, slice, () => saidJournalled(job, slice));
  memory.reading = null;
  // All of it is in the journal.
  if (job.staged > 0) removeHidden(spreadsheet, ['staging'], job.table.id);
  // Old cells are for Undo, and for the list of changes.
  const oldCells = job.table.options.listChanges ? journal.oldCells : [];
  return { prepared: { ...prepared, journal: { ...journal, oldCells } }, known: null };
}

function saidJournalled(job: PublishingJob, { saveJob, clock }: Slice): PublishingJob {
  const editing: PublishingJob = { ...job, journalled: true, saved: clock.now() };
  saveJob(editing);
  return editing;
}

function isOwnUndo({ started }: PublishingJob, open: Journal | null): boolean {
  return open?.source === 'undo' && open.started === started;
}

function isSameTable({ journal }: Prepared, { before }: Publication): boolean {
  // What Twenty calls the object and the view is no setting: where it alone changed, there is nothing to undo.
  return before !== null && isSameTerms(before.table, journal.table);
}

/** The object or the view was renamed in Twenty: links and cards go by the new names. */
function sayNames({ table, sheetId }: PublishingJob, before: Table, { spreadsheet }: Slice): void {
  if (sheetId === null || JSON.stringify(before) === JSON.stringify(table)) return;
  spreadsheet.tagSheet(sheetId, { key: TABLE_TAG, value: tableTagValue(table, sheetId, spreadsheet) });
}

/** The last look before the first write: rows that people moved since they were read are planned anew. */
function requireSameRows(job: PublishingJob, { sheet, rows, places, beside }: Prepared, { spreadsheet }: Slice): void {
  const info = spreadsheet.sheet(sheet.info.id);
  if (!info) throw new SyncError('sheet-gone', { view: job.table.viewName });
  if (info.maxRows !== sheet.info.maxRows || info.maxColumns !== sheet.info.maxColumns)
    throw new SyncError('view-changing', { view: job.table.viewName });
  // Where rows move, the last look is before they are placed.
  if (beside !== null) return;
  const column = places.columns[0] ?? 1;
  const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column, rows: rows.length, columns: 1 };
  const ids = rows.length === 0 ? [] : spreadsheet.scalars(block);
  if (rows.some(({ id }, row) => id !== '' && ids[row]?.[0] !== id))
    throw new SyncError('view-changing', { view: job.table.viewName });
}

/** From the journal of an execution before this one. */
function finish(job: PublishingJob, sheetId: number, slice: Slice): JobEvent {
  const found = findJournal(job.table.id, slice.spreadsheet);
  const journal = found && readJournal(found.sheetId, slice.spreadsheet);
  if (!journal || journal.started !== job.started) throw new SyncError('job-gone', { view: job.table.viewName });
  // Closed by an execution that died before it saved the job.
  const outcome = isOpen(found.state) ? null : outcomeOf(found.state);
  if (outcome !== null) return published(journal, sheetId, outcome, slice);
  return performed(
    job,
    interrupted(job, slice, () => resume(journal, sheetId, slice.words, slice.spreadsheet)),
    slice,
  );
}

function performOrAbandon(job: PublishingJob, start: Resumed, slice: Slice): Performed {
  try {
    return perform(start.prepared, { known: start.known, isFirst: true }, slice.words, slice.spreadsheet);
  } catch (thrown) {
    const { kind } = asSyncError(thrown);
    if (kind === 'no-room-below' || kind === 'rows-refused') abandon(start, slice);
    throw thrown;
  }
}

function performed(job: PublishingJob, start: Resumed, slice: Slice): JobEvent {
  const { spreadsheet, words } = slice;
  const { journal, sheet } = start.prepared;
  const sheetId = sheet.info.id;
  return interrupted(job, slice, () => {
    let done = performOrAbandon(job, start, slice);
    if (done.written !== journal.ids.length) {
      // Rows are not as they should be: once more from the journal.
      dropPlacedWindow(journal, sheetId, spreadsheet);
      const again = resume(journal, sheetId, words, spreadsheet);
      done = {
        ...perform(again.prepared, { known: again.known, isFirst: false }, words, spreadsheet),
        unmoved: done.unmoved,
      };
      doubtWritten(journal.table.id, sheetId, spreadsheet);
    }
    if (journal.table.options.listChanges) showChanges(journal, words, slice);
    closeJournal(journal, done, spreadsheet);
    const event = published(journal, sheetId, done, slice);
    if (event.type === 'published') noteHeader(done.place, journal.table, event.receipt, slice);
    return event;
  });
}

/** All was placed, and somebody moved it: placed again, the window would take what stands there by now. */
function dropPlacedWindow(journal: Journal, sheetId: number, spreadsheet: Spreadsheet): void {
  const there = new Set(readNow(journal, sheetId, spreadsheet).rows.map(({ id }) => id));
  if (journal.ids.every((id) => there.has(id))) removeHidden(spreadsheet, ['window'], journal.table.id);
}

function doubtWritten(tableId: string, sheetId: number, spreadsheet: Spreadsheet): void {
  const base = loadBase(tableId, spreadsheet);
  const journal = base && openJournal(tableId, spreadsheet);
  if (journal) saveBase(tableId, withDoubted(base, journal, readNow(journal, sheetId, spreadsheet)), spreadsheet);
}

function published(
  { receipt, table }: Journal,
  sheetId: number,
  { written, unmoved, refused }: Outcome,
  slice: Slice,
): JobEvent {
  const told = refused.length > 0 ? { ...receipt, unmoved, refused } : { ...receipt, unmoved };
  return { type: 'published', table, sheetId, receipt: finished(told, written, slice) };
}

/** Where that ends a publishing, nothing of it is left to be done. */
export const isLost = (kind: ErrorKind): kind is 'job-gone' | 'sheet-gone' | 'no-room-below' | 'rows-refused' =>
  /^(job-gone|sheet-gone|no-room-below|rows-refused)$/.test(kind);

/** What failed may have been done in part: the sentence says so, and the next call goes on. */
function interrupted<T>(job: PublishingJob, slice: Slice, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    const error = asSyncError(thrown);
    if (isLost(error.kind)) throw error;
    const closed = error.kind === 'sheet-refused' ? closedNow(job, slice) : null;
    const cause = error.cause ?? error;
    if (closed !== null) throw new SyncError('publish-closed', { view: job.table.viewName, ...closed }, cause);
    throw new SyncError('publish-interrupted', { view: job.table.viewName }, cause);
  }
}

/** What was closed to the person since the publishing was prepared: nothing goes on before they may edit it again. */
function closedNow({ sheetId }: PublishingJob, { spreadsheet }: Slice): { sheet: string; range: string } | null {
  const info = spreadsheet.sheet(sheetId ?? 0);
  const [closed] = info ? spreadsheet.closedBlocks(info.id) : [];
  if (!info || !closed) return null;
  return { sheet: info.name, range: closed.name || `A1:${columnLetters(info.maxColumns)}${info.maxRows}` };
}

/** Google did not let room be made before any row had changed: the sheet becomes as it was. */
function abandon({ prepared }: Resumed, { words, spreadsheet }: Slice): void {
  const { journal, sheet } = prepared;
  takeRoomBack(journal, sheet.info.id, words, spreadsheet);
  takeColumnsBack(prepared, spreadsheet);
  if (journal.filter !== null) spreadsheet.apply([{ kind: 'setFilter', filter: journal.filter }]);
  hideRecords(prepared, spreadsheet);
  removeHidden(spreadsheet, ['window', 'probe', 'staging'], journal.table.id);
  dropOpenJournal(journal.table.id, spreadsheet);
}

/** A first pull into a sheet of its own: it is whole, and shows. */
function publishBuilt(job: PublishingJob, slice: Slice): JobEvent {
  const { spreadsheet, words } = slice;
  const plan = slice.planFor(job);
  const { table } = job;
  if (plan.fingerprint !== job.fingerprint && !isShown(table, spreadsheet)) return { type: 'changed' };
  if (!isShown(table, spreadsheet) && slice.cancelRequested()) return { type: 'cancelled' };
  const { marks, written } = lookAtBuilt(job, plan.columns.length, slice);
  if (written !== job.total && !isShown(table, spreadsheet)) return { type: 'changed' };
  // Reading anew would make a second table of it: from here on the sheet may show.
  slice.saveJob({ ...job, saved: slice.clock.now() });
  const tags = plan.columns.map(({ tag }) => tag);
  saveMarks(table.id, tags, packMarks(marks), spreadsheet);
  if (table.options.editing === true)
    saveBase(table.id, baseOfRows(tags, builtRows(table, job.total, tags.length, spreadsheet)), spreadsheet);
  const sheetId = showBuilt({ table, columns: plan.columns }, words, spreadsheet);
  rememberColumns(table.id, sheetId, plan, slice);
  spreadsheet.activate(sheetId);
  const receipt = finished(proofOf(job, plan), written, slice);
  noteHeader({ sheetId, headerRow: 1, columns: tags.map((_, index) => index + 1) }, table, receipt, slice);
  return { type: 'published', table, sheetId, receipt };
}

/** The first refresh need not ask Google for the tags that were just set. */
function rememberColumns(tableId: string, sheetId: number, { columns }: SyncPlan, { columnMemo }: Slice): void {
  const headers = headersMark(columns.map(({ header }) => header));
  const tags = columns.map((column, index) => ({ column: index + 1, value: columnTagValue(tableId, column) }));
  if (headers !== null) columnMemo.save(tableId, { sheetId, headerRow: 1, headers, tags });
}
