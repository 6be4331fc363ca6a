/** The sidebar's calls. Input is checked here; what they throw becomes a sentence in `answer.ts`. */
import { SyncError } from '../errors';
import { keyGate } from '../gate';
import type { AllEndpoints, JobInfo, ObjectChoice, StartPull, ViewChoice } from '../protocol';
import { fieldChoices } from '../sync/plan/columns';
import { isActive } from '../sync/job/job';
import { readTables, type Table } from '../sync/job/table';
import { readAddress } from '../twenty/address';
import { needsMember } from '../twenty/filters/index';
import { readKey } from '../twenty/key';
import type { ObjectMetadata, View } from '../twenty/model';
import { readViewId } from '../twenty/view-link';
import { tableByHand } from './agreed';
import type { App } from './app';
import { type Connection, connectionInfo, type WorkspaceRef } from './connections';
import { readCsv } from './csv-download';
import { cancelPull, takeOver } from './left-behind';
import { beginJob, beginUndo, requireFree } from './begin';
import { jobInfo, nextSlice, placedTable, withLock } from './pulls';
import { SCHEDULE_ENDPOINTS } from './schedule-endpoints';
import { clientFor, openSession, type Session } from './session';
import { endAlone, fitTrigger, goOnAlone } from './trigger';
import { stateOf, viewLink } from './state';

/** One interactive slice: long enough to be worth a call, short enough that progress moves and Cancel works. */
const SLICE_MS = 20_000;

type Implementation = {
  readonly [N in keyof AllEndpoints]: (app: App, input: Parameters<AllEndpoints[N]>[0]) => ReturnType<AllEndpoints[N]>;
};

export const ENDPOINTS: Implementation = {
  getState: (app) => stateOf(app),

  connect(app, { address: typed, key: pasted, allowHttp }) {
    const address = readAddress(typed, { allowHttp });
    const key = readKey(pasted);
    // The address is kept with each table, where everybody reads it.
    if (keyGate(key.key)(address) !== address) throw new SyncError('address-invalid');
    // Its id is among what is asked here; none of that is metered.
    const twenty = clientFor(app, { address, workspaceId: '' }, key.key);
    const dialect = twenty.detectDialect();
    const { id: workspaceId, displayName, webAddress } = twenty.workspace();
    const connection: Connection = {
      address,
      workspaceId,
      workspaceName: displayName,
      webAddress,
      keyEnding: key.ending,
      keyId: keyIdFor(app, { address, workspaceId }, key.key),
      keyExpires: key.expires,
      dialect,
    };
    app.connections.save(connection, key.key);
    return connectionInfo(connection);
  },

  disconnect(app) {
    const workspace = app.connections.disconnect();
    app.connections.sweep();
    if (workspace) stopSchedules(app, workspace);
    return stateOf(app);
  },

  listObjects(app, { refresh, more }) {
    const session = openSession(app);
    const dialect = session.dialect({ fresh: refresh });
    const { objects } = session.schema({ fresh: refresh });
    // Where views are records, those of all objects cost several metered requests: only what people ask for is asked.
    const viewed = more ? new Set(session.twenty.views(null, dialect).map(({ objectId }) => objectId)) : null;
    return objects
      .filter(
        (object) => object.isActive && (viewed === null ? !object.isSystem : object.isSystem && viewed.has(object.id)),
      )
      .map(objectChoice)
      .sort((one, other) => (one.label.toLowerCase() < other.label.toLowerCase() ? -1 : 1));
  },

  listViews(app, { objectId }) {
    const session = openSession(app);
    const object = session.object(objectId);
    return session.twenty.views(objectId, session.dialect()).map((view) => viewChoice(session, object, view));
  },

  listMembers: (app) =>
    openSession(app)
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

  setSchedule(app, { tableId, everyHours }) {
    const timing = { kind: 'hours', every: everyHours ?? 1 } as const;
    const plan = everyHours === null ? null : { timing, paused: false, guard: 'follow' as const };
    return SCHEDULE_ENDPOINTS.planSchedule(app, { tableId, plan });
  },

  readCsv: (app, { tableId, file, next }) => readCsv(app, tableId, file, next),

  findView(app, { text }) {
    const session = openSession(app);
    const view = session.twenty.view(readViewId(text), session.dialect());
    const object = session.object(view.objectId);
    return { object: objectChoice(object), view: viewChoice(session, object, view) };
  },

  listFields(app, { objectId, viewId }) {
    const session = openSession(app);
    const view = session.twenty.view(viewId, session.dialect());
    return fieldChoices(view, session.object(objectId), session.schema());
  },

  ...SCHEDULE_ENDPOINTS,

  showTable(app, { tableId }) {
    app.spreadsheet.activate(placedTable(app, tableId).sheetId);
    return null;
  },
};

/** The same key keeps its id: what is known of what it sees stays known. */
function keyIdFor(app: App, workspace: WorkspaceRef, key: string): string {
  const known = app.connections.at(workspace);
  return known && app.connections.keyFor(workspace) === key ? known.keyId : app.newId();
}

/** Without the key, the hourly refreshes with it can only fail. */
function stopSchedules(app: App, { address, workspaceId }: WorkspaceRef): void {
  for (const { table } of readTables(app.spreadsheet)) {
    const isHere = table.address === address && table.workspaceId === workspaceId;
    if (isHere && app.schedules.of(table.id)?.owner === app.owner) app.schedules.remove(table.id);
  }
  fitTrigger(app);
}

function objectChoice({ id, nameSingular, namePlural, labelPlural }: ObjectMetadata): ObjectChoice {
  return { id, nameSingular, namePlural, label: labelPlural };
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

function startPull(
  app: App,
  { objectId, viewId, target, options, memberId, acceptFewer, acceptGone }: StartPull,
): JobInfo {
  // Before the lock: Twenty's limit may make it wait, and others need not.
  const session = openSession(app);
  const object = session.object(objectId);
  const view = session.twenty.view(viewId, session.dialect());
  const memberZone = memberId === null ? null : zoneOf(session, memberId);
  return withLock(app, () => {
    const taken = target.kind === 'sheet' ? tableAt(app, target.sheetId, view.name) : null;
    const table: Table = {
      v: 1,
      id: taken?.id ?? app.newId(),
      address: session.connection.address,
      workspaceId: session.connection.workspaceId,
      objectId: object.id,
      objectLabel: object.labelPlural,
      objectPath: object.namePlural,
      viewId: view.id,
      viewName: view.name,
      memberId,
      memberZone,
      options,
    };
    const sheetId = target.kind === 'sheet' ? target.sheetId : null;
    // All of it is this person's own choice.
    app.agreements.propose(table, null);
    return jobInfo(app, beginJob(app, { table, sheetId }, { acceptFewer, acceptGone }), 0);
  });
}

/** @throws SyncError `request-invalid` when there is no such member any more. */
function zoneOf({ twenty }: Session, memberId: string): string | null {
  const member = twenty.members().find(({ id }) => id === memberId);
  if (!member) throw new SyncError('request-invalid');
  return member.timeZone;
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
