import type { Desk, Call, User } from '../world/desk';
import { broken } from '../laws/law';
import { savedJobs } from '../world/job';
import { readJobInfo, readState, type Reply } from '../world/replies';
import { sheetOfTable } from '../look/sheet';
import { CALM, capRules, drawStorm, type Storm } from '../storm/storm';
import { execute, type Onlooker } from '../storm/execute';
import { startInput } from '../world/world';
import { changeNow, type Run } from '../runs/run';
import type { Watch } from '../runs/watch';

/** Executions of one pull; more is a pull that does not end. */
const MOST_EXECUTIONS = 90;

/** Refusals one after the other in calm weather; more is a pull that does not end either. */
const MOST_REFUSALS = 12;

type Next = 'begin' | 'take-over' | 'continue' | 'open' | 'ended';

/** Who has a hand in a pull besides the weather. */
export interface Company {
  readonly storms: number;
  /** Somebody opens the sidebar first. */
  readonly opensFirst: boolean;
  /** There is a table already, whose pull another person may take over; two first pulls make two tables. */
  readonly hasTable: boolean;
  /** The person works on the sheet between two executions. */
  readonly betweenExecutions: () => void;
  readonly onlooker: Onlooker | null;
}

/** A pull goes through storms until it has ended. */
export function drive(run: Run, watched: Watch, company: Company): void {
  const { random, desk } = run;
  let { storms } = company;
  let user: User = 'ada';
  let next: Next = company.opensFirst ? 'open' : 'begin';
  let refusals = 0;
  for (let step = 0; next !== 'ended'; step += 1) {
    if (step > MOST_EXECUTIONS) {
      run.broken.push(...broken('ends', ['The pull does not end.']));
      return;
    }
    const isStormy = storms > 0;
    storms -= 1;
    if (isStormy && random.chance(0.2)) changeNow(run);
    if (isStormy) company.betweenExecutions();
    if (isStormy && company.hasTable && random.chance(0.05)) {
      user = user === 'ada' ? 'bob' : 'ada';
      desk.emulator.advance(TAKE_OVER_MS);
      next = random.chance(0.5) ? 'begin' : 'take-over';
    }
    const weather = { ...run, isPersonThere: company.onlooker !== null };
    const storm: Storm = isStormy ? drawStorm(weather) : { ...CALM, rules: capRules(weather) };
    next = oneStep(run, watched, user, next, storm, company.onlooker);
    if (run.broken.length > 0) return;
    refusals = isStormy || next === 'continue' ? 0 : refusals + 1;
    if (refusals > MOST_REFUSALS) {
      run.broken.push(...broken('ends', [`Refused in calm weather, again and again: ${run.told.at(-1)}`]));
      return;
    }
  }
  open(run, user);
  watched.afterEnd();
}

/** A pull that nobody worked on for ten minutes may be taken over. */
const TAKE_OVER_MS = 11 * 60_000;
/** A person who is told that somebody else is at it looks again after a while. */
const LOOK_AGAIN_MS = 3 * 60_000;

/** Answers that are not how the records are: old ones once more, and the last page when it is not. */
const LIES = ['repeatPage', 'shortPage'];

/** What the sidebar would do next, done; gives what it would do after that. */
function oneStep(run: Run, watched: Watch, user: User, next: Next, storm: Storm, onlooker: Onlooker | null): Next {
  const { desk } = run;
  const call = callOf(run, user, next);
  const { reply, ending, said } = execute(desk, call, storm, run.tableId, onlooker);
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
    // Whoever comes says yes to what the table asks for.
    if (reply.error.agree !== undefined) {
      run.agreed = reply.error.agree;
      return next;
    }
    if (reply.error.kind === 'job-elsewhere') desk.emulator.advance(LOOK_AGAIN_MS);
    return endsForGood(run, reply.error.kind) ? 'ended' : 'open';
  }
  if (next === 'open') return afterOpening(run, watched, reply);
  const job = readJobInfo(reply.data);
  desk.emulator.advance(job.waitMs);
  if (job.phase === 'done') return 'ended';
  run.agreed = job.failure?.agree ?? run.agreed;
  if (job.failure?.kind === 'fewer-records') run.acceptFewer = true;
  if (['many-gone', 'view-emptied'].includes(job.failure?.kind ?? '')) run.acceptGone = true;
  if (job.phase === 'failed') return endsForGood(run, job.failure?.kind ?? '') ? 'ended' : 'begin';
  return job.phase === 'cancelled' ? 'begin' : 'continue';
}

function callOf(run: Run, user: User, next: Next): Call {
  const { tableId, view, random, desk, acceptFewer, acceptGone, agreed, isEdited, switching } = run;
  if (next === 'open') return { user, endpoint: 'getState', input: {} };
  if (next === 'take-over') return { user, endpoint: 'takeOver', input: { tableId, agreed } };
  if (next === 'continue') return { user, endpoint: 'continuePull', input: { tableId } };
  const sheet = tableId === null ? undefined : sheetOfTable(desk.state, tableId);
  if (!sheet) return { user, endpoint: 'startPull', input: startInput(view, { kind: 'newSheet' }) };
  // It asks nobody: who was asked refreshes, and the switch stays as it was.
  if (switching !== null && user === 'ada' && !acceptFewer && !acceptGone)
    return { user, endpoint: 'setEditing', input: { tableId, on: switching } };
  return random.chance(0.7)
    ? { user, endpoint: 'refreshTable', input: { tableId, acceptFewer, acceptGone, agreed } }
    : {
        user,
        endpoint: 'startPull',
        input: startInput(view, { kind: 'sheet', sheetId: sheet.id }, { acceptFewer, acceptGone }, isEdited),
      };
}

function afterOpening(run: Run, watched: Watch, reply: Extract<Reply, { readonly ok: true }>): Next {
  const { job, others } = readState(reply.data);
  if (job) return 'continue';
  // The sidebar shows whose it is, and lets them take it over.
  if (others.some(({ tableId }) => tableId === run.tableId)) return 'take-over';
  return watched.hasPublished() ? 'ended' : 'begin';
}

/** Reasons to refuse a pull that no patience overcomes. */
const FOR_GOOD = ['id-column-gone', 'no-room-below', 'rows-filtered', 'sheet-merged'];

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
  if (said.includes('"ok":false')) run.broken.push(...broken('ends', [`The sidebar cannot open: ${said}`]));
}

function newestTable(desk: Desk): string | null {
  const [newest] = [...savedJobs(desk)].sort((one, other) => other.started - one.started);
  return newest?.table.id ?? null;
}

function toldOf({ rules, ...rest }: Storm): string {
  const met = Object.entries(rest).flatMap(([what, value]) =>
    value === null || value === 0 || (Array.isArray(value) && value.length === 0)
      ? []
      : [`${what} ${JSON.stringify(value)}`],
  );
  const faults = rules.map(
    ({ fault, skip = 0, times = 1 }) => `${JSON.stringify(fault).slice(0, 90)} @${skip}×${times}`,
  );
  return [...met, ...faults].join(', ');
}
