/** One state for each screen, waiting for the call number `CALL`, and one event for each name. */
import type { EndpointName } from '../../src/protocol';
import type { Event, Screen, State } from '../../sidebar/model';
import { initialState } from '../../sidebar/state';
import { NOW, connection, csvPart, job, object, sidebarState, table, viewChoice } from './builders';

const CALL = 7;
export const TROUBLE = { from: 'server', kind: 'unexpected', message: 'It broke.' } as const;

export type EventName =
  | Exclude<Event['type'], 'answered' | 'failed'>
  | `answered ${EndpointName}`
  | `failed ${EndpointName}`;

const CHOOSE: Extract<Screen, { at: 'choose' }> = {
  at: 'choose',
  objects: { is: 'here', items: [object('person', 'People')] },
  search: '',
  objectId: 'object-person',
  views: { is: 'here', items: [viewChoice('v1')] },
  viewId: 'v1',
  members: { is: 'coming', call: CALL },
  memberId: null,
  target: { kind: 'newSheet' },
  options: { relationLabels: true, selectAs: 'label' },
};

const SCREENS: { readonly [At in Screen['at']]: Extract<Screen, { at: At }> } = {
  loading: { at: 'loading', call: CALL, trouble: null },
  connect: {
    at: 'connect',
    address: 'crm.acme.example',
    keyShown: false,
    asksHttp: false,
    allowHttp: false,
    call: CALL,
    trouble: null,
  },
  home: { at: 'home', busy: [{ call: CALL, tableId: 't1', action: 'show' }], trouble: null },
  choose: CHOOSE,
  pull: {
    at: 'pull',
    origin: { kind: 'refresh', tableId: 't1' },
    job: job(),
    call: CALL,
    cancelCall: null,
    wait: null,
    lost: 0,
    cancelling: false,
    trouble: null,
  },
  csv: { at: 'csv', tableId: 't1', run: CALL, read: 0, total: null, waitUntil: null, outcome: null, trouble: null },
};

/** The same screens when nothing is under way. */
const SETTLED = {
  broken: { ...SCREENS.loading, call: null, trouble: TROUBLE },
  form: { ...SCREENS.connect, call: null },
  stopped: { ...SCREENS.pull, call: null, trouble: TROUBLE },
  file: { ...SCREENS.csv, outcome: { is: 'file', url: 'blob:1', fileName: 'person.csv', records: 300 } },
} as const satisfies Readonly<Record<string, Screen>>;

export type Place = Screen['at'] | keyof typeof SETTLED;

export const PLACES: readonly Place[] = [
  'loading',
  'broken',
  'form',
  'connect',
  'home',
  'choose',
  'pull',
  'stopped',
  'csv',
  'file',
];

export function stateAt(place: Place, changes: Partial<State> = {}): State {
  const screen: Screen = { ...SCREENS, ...SETTLED }[place];
  const data = sidebarState({ tables: [table()], connection: screen.at === 'connect' ? null : connection() });
  return { ...initialState('en', NOW), calls: CALL, data, screen, ...changes };
}

const state = sidebarState({ tables: [table()] });
const failed = (endpoint: EndpointName): Event => ({ type: 'failed', endpoint, call: CALL, trouble: TROUBLE });

export const EVENTS: Record<EventName, Event> = {
  opened: { type: 'opened' },
  ticked: { type: 'ticked' },
  slow: { type: 'slow', call: CALL },
  addressTyped: { type: 'addressTyped', address: 'api.twenty.com' },
  keyToggled: { type: 'keyToggled' },
  httpAllowed: { type: 'httpAllowed', allowed: true },
  connectAsked: { type: 'connectAsked', key: 'secret' },
  disconnectAsked: { type: 'disconnectAsked' },
  disconnectDropped: { type: 'disconnectDropped' },
  disconnectConfirmed: { type: 'disconnectConfirmed' },
  refreshAsked: { type: 'refreshAsked', tableId: 't1' },
  csvAsked: { type: 'csvAsked', tableId: 't1' },
  scheduleAsked: { type: 'scheduleAsked', tableId: 't1', on: true },
  showAsked: { type: 'showAsked', tableId: 't1' },
  newAsked: { type: 'newAsked' },
  objectsAsked: { type: 'objectsAsked' },
  objectSearched: { type: 'objectSearched', text: 'pe' },
  objectChosen: { type: 'objectChosen', objectId: 'object-pet' },
  objectDropped: { type: 'objectDropped' },
  viewChosen: { type: 'viewChosen', viewId: 'v2' },
  membersAsked: { type: 'membersAsked' },
  memberChosen: { type: 'memberChosen', memberId: 'm1' },
  targetChosen: { type: 'targetChosen', target: { kind: 'sheet', sheetId: 1 } },
  optionsChosen: { type: 'optionsChosen', options: { relationLabels: false, selectAs: 'value' } },
  pullAsked: { type: 'pullAsked' },
  waitOver: { type: 'waitOver', id: CALL },
  cancelAsked: { type: 'cancelAsked' },
  againAsked: { type: 'againAsked' },
  backAsked: { type: 'backAsked' },
  csvRead: { type: 'csvRead', run: CALL, read: 100, total: 300, waitMs: 0 },
  csvEnded: {
    type: 'csvEnded',
    run: CALL,
    outcome: { is: 'file', url: 'blob:1', fileName: 'person.csv', records: 300 },
  },
  csvFailed: { type: 'csvFailed', run: CALL, trouble: TROUBLE },
  'answered getState': { type: 'answered', endpoint: 'getState', call: CALL, data: state },
  'answered connect': { type: 'answered', endpoint: 'connect', call: CALL, data: connection() },
  'answered disconnect': { type: 'answered', endpoint: 'disconnect', call: CALL, data: state },
  'answered listObjects': { type: 'answered', endpoint: 'listObjects', call: CALL, data: [] },
  'answered listViews': { type: 'answered', endpoint: 'listViews', call: CALL, data: [] },
  'answered listMembers': { type: 'answered', endpoint: 'listMembers', call: CALL, data: [] },
  'answered startPull': { type: 'answered', endpoint: 'startPull', call: CALL, data: job() },
  'answered refreshTable': { type: 'answered', endpoint: 'refreshTable', call: CALL, data: job({ waitMs: 600 }) },
  'answered continuePull': { type: 'answered', endpoint: 'continuePull', call: CALL, data: job({ phase: 'done' }) },
  'answered cancelPull': { type: 'answered', endpoint: 'cancelPull', call: CALL, data: job({ phase: 'cancelled' }) },
  'answered setSchedule': { type: 'answered', endpoint: 'setSchedule', call: CALL, data: table({ viewName: 'New' }) },
  'answered readCsv': { type: 'answered', endpoint: 'readCsv', call: CALL, data: csvPart() },
  'answered showTable': { type: 'answered', endpoint: 'showTable', call: CALL, data: null },
  'failed getState': failed('getState'),
  'failed connect': failed('connect'),
  'failed disconnect': failed('disconnect'),
  'failed listObjects': failed('listObjects'),
  'failed listViews': failed('listViews'),
  'failed listMembers': failed('listMembers'),
  'failed startPull': failed('startPull'),
  'failed refreshTable': failed('refreshTable'),
  'failed continuePull': failed('continuePull'),
  'failed cancelPull': failed('cancelPull'),
  'failed setSchedule': failed('setSchedule'),
  'failed readCsv': failed('readCsv'),
  'failed showTable': failed('showTable'),
};
