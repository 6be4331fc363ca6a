/** The sidebar's calls. Input is checked here; what they throw becomes a sentence in `answer.ts`. */
import * as z from 'zod/mini';
import { SyncError } from '../errors';
import { DOWNLOAD_EXPORT_RULES } from '../fields/export-rules';
import { planExport } from '../fields/export';
import { codecOf } from '../fields/index';
import type { CsvPart, Endpoints, JobInfo, SheetChoice, SidebarState, StartPull, TableInfo, ViewChoice } from '../protocol';
import { csvPart, csvRetry, type CsvState, firstCsvState, readCsvState } from '../sync/csv';
import { forbiddenNames } from '../sync/forbidden';
import { isActive, transition } from '../sync/job';
import type { SyncPlan } from '../sync/plan';
import { removeHidden, sweepHidden } from '../sync/staging';
import { type PlacedTable, readTables, type Table } from '../sync/table';
import { normalizeAddress } from '../twenty/address';
import { needsMember } from '../twenty/filters/index';
import { readKey } from '../twenty/key';
import type { ObjectMetadata, View } from '../twenty/model';
import type { App } from './app';
import { type Connection, connectionInfo } from './connections';
import { beginJob, jobInfo, placedTable, planView, withLock, workOn } from './pulls';
import { clientFor, openSession, type Session } from './session';

/** One interactive slice: long enough to be worth a call, short enough that progress moves and Cancel works. */
const SLICE_MS = 20_000;

type Implementation = {
  readonly [N in keyof Endpoints]: (app: App, input: Parameters<Endpoints[N]>[0]) => ReturnType<Endpoints[N]>;
};

export const ENDPOINTS: Implementation = {
  getState: (app) => stateOf(app),

  connect(app, { address: typed, key: pasted, allowHttp }) {
    const address = normalizeAddress(typed, { allowHttp });
    const key = readKey(pasted);
    const twenty = clientFor(app, address, key.text);
    const dialect = twenty.detectDialect();
    const { displayName, webAddress } = twenty.workspace();
    const connection: Connection = {
      address,
      workspaceName: displayName,
      webAddress,
      keyEnding: key.ending,
      keyExpires: key.expires,
      dialect,
    };
    app.connections.save(connection, key.text);
    return connectionInfo(connection);
  },

  disconnect(app) {
    const connection = app.connections.current();
    if (connection) app.connections.remove(connection.address);
    return stateOf(app);
  },

  listObjects(app, { refresh }) {
    const session = openSession(app);
    return session
      .schema({ fresh: refresh })
      .objects.filter(({ isActive, isSystem }) => isActive && !isSystem)
      .map(({ id, nameSingular, namePlural, labelPlural }) => ({ id, nameSingular, namePlural, label: labelPlural }))
      .sort((one, other) => (one.label.toLowerCase() < other.label.toLowerCase() ? -1 : 1));
  },

  listViews(app, { objectId }) {
    const session = openSession(app);
    const object = session.object(objectId);
    return session.twenty
      .views(objectId, session.connection.dialect)
      .map((view) => viewChoice(session, object, view));
  },

  listMembers: (app) =>
    openSession(app)
      .twenty.members()
      .map(({ id, name, email }) => ({ id, name, email })),

  startPull: (app, input) => withLock(app, () => startPull(app, input)),

  refreshTable: (app, { tableId }) =>
    withLock(app, () => {
      const running = app.jobs.load(tableId);
      if (running && isActive(running) && running.owner === app.owner) return jobInfo(app, running, 0);
      const { table, sheetId } = placedTable(app, tableId);
      return jobInfo(app, beginJob(app, table, sheetId), 0);
    }),

  continuePull: (app, { tableId }) =>
    withLock(app, () => {
      const job = ownJob(app, tableId);
      if (!isActive(job)) return jobInfo(app, job, 0);
      const slice = workOn(app, job, app.clock.now() + SLICE_MS);
      return jobInfo(app, slice.job, slice.waitMs);
    }),

  cancelPull(app, { tableId }) {
    app.jobs.requestCancel(tableId);
    // While a slice works, it sees the request itself and ends; its answer says so.
    if (!app.lock.acquire(0)) return jobInfo(app, ownJob(app, tableId), 0);
    const job = transition(ownJob(app, tableId), { type: 'cancelled' });
    app.jobs.save(job);
    if (!isActive(job)) removeHidden(app.spreadsheet, tableId);
    app.lock.release();
    return jobInfo(app, job, 0);
  },

  setSchedule(app, { tableId, everyHours }) {
    const placed = placedTable(app, tableId);
    if (everyHours === null) app.schedules.remove(tableId);
    else {
      openSession(app, placed.table.address);
      app.schedules.save(tableId, { v: 1, owner: app.owner, everyHours, lastRun: app.clock.now(), lastFailure: null });
    }
    // One trigger serves all tables that this person refreshes here.
    try {
      if (app.schedules.ownedBy(app.owner).length > 0) app.scheduler.start();
      else app.scheduler.stop();
    } catch (thrown) {
      app.schedules.remove(tableId);
      throw thrown;
    }
    return tableInfo(app, placed);
  },

  readCsv: (app, { tableId, next }) => readCsv(app, tableId, next),

  showTable(app, { tableId }) {
    app.spreadsheet.activate(placedTable(app, tableId).sheetId);
    return null;
  },
};

/** What each endpoint may be given; anything else is `request-invalid`. */
const INPUTS: { readonly [N in keyof Endpoints]: () => z.ZodMiniType<Parameters<Endpoints[N]>[0]> } = {
  getState: () => z.object({}),
  connect: () => z.object({ address: z.string(), key: z.string(), allowHttp: z.boolean() }),
  disconnect: () => z.object({}),
  listObjects: () => z.object({ refresh: z.boolean() }),
  listViews: () => z.object({ objectId: z.string() }),
  listMembers: () => z.object({}),
  startPull: () =>
    z.object({
      objectId: z.string(),
      viewId: z.string(),
      target: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('newSheet') }),
        z.object({ kind: z.literal('sheet'), sheetId: z.number() }),
      ]),
      options: z.object({ relationLabels: z.boolean(), selectAs: z.enum(['label', 'value']) }),
      memberId: z.nullable(z.string()),
    }),
  refreshTable: () => z.object({ tableId: z.string() }),
  continuePull: () => z.object({ tableId: z.string() }),
  cancelPull: () => z.object({ tableId: z.string() }),
  setSchedule: () =>
    z.object({ tableId: z.string(), everyHours: z.nullable(z.number().check(z.int(), z.gte(1), z.lte(24 * 7))) }),
  readCsv: () => z.object({ tableId: z.string(), next: z.nullable(z.string()) }),
  showTable: () => z.object({ tableId: z.string() }),
};

/** @throws SyncError `request-invalid` when the sidebar and the server do not fit together. */
export function checkedInput<N extends keyof Endpoints>(name: N, input: unknown): Parameters<Endpoints[N]>[0] {
  const parsed = z.safeParse(INPUTS[name](), input);
  if (!parsed.success) throw new SyncError('request-invalid');
  return parsed.data;
}

function stateOf(app: App): SidebarState {
  const connection = app.connections.current();
  const jobs = app.jobs.all().filter(isActive);
  if (app.lock.acquire(0)) {
    sweepHidden(
      app.spreadsheet,
      jobs.map(({ table }) => table.id),
    );
    app.lock.release();
  }
  const tables = readTables(app.spreadsheet);
  const mine = jobs.find(({ owner }) => owner === app.owner);
  return {
    language: app.language,
    version: VERSION,
    connection: connection && connectionInfo(connection),
    tables: tables.map((placed) => tableInfo(app, placed)),
    sheets: sheetChoices(app, tables),
    activeSheetId: app.activeSheetId(),
    job: mine ? jobInfo(app, mine, 0) : null,
    authorizationUrl: app.authorizationUrl(),
  };
}

function sheetChoices(app: App, tables: readonly PlacedTable[]): readonly SheetChoice[] {
  const withTable = new Set(tables.map(({ sheetId }) => sheetId));
  return app.spreadsheet
    .sheets()
    .filter(({ hidden }) => !hidden)
    .map(({ id, name }) => {
      if (withTable.has(id)) return { id, name, state: 'table' as const };
      const { rows, columns } = app.spreadsheet.usedSize(id);
      return { id, name, state: rows === 0 && columns === 0 ? ('empty' as const) : ('occupied' as const) };
    });
}

function tableInfo(app: App, { table, sheetId }: PlacedTable): TableInfo {
  const schedule = app.schedules.of(table.id);
  const connection = app.connections.at(table.address);
  return {
    id: table.id,
    sheetId,
    sheetName: app.spreadsheet.sheets().find(({ id }) => id === sheetId)?.name ?? '',
    objectLabel: table.objectLabel,
    viewId: table.viewId,
    viewName: table.viewName,
    link: connection ? viewLink(connection, table.objectPath, table.viewId) : '',
    options: table.options,
    receipt: app.jobs.receipt(table.id),
    schedule: schedule && {
      everyHours: schedule.everyHours,
      mine: schedule.owner === app.owner,
      lastRun: schedule.lastRun === null ? null : new Date(schedule.lastRun).toISOString(),
      lastFailure: schedule.lastFailure,
    },
  };
}

function viewLink({ webAddress }: Connection, objectPath: string, viewId: string): string {
  return `${webAddress}/objects/${objectPath}?viewId=${viewId}`;
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

function startPull(app: App, { objectId, viewId, target, options, memberId }: StartPull): JobInfo {
  const session = openSession(app);
  const object = session.object(objectId);
  const view = session.twenty.view(viewId, session.connection.dialect);
  const taken = target.kind === 'sheet' ? tableAt(app, target.sheetId) : null;
  const table: Table = {
    v: 1,
    id: taken?.id ?? app.newId(),
    address: session.connection.address,
    objectId: object.id,
    objectLabel: object.labelPlural,
    objectPath: object.namePlural,
    viewId: view.id,
    viewName: view.name,
    memberId,
    options,
  };
  return jobInfo(app, beginJob(app, table, target.kind === 'sheet' ? target.sheetId : null), 0);
}

/** The table on a sheet that may take a view, or null where it is empty. */
function tableAt(app: App, sheetId: number): Table | null {
  const placed = readTables(app.spreadsheet).find((candidate) => candidate.sheetId === sheetId);
  if (placed) return placed.table;
  const sheet = app.spreadsheet.sheets().find(({ id }) => id === sheetId);
  if (!sheet) throw new SyncError('sheet-gone', { view: '' });
  if (app.spreadsheet.usedSize(sheetId).rows > 0) throw new SyncError('sheet-not-empty', { sheet: sheet.name });
  return null;
}

/** The job of a table, of this person. @throws SyncError `job-gone`, `job-elsewhere`. */
function ownJob(app: App, tableId: string) {
  const job = app.jobs.load(tableId);
  if (!job) throw new SyncError('job-gone', { view: tableId });
  if (job.owner !== app.owner) throw new SyncError('job-elsewhere');
  return job;
}

function readCsv(app: App, tableId: string, next: string | null): CsvPart {
  const { table } = placedTable(app, tableId);
  const session = openSession(app, table.address);
  const { dialect } = session.connection;
  const known = next === null ? null : readCsvState(next);
  const started = known?.started ?? app.clock.now();
  const forbidden = known?.forbidden ?? [];
  const plan = planView(app, session, table, { now: started, forbidden, dialect, fresh: known === null });
  const state = known ?? firstCsvState(plan, started, forbidden);
  try {
    return csvPart(state, {
      plan,
      exportPlan: exportPlanOf(plan, session, forbidden),
      rules: dialect.rules,
      twenty: session.twenty,
      clock: app.clock,
    });
  } catch (thrown) {
    if (!(thrown instanceof SyncError)) throw thrown;
    const fileName = `${plan.object.nameSingular}.csv`;
    const names = state.offset === 0 ? forbiddenNames(thrown, plan, forbidden, session.twenty) : [];
    const part = names.length > 0 ? without(names) : csvRetry(state, thrown, fileName);
    if (!part) throw thrown;
    return part;
  }

  /** From the start, without what the key may not read. */
  function without(names: readonly string[]): CsvPart {
    const all = [...forbidden, ...names];
    const again = planView(app, session, table, { now: started, forbidden: all, dialect, fresh: false });
    const from: CsvState = firstCsvState(again, started, all);
    const fileName = `${plan.object.nameSingular}.csv`;
    return { text: '', ids: [], totalCount: 0, next: JSON.stringify(from), waitMs: 0, fileName };
  }
}

function exportPlanOf({ view, object }: SyncPlan, session: Session, forbidden: readonly string[]) {
  const readable = view.fields.filter(({ fieldId }) => {
    const field = object.fields.find(({ id }) => id === fieldId);
    return !forbidden.includes(`${object.nameSingular}.${field?.name ?? ''}`);
  });
  const context = { schema: session.schema(), codecOf, selectAs: 'value', relationLabels: false } as const;
  const rules = DOWNLOAD_EXPORT_RULES[session.connection.dialect.rules];
  return planExport({ ...view, fields: readable }, object, context, rules);
}
