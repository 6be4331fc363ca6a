/** Editing a table, and what goes back to Twenty of it: through Twenty's own import, as files. */
import { SyncError } from '../../errors';
import { shownLabel, shownText } from '../../gate';
import type { Scalar } from '../../cells/scalar';
import { type Asking, type ChangedCell, type ChangedRecord, readChanges } from '../../csv/changes';
import { readEdits, type SheetEdits } from '../../csv/sheet-edits';
import { newRecords, readTypedRows } from '../../csv/typed-rows';
import { updateFiles } from '../../csv/update-file';
import type { EditedCell, EditsInfo, SavedEdits } from '../../protocol/edits';
import type { Language } from '../../protocol/reply';
import type { ActiveJob } from '../../sync/job/job';
import { hashesFor, hashOf, loadBase, saveBase } from '../../sync/own/hidden/base';
import { openJournal } from '../../sync/publish/journal/journal';
import type { SyncPlan } from '../../sync/plan/plan';
import type { PlacedTable, Table } from '../../sync/job/table';
import { agreedTable, refusedFor } from '../plan/agreed';
import type { App } from '../app/app';
import { beginJob, NOTHING_ACCEPTED } from '../pull/begin';
import { planView } from '../plan/planned';
import { placedTable, withLock } from '../pull/pulls';
import { openSession } from '../app/session';

/** Of records, in a list. */
const MOST_LISTED = 200;
/** Letters of a value, in a list. */
const MOST_SHOWN = 200;

/** @throws SyncError `not-agreed`. */
export function setEditing(app: App, tableId: string, on: boolean): ActiveJob {
  const { table: said, sheetId } = placedTable(app, tableId);
  const agreed = app.agreements.of(tableId)?.agreed?.table;
  if (!agreed) throw new SyncError('not-agreed', { view: said.viewName });
  const { editing: _, ...options } = agreed.options;
  const table: Table = { ...agreed, language: said.language, options: on ? { ...options, editing: true } : options };
  app.agreements.propose(table, null);
  return beginJob(app, { table, sheetId }, NOTHING_ACCEPTED);
}

interface Opened {
  readonly placed: PlacedTable;
  readonly plan: SyncPlan;
  readonly found: SheetEdits;
  readonly asking: Asking;
  readonly link: (id: string) => string;
}

/** @param importing language of the pages of whoever imports. @throws SyncError `job-elsewhere` while the sheet changes. */
function open(app: App, tableId: string, importing: Language): Opened {
  const said = placedTable(app, tableId);
  if (openJournal(tableId, app.spreadsheet) !== null) throw new SyncError('job-elsewhere');
  const table = app.agreements.of(tableId)?.agreed == null ? said.table : agreedTable(app, said.table);
  const language = table.language ?? app.language;
  const session = openSession(app, table, language);
  const dialect = session.dialect();
  const forbidden = refusedFor(app, tableId);
  const plan = planView(app, session, table, { now: app.clock.now(), forbidden, dialect, fresh: true });
  const schema = session.schema();
  const labels = importing === language ? schema : openSession(app, table, importing).schema({ fresh: true });
  const placed = { ...said, table };
  const { object } = plan;
  const asking = {
    twenty: session.twenty,
    object,
    schema,
    labels: { object: labels.objectById(object.id) ?? object, schema: labels },
    rules: session.twenty.fieldRules(object.id, dialect),
    zoneOffset: app.spreadsheet.zoneOffset,
    forbidden,
  };
  const found = readEdits({ placed, plan, schema, spreadsheet: app.spreadsheet, memo: app.columnMemo });
  const link = (id: string): string => (plan.linkBase === '' ? '' : plan.linkBase + encodeURIComponent(id));
  return { placed, plan, found, asking, link };
}

export function listEdits(app: App, tableId: string): EditsInfo {
  return infoOf(app, open(app, tableId, app.language));
}

function infoOf(app: App, opened: Opened): EditsInfo {
  const { placed, found, asking, link } = opened;
  const records = readChanges(found, asking);
  // What Twenty has by now, written otherwise: the next refresh writes it as Twenty does.
  const settled = records.flatMap(({ cells }) => cells.filter(({ verdict }) => verdict === 'same').map(keyOf));
  if (settled.length > 0) withLock(app, () => settle(app, placed.table.id, found, new Set(settled)));
  const standing = records
    .map((one) => ({ ...one, cells: one.cells.filter(({ verdict }) => verdict !== 'same') }))
    .filter(({ cells }) => cells.length > 0);
  const listed = [...standing].sort((one, other) => rank(one) - rank(other)).slice(0, MOST_LISTED);
  const count = (is: (cell: ChangedCell, state: ChangedRecord['state']) => boolean): number =>
    standing.reduce((sum, { cells, state }) => sum + cells.filter((cell) => is(cell, state)).length, 0);
  const goes = (cell: ChangedCell, state: ChangedRecord['state']): boolean =>
    cell.verdict === 'goes' && state === 'there';
  const typed = typedIn(app, opened);
  return {
    records: listed.map(({ id, name, state, cells }) => ({
      id,
      name: shownLabel(name),
      link: state === 'there' ? link(id) : '',
      state,
      cells: cells.map((cell) => cellInfo(cell)),
    })),
    total: {
      records: standing.length,
      goes: count((cell, state) => goes(cell, state) && !cell.isConflict),
      conflicts: count((cell, state) => goes(cell, state) && cell.isConflict),
      clears: count(({ verdict }, state) => verdict === 'clear' && state === 'there'),
      refused: count((cell, state) => state !== 'there' || (cell.verdict !== 'goes' && cell.verdict !== 'clear')),
    },
    typed: typed
      .filter(({ sameAs }) => sameAs === null)
      .slice(0, MOST_LISTED)
      .map(({ typed: { row }, name, refused }) => ({ row, name: shownLabel(name), refused })),
    back: typed
      .filter(({ sameAs }) => sameAs !== null)
      .map(({ typed: { row }, name }) => ({ row, name: shownLabel(name) })),
  };
}

const typedIn = ({ spreadsheet }: App, { found, asking, plan }: Opened) =>
  newRecords(readTypedRows(found, spreadsheet), found, plan.columns, asking, plan.labelTag);

/** Those that ask for a decision first. */
const rank = ({ cells, state }: ChangedRecord): number =>
  state === 'there' && cells.some(({ isConflict }) => isConflict) ? 0 : state !== 'there' ? 1 : 2;

const keyOf = ({ edit }: ChangedCell): string => `${edit.id}/${edit.tag}`;

function cellInfo({ edit, theirs, verdict, isConflict }: ChangedCell): EditedCell {
  const is = verdict === 'clear' || verdict === 'goes' ? verdict : 'refused';
  const isSaid = verdict !== 'clear' && verdict !== 'goes' && verdict !== 'same' && verdict !== 'not-there';
  const why = isSaid ? verdict : null;
  const format = edit.column?.column.format;
  const shown = (value: Scalar): string => shownText(textOf(value, format), MOST_SHOWN);
  const mine = edit.shown === undefined ? shown(edit.mine) : shownText(edit.shown, MOST_SHOWN);
  return { tag: edit.tag, header: shownLabel(edit.header), theirs: shown(theirs), mine, is, why, isConflict };
}

const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;

/** Without the sheet's own way to show it: a day, or a time of the spreadsheet's clock, is a number there. */
function textOf(value: Scalar, format: string | undefined): string {
  if (value === null) return '';
  if (typeof value !== 'number' || (format !== 'date' && format !== 'dateTime')) return String(value);
  const date = new Date(Math.round((value - EPOCH_SERIAL) * DAY_MS));
  if (Number.isNaN(date.getTime())) return String(value);
  return format === 'date' ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 16).replace('T', ' ');
}

/** Cells are `id/tag`; `typed`: new records too. */
interface EditsChoice {
  readonly tableId: string;
  readonly language: Language;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly typed: boolean;
}

export function saveEdits(app: App, { tableId, language, mine, theirs, typed }: EditsChoice): SavedEdits {
  if (theirs.length > 0) dropCells(app, tableId, theirs);
  const opened = open(app, tableId, language);
  const { found, asking } = opened;
  const chosen = new Set(mine);
  const going = readChanges(
    found,
    asking,
    ({ edit, isConflict }) => !isConflict || chosen.has(`${edit.id}/${edit.tag}`),
  );
  const rows = going.filter(({ state, fields }) => state === 'there' && fields.size > 0);
  const made = (typed ? typedIn(app, opened) : [])
    .filter(({ sameAs, refused, fields }) => sameAs === null && refused.length === 0 && fields.size > 0)
    .map(({ fields }) => ({ id: null, record: null, fields }));
  const files = [
    ...updateFiles(rows, asking.labels, 'changes').map((file) => ({ ...file, isNew: false })),
    ...updateFiles(made, asking.labels, 'new').map((file) => ({ ...file, isNew: true })),
  ];
  const leftOut = going.flatMap(({ name, state }) => (state === 'there' ? [] : [{ name: shownLabel(name), state }]));
  return { files, leftOut: leftOut.slice(0, MOST_LISTED) };
}

export function dropEdits(app: App, tableId: string, cells: readonly string[]): EditsInfo {
  dropCells(app, tableId, cells);
  return listEdits(app, tableId);
}

function dropCells(app: App, tableId: string, cells: readonly string[]): void {
  const { found } = open(app, tableId, app.language);
  withLock(app, () => settle(app, tableId, found, new Set(cells)));
}

/** What stands in these cells, `id/tag`, counts as what Twenty had: the next refresh writes over it. */
function settle(app: App, tableId: string, { edits }: SheetEdits, cells: ReadonlySet<string>): void {
  const base = loadBase(tableId, app.spreadsheet);
  if (base === null || openJournal(tableId, app.spreadsheet) !== null) return;
  const rows = new Map(base.rows);
  const hashes = hashesFor({ ...base, rows }, base.tags);
  for (const { id, tag, mine, isLeft } of edits) {
    const at = base.tags.indexOf(tag);
    if (isLeft || at < 0 || !cells.has(`${id}/${tag}`)) continue;
    const row = [...hashes(id)];
    row[at] = hashOf(mine);
    rows.set(id, row.join(''));
  }
  const left = base.left.filter(({ id, tag }) => !cells.has(`${id}/${tag}`));
  saveBase(tableId, { ...base, rows, left }, app.spreadsheet);
}

/** Looked at anew: only what still shows the same as a record is emptied, and only the table's own columns. */
export function removeTyped(app: App, tableId: string, rows: readonly number[]): EditsInfo {
  const opened = open(app, tableId, app.language);
  const { sheet } = opened.found;
  const back = typedIn(app, opened).flatMap(({ typed, sameAs }) =>
    sameAs !== null && rows.includes(typed.row) ? [typed] : [],
  );
  withLock(app, () => {
    // Somebody may have moved rows since.
    const now = new Map(
      readTypedRows(opened.found, app.spreadsheet).map(({ row, cells }) => [row, JSON.stringify(cells)]),
    );
    const blocks = back
      .filter(({ row, cells }) => now.get(row) === JSON.stringify(cells))
      .flatMap(({ row, cells }) =>
        cells.flatMap(({ index }) => {
          const column = sheet.owned.find((one) => one.index === index)?.column;
          return column === undefined ? [] : [{ sheetId: sheet.info.id, row, column, rows: 1, columns: 1 }];
        }),
      );
    if (blocks.length > 0) app.spreadsheet.apply([{ kind: 'clearMany', sheetId: sheet.info.id, blocks }]);
  });
  return listEdits(app, tableId);
}
