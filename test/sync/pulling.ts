import type { CellsDone } from '../../src/ports/spreadsheet';
import type { Receipt } from '../../src/protocol/receipt';
import { type Job, type JobBase, rowsOf } from '../../src/sync/job/job';
import { type ColumnMemo, columnMemo } from '../../src/sync/own/columns/column-memo';
import { jobStore } from '../../src/sync/job/job-store';
import { planSync } from '../../src/sync/plan/plan';
import { runSlice } from '../../src/sync/run';
import { type Table, TABLE_TAG } from '../../src/sync/job/table';
import { type Memory, newMemory } from '../../src/sync/read/slice';
import { readUndos } from '../../src/sync/publish/journal/journal';
import { undoJob } from '../../src/sync/publish/prepare/undo';
import type { View } from '../../src/twenty/model';
import { SHEET_WORDS } from '../../src/calls/words/words';
import { fakeStore } from '../fakes/store';
import { type FakeSpreadsheet, fakeSpreadsheet } from '../fakes/spreadsheet';
import { type FakeRecord, type FakeTwenty, fakeTwenty } from '../fakes/twenty';
import { field, NEWER, object, schema, view } from '../twenty/model-builders';

/** `person(7)` has a real-looking id; the same number is always the same person. */
export function person(number: number, over: Readonly<Record<string, unknown>> = {}): FakeRecord {
  return { id: idOf(number), name: `Person ${number}`, city: `City ${number % 7}`, ...over };
}

export function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const people = (...numbers: readonly number[]): FakeRecord[] => numbers.map((number) => person(number));
export const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

const FIELDS = [field('name'), field('city'), field('phone'), field('secret')];
const PERSON = object('person', FIELDS);

export const viewOf = (...names: readonly string[]): View =>
  view({
    objectId: PERSON.id,
    name: 'All people',
    fields: names.map((name, position) => ({ fieldId: `id-${name}`, isVisible: true, position })),
  });

export const TABLE: Table = {
  v: 1,
  id: '0badcafe',
  address: 'https://twenty.example',
  workspaceId: 'id-workspace',
  objectId: PERSON.id,
  objectLabel: 'People',
  objectPath: 'people',
  viewId: 'id-view',
  viewName: 'All people',
  memberId: null,
  memberZone: null,
  memberName: '',
  workspaceName: '',
  language: 'en',
  options: {
    columns: { kind: 'view' },
    relationLabels: true,
    selectAs: 'label',
    listChanges: false,
    rowOrder: 'view',
    mayShrink: false,
    hiddenGroups: 'pull',
    relationIds: 'first',
    recordLinks: false,
  },
};

/** Hidden sheets that stay: marks of the rows as last written, and what Undo works from. */
export const MARKS = 'Twenty Sheets marks 0badcafe';
export const JOURNAL = 'Twenty Sheets journal 0badcafe';

export interface World {
  readonly spreadsheet: FakeSpreadsheet;
  readonly twenty: FakeTwenty;
  readonly columnMemo: ColumnMemo;
  view: View;
  /** Milliseconds since the epoch; each saved job and each call costs some. */
  now: number;
  saved: Job | null;
  /** Of the table's last pull. */
  receipt: Receipt | null;
  /** False once the execution is dead: then nothing is saved any more. */
  alive: boolean;
  cancelRequested: boolean;
  /** Told how many rows there are, as whoever looks on. */
  onNote: (rows: number) => void;
  /** Told of cells that are read and written. */
  onCells: (cells: CellsDone) => void;
  /** Of the person who pulls. */
  language: 'en' | 'fr';
  /** Rows of the table by its last receipt, where the person is not known to see all of it. */
  heldByOthers: { readonly rows: number | null } | null;
}

export function world(records: readonly FakeRecord[], shown: View = viewOf('name', 'city')): World {
  const spreadsheet = fakeSpreadsheet();
  return {
    spreadsheet,
    twenty: fakeTwenty(records),
    columnMemo: columnMemo(fakeStore()),
    view: shown,
    now: 1_000_000,
    saved: null,
    receipt: null,
    alive: true,
    cancelRequested: false,
    onNote: () => undefined,
    onCells: () => undefined,
    language: 'en',
    heldByOthers: null,
  };
}

export function newJob(sheetId: number | null, over: Partial<Job> = {}): Job {
  const times = { started: 1_000_000, saved: 0, requests: 0, restarts: 0 };
  const base = {
    v: 3,
    table: TABLE,
    source: 'twenty',
    sheetId,
    owner: 'me',
    key: '',
    ...times,
    staged: 0,
    forbidden: [],
  };
  return { ...base, acceptFewer: false, acceptGone: false, resetHeaders: false, phase: 'planning', ...over } as Job;
}

/** What the next execution finds of a saved job: JSON, read by its schema. */
export function asLoaded(job: Job): Job | null {
  const store = jobStore(fakeStore());
  store.save(job);
  return store.load(job.table.id);
}

/** One slice of the job, as one execution would work on it: what it holds in memory dies with it. */
export function slice(here: World, job: Job, lastsMs = Number.POSITIVE_INFINITY, memory: Memory = newMemory()) {
  here.spreadsheet.newExecution();
  here.spreadsheet.watch((cells) => here.onCells(cells));
  const decide = ({ started, forbidden }: Job) =>
    planSync(here.view, PERSON, {
      schema: schema(PERSON),
      dialect: NEWER,
      options: TABLE.options,
      memberId: null,
      now: started,
      zone: 'Europe/Paris',
      machineZone: 'Europe/Paris',
      offsetMinutes: () => 60,
      forbidden,
    });
  return runSlice(job, {
    clock: { now: () => (here.now += 10), sleep: (ms) => (here.now += ms), offsetMinutes: () => 60 },
    deadline: here.now + lastsMs,
    spreadsheet: here.spreadsheet,
    twenty: here.twenty,
    planFor: decide,
    askAgain: (asked) => () => 'fingerprint' in asked && decide(asked).fingerprint === asked.fingerprint,
    zoneOffset: () => 60,
    noteProgress: (noted) => here.onNote(rowsOf(noted)),
    columnMemo: here.columnMemo,
    memory,
    words: SHEET_WORDS[here.language],
    cancelRequested: () => here.cancelRequested,
    lastReceipt: () => here.receipt,
    heldByOthers: () => here.heldByOthers,
    mayRead: () => undefined,
    saveJob: (saved) => {
      if (!here.alive) return;
      here.saved = asLoaded(saved);
      if (saved.phase === 'done') here.receipt = saved.receipt;
    },
  });
}

function tableTag({ spreadsheet }: World) {
  // People may have copied or deleted sheets since.
  spreadsheet.newExecution();
  return spreadsheet.sheetTags(TABLE_TAG)[0];
}

/** The sheet that holds the table, by its tag. */
export function tableSheet(here: World): { readonly id: number; readonly name: string } {
  const tag = tableTag(here);
  const sheet = here.spreadsheet.sheets().find(({ id }) => id === tag?.sheetId);
  if (!sheet) throw new Error('no table in the spreadsheet');
  return sheet;
}

/** A whole pull into the table's sheet, or into a new one where there is none. */
export function pull(here: World, over: Partial<Job> = {}): Job {
  const tag = tableTag(here);
  return slice(here, newJob(tag?.sheetId ?? null, { started: (here.now += 60_000), ...over })).job;
}

/** The last refresh taken back, in one slice; null where nothing was kept. */
export function undo(here: World): Job | null {
  const job = newUndo(here);
  return job && slice(here, job).job;
}

export function newUndo(here: World): Job | null {
  const [kept] = readUndos(here.spreadsheet);
  if (!kept) return null;
  return undoJob({ ...(newJob(tableSheet(here).id) as JobBase), started: (here.now += 60_000) }, kept);
}

/** What the table's sheet shows. */
export const shown = (here: World): unknown[][] => here.spreadsheet.show(tableSheet(here).name);
