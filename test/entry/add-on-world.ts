import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { EndpointName, Input, Output } from '../../src/calls/endpoints/index';
import { createEmulator, type Emulator } from '../../local/emulator/index';
import type { Snapshot } from '../../local/emulator/engine/emulator-types';
import { readContents } from '../../local/emulator/grid/edit/contents';
import type { SpreadsheetState } from '../../local/emulator/grid/state/state';
import type { Stores } from '../../local/emulator/runtime/world';
import { createSpreadsheetDocument } from '../../local/emulator/spreadsheet/document';
import type { TableOptions } from '../../src/protocol/choice';
import type { JobInfo } from '../../src/protocol/job';
import type { Failure, Reply } from '../../src/protocol/reply';
import type { SchedulePlan } from '../../src/protocol/schedule';
import type { TableInfo } from '../../src/protocol/table';
import { builtFolder } from '../bundle/built';
import type { CrmBeside } from './crm-beside';
import { leaksIn, placesOf } from './secrets';

/** A person at a spreadsheet with the built add-on, and what all of it did so far. */
export interface Desk {
  readonly emulator: Emulator;
  readonly state: SpreadsheetState;
  /** The data of an answer. @throws the add-on's sentence. */
  readonly call: <N extends EndpointName>(endpoint: N, input: Input<N>, user?: string) => Output<N>;
  /** The whole answer, as the sidebar gets it. */
  readonly ask: <N extends EndpointName>(endpoint: N, input: Input<N>, user?: string) => Reply<Output<N>>;
  /** As `call`, by a person who says yes where they are asked whether they agree to what the table asks for. */
  readonly agree: <N extends 'refreshTable' | 'takeOver'>(endpoint: N, input: Input<N>, user?: string) => Output<N>;
  /** Kind and sentence of a refusal. @throws when the answer is good. */
  readonly refusal: <N extends EndpointName>(endpoint: N, input: Input<N>, user?: string) => Refusal;
  /** Tests the key of that name and keeps it. */
  readonly connect: (keyName?: string, user?: string) => void;
  /** Does the work, or brings the desk where the same work once brought one that held the same. Calls are not counted then. */
  readonly quickly: <T>(way: unknown, work: () => T) => T;
  /** Connects and pulls, quickly. */
  readonly begin: (object: string, view: string, over?: Partial<Input<'startPull'>>) => JobInfo;
  /** What a pull of the view needs, by the names that people see. */
  readonly choice: (
    object: string,
    view: string,
    over?: Partial<Input<'startPull'>>,
    user?: string,
  ) => Input<'startPull'>;
  /** Works on a job until it ends, and waits when told to. */
  readonly drive: (job: JobInfo, user?: string) => JobInfo;
  /** Chooses, starts and drives. */
  readonly pull: (object: string, view: string, over?: Partial<Input<'startPull'>>, user?: string) => JobInfo;
  /** A table that the spreadsheet has. */
  readonly table: (tableId: string) => TableInfo;
  readonly spent: Spent;
  /** Every answer and every line of the log, as texts. */
  readonly said: string[];
}

export type Refusal = Failure;

/** Service calls by name and requests, of all executions so far. */
interface Spent {
  readonly calls: Record<string, number>;
  fetches: number;
  /** Times the sidebar was told to wait, in milliseconds. */
  readonly waits: number[];
}

export interface DeskOptions {
  readonly timeZone?: string;
  /** Language of ada and bob; "en" unless told. */
  readonly locale?: string;
  /** What a person answers to a window that stops the script; without it, opening one is an error. */
  readonly answer?: (text: string) => 'YES' | 'NO' | 'OK';
  /** From the Marketplace (unless told), or the spreadsheet's own script. */
  readonly mode?: 'add-on' | 'bound';
  /** Ids of more spreadsheets, for calls to the emulator itself. */
  readonly others?: readonly string[];
}

/** A pull of the demo ends in far fewer slices; more is a pull that does not move. */
const MOST_SLICES = 500;

/** What the sidebar offers first. */
export const OPTIONS: TableOptions = {
  columns: { kind: 'view' },
  relationLabels: true,
  selectAs: 'label',
  listChanges: false,
  rowOrder: 'view',
  mayShrink: false,
  hiddenGroups: 'pull',
  relationIds: 'first',
  recordLinks: false,
};

/** What desks had come to, by what brought them there: the same is not done twice. */
const reached = new Map<string, { readonly snapshot: Snapshot; readonly result: unknown }>();

/** Names what an emulator holds, whatever the time. */
function contentOf({ stores, documents }: Snapshot): string {
  const { clock: _, ...held } = deserialize(stores as Buffer) as Stores;
  return createHash('sha1')
    .update(serialize([held, documents]))
    .digest('base64');
}

/** Desks of the test that runs, and the keys that their people may have entered. */
const open: { readonly desk: Desk; readonly keys: readonly string[] }[] = [];

/** Cells of a grid; what is larger takes long to look through, and smaller ones do the same. */
const SMALL = 200_000;
const isSmall = ({ state }: Desk): boolean =>
  state.sheets.reduce(
    (sum, sheet) => sum + sheet.columns.reduce((cells, { contents }) => cells + contents.items.length, 0),
    0,
  ) < SMALL;

// Of every test with a desk, whatever it is about.
afterEach(() => {
  const found = open.splice(0).flatMap(({ desk, keys }) => (isSmall(desk) ? leaksIn(placesOf(desk), keys) : []));
  if (found.length > 0) throw new Error(`A key leaked: ${found.join(', ')}`);
});

/** A schedule of so many hours, as the sidebar plans it. */
export const everyHours = (every: number): SchedulePlan => ({
  timing: { kind: 'hours', every },
  paused: false,
  guard: 'follow',
});

/** A new spreadsheet with one empty sheet; its people are ada and bob. */
export function openDesk(
  crm: CrmBeside,
  { timeZone = 'Europe/Paris', locale = 'en', answer: chosen, mode = 'add-on', others = [] }: DeskOptions = {},
): Desk {
  const bookOf = (id: string) => createSpreadsheetDocument({ id, name: 'Book', timeZone, locale: 'en_US' });
  const { document, state } = bookOf('doc');
  const emulator = createEmulator({
    folder: builtFolder(),
    users: ['ada', 'bob'].map((id) => ({ id, locale })),
    documents: [document, ...others.map((id) => bookOf(id).document)],
    mode,
    start: new Date(crm.time()).toISOString(),
    fetch: { allowLocal: true, threads: crm.threads },
    ...(chosen ? { answers: { alert: ({ prompt }) => chosen(prompt) } } : {}),
  });
  const spent: Spent = { calls: {}, fetches: 0, waits: [] };
  const said: string[] = [];
  const hooks = {
    // One clock for both: the server is asked at the time that the script has.
    onCall: (name: string) => {
      if (name.startsWith('UrlFetchApp.')) crm.setTime(emulator.now());
    },
  };

  const quickly: Desk['quickly'] = (way, work) => {
    const key = JSON.stringify([crm.url, crm.version(), mode, locale, contentOf(emulator.snapshot()), way]);
    const before = reached.get(key);
    if (before) {
      emulator.restore(before.snapshot);
      emulator.advance(Math.max(0, crm.time() - emulator.now()));
      return before.result as ReturnType<typeof work>;
    }
    const result = work();
    reached.set(key, { snapshot: emulator.snapshot(), result });
    return result;
  };

  const ask: Desk['ask'] = (endpoint, input, user = 'ada') => {
    const reply = emulator.clientCall(user, document.id, endpoint, [JSON.stringify(input)], hooks);
    const { counters, log } = reply.run;
    for (const [name, count] of Object.entries(counters.calls)) spent.calls[name] = (spent.calls[name] ?? 0) + count;
    spent.fetches += counters.fetches;
    said.push(JSON.stringify(log), JSON.stringify(reply.ok ? reply.value : reply.error));
    if (!reply.ok) throw new Error(`${endpoint} ended without an answer: ${reply.error.stack}`);
    return JSON.parse(String(reply.value));
  };
  const call: Desk['call'] = (endpoint, input, user) => {
    const answer = ask(endpoint, input, user);
    if (!answer.ok) throw new Error(`${endpoint}: ${answer.error.kind}: ${answer.error.message}`);
    return answer.data;
  };
  const choice: Desk['choice'] = (objectName, viewName, over = {}, user = 'ada') => {
    const object = call('listObjects', { refresh: false, more: false }, user).find(({ label, namePlural }) =>
      [label, namePlural].includes(objectName),
    );
    const view = object && call('listViews', { objectId: object.id }, user).find(({ name }) => name === viewName);
    if (!object || !view) throw new Error(`no view "${viewName}" of "${objectName}"`);
    return {
      objectId: object.id,
      viewId: view.id,
      target: { kind: 'newSheet' },
      options: OPTIONS,
      memberId: null,
      acceptFewer: false,
      acceptGone: false,
      ...over,
    };
  };
  const drive: Desk['drive'] = (started, user) => {
    let job = started;
    for (let slice = 0; slice < MOST_SLICES; slice += 1) {
      if (['done', 'failed', 'cancelled'].includes(job.phase)) return job;
      if (job.waitMs > 0) spent.waits.push(job.waitMs);
      emulator.advance(job.waitMs);
      job = call('continuePull', { tableId: job.tableId }, user);
    }
    throw new Error(`the pull does not end: ${JSON.stringify(job)}`);
  };
  const desk: Desk = {
    emulator,
    state,
    spent,
    said,
    ask,
    call,
    agree(endpoint, input, user) {
      const answer = ask(endpoint, input, user);
      if (answer.ok) return answer.data;
      const { kind, message, agree } = answer.error;
      if (agree === undefined) throw new Error(`${endpoint}: ${kind}: ${message}`);
      return call(endpoint, { ...input, agreed: agree }, user);
    },
    choice,
    drive,
    refusal(endpoint, input, user) {
      const answer = ask(endpoint, input, user);
      if (answer.ok) throw new Error(`${endpoint} was not refused: ${JSON.stringify(answer.data).slice(0, 200)}`);
      return answer.error;
    },
    quickly,
    connect: (keyName = 'apple-admin', user) => {
      quickly(['connect', keyName, user], () => {
        call('connect', { address: crm.url, key: crm.keys[keyName] ?? '', allowHttp: true }, user);
      });
    },
    begin: (object, view, over) =>
      quickly(['begin', object, view, over], () => {
        desk.connect();
        return desk.pull(object, view, over);
      }),
    table(tableId) {
      const found = call('getState', {}).tables.find(({ id }) => id === tableId);
      if (!found) throw new Error(`no table ${tableId} in the spreadsheet`);
      return found;
    },
    pull: (object, view, over, user) => drive(call('startPull', choice(object, view, over, user), user), user),
  };
  open.push({ desk, keys: Object.values(crm.keys) });
  return desk;
}

/** The first refresh of a table with that person's key: they say yes to what it asks for. */
export function refreshAgreed(desk: Desk, tableId: string, user?: string): JobInfo {
  return desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, user), user);
}

/** All cells of a sheet as the script would read them, down to the last that holds anything. */
export function gridOf(state: SpreadsheetState, sheetName: string): unknown[][] {
  const sheet = state.sheets.find(({ name }) => name === sheetName);
  if (!sheet) throw new Error(`no sheet "${sheetName}", only ${state.sheets.map(({ name }) => name).join(', ')}`);
  const rows = Math.max(0, ...sheet.columns.map(({ contents }) => contents.items.length));
  return rows === 0 ? [] : readContents(sheet, { row: 1, column: 1, rows, columns: sheet.columns.length });
}

/** The first column under its header. */
export const idsOf = (state: SpreadsheetState, sheetName: string): unknown[] =>
  gridOf(state, sheetName)
    .slice(1)
    .map(([id]) => id);
