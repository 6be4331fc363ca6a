import { type Random, randomOf } from '../../crm/workspace/random';
import type { Belongings } from '../own/belongings';
import type { Call, Desk, User } from '../world/desk';
import { execute } from '../storm/execute';
import { editOwnCell, furnish } from '../own/furnish';
import { readJobInfo, readState, type Reply, savedJobs } from '../look/job';
import { idsOn, sheetOfTable } from '../look/sheet';
import { CALM, capRules, drawChange, drawStorm, type Storm } from '../storm/storm';
import type { TorturedView } from '../world/views';
import { type LastRefresh, tortureUndo } from '../own/undo';
import { type Pulled, drawView, startInput, type World } from '../world/world';
import { type Watch, watch } from './watch';
import { agreesWithCalm } from '../own/twin';

export interface Outcome {
  /** Laws that did not hold, as sentences; empty when all is well. */
  readonly broken: readonly string[];
  /** What happened, step by step. */
  readonly told: readonly string[];
  readonly executions: number;
  /** Executions that ended without an answer. */
  readonly deaths: number;
  /** Tables published, refused. */
  readonly ends: readonly string[];
}

/** One spreadsheet that is tortured. */
export interface Run {
  readonly random: Random;
  readonly desk: Desk;
  readonly view: TorturedView;
  readonly belongings: Belongings;
  /** Service calls of the longest execution when nothing disturbs it. */
  readonly calls: number;
  /** The server's limit of rows a page, or null. */
  readonly cap: number | null;
  /** Somebody works in the CRM all the while. */
  readonly isRestless: boolean;
  /** Null until a first pull has named its table. */
  tableId: string | null;
  /** The person was told that they see fewer records than the table holds, and wants those. */
  acceptFewer: boolean;
  /** Some answers may not have been how the records were. */
  isLied: boolean;
  /** Somebody may have edited the view in the middle of an execution, after it was planned. */
  isViewEdited: boolean;
  readonly told: string[];
  readonly broken: string[];
  readonly ends: string[];
  executions: number;
  deaths: number;
}

/** Executions of one pull; more is a pull that does not end. */
const MOST_EXECUTIONS = 90;

export function runOnce(world: World, seed: number, number: number): Outcome {
  const random = randomOf(seed, `run ${number}`);
  const place = random.chance(0.06) ? world.places.limited : world.places.free;
  const { view, pulled } = drawView(world, place, random);
  const isFirst = random.chance(0.15);
  const { desk } = place;
  desk.emulator.restore(isFirst ? place.empty : pulled.snapshot);
  desk.crm.ask({ restart: true });
  const run = newRun(random, desk, view, pulled, isFirst);
  run.told.push(
    `${view.model.object} "${view.model.name}", ${isFirst ? 'first pull' : 'refresh'}, cap ${run.cap}${run.isRestless ? ', restless' : ''}`,
  );
  const rounds = random.chance(0.3) ? 2 : 1;
  try {
    let last: LastRefresh | null = null;
    for (let round = 1; round <= rounds && run.broken.length === 0; round += 1)
      last = torture(run, `${number}.${round}.`);
    if (last && run.broken.length === 0 && random.chance(0.3)) tortureUndo(run, last);
  } catch (problem) {
    run.broken.push(
      `The torture itself: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`,
    );
  }
  const { broken, told, executions, deaths, ends } = run;
  return { broken, told, executions, deaths, ends };
}

function newRun(random: Random, desk: Desk, view: TorturedView, { tableId, calls }: Pulled, isFirst: boolean): Run {
  return {
    random,
    desk,
    view,
    calls,
    belongings: { columns: [], noted: [], below: [], archived: [], archivedNotes: [] },
    cap: random.pick([null, 4, 7, 7, 10, 12, 20, 60]),
    isRestless: random.chance(0.15),
    tableId: isFirst ? null : tableId,
    acceptFewer: false,
    isLied: false,
    isViewEdited: false,
    told: [],
    broken: [],
    ends: [],
    executions: 0,
    deaths: 0,
  };
}

type Next = 'begin' | 'take-over' | 'continue' | 'open' | 'ended';

/** The person arranges the sheet, the CRM changes, and a pull goes through storms until it has ended. Null where nothing can be undone. */
function torture(run: Run, name: string): LastRefresh | null {
  const { random, desk } = run;
  const sheet = run.tableId === null ? undefined : sheetOfTable(desk.state, run.tableId);
  const place = sheet && { state: desk.state, sheet, random, belongings: run.belongings, name };
  if (place) run.told.push(...furnish(place).filter((told) => told !== ''));
  for (let changes = random.below(4); changes > 0; changes -= 1) change(run);
  forgetSingleFormulas(run);
  const watched = watch(run);
  const wantsTwin = run.tableId !== null && random.chance(0.2) && !run.view.followsClock;
  const before = wantsTwin ? desk.emulator.snapshot() : null;
  let edited = false;
  let storms = random.pick([0, 1, 2, 3, 4, 7]);
  let user: User = 'ada';
  let next: Next = random.chance(0.3) ? 'open' : 'begin';
  for (let step = 0; next !== 'ended'; step += 1) {
    if (step > MOST_EXECUTIONS) {
      run.broken.push('The pull does not end.');
      return null;
    }
    const isStormy = storms > 0;
    storms -= 1;
    if (isStormy && random.chance(0.2)) change(run);
    if (isStormy && place && random.chance(0.15) && !watched.isCopying()) {
      const told = editOwnCell(place);
      if (told !== null) run.told.push(told);
      edited ||= told !== null;
      watched.look();
    }
    if (isStormy && place && random.chance(0.05)) {
      user = user === 'ada' ? 'bob' : 'ada';
      desk.emulator.advance(TAKE_OVER_MS);
      next = random.chance(0.5) ? 'begin' : 'take-over';
    }
    const weather = { ...run, ids: idsNow(run) };
    const storm: Storm = isStormy ? drawStorm(weather) : { ...CALM, rules: capRules(weather) };
    next = oneStep(run, watched, user, next, storm);
    if (run.broken.length > 0) return null;
  }
  open(run, user);
  watched.afterEnd();
  if (before && !edited) agreesWithCalm(run, before, watched);
  return watched.lastRefresh();
}

/** In a table of one row, a formula of one record cannot be told from one for all: what becomes of it is open. */
function forgetSingleFormulas({ desk, tableId, belongings }: Run): void {
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  if (!sheet || idsOn(desk.state, sheet).length !== 1) return;
  belongings.columns = belongings.columns.filter(({ entries }) => entries.every(({ formula }) => formula === null));
}

/** A pull that nobody worked on for ten minutes may be taken over. */
const TAKE_OVER_MS = 11 * 60_000;
/** A person who is told that somebody else is at it looks again after a while. */
const LOOK_AGAIN_MS = 3 * 60_000;

/** Answers that are not how the records are: old ones once more, and the last page when it is not. */
const LIES = ['repeatPage', 'shortPage'];

/** What the sidebar would do next, done; gives what it would do after that. */
function oneStep(run: Run, watched: Watch, user: User, next: Next, storm: Storm): Next {
  const { desk } = run;
  const call = callOf(run, user, next);
  const { reply, ending, said } = execute(desk, call, storm, run.tableId);
  run.isLied ||= storm.rules.some(({ fault }) => LIES.includes(fault.kind));
  run.isViewEdited ||= storm.rules.some(({ fault }) => fault.kind === 'change' && fault.change.kind === 'view');
  run.executions += 1;
  run.told.push(`${call.user}: ${call.endpoint} ${toldOf(storm)} → ${ending}`);
  // A first pull that failed leaves no table; the next attempt makes another one.
  const isThere = run.tableId !== null && sheetOfTable(desk.state, run.tableId) !== undefined;
  if (!isThere) run.tableId = newestTable(desk);
  watched.afterExecution(said);
  if (!reply) {
    run.deaths += 1;
    return 'open';
  }
  if (!reply.ok) {
    if (reply.error.kind === 'job-elsewhere') desk.emulator.advance(LOOK_AGAIN_MS);
    return endsForGood(run, reply.error.kind) ? 'ended' : 'open';
  }
  if (next === 'open') return afterOpening(run, watched, reply);
  const job = readJobInfo(reply.data);
  desk.emulator.advance(job.waitMs);
  if (job.phase === 'done') return 'ended';
  if (job.failure?.kind === 'fewer-records') run.acceptFewer = true;
  if (job.phase === 'failed') return endsForGood(run, job.failure?.kind ?? '') ? 'ended' : 'begin';
  return job.phase === 'cancelled' ? 'begin' : 'continue';
}

function callOf({ tableId, view, random, desk, acceptFewer }: Run, user: User, next: Next): Call {
  if (next === 'open') return { user, endpoint: 'getState', input: {} };
  if (next === 'take-over') return { user, endpoint: 'takeOver', input: { tableId } };
  if (next === 'continue') return { user, endpoint: 'continuePull', input: { tableId } };
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  if (!sheet) return { user, endpoint: 'startPull', input: startInput(view, { kind: 'newSheet' }) };
  return random.chance(0.7)
    ? { user, endpoint: 'refreshTable', input: { tableId, acceptFewer } }
    : { user, endpoint: 'startPull', input: startInput(view, { kind: 'sheet', sheetId: sheet.id }, acceptFewer) };
}

function afterOpening(run: Run, watched: Watch, reply: Extract<Reply, { readonly ok: true }>): Next {
  const { job } = readState(reply.data);
  if (job) return 'continue';
  return watched.hasPublished() ? 'ended' : 'begin';
}

/** Reasons to refuse a pull that no patience overcomes. */
const FOR_GOOD = ['view-empty', 'id-column-gone'];

function endsForGood(run: Run, kind: string): boolean {
  if (FOR_GOOD.includes(kind)) {
    run.ends.push(kind);
    return true;
  }
  // In calm weather everything else must pass with time; the loop counts how often.
  return false;
}

/** In calm weather, for what is swept then. */
function open(run: Run, user: User): void {
  const { said } = execute(run.desk, { user, endpoint: 'getState', input: {} }, CALM, run.tableId);
  if (said.includes('"ok":false')) run.broken.push(`The sidebar cannot open: ${said}`);
}

function change(run: Run): void {
  const made = drawChange({ ...run, ids: idsNow(run) });
  run.desk.crm.ask({ control: { now: [made] } });
  run.told.push(`CRM: ${JSON.stringify(made).slice(0, 160)}`);
}

function idsNow({ desk, tableId }: Run): readonly string[] {
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  return sheet ? [...new Set(idsOn(desk.state, sheet))].filter((id) => id !== '') : [];
}

function newestTable(desk: Desk): string | null {
  const [newest] = [...savedJobs(desk)].sort((one, other) => other.started - one.started);
  return newest?.table.id ?? null;
}

function toldOf({ rules, ...rest }: Storm): string {
  const met = Object.entries(rest).flatMap(([what, value]) =>
    value === null || value === 0 ? [] : [`${what} ${JSON.stringify(value)}`],
  );
  const faults = rules.map(
    ({ fault, skip = 0, times = 1 }) => `${JSON.stringify(fault).slice(0, 90)} @${skip}×${times}`,
  );
  return [...met, ...faults].join(', ');
}
