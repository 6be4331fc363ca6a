/** What a server would say: valid by default, override what the test is about. */
import type { FieldChoice, ObjectChoice, TableOptions, ViewCheck, ViewChoice } from '../../src/protocol/choice';
import type { CsvPart } from '../../src/protocol/csv';
import type { JobInfo } from '../../src/protocol/job';
import type { Receipt } from '../../src/protocol/receipt';
import type { Failure, Reply } from '../../src/protocol/reply';
import type { ScheduleInfo } from '../../src/protocol/schedule';
import type { SidebarState } from '../../src/protocol/state';
import type { TableInfo } from '../../src/protocol/table';
import type { ConnectionInfo, WorkspaceInfo } from '../../src/protocol/workspace';
import type { Answer } from './fake-script-run';

export const NOW = Date.parse('2026-09-21T10:00:00Z');

export function connection(changes: Partial<ConnectionInfo> = {}): ConnectionInfo {
  return {
    address: 'https://crm.acme.example',
    workspaceName: 'Acme',
    keyEnding: 'x9Qk',
    keyExpires: null,
    appVersion: '2.21.0',
    webAddress: 'https://crm.acme.example',
    ...changes,
  };
}

export function workspace(changes: Partial<WorkspaceInfo> = {}): WorkspaceInfo {
  return { ...connection(), ref: 'https://crm.acme.example#acme', isCurrent: true, ...changes };
}

export function receipt(changes: Partial<Receipt> = {}): Receipt {
  return {
    complete: true,
    asked: 12_000,
    fetched: 12_000,
    distinct: 12_000,
    written: 12_000,
    columns: 14,
    added: null,
    changed: null,
    gone: null,
    edited: 0,
    unmoved: [],
    restarts: 0,
    walked: null,
    requests: 5,
    seconds: 8.4,
    started: '2026-09-21T09:54:50Z',
    finished: '2026-09-21T09:54:58Z',
    leftOut: [],
    ignoredFilters: [],
    doubts: [],
    question: '',
    hiddenGroups: null,
    ...changes,
  };
}

export function options(changes: Partial<TableOptions> = {}): TableOptions {
  return {
    columns: { kind: 'view' },
    relationLabels: true,
    selectAs: 'label',
    listChanges: false,
    rowOrder: 'view',
    mayShrink: false,
    hiddenGroups: 'pull',
    relationIds: 'first',
    recordLinks: false,
    ...changes,
  };
}

export function table(changes: Partial<TableInfo> = {}): TableInfo {
  return {
    id: 't1',
    sheetId: 11,
    sheetName: 'People',
    objectLabel: 'People',
    viewId: 'v1',
    viewName: 'All People',
    link: 'https://crm.acme.example/objects/people?viewId=v1',
    options: options(),
    isChanged: false,
    receipt: receipt(),
    schedule: null,
    undo: null,
    objectId: 'object-person',
    workspace: 'https://crm.acme.example#acme',
    workspaceName: 'Acme',
    hasKey: true,
    member: null,
    language: 'en',
    ...changes,
  };
}

export function job(changes: Partial<JobInfo> = {}): JobInfo {
  return {
    tableId: 't1',
    sheetId: null,
    viewName: 'All People',
    phase: 'fetching',
    rows: 6_000,
    total: 12_000,
    waitMs: 0,
    receipt: null,
    failure: null,
    secondsLeft: null,
    cells: null,
    isWriting: false,
    ...changes,
  };
}

/** Of this person, every hour. */
export function scheduleOf(changes: Partial<ScheduleInfo> = {}): ScheduleInfo {
  return {
    timing: { kind: 'hours', every: 1 },
    paused: false,
    guard: 'follow',
    mine: true,
    by: '',
    lastRun: null,
    nextRun: null,
    missing: null,
    lastFailure: null,
    ...changes,
  };
}

export function sidebarState(changes: Partial<SidebarState> = {}): SidebarState {
  return {
    language: 'en',
    version: '0.1.0',
    connection: connection(),
    tables: [],
    sheets: [{ id: 1, name: 'Sheet1', state: 'empty' }],
    activeSheetId: 1,
    job: null,
    others: [],
    authorizationUrl: null,
    storage: { usedKb: 12, mostKb: 500 },
    workspaces: [workspace()],
    lastAddress: '',
    stamp: 'now',
    notices: [],
    timeZone: 'Europe/Paris',
    ...changes,
  };
}

export function object(nameSingular: string, label: string): ObjectChoice {
  return { id: `object-${nameSingular}`, nameSingular, namePlural: `${nameSingular}s`, label, mayRead: null };
}

export function viewChoice(id: string, changes: Partial<ViewChoice> = {}): ViewChoice {
  const link = `https://crm.acme.example/objects/people?viewId=${id}`;
  return { id, name: 'All People', type: 'TABLE', isIndex: false, needsMember: false, link, ...changes };
}

export function viewCheck(changes: Partial<ViewCheck> = {}): ViewCheck {
  return {
    records: 12_000,
    columns: ['Id', 'Name', 'Emails'],
    question: 'Filters: City is Paris. Order: Name.',
    seconds: 8,
    cells: { needed: 36_000, used: 26_000, most: 10_000_000 },
    leftOut: [],
    ignoredFilters: [],
    doubts: [],
    rows: [['1', 'Ada Lovelace', 'ada@acme.example']],
    ...changes,
  };
}

export function field(id: string, changes: Partial<FieldChoice> = {}): FieldChoice {
  return { id, label: id, inView: false, ...changes };
}

export function csvPart(changes: Partial<CsvPart> = {}): CsvPart {
  return {
    startsFile: false,
    text: '',
    ids: [],
    totalCount: 0,
    next: null,
    waitMs: 0,
    fileName: 'person.csv',
    unmatched: [],
    ...changes,
  };
}

export function ok(data: unknown): Answer {
  return { reply: { ok: true, data } };
}

export function refused(kind: Failure['kind'], message: string, agree?: string): Answer {
  const error = agree === undefined ? { kind, message } : { kind, message, agree };
  const reply: Reply<never> = { ok: false, error };
  return { reply };
}

/** Comes only when the test releases it. */
export function held(data: unknown): Answer {
  return { reply: { ok: true, data }, held: true };
}
