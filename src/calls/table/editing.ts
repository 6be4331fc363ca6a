/** Editing a table, and what goes back to Twenty of it: through Twenty's own import, as files. */
import { SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import { type Asking, readChanges } from '../../csv/changes';
import { readEdits, type SheetEdits } from '../../csv/sheet-edits';
import { newRecords, readTypedRows } from '../../csv/typed-rows';
import { updateFiles } from '../../csv/update-file';
import type { EditsInfo, SavedEdits } from '../../protocol/edits';
import type { Language } from '../../protocol/reply';
import type { ActiveJob } from '../../sync/job/job';
import { hashesFor, hashOf, loadBase, saveBase } from '../../sync/own/hidden/base';
import { openJournal } from '../../sync/publish/journal/journal';
import { forbiddenNames } from '../../sync/plan/forbidden';
import type { SyncPlan } from '../../sync/plan/plan';
import type { PlacedTable, Table } from '../../sync/job/table';
import type { TwentyClient } from '../../twenty/client';
import { agreedTable, refusedFor } from '../plan/agreed';
import type { App } from '../app/app';
import { beginJob, NOTHING_ACCEPTED } from '../pull/begin';
import { planView } from '../plan/planned';
import { placedTable, withLock } from '../pull/pulls';
import { openSession } from '../app/session';
import { editKey, editsList } from './edits-list';

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
  readonly twenty: TwentyClient;
  readonly placed: PlacedTable;
  readonly plan: SyncPlan;
  readonly found: SheetEdits;
  readonly asking: Asking;
  readonly link: (id: string) => string;
}

/** The work, again without what the key may not read: such a cell is named, and the others go. @param importing as in `open` */
function readable<T>(app: App, tableId: string, importing: Language, work: (opened: Opened) => T): T {
  const refused: string[] = [];
  for (;;) {
    const opened = open(app, tableId, importing, refused);
    try {
      return work(opened);
    } catch (thrown) {
      const { plan, asking, twenty } = opened;
      const names = thrown instanceof SyncError ? forbiddenNames(thrown, plan, asking.forbidden, twenty) : [];
      if (names.length === 0) throw thrown;
      refused.push(...names);
    }
  }
}

/** @param importing language of the pages of whoever imports. @throws SyncError `job-elsewhere` while the sheet changes. */
function open(app: App, tableId: string, importing: Language, refused: readonly string[] = []): Opened {
  const said = placedTable(app, tableId);
  if (openJournal(tableId, app.spreadsheet) !== null) throw new SyncError('job-elsewhere');
  const table = app.agreements.of(tableId)?.agreed == null ? said.table : agreedTable(app, said.table, true);
  const language = table.language ?? app.language;
  const session = openSession(app, table, language);
  const dialect = session.dialect();
  const forbidden = [...refusedFor(app, tableId), ...refused];
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
  return { twenty: session.twenty, placed, plan, found, asking, link };
}

interface EditsPage {
  readonly tableId: string;
  /** How many records stand before the page: none where it is missing. */
  readonly from?: number | undefined;
}

export function listEdits(app: App, { tableId, from = 0 }: EditsPage): EditsInfo {
  return readable(app, tableId, app.language, (opened) => {
    const { placed, found, asking, link } = opened;
    const records = readChanges(found, asking);
    const typed = typedIn(app, opened);
    // What Twenty has by now, written otherwise: the next refresh writes it as Twenty does.
    const settled = records.flatMap(({ cells }) => cells.filter(({ verdict }) => verdict === 'same').map(editKey));
    if (settled.length > 0) withLock(app, () => settle(app, placed.table.id, found, new Set(settled)));
    return editsList(records, typed, from, link);
  });
}

const typedIn = ({ spreadsheet }: App, { found, asking, plan }: Opened) =>
  newRecords(readTypedRows(found, spreadsheet), found, plan.columns, asking, plan.labelTag);

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
  return readable(app, tableId, language, (opened) => filesOf(app, opened, { mine, typed }));
}

function filesOf(app: App, opened: Opened, { mine, typed }: Pick<EditsChoice, 'mine' | 'typed'>): SavedEdits {
  const { found, asking } = opened;
  const chosen = new Set(mine);
  const going = readChanges(found, asking, (cell) => !cell.isConflict || chosen.has(editKey(cell)));
  const rows = going.filter(({ fields }) => fields.size > 0);
  const made = (typed ? typedIn(app, opened) : [])
    .filter(({ sameAs, refused }) => sameAs === null && refused.length === 0)
    .map(({ fields }) => ({ id: null, record: null, fields }));
  const files = [
    ...updateFiles(rows, asking.labels, 'changes').map((file) => ({ ...file, isNew: false })),
    ...updateFiles(made, asking.labels, 'new').map((file) => ({ ...file, isNew: true })),
  ];
  const leftOut = going.flatMap(({ name, state }) => (state === 'there' ? [] : [{ name: shownLabel(name), state }]));
  return { files, leftOut };
}

export function dropEdits(app: App, { cells, ...page }: EditsPage & { readonly cells: readonly string[] }): EditsInfo {
  dropCells(app, page.tableId, cells);
  return listEdits(app, page);
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
  app.stamp.change();
}

/** Looked at anew: only what still shows the same as a record is emptied, and only the table's own columns. */
export function removeTyped(app: App, { rows, ...page }: EditsPage & { readonly rows: readonly number[] }): EditsInfo {
  readable(app, page.tableId, app.language, (opened) => emptyTyped(app, opened, rows));
  return listEdits(app, page);
}

function emptyTyped(app: App, opened: Opened, rows: readonly number[]): void {
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
}
