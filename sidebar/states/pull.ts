/**
 * A pull, driven from here slice by slice:
 *
 *   begin | take up → slice → slice … → the table's page
 *                      ↓  ↑
 *                     wait (Twenty's limit; a lost connection)
 *
 * Cancelling is a call of its own, beside the slice under way; if that slice holds the lock, it is sent again after it.
 */
import type { EndpointName } from '../../src/calls/endpoints/index';
import type { JobInfo, PullProgress } from '../../src/protocol/job';
import type { Effect, Step } from '../model/effect';
import type { Event } from '../model/event';
import type { PullOrigin, PullScreen } from '../model/screens/pull';
import type { Screen, State } from '../model/state';
import type { Trouble } from '../model/trouble';
import { WORTH_SAYING_MS, ask, callOf, show, showNumbered, showTable, showTableOrHome, stay } from '../step';
import { timerMs } from '../timer';
import { isActive } from './active';
import { beginAgain, beginFewer, FRESH, isInterrupted, refreshOf, stoppedBy } from './begin';
import { openEdit } from './choose/edit';
import { nextOfAll } from './errand';
import { withoutUndo } from './undo';

/** Pauses before a lost slice is asked for again, in ms. A job survives a lost call: the next slice goes on from its save. */
const PAUSES_AFTER_LOSS = [3_000, 10_000, 30_000];

/** Goes on with a pull that was begun before: by a sidebar since closed, or before a failure of the platform. */
export function takeUp(state: State, job: JobInfo, origin = originOf(job)): Step {
  return next(state, { ...FRESH, origin, job }, job);
}

/** Nobody says where a running job came from. What still reads is a pull, what writes may be an Undo as well. */
function originOf({ tableId, phase }: JobInfo): PullOrigin {
  return phase === 'publishing' ? { kind: 'found', tableId } : refreshOf(tableId);
}

export function pullStep(state: State, screen: PullScreen, event: Event): Step {
  switch (event.type) {
    case 'answered':
      if (event.call === screen.cancelCall && event.endpoint === 'cancelPull') {
        return onCancelled(state, { ...screen, cancelCall: null }, event.data);
      }
      if (event.call === screen.progressCall && event.endpoint === 'pullProgress') {
        return onProgress(state, screen, event.data);
      }
      if (event.call === screen.call && isJobAnswer(event)) {
        return onJob(state, { ...screen, call: null, progressCall: null, lost: 0 }, event.data, next);
      }
      return stay(state);
    case 'failed':
      return onFailure(state, screen, event);
    case 'progressDue':
      return askProgress(state, screen, event.call);
    case 'waitOver':
      if (screen.wait?.id !== event.id || !screen.job) return stay(state);
      return next(state, { ...screen, wait: null }, screen.job);
    case 'cancelAsked':
      if (screen.cancelling || isOver(screen) || !canCancel(screen)) return stay(state);
      if (!screen.job) return show(state, { ...screen, cancelling: true });
      return cancel(state, { ...screen, cancelling: true, trouble: null }, screen.job);
    case 'againAsked':
      return isOver(screen) ? again(state, screen) : stay(state);
    case 'fewerAccepted':
      return isOver(screen) ? beginFewer(state, screen) : stay(state);
    case 'editAsked':
      return isOver(screen) && 'tableId' in screen.origin ? openEdit(state, screen.origin.tableId) : stay(state);
    case 'backAsked':
      return isOver(screen) ? back(state, screen) : stay(state);
    default:
      return stay(state);
  }
}

function back(state: State, { origin }: PullScreen): Step {
  return origin.kind === 'start' || origin.kind === 'change'
    ? show(state, origin.choose)
    : showTableOrHome(state, origin.tableId);
}

/** An Undo only writes, and half a change is no state to stop in. */
export function canCancel({ origin, job }: PullScreen): boolean {
  return origin.kind !== 'undo' && job?.isWriting !== true;
}

/** Whether nothing is under way any more: done, failed, cancelled, or stopped by trouble. */
export function isOver(screen: PullScreen): boolean {
  return screen.call === null && screen.cancelCall === null && screen.wait === null;
}

/** The calls that answer with a job. */
export const JOB_CALLS = [
  'startPull',
  'refreshTable',
  'undoRefresh',
  'takeOver',
  'takeSchedule',
  'changeTable',
  'duplicateTable',
  'setEditing',
  'continuePull',
] as const;

type Answered = Extract<Event, { type: 'answered' }>;

function isJobAnswer(event: Answered): event is Extract<Answered, { endpoint: (typeof JOB_CALLS)[number] }> {
  const calls: readonly EndpointName[] = JOB_CALLS;
  return calls.includes(event.endpoint);
}

type GoOn = (state: State, screen: PullScreen, job: JobInfo) => Step;

function onJob(state: State, screen: PullScreen, job: JobInfo, goOn: GoOn): Step {
  const known: PullScreen = { ...screen, job };
  if (job.phase === 'done') return afterAll(nextOfAll(state, known, null)) ?? done(state, known.origin, job);
  if (job.phase === 'cancelled') return reload({ ...state, queue: null }, ended(known));
  if (!isActive(job)) return afterAll(nextOfAll(state, known, stoppedBy(known))) ?? reload(state, ended(known));
  // What is still under way will say how it ended.
  return isOver(known) ? goOn(state, known, job) : show(state, known);
}

/** At the end of all tables they are read anew. */
function afterAll(step: Step | null): Step | null {
  if (!step || step.state.screen.at !== 'home') return step;
  const { state, effects } = reload(step.state, step.state.screen);
  return { state, effects: [...step.effects, ...effects] };
}

/** The receipt stands on the table's own page. */
function done(state: State, origin: PullOrigin, job: JobInfo): Step {
  const undone = origin.kind === 'undo' ? { undo: origin.undo, pauses: origin.pauses } : null;
  const { state: after } = showTable(withoutUndo(state, job.tableId), job.tableId, { job, undone });
  return reload(after, after.screen);
}

function ended(screen: PullScreen): PullScreen {
  return { ...screen, call: null, cancelCall: null, progressCall: null, wait: null, trouble: null };
}

function next(state: State, screen: PullScreen, job: JobInfo): Step {
  if (screen.cancelling) return cancel(state, screen, job);
  return job.waitMs > 0 ? pause(state, screen, job) : slice(state, screen, job);
}

function slice(state: State, screen: PullScreen, job: JobInfo): Step {
  const step = ask(state, 'continuePull', { tableId: job.tableId }, (call) => ({ ...screen, call, trouble: null }));
  return { state: step.state, effects: [...step.effects, progressAfter(step.state.calls)] };
}

/** Between two looks at a slice under way, ms: numbers move at least every 3 s. */
const PROGRESS_MS = 2_000;

function progressAfter(call: number): Effect {
  return { type: 'wait', milliseconds: PROGRESS_MS, event: { type: 'progressDue', call } };
}

/** `call` is the slice that was under way; another one has its own. */
function askProgress(state: State, screen: PullScreen, call: number): Step {
  if (screen.call !== call || screen.progressCall !== null || !screen.job) return stay(state);
  return ask(state, 'pullProgress', { tableId: screen.job.tableId }, (progressCall) => ({ ...screen, progressCall }));
}

function onProgress(state: State, screen: PullScreen, progress: PullProgress | null): Step {
  const { job, call } = screen;
  const after = call === null ? [] : [progressAfter(call)];
  const known = progress && job ? { ...job, ...progress } : job;
  const cancelling = screen.cancelling && known?.isWriting !== true;
  return show(state, { ...screen, progressCall: null, cancelling, job: known }, ...after);
}

/** Too late when the sheet is being written: the slice under way goes on, and is told of. */
function onCancelled(state: State, screen: PullScreen, job: JobInfo): Step {
  return onJob(state, job.isWriting ? { ...screen, cancelling: false } : screen, job, slice);
}

function pause(state: State, screen: PullScreen, job: JobInfo): Step {
  const reason = job.waitMs < WORTH_SAYING_MS ? 'pace' : 'limit';
  return wait(state, { ...screen, job: { ...job, waitMs: 0 } }, job.waitMs, reason);
}

function wait(
  state: State,
  screen: PullScreen,
  asked: number,
  reason: NonNullable<PullScreen['wait']>['reason'],
): Step {
  const milliseconds = timerMs(asked);
  const until = state.now + milliseconds;
  return showNumbered(
    state,
    (id) => ({ ...screen, wait: { id, until, reason } }),
    (id) => ({ type: 'wait', milliseconds, event: { type: 'waitOver', id } }),
  );
}

function cancel(state: State, screen: PullScreen, job: JobInfo): Step {
  return ask(state, 'cancelPull', { tableId: job.tableId }, (cancelCall) => ({ ...screen, wait: null, cancelCall }));
}

function onFailure(state: State, screen: PullScreen, event: Extract<Event, { type: 'failed' }>): Step {
  if (event.call === screen.cancelCall) {
    // A slice under way may hold the lock: the cancel is sent again after it.
    if (screen.call !== null) return show(state, { ...screen, cancelCall: null });
    return reload(state, { ...screen, cancelCall: null, cancelling: false, trouble: event.trouble });
  }
  if (event.call === screen.progressCall) return onProgress(state, screen, null);
  if (event.call !== screen.call) return stay(state);
  const stopped: PullScreen = { ...screen, call: null, progressCall: null };
  const pauseMs = PAUSES_AFTER_LOSS[screen.lost];
  if (screen.job && isLost(event.trouble) && pauseMs !== undefined) {
    return wait(state, { ...stopped, lost: screen.lost + 1 }, pauseMs, 'lost');
  }
  return afterAll(nextOfAll(state, screen, event.trouble)) ?? reload(state, { ...stopped, trouble: event.trouble });
}

/** The call is gone, the job is not. A missing authorization does not come back by waiting. */
function isLost(trouble: Trouble): boolean {
  return trouble.from === 'here' && ['time-limit', 'offline', 'no-answer', 'platform-failed'].includes(trouble.problem);
}

function again(state: State, screen: PullScreen): Step {
  // A job that is still there goes on from its save: asking for a second one would only meet it.
  const running = unfinished(state, screen);
  return running ? takeUp(state, running, screen.origin) : beginAgain(state, screen);
}

/** The job that "again" goes on with. An interrupted one is there whatever else is, also before the tables are read anew. */
function unfinished({ data }: State, { job, trouble }: PullScreen): JobInfo | null {
  if (isActive(data.job) && (!job || job.tableId === data.job.tableId)) return data.job;
  return isActive(job) && isInterrupted(trouble) ? job : null;
}

/** Of what was found half-way nobody knows how it would begin again. */
export function canTryAgain(state: State, screen: PullScreen): boolean {
  return screen.origin.kind !== 'found' || unfinished(state, screen) !== null;
}

/** The tables, sheets and jobs as they are now, asked for in the background. */
function reload(state: State, screen: Screen): Step {
  const call = state.calls + 1;
  const effects = [callOf('getState', {}, call)];
  return { state: { ...state, calls: call, reload: call, screen }, effects };
}
