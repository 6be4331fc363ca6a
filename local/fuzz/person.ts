/** What a person and the clock do, each by its name; what came of it is noted, whatever it is. */
import { readReply, type Reply } from '../torture/world/replies';
import type { RunResult } from '../emulator';
import type { Action } from './programs';
import { ACCEPT, type FuzzWorld, planOf } from './world';

export interface Notes {
  /** Answers and lines of the log, as texts. */
  readonly said: string[];
  /** What must never be. */
  readonly broken: string[];
  /** Pulls that ended well: the sheet, and the rows that the receipt says. */
  readonly done: { readonly sheetId: number; readonly written: number; readonly complete: boolean }[];
  /** How calls and pulls ended, by the word for it: how often. */
  readonly ends: Map<string, number>;
  /** Some refresh has begun to change a sheet. */
  isEdited: boolean;
}

export const newNotes = (): Notes => ({ said: [], broken: [], done: [], ends: new Map(), isEdited: false });

const count = ({ ends }: Notes, end: string): void => void ends.set(end, (ends.get(end) ?? 0) + 1);

const HOUR_MS = 3_600_000;
const MOST_SLICES = 30;
const MOST_PARTS = 40;

/** The data of a good answer; null for a refusal, and for what is noted as broken. */
export function call(world: FuzzWorld, notes: Notes, endpoint: string, ...args: readonly unknown[]): unknown {
  const { emulator } = world.desk;
  const result = emulator.run({ user: 'ada', document: 'torture', functionName: endpoint, args });
  const reply = replyOf(result, notes, endpoint);
  return reply?.ok ? reply.data : null;
}

function replyOf(result: RunResult, notes: Notes, endpoint: string): Reply | null {
  notes.said.push(JSON.stringify(result));
  if (result.outcome !== 'value') {
    notes.broken.push(`${endpoint} ended in ${JSON.stringify(result).slice(0, 600)}`);
    return null;
  }
  try {
    const reply = readReply(result.value);
    count(notes, reply.ok ? 'answered' : 'refused');
    if (!reply.ok && reply.error.kind === 'unexpected')
      notes.broken.push(`${endpoint} was unexpected: ${JSON.stringify(result.log).slice(0, 900)}`);
    return reply;
  } catch {
    notes.broken.push(`${endpoint} gave no reply: ${String(result.value).slice(0, 200)}`);
    return null;
  }
}

const ask = (world: FuzzWorld, notes: Notes, endpoint: string, input: unknown): unknown =>
  call(world, notes, endpoint, JSON.stringify(input));

/** As the sidebar goes on with a pull: until it ends, is refused, or asks too often. */
function drive(world: FuzzWorld, notes: Notes, started: unknown): void {
  let job = started;
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const { phase, waitMs, tableId, receipt, sheetId, failure } = membersOf(job);
    if (typeof failure === 'object' && JSON.stringify(failure).includes('"unexpected"'))
      notes.broken.push(`a pull failed unexpectedly: ${JSON.stringify(failure)}`);
    if (phase === 'publishing') notes.isEdited = true;
    if (phase === 'done') {
      const { written, complete } = membersOf(receipt);
      notes.isEdited = true;
      notes.done.push({ sheetId: Number(sheetId), written: Number(written), complete: complete === true });
    }
    if (['done', 'failed', 'cancelled'].includes(String(phase))) count(notes, String(phase));
    if (typeof tableId !== 'string' || ['done', 'failed', 'cancelled'].includes(String(phase))) return;
    if (!(Number(waitMs) >= 0 && Number(waitMs) <= HOUR_MS)) notes.broken.push(`a wait of ${String(waitMs)} ms`);
    world.desk.emulator.advance(Math.min(Number(waitMs) || 0, HOUR_MS));
    job = ask(world, notes, 'continuePull', { tableId });
  }
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

function readCsv(world: FuzzWorld, notes: Notes, file: unknown): void {
  let next: unknown = null;
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const given = membersOf(ask(world, notes, 'readCsv', { tableId: world.tableId, file, next }));
    next = given['next'];
    if (typeof next !== 'string') return;
    world.desk.emulator.advance(Math.min(Number(given['waitMs']) || 0, HOUR_MS));
  }
  notes.broken.push(`a CSV of ${MOST_PARTS} parts has no end`);
}

/** What the sidebar would send. */
export function inputOf(action: string, { tableId, key, liar, start }: FuzzWorld): object {
  const { objectId, viewId } = start as { objectId: string; viewId: string };
  const table = { tableId };
  const inputs: Readonly<Record<string, object>> = {
    connect: { address: liar.url, key, allowHttp: true },
    listObjects: { refresh: true },
    listViews: { objectId },
    listFields: { objectId, viewId },
    findView: { text: viewId },
    startPull: start,
    refreshTable: { ...table, ...ACCEPT },
    planSchedule: { ...table, plan: planOf(2) },
    setSnapshots: { ...table, plan: { every: 'run', columns: null, keep: { kind: 'number', number: 3 } } },
    setFreshness: { ...table, place: true },
    setTelling: { email: '', webhook: '', name: 'Ada', isWorkspace: false },
    readCsv: { ...table, file: { kind: 'twenty', rowsPerFile: 5 }, next: null },
    checkView: start,
    readViewCsv: { view: start, file: { kind: 'sheet', delimiter: ';', byteOrderMark: false }, next: null },
    probeObjects: { more: false },
    changeTable: { ...table, ...start, ...ACCEPT },
    renameTable: { ...table, name: 'Renamed' },
    tidyUp: { ...table, tags: [] },
    setEditing: { ...table, on: true },
    saveEdits: { ...table, language: 'fr', mine: [], theirs: [], typed: true },
    dropEdits: { ...table, cells: [] },
    removeTyped: { ...table, rows: [] },
    countBackup: { objectIds: [objectId] },
    planBackup: { objectIds: [objectId], keep: 1, timing: { kind: 'month', day: 1, hour: 3 } },
    startBackup: { objectIds: [objectId], keep: 1, timing: null },
    readObject: { objectId, form: 'kit', next: null },
  };
  const looks = [
    'pullProgress',
    'duplicateTable',
    'listRun',
    'staleColumns',
    'removal',
    'takeSchedule',
    'tableExtras',
    'listEdits',
  ];
  const ofTable = ['undoRefresh', 'takeOver', 'continuePull', 'cancelPull', 'showTable', ...looks];
  return inputs[action] ?? (ofTable.includes(action) ? table : {});
}

export function act(world: FuzzWorld, notes: Notes, action: Action): void {
  switch (action) {
    case 'csvTwenty':
      return readCsv(world, notes, { kind: 'twenty', rowsPerFile: 20 });
    case 'csvSheet':
      return readCsv(world, notes, { kind: 'sheet', delimiter: ';', byteOrderMark: true });
    case 'hours':
      return hoursPass(world, notes);
    case 'startBackup':
      return backUp(world, notes);
    case 'startPull':
    case 'refreshTable':
    case 'undoRefresh':
    case 'takeOver':
    case 'continuePull':
    case 'setEditing':
      return drive(world, notes, ask(world, notes, action, inputOf(action, world)));
    default:
      ask(world, notes, action, inputOf(action, world));
  }
}

function backUp(world: FuzzWorld, notes: Notes): void {
  let progress = ask(world, notes, 'startBackup', inputOf('startBackup', world));
  for (let slice = 0; slice < MOST_SLICES; slice += 1) {
    const { phase, waitMs } = membersOf(progress);
    if (phase === undefined || phase === 'done' || phase === 'cancelled') return;
    notes.isEdited = true;
    if (!(Number(waitMs) >= 0 && Number(waitMs) <= HOUR_MS)) notes.broken.push(`a wait of ${String(waitMs)} ms`);
    world.desk.emulator.advance(Math.min(Number(waitMs) || 0, HOUR_MS));
    progress = ask(world, notes, 'continueBackup', {});
  }
}

function hoursPass({ desk }: FuzzWorld, notes: Notes): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) desk.crm.setTime(desk.emulator.now());
  };
  for (const run of desk.emulator.fireTriggers(desk.emulator.now() + 2.5 * HOUR_MS, { onCall })) {
    notes.said.push(JSON.stringify(run));
    notes.isEdited = true;
    if (run.outcome !== 'value') notes.broken.push(`the trigger ended in ${JSON.stringify(run).slice(0, 600)}`);
    if (JSON.stringify(run.log).includes('unexpected'))
      notes.broken.push(`the trigger was unexpected: ${JSON.stringify(run.log).slice(0, 600)}`);
  }
}
