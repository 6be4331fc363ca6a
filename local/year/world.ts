/** Two people, three spreadsheets in zones of both hemispheres, six tables; all on one virtual clock. */
import { createEmulator, type Emulator } from '../emulator';
import type { SpreadsheetState } from '../emulator/grid/state/state';
import type { FireOptions } from '../emulator/engine/emulator-types';
import type { RunResult } from '../emulator/engine/result';
import { createSpreadsheetDocument } from '../emulator/spreadsheet/document';
import { type CrmLink, startCrmLink } from '../torture/world/crm-link';
import type { Timing } from './calendar';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type User = 'ada' | 'bob';
export const KEYS: Readonly<Record<User, string>> = { ada: 'apple-admin', bob: 'apple-readonly' };

interface Wanted {
  readonly book: string;
  readonly zone: string;
  readonly user: User;
  readonly object: string;
  readonly timing: Timing;
}

/** An hour that clocks skip and show twice is among those of each zone. */
const WANTED: readonly Wanted[] = [
  { book: 'paris', zone: 'Europe/Paris', user: 'ada', object: 'pairs', timing: { kind: 'hours', every: 3 } },
  { book: 'paris', zone: 'Europe/Paris', user: 'ada', object: 'leads', timing: { kind: 'days', hour: 2 } },
  {
    book: 'paris',
    zone: 'Europe/Paris',
    user: 'bob',
    object: 'deals',
    timing: { kind: 'weekdays', days: [1, 2, 3, 4, 5], hour: 7 },
  },
  { book: 'sydney', zone: 'Australia/Sydney', user: 'ada', object: 'pairs', timing: { kind: 'days', hour: 2 } },
  {
    book: 'sydney',
    zone: 'Australia/Sydney',
    user: 'ada',
    object: 'leads',
    timing: { kind: 'month', day: 31, hour: 23 },
  },
  { book: 'boston', zone: 'America/New_York', user: 'bob', object: 'pairs', timing: { kind: 'hours', every: 1 } },
];

export interface YearTable extends Wanted {
  readonly tableId: string;
  /** Of its sheet, as links name it. */
  readonly link: string;
  /** Row of the freshness cell on the first sheet. */
  readonly row: number;
}

export interface World {
  readonly emulator: Emulator;
  readonly crm: CrmLink;
  readonly tables: readonly YearTable[];
  readonly books: ReadonlyMap<string, SpreadsheetState>;
  readonly call: (user: User, book: string, endpoint: string, input: unknown) => unknown;
  /** Lets time pass with its ticks. */
  readonly pass: (ms: number, options?: FireOptions) => readonly RunResult[];
  readonly properties: (book: string) => Map<string, string>;
}

/** @throws what the add-on refuses. */
export function openWorld(start: number): World {
  const crm = startCrmLink({ records: 'deals', rateLimit: null }, start);
  const zones = new Map(WANTED.map(({ book, zone }) => [book, zone]));
  const books = new Map(
    [...zones].map(([id, timeZone]) => [id, createSpreadsheetDocument({ id, name: id, timeZone, locale: 'en_US' })]),
  );
  const emulator = createEmulator({
    folder: 'dist',
    users: [{ id: 'ada' }, { id: 'bob' }],
    documents: [...books.values()].map(({ document }) => document),
    start: new Date(start).toISOString(),
    fetch: { allowLocal: [crm.url], threads: crm.threads },
  });
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) crm.setTime(emulator.now());
  };
  const call: World['call'] = (user, book, endpoint, input) => {
    const reply = emulator.clientCall(user, book, endpoint, [JSON.stringify(input)], { onCall });
    const answer = reply.ok ? JSON.parse(String(reply.value)) : { ok: false, error: reply.error };
    if (!answer.ok) throw new Error(`${endpoint}: ${JSON.stringify(answer.error)}`);
    return answer.data;
  };
  const stateOf = (book: string): SpreadsheetState => {
    const found = books.get(book);
    if (!found) throw new Error(book);
    return found.state;
  };
  const properties = (book: string): Map<string, string> => {
    const found = [...emulator.properties()].find(
      ([name]) => name.startsWith('document') && name.endsWith(`\n${book}`),
    );
    return (found?.[1] ?? new Map()) as Map<string, string>;
  };
  const tables = WANTED.map((wanted, index) =>
    makeTable(wanted, index + 2, { call, stateOf, url: crm.url, keys: crm.keys }),
  );
  return {
    emulator,
    crm,
    tables,
    books: new Map([...books].map(([id, { state }]) => [id, state])),
    call,
    pass: (ms, options = {}) =>
      emulator.fireTriggers(emulator.now() + ms, {
        ...options,
        onCall(name, number) {
          onCall(name);
          options.onCall?.(name, number);
        },
      }),
    properties,
  };
}

interface Making {
  readonly call: World['call'];
  readonly stateOf: (book: string) => SpreadsheetState;
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
}

const OPTIONS = {
  columns: { kind: 'view' },
  relationLabels: true,
  selectAs: 'label',
  listChanges: false,
  rowOrder: 'view',
  mayShrink: false,
  hiddenGroups: 'pull',
};

function makeTable(wanted: Wanted, row: number, { call, stateOf, url, keys }: Making): YearTable {
  const { user, book, object: name, timing } = wanted;
  const ask = (endpoint: string, input: object): unknown => call(user, book, endpoint, input);
  ask('connect', { address: url, key: keys[KEYS[user]] ?? '', allowHttp: true });
  const telling = { email: `${user}@example.com`, webhook: '', name: user, isWorkspace: false };
  ask('setTelling', telling);
  const objects = ask('listObjects', { refresh: false, more: false }) as { id: string; namePlural: string }[];
  const objectId = objects.find(({ namePlural }) => namePlural === name)?.id ?? '';
  const [view] = ask('listViews', { objectId }) as { id: string }[];
  const choice = {
    target: { kind: 'newSheet' },
    options: OPTIONS,
    memberId: null,
    acceptFewer: false,
    acceptGone: false,
  };
  const started = ask('startPull', { objectId, viewId: view?.id ?? '', ...choice }) as { tableId: string };
  const { tableId } = started;
  let job: { phase: string; sheetId: number | null } = { phase: '', sheetId: null };
  while (!['done', 'failed'].includes(job.phase)) job = ask('continuePull', { tableId }) as typeof job;
  ask('planSchedule', { tableId, plan: { timing, paused: false, guard: 'follow' } });
  choose(stateOf(book), row);
  ask('setFreshness', { tableId, place: true });
  const { tables } = ask('getState', {}) as { tables: { id: string; sheetId: number }[] };
  const sheetId = tables.find(({ id }) => id === tableId)?.sheetId ?? 0;
  return { ...wanted, tableId, row, link: `https://docs.google.com/spreadsheets/d/${book}/edit#gid=${sheetId}` };
}

/** The person clicks into the second column of the first sheet. */
function choose(state: SpreadsheetState, row: number): void {
  const [sheet] = state.sheets;
  if (!sheet) throw new Error('no sheet');
  Object.assign(state, { activeSheetId: sheet.id });
  Object.assign(sheet, { activeRange: { row, column: 2, rows: 1, columns: 1 } });
}
