/** One state for each screen, waiting for the call number `CALL`, and one event for each name. */
import type { EndpointName } from '../../src/protocol';
import type { Event, Screen, State } from '../../sidebar/model';
import { initialState } from '../../sidebar/state';
import { NOW, connection, csvPart, job, object, options, sidebarState, table, viewChoice, workspace } from './builders';

const CALL = 7;
export const TROUBLE = { from: 'server', kind: 'unexpected', message: 'It broke.' } as const;

export type EventName =
  | Exclude<Event['type'], 'answered' | 'failed'>
  | `answered ${EndpointName}`
  | `failed ${EndpointName}`;

const { columns: _columns, ...CELLS } = options();

const CHOOSE: Extract<Screen, { at: 'choose' }> = {
  at: 'choose',
  objects: { is: 'here', items: [object('person', 'People')] },
  more: null,
  search: '',
  objectId: 'object-person',
  link: { text: 'https://crm.acme.example/objects/people?viewId=v9', call: null, trouble: null },
  found: null,
  views: { is: 'here', items: [viewChoice('v1')] },
  viewSearch: '',
  viewId: 'v1',
  members: { is: 'coming', call: CALL },
  memberId: null,
  target: { kind: 'newSheet' },
  columns: { kind: 'view', fields: null, search: '', fieldIds: [] },
  options: CELLS,
  editing: null,
  workspace: null,
  mayRead: {},
  check: { is: 'coming', call: CALL },
  checkDue: CALL,
};

const TABLE: Extract<Screen, { at: 'table' }> = {
  at: 'table',
  tableId: 't1',
  ended: null,
  busy: [{ call: CALL, tableId: 't1', action: 'schedule' }],
  undoing: false,
  lists: { is: 'coming', call: CALL },
  open: null,
  panel: null,
  troubles: [],
};

const CSV: Extract<Screen, { at: 'csv' }> = {
  at: 'csv',
  source: { kind: 'table', tableId: 't1' },
  settings: { kind: 'twenty', split: false, delimiter: ',', byteOrderMark: true },
  run: CALL,
  read: 0,
  total: null,
  waitUntil: null,
  outcome: null,
  copy: 'no',
  trouble: null,
};

/** What the one table keeps. */
export const UNDO = { rows: 3_000, pulled: '2026-09-20T09:00:00Z' };

export const FILES = {
  is: 'files',
  unmatched: [],
  files: [{ url: 'blob:1', fileName: 'person.csv', records: 300 }],
  text: 'Id',
} as const;

const SCREENS: { readonly [At in Screen['at']]: Extract<Screen, { at: At }> } = {
  loading: { at: 'loading', call: CALL, trouble: null },
  help: { at: 'help' },
  connect: {
    at: 'connect',
    address: 'crm.acme.example',
    keyShown: false,
    asksHttp: false,
    allowHttp: false,
    call: CALL,
    trouble: null,
  },
  home: { at: 'home', busy: [{ call: CALL, tableId: 't1', action: 'show' }], menu: null, troubles: [] },
  table: TABLE,
  choose: CHOOSE,
  pull: {
    at: 'pull',
    origin: { kind: 'refresh', tableId: 't1', acceptFewer: false, acceptGone: false },
    job: job(),
    call: CALL,
    cancelCall: null,
    progressCall: null,
    wait: null,
    lost: 0,
    cancelling: false,
    trouble: null,
  },
  csv: CSV,
  workspaces: { at: 'workspaces', asked: { ref: 'w1', about: 'key' }, call: CALL, trouble: null },
};

/** The same screens when nothing is under way. */
const SETTLED = {
  broken: { ...SCREENS.loading, call: null, trouble: TROUBLE },
  form: { ...SCREENS.connect, call: null },
  stopped: { ...SCREENS.pull, call: null, trouble: TROUBLE },
  /** Undo waits for a yes. */
  asking: { ...TABLE, undoing: true },
  kind: { ...CSV, run: null },
  file: { ...CSV, outcome: FILES },
  rename: { ...TABLE, panel: { is: 'rename', name: 'People', call: null, trouble: null } },
  replace: { ...SCREENS.workspaces, call: null },
} as const satisfies Readonly<Record<string, Screen>>;

export type Place = Screen['at'] | keyof typeof SETTLED;

export const PLACES: readonly Place[] = [
  'loading',
  'broken',
  'form',
  'connect',
  'home',
  'table',
  'asking',
  'choose',
  'pull',
  'stopped',
  'kind',
  'csv',
  'file',
  'rename',
  'workspaces',
  'replace',
  'help',
];

export function stateAt(place: Place, changes: Partial<State> = {}): State {
  const screen: Screen = { ...SCREENS, ...SETTLED }[place];
  const data = sidebarState({
    tables: [table({ undo: UNDO })],
    connection: screen.at === 'connect' ? null : connection(),
    workspaces: screen.at === 'connect' ? [] : [workspace()],
  });
  return { ...initialState('en', NOW), calls: CALL, data, screen, ...changes };
}

const state = sidebarState({ tables: [table()] });
const failed = (endpoint: EndpointName): Event => ({ type: 'failed', endpoint, call: CALL, trouble: TROUBLE });

const CHECK = {
  records: 0,
  columns: [],
  question: '',
  seconds: 1,
  cells: { needed: 0, used: 0, most: 10_000_000 },
  leftOut: [],
  ignoredFilters: [],
  doubts: [],
  rows: [],
};
const REMOVAL = { sheetName: '', rows: 0, ownColumns: 0, archived: 0, hasUndo: false, lists: 0 };

export const EVENTS: Record<EventName, Event> = {
  opened: { type: 'opened', errand: null },
  allAsked: { type: 'allAsked' },
  helpAsked: { type: 'helpAsked' },
  ticked: { type: 'ticked' },
  slow: { type: 'slow', call: CALL },
  addressTyped: { type: 'addressTyped', address: 'api.twenty.com' },
  keyToggled: { type: 'keyToggled' },
  httpAllowed: { type: 'httpAllowed', allowed: true },
  connectAsked: { type: 'connectAsked', key: 'secret' },
  lookDue: { type: 'lookDue' },
  workspacesAsked: { type: 'workspacesAsked' },
  workspaceAdded: { type: 'workspaceAdded' },
  workspaceUsed: { type: 'workspaceUsed', ref: 'w1' },
  keyReplaceAsked: { type: 'keyReplaceAsked', ref: 'w1' },
  keyReplaced: { type: 'keyReplaced', key: 'secret' },
  forgetAsked: { type: 'forgetAsked', ref: 'w1' },
  forgetConfirmed: { type: 'forgetConfirmed' },
  workspaceDropped: { type: 'workspaceDropped' },
  changesAsked: { type: 'changesAsked', which: 'added' },
  editAsked: { type: 'editAsked' },
  anotherViewAsked: { type: 'anotherViewAsked' },
  duplicateAsked: { type: 'duplicateAsked' },
  headersReset: { type: 'headersReset' },
  panelAsked: { type: 'panelAsked', panel: 'remove' },
  panelDropped: { type: 'panelDropped' },
  nameTyped: { type: 'nameTyped', name: 'Leads' },
  renamed: { type: 'renamed' },
  staleToggled: { type: 'staleToggled', tag: 'a1' },
  tidied: { type: 'tidied' },
  removed: { type: 'removed', keep: false },
  tableAsked: { type: 'tableAsked', tableId: 't1' },
  menuToggled: { type: 'menuToggled', tableId: 't1' },
  refreshAsked: { type: 'refreshAsked', tableId: 't1' },
  takeOverAsked: { type: 'takeOverAsked', tableId: 't1' },
  undoAsked: { type: 'undoAsked' },
  undoDropped: { type: 'undoDropped' },
  undoConfirmed: { type: 'undoConfirmed' },
  csvAsked: { type: 'csvAsked', tableId: 't1' },
  scheduleAsked: { type: 'scheduleAsked', tableId: 't1', on: true },
  showAsked: { type: 'showAsked', tableId: 't1' },
  newAsked: { type: 'newAsked' },
  objectsAsked: { type: 'objectsAsked' },
  moreAsked: { type: 'moreAsked' },
  objectSearched: { type: 'objectSearched', text: 'pe' },
  viewSearched: { type: 'viewSearched', text: 'al' },
  objectChosen: { type: 'objectChosen', objectId: 'object-pet' },
  objectDropped: { type: 'objectDropped' },
  linkTyped: { type: 'linkTyped', text: 'v9' },
  linkAsked: { type: 'linkAsked' },
  viewChosen: { type: 'viewChosen', viewId: 'v2' },
  membersAsked: { type: 'membersAsked' },
  memberChosen: { type: 'memberChosen', memberId: 'm1' },
  targetChosen: { type: 'targetChosen', target: { kind: 'sheet', sheetId: 1 } },
  columnsChosen: { type: 'columnsChosen', kind: 'chosen' },
  fieldsAsked: { type: 'fieldsAsked' },
  fieldSearched: { type: 'fieldSearched', text: 'em' },
  fieldToggled: { type: 'fieldToggled', fieldId: 'f1' },
  optionsChosen: { type: 'optionsChosen', options: { ...CELLS, relationLabels: false, selectAs: 'value' } },
  checkDue: { type: 'checkDue', id: CALL },
  checkAsked: { type: 'checkAsked' },
  probeDue: { type: 'probeDue' },
  workspaceChosen: { type: 'workspaceChosen', ref: 'w2' },
  viewCsvAsked: { type: 'viewCsvAsked' },
  pullAsked: { type: 'pullAsked' },
  progressDue: { type: 'progressDue', call: CALL },
  waitOver: { type: 'waitOver', id: CALL },
  cancelAsked: { type: 'cancelAsked' },
  againAsked: { type: 'againAsked' },
  fewerAccepted: { type: 'fewerAccepted' },
  backAsked: { type: 'backAsked' },
  csvSet: { type: 'csvSet', settings: { ...CSV.settings, kind: 'sheet' } },
  csvStarted: { type: 'csvStarted' },
  csvRead: { type: 'csvRead', run: CALL, read: 100, total: 300, waitMs: 0 },
  csvEnded: {
    type: 'csvEnded',
    run: CALL,
    outcome: FILES,
  },
  csvFailed: { type: 'csvFailed', run: CALL, trouble: TROUBLE },
  keyAsked: { type: 'keyAsked' },
  tablesAsked: { type: 'tablesAsked' },
  detailsAsked: { type: 'detailsAsked', text: 'Twenty Sheets 0.1.0' },
  copyAsked: { type: 'copyAsked' },
  copied: { type: 'copied' },
  'answered getState': { type: 'answered', endpoint: 'getState', call: CALL, data: state },
  'answered connect': { type: 'answered', endpoint: 'connect', call: CALL, data: connection() },
  'answered disconnect': { type: 'answered', endpoint: 'disconnect', call: CALL, data: state },
  'answered listObjects': { type: 'answered', endpoint: 'listObjects', call: CALL, data: [] },
  'answered listViews': { type: 'answered', endpoint: 'listViews', call: CALL, data: [] },
  'answered listMembers': { type: 'answered', endpoint: 'listMembers', call: CALL, data: [] },
  'answered startPull': { type: 'answered', endpoint: 'startPull', call: CALL, data: job() },
  'answered refreshTable': { type: 'answered', endpoint: 'refreshTable', call: CALL, data: job({ waitMs: 6_000 }) },
  'answered undoRefresh': { type: 'answered', endpoint: 'undoRefresh', call: CALL, data: job() },
  'answered takeOver': { type: 'answered', endpoint: 'takeOver', call: CALL, data: job() },
  'answered continuePull': { type: 'answered', endpoint: 'continuePull', call: CALL, data: job({ phase: 'done' }) },
  'answered cancelPull': { type: 'answered', endpoint: 'cancelPull', call: CALL, data: job({ phase: 'cancelled' }) },
  'answered setSchedule': { type: 'answered', endpoint: 'setSchedule', call: CALL, data: table({ viewName: 'New' }) },
  'answered readCsv': { type: 'answered', endpoint: 'readCsv', call: CALL, data: csvPart() },
  'answered findView': {
    type: 'answered',
    endpoint: 'findView',
    call: CALL,
    data: { object: object('pet', 'Pets'), view: viewChoice('v9') },
  },
  'answered listFields': { type: 'answered', endpoint: 'listFields', call: CALL, data: [] },
  'answered showTable': { type: 'answered', endpoint: 'showTable', call: CALL, data: null },
  'answered replaceKey': { type: 'answered', endpoint: 'replaceKey', call: CALL, data: state },
  'answered useWorkspace': { type: 'answered', endpoint: 'useWorkspace', call: CALL, data: state },
  'answered forget': { type: 'answered', endpoint: 'forget', call: CALL, data: state },
  'answered look': { type: 'answered', endpoint: 'look', call: CALL, data: { activeSheetId: 1, stamp: 's' } },
  'answered checkView': { type: 'answered', endpoint: 'checkView', call: CALL, data: CHECK },
  'answered pullProgress': { type: 'answered', endpoint: 'pullProgress', call: CALL, data: null },
  'answered probeObjects': {
    type: 'answered',
    endpoint: 'probeObjects',
    call: CALL,
    data: { mayRead: {}, isWhole: true, waitMs: 0 },
  },
  'answered readViewCsv': { type: 'answered', endpoint: 'readViewCsv', call: CALL, data: csvPart() },
  'answered changeTable': { type: 'answered', endpoint: 'changeTable', call: CALL, data: job() },
  'answered renameTable': { type: 'answered', endpoint: 'renameTable', call: CALL, data: table() },
  'answered duplicateTable': { type: 'answered', endpoint: 'duplicateTable', call: CALL, data: job() },
  'answered listRun': { type: 'answered', endpoint: 'listRun', call: CALL, data: null },
  'answered staleColumns': { type: 'answered', endpoint: 'staleColumns', call: CALL, data: [] },
  'answered tidyUp': { type: 'answered', endpoint: 'tidyUp', call: CALL, data: [] },
  'answered removal': { type: 'answered', endpoint: 'removal', call: CALL, data: REMOVAL },
  'answered removeTable': { type: 'answered', endpoint: 'removeTable', call: CALL, data: state },
  'failed getState': failed('getState'),
  'failed connect': failed('connect'),
  'failed disconnect': failed('disconnect'),
  'failed listObjects': failed('listObjects'),
  'failed listViews': failed('listViews'),
  'failed listMembers': failed('listMembers'),
  'failed startPull': failed('startPull'),
  'failed refreshTable': failed('refreshTable'),
  'failed undoRefresh': failed('undoRefresh'),
  'failed takeOver': failed('takeOver'),
  'failed continuePull': failed('continuePull'),
  'failed cancelPull': failed('cancelPull'),
  'failed setSchedule': failed('setSchedule'),
  'failed readCsv': failed('readCsv'),
  'failed findView': failed('findView'),
  'failed listFields': failed('listFields'),
  'failed showTable': failed('showTable'),
  'failed replaceKey': failed('replaceKey'),
  'failed useWorkspace': failed('useWorkspace'),
  'failed forget': failed('forget'),
  'failed look': failed('look'),
  'failed checkView': failed('checkView'),
  'failed pullProgress': failed('pullProgress'),
  'failed probeObjects': failed('probeObjects'),
  'failed readViewCsv': failed('readViewCsv'),
  'failed changeTable': failed('changeTable'),
  'failed renameTable': failed('renameTable'),
  'failed duplicateTable': failed('duplicateTable'),
  'failed listRun': failed('listRun'),
  'failed staleColumns': failed('staleColumns'),
  'failed tidyUp': failed('tidyUp'),
  'failed removal': failed('removal'),
  'failed removeTable': failed('removeTable'),
};
