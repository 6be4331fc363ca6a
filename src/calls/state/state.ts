import { shownLabel } from '../../gate';
import type { SheetInfo } from '../../ports/spreadsheet';
import type { SheetChoice } from '../../protocol/choice';
import type { SidebarState } from '../../protocol/state';
import type { OthersJob, TableInfo } from '../../protocol/table';
import { isActive, type Job } from '../../sync/job/job';
import { sweepHidden } from '../../sync/own/hidden/hidden';
import { sweepVersionBefore } from '../../sync/own/hidden/version-before';
import { type PlacedTable, readTables, tablesThere } from '../../sync/job/table';
import { readUndos, type Undo } from '../../sync/publish/journal/journal';
import { CLOUD } from '../../twenty/wire/address';
import { EVERYTHING } from '../../twenty/views/everything';
import { isChanged } from '../plan/agreed';
import type { App } from '../app/app';
import { connectionInfo, refText, type SavedConnection } from '../app/connections';
import { isLeftBehind, jobInfo, placedTable } from '../pull/pulls';
import { noticesOf, scheduleInfo } from '../schedule/schedule-state';
import { SHEET_WORDS } from '../words/words';
import { workspaceInfos } from './workspaces';

/** Everything the sidebar shows when it opens. Hidden sheets of pulls that died are removed on the way. */
export function stateOf(app: App): SidebarState {
  // Looked at under the lock: a pull that began a moment ago needs its hidden sheets.
  const isAlone = app.lock.acquire(0);
  return app.glance(() => {
    let sheets = app.spreadsheet.sheets();
    if (isAlone) {
      try {
        sheets = sweep(app, sheets);
      } finally {
        app.lock.release();
      }
    }
    return shown(app, sheets);
  });
}

function shown(app: App, sheets: readonly SheetInfo[]): SidebarState {
  const connection = app.connections.current();
  // Pulls of a backup are told of by its own page.
  const jobs = app.jobs.all().filter((job) => isActive(job) && job.table.viewId !== EVERYTHING);
  const tables = readTables(app.spreadsheet);
  noteSchedules(app, tables);
  const undos = readUndos(app.spreadsheet);
  const visible = sheets.filter(({ hidden }) => !hidden);
  const names = new Map(visible.map(({ id, name }) => [id, name]));
  const mine = jobs.find(({ owner }) => owner === app.owner);
  return {
    language: app.language,
    version: app.version,
    connection: connection && connectionInfo(connection),
    tables: tables.map((placed) => tableInfo(app, placed, { names, undos })),
    sheets: sheetChoices(app, tables, visible),
    activeSheetId: app.activeSheetId(),
    job: mine ? jobInfo(app, mine, 0) : null,
    others: jobs.filter(({ owner }) => owner !== app.owner).map((job) => othersJob(app, job)),
    authorizationUrl: app.authorizationUrl(),
    storage: app.storage.info(),
    notices: noticesOf(app),
    timeZone: app.spreadsheet.info().timeZone,
    workspaces: workspaceInfos(app, connection),
    lastAddress: lastAddress(app),
    stamp: app.stamp.read(),
  };
}

/** Another editor may have switched them off, or taken them over. */
function noteSchedules(app: App, tables: readonly PlacedTable[]): void {
  try {
    for (const { table } of tables) {
      app.agreements.schedule(table.id, app.schedules.of(table.id)?.owner === app.owner);
    }
  } catch {
    // It only says which agreements to drop last; the sidebar opens without it.
  }
}

/** @returns the sheets that are left */
function sweep(app: App, sheets: readonly SheetInfo[]): readonly SheetInfo[] {
  const jobs = app.jobs.all();
  const idsOf = (some: readonly Job[]): readonly string[] => some.map(({ table }) => table.id);
  const active = new Set([...idsOf(jobs.filter(isActive)), ...app.jobs.unread()]);
  const tables = tablesThere(app.spreadsheet);
  const left = sweepHidden(app.spreadsheet, { active, tables, pulled: new Set(idsOf(jobs)) }, sheets);
  const isThere = (tableId: string): boolean => tables.has(tableId) || active.has(tableId);
  app.storage.sweep(isThere);
  app.agreements.sweep(isThere);
  app.connections.sweep();
  return sweepVersionBefore(left, SHEET_WORDS[app.language].beforeName, app.spreadsheet);
}

function othersJob(app: App, job: Job): OthersJob {
  const { table, saved } = job;
  const leftBehind = isLeftBehind(app, job);
  return { tableId: table.id, viewName: shownLabel(table.viewName), saved: new Date(saved).toISOString(), leftBehind };
}

function sheetChoices(app: App, tables: readonly PlacedTable[], visible: readonly SheetInfo[]): readonly SheetChoice[] {
  const withTable = new Set(tables.map(({ sheetId }) => sheetId));
  return visible.map(({ id, name }) => {
    if (withTable.has(id)) return { id, name, state: 'table' as const };
    return { id, name, state: app.spreadsheet.usedSize(id).rows === 0 ? ('empty' as const) : ('occupied' as const) };
  });
}

/** What is asked for once for all tables. */
interface Surroundings {
  /** Of the sheets that show, by id. */
  readonly names: ReadonlyMap<number, string>;
  readonly undos: readonly Undo[];
}

/** A table for its card in the sidebar. */
function tableInfo(app: App, { table: said, sheetId }: PlacedTable, { names, undos }: Surroundings): TableInfo {
  const known = app.agreements.of(said.id);
  // What would be asked: the tag on the sheet may be anybody's.
  const table = known?.agreed?.table ?? said;
  const { editing: _, ...options } = table.options;
  const undo = undos.find((one) => one.tableId === table.id);
  const schedule = app.schedules.of(table.id);
  const connection = app.connections.at(table);
  return {
    id: table.id,
    sheetId,
    sheetName: names.get(sheetId) ?? app.spreadsheet.sheet(sheetId)?.name ?? '',
    objectLabel: shownLabel(table.objectLabel),
    viewId: table.viewId,
    viewName: shownLabel(table.viewName),
    link: connection ? viewLink(connection, table.objectPath, table.viewId) : '',
    // Whether its cells are edited asks nothing.
    options: said.options.editing === true ? { ...options, editing: true } : options,
    isChanged: isChanged(app, said),
    receipt: app.jobs.receipt(table.id),
    schedule: schedule && scheduleInfo(app, schedule),
    undo: undo ? { rows: undo.rows, pulled: undo.pulled } : null,
    objectId: table.objectId,
    workspace: refText(connection ?? table),
    workspaceName: shownLabel(connection?.workspaceName ?? (table.workspaceName || hostOf(table.address))),
    hasKey: connection !== null,
    member: table.memberId === null ? null : { id: table.memberId, name: shownLabel(table.memberName) },
    language: said.language,
  };
}

const hostOf = (address: string): string => address.replace(/^\w+:\/\//, '');

function lastAddress({ connections }: App): string {
  const last = connections.lastAddress();
  return last === CLOUD ? '' : last;
}

/** One table for its card. */
export function infoOf(app: App, tableId: string): TableInfo {
  return tableInfo(app, placedTable(app, tableId), {
    names: new Map(),
    undos: readUndos(app.spreadsheet),
  });
}

/** Opens a view in Twenty. */
export function viewLink(
  { webAddress }: Pick<SavedConnection, 'webAddress'>,
  objectPath: string,
  viewId: string,
): string {
  return `${webAddress}/objects/${objectPath}?viewId=${viewId}`;
}
