/** The sidebar's calls. Input is checked here; what they throw becomes a sentence in `answer.ts`. */
import { SyncError } from '../errors';
import type { Endpoints, JobInfo, ObjectChoice, StartPull, ViewChoice } from '../protocol';
import { fieldChoices } from '../sync/plan/columns';
import { isActive } from '../sync/job/job';
import { readTables, type Table } from '../sync/job/table';
import { readAddress } from '../twenty/address';
import { needsMember } from '../twenty/filters/index';
import type { ObjectMetadata, View } from '../twenty/model';
import { readViewId } from '../twenty/view-link';
import { tableByHand } from './agreed';
import type { App } from './app';
import { checkView } from './checking';
import { chosenTable } from './choosing';
import { connectionInfo, refFrom } from './connections';
import { readCsv, readViewCsv } from './csv-download';
import { cancelPull, takeOver } from './left-behind';
import { beginJob, beginUndo, requireFree } from './begin';
import { jobInfo, nextSlice, placedTable, withLock } from './pulls';
import { type KnownReadable, knownReadable, probeObjects } from './probing';
import { removal, removeTable } from './removing';
import { listRun } from './run-lists';
import { BACKUP_ENDPOINTS } from './backup-endpoints';
import { SCHEDULE_ENDPOINTS } from './schedule-endpoints';
import { openSession, type Session, sessionOf } from './session';
import { infoOf, stateOf, viewLink } from './state';
import { changeTable, duplicateTable, renameTable } from './table-actions';
import { staleColumns, tidyUp } from './tidying';
import { endAlone, goOnAlone } from './trigger';
import { connect, forget, replaceKey } from './workspaces';
import { dropEdits, listEdits, removeTyped, saveEdits, setEditing } from './editing';

/** One interactive slice: long enough to be worth a call, short enough that progress moves and Cancel works. */
const SLICE_MS = 20_000;

type Implementation = {
  readonly [N in keyof Endpoints]: (app: App, input: Parameters<Endpoints[N]>[0]) => ReturnType<Endpoints[N]>;
};

export const ENDPOINTS: Implementation = {
  getState: (app) => stateOf(app),

  connect: (app, { address, key, allowHttp }) => connectionInfo(connect(app, readAddress(address, { allowHttp }), key)),

  disconnect(app) {
    forget(app);
    return stateOf(app);
  },

  listObjects(app, { refresh, more, workspace }) {
    const session = sessionOf(app, workspace);
    const dialect = session.dialect({ fresh: refresh });
    const { objects } = session.schema({ fresh: refresh });
    // Where views are records, those of all objects cost several metered requests: only what people ask for is asked.
    const viewed = more ? new Set(session.twenty.views(null, dialect).map(({ objectId }) => objectId)) : null;
    const mayRead = knownReadable(app, session);
    return objects
      .filter(
        (object) => object.isActive && (viewed === null ? !object.isSystem : object.isSystem && viewed.has(object.id)),
      )
      .map((object) => objectChoice(object, mayRead))
      .sort((one, other) => (one.label.toLowerCase() < other.label.toLowerCase() ? -1 : 1));
  },

  listViews(app, { objectId, workspace }) {
    const session = sessionOf(app, workspace);
    const object = session.object(objectId);
    return session.twenty.views(objectId, session.dialect()).map((view) => viewChoice(session, object, view));
  },

  listMembers: (app, { workspace }) =>
    sessionOf(app, workspace)
      .twenty.members()
      .map(({ id, name, email }) => ({ id, name, email })),

  startPull,

  refreshTable: (app, { tableId, agreed, ...accept }) =>
    withLock(app, () => {
      const running = app.jobs.load(tableId);
      if (running && isActive(running) && running.owner === app.owner) return jobInfo(app, running, 0);
      requireFree(app, running);
      const { table: said, sheetId } = placedTable(app, tableId);
      // Before the job: one that nobody can work on would keep others from the table.
      const table = tableByHand(app, openSession(app, said), said, agreed);
      return jobInfo(app, beginJob(app, { table, sheetId }, accept), 0);
    }),

  undoRefresh: (app, { tableId }) => withLock(app, () => jobInfo(app, beginUndo(app, tableId), 0)),

  takeOver: (app, { tableId, agreed }) => withLock(app, () => jobInfo(app, takeOver(app, tableId, agreed), 0)),

  continuePull: (app, { tableId }) =>
    withLock(app, () => {
      const slice = nextSlice(app, tableId, app.clock.now() + SLICE_MS);
      const info = jobInfo(app, slice.job, slice.waitMs);
      if (isActive(slice.job)) return { ...info, aloneWithin: goOnAlone(app, tableId) };
      endAlone(app, tableId);
      return info;
    }),

  cancelPull(app, { tableId }) {
    const job = cancelPull(app, tableId);
    if (!isActive(job)) endAlone(app, tableId);
    return jobInfo(app, job, 0);
  },

  readCsv: (app, { tableId, file, next }) => readCsv(app, tableId, file, next),

  findView(app, { text, workspace }) {
    const session = sessionOf(app, workspace);
    const view = session.twenty.view(readViewId(text), session.dialect());
    const object = session.object(view.objectId);
    return { object: objectChoice(object, knownReadable(app, session)), view: viewChoice(session, object, view) };
  },

  listFields(app, { objectId, viewId, workspace }) {
    const session = sessionOf(app, workspace);
    const view = session.twenty.view(viewId, session.dialect());
    return fieldChoices(view, session.object(objectId), session.schema());
  },

  ...SCHEDULE_ENDPOINTS,
  ...BACKUP_ENDPOINTS,

  showTable(app, { tableId }) {
    app.spreadsheet.activate(placedTable(app, tableId).sheetId);
    return null;
  },

  replaceKey(app, { workspace, key }) {
    replaceKey(app, refFrom(workspace), key);
    return stateOf(app);
  },

  useWorkspace(app, { workspace }) {
    app.connections.use(refFrom(workspace));
    return stateOf(app);
  },

  forget(app, { workspace }) {
    forget(app, refFrom(workspace));
    return stateOf(app);
  },

  look: (app) => ({ activeSheetId: app.activeSheetId(), stamp: app.stamp.read() }),
  checkView: (app, question) => checkView(app, question),
  pullProgress: (app, { tableId }) => app.progress.read(tableId),
  probeObjects: (app, { more, workspace }) => probeObjects(app, sessionOf(app, workspace), more),
  readViewCsv: (app, { view, file, next }) => readViewCsv(app, view, file, next),
  changeTable: (app, input) => withLock(app, () => jobInfo(app, changeTable(app, input), 0)),
  renameTable: (app, { tableId, name }) =>
    infoOf(
      app,
      withLock(app, () => renameTable(app, tableId, name)),
    ),
  duplicateTable: (app, { tableId, agreed }) =>
    withLock(app, () => jobInfo(app, duplicateTable(app, tableId, agreed), 0)),
  listRun: (app, { tableId }) => listRun(app, tableId),
  staleColumns: (app, { tableId }) => staleColumns(app, tableId),
  tidyUp: (app, { tableId, tags }) => withLock(app, () => tidyUp(app, tableId, tags)),
  removal: (app, { tableId }) => removal(app, tableId),
  setEditing: (app, { tableId, on }) => withLock(app, () => jobInfo(app, setEditing(app, tableId, on), 0)),
  listEdits,
  saveEdits,
  dropEdits,
  removeTyped,
  removeTable(app, { tableId, keep }) {
    removeTable(app, tableId, keep);
    return stateOf(app);
  },
};

function objectChoice(
  { id, nameSingular, namePlural, labelPlural }: ObjectMetadata,
  mayRead: KnownReadable,
): ObjectChoice {
  return { id, nameSingular, namePlural, label: labelPlural, mayRead: mayRead[id] ?? null };
}

function viewChoice(session: Session, object: ObjectMetadata, view: View): ViewChoice {
  return {
    id: view.id,
    name: view.name,
    type: view.type,
    isIndex: view.isIndex,
    needsMember: needsMember(view, session.schema()),
    link: viewLink(session.connection, object.namePlural, view.id),
  };
}

function startPull(app: App, { target, acceptFewer, acceptGone, workspace, ...choice }: StartPull): JobInfo {
  // Before the lock: Twenty's limit may make it wait, and others need not.
  const session = sessionOf(app, workspace);
  const chosen = chosenTable(app, session, choice);
  return withLock(app, () => {
    const taken = target.kind === 'sheet' ? tableAt(app, target.sheetId, chosen.viewName) : null;
    const language = taken?.language ?? chosen.language;
    const table: Table = { ...chosen, id: taken?.id ?? app.newId(), language };
    const sheetId = target.kind === 'sheet' ? target.sheetId : null;
    // All of it is this person's own choice.
    app.agreements.propose(table, null);
    return jobInfo(app, beginJob(app, { table, sheetId }, { acceptFewer, acceptGone }), 0);
  });
}

/** The table on a sheet that may take the view, or null where it is empty. */
function tableAt(app: App, sheetId: number, view: string): Table | null {
  const placed = readTables(app.spreadsheet).find((candidate) => candidate.sheetId === sheetId);
  if (placed) return placed.table;
  const sheet = app.spreadsheet.sheets().find(({ id }) => id === sheetId);
  if (!sheet) throw new SyncError('sheet-gone', { view });
  if (app.spreadsheet.usedSize(sheetId).rows > 0) throw new SyncError('sheet-not-empty', { sheet: sheet.name });
  return null;
}
