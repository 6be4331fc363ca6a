/**
 * A pull, driven from here slice by slice:
 *
 *   start | refresh | take up → slice → slice … → done
 *                                ↓  ↑
 *                               wait (Twenty's limit; a lost connection)
 *
 * Cancelling is a call of its own, beside the slice under way; if that slice holds the lock, it is sent again after it.
 */
import type { JobInfo, StartPull } from '../../src/protocol';
import type { ChooseScreen, Event, PullOrigin, PullScreen, State, Step, Trouble } from '../model';
import { show, showAndCall, showHome, stay } from '../step';
import { isActive } from './active';

/** Pauses before a lost slice is asked for again, in ms. A job survives a lost call: the next slice goes on from its save. */
const PAUSES_AFTER_LOSS = [3_000, 10_000, 30_000];

const FRESH = {
  at: 'pull',
  job: null,
  cancelCall: null,
  wait: null,
  lost: 0,
  cancelling: false,
  trouble: null,
} as const;

export function startPull(state: State, input: StartPull, choose: ChooseScreen): Step {
  const call = state.calls + 1;
  const screen: PullScreen = { ...FRESH, origin: { kind: 'start', input, choose }, call };
  return showAndCall(state, screen, { type: 'call', endpoint: 'startPull', input, call });
}

export function refreshTable(state: State, tableId: string): Step {
  const call = state.calls + 1;
  const screen: PullScreen = { ...FRESH, origin: { kind: 'refresh', tableId }, call };
  return showAndCall(state, screen, {
    type: 'call',
    endpoint: 'refreshTable',
    input: { tableId, acceptFewer: false },
    call,
  });
}

/** Goes on with a pull that was begun before: by a sidebar since closed, or before a failure of the platform. */
export function takeUp(state: State, job: JobInfo, origin?: PullOrigin): Step {
  return next(state, { ...FRESH, origin: origin ?? { kind: 'refresh', tableId: job.tableId }, job, call: null }, job);
}

export function pullStep(state: State, screen: PullScreen, event: Event): Step {
  switch (event.type) {
    case 'answered':
      if (event.call === screen.cancelCall && event.endpoint === 'cancelPull') {
        return onJob(state, { ...screen, cancelCall: null }, event.data, slice);
      }
      if (event.call === screen.call && isJobAnswer(event)) {
        return onJob(state, { ...screen, call: null, lost: 0 }, event.data, next);
      }
      return event.endpoint === 'showTable' ? show(state, screen, { type: 'focusSheet' }) : stay(state);
    case 'failed':
      return onFailure(state, screen, event);
    case 'waitOver':
      if (screen.wait?.id !== event.id || !screen.job) return stay(state);
      return next(state, { ...screen, wait: null }, screen.job);
    case 'cancelAsked':
      if (screen.cancelling || isOver(screen)) return stay(state);
      if (!screen.job) return show(state, { ...screen, cancelling: true });
      return cancel(state, { ...screen, cancelling: true, trouble: null }, screen.job);
    case 'againAsked':
      return isOver(screen) ? again(state, screen) : stay(state);
    case 'showAsked': {
      if (!isOver(screen)) return stay(state);
      const call = state.calls + 1;
      return showAndCall(state, screen, {
        type: 'call',
        endpoint: 'showTable',
        input: { tableId: event.tableId },
        call,
      });
    }
    case 'backAsked':
      if (!isOver(screen)) return stay(state);
      if (screen.origin.kind === 'start' && screen.job?.phase !== 'done') return show(state, screen.origin.choose);
      return showHome(state);
    default:
      return stay(state);
  }
}

/** Whether nothing is under way any more: done, failed, cancelled, or stopped by trouble. */
export function isOver(screen: PullScreen): boolean {
  return screen.call === null && screen.cancelCall === null && screen.wait === null;
}

type JobAnswer = Extract<Event, { type: 'answered'; endpoint: 'startPull' | 'refreshTable' | 'continuePull' }>;

function isJobAnswer(event: Extract<Event, { type: 'answered' }>): event is JobAnswer {
  return event.endpoint === 'startPull' || event.endpoint === 'refreshTable' || event.endpoint === 'continuePull';
}

type GoOn = (state: State, screen: PullScreen, job: JobInfo) => Step;

function onJob(state: State, screen: PullScreen, job: JobInfo, goOn: GoOn): Step {
  const known: PullScreen = { ...screen, job };
  if (!isActive(job)) return reload(state, { ...known, call: null, cancelCall: null, wait: null, trouble: null });
  // What is still under way will say how it ended.
  return isOver(known) ? goOn(state, known, job) : show(state, known);
}

function next(state: State, screen: PullScreen, job: JobInfo): Step {
  if (screen.cancelling) return cancel(state, screen, job);
  return job.waitMs > 0 ? pause(state, screen, job) : slice(state, screen, job);
}

function slice(state: State, screen: PullScreen, job: JobInfo): Step {
  const call = state.calls + 1;
  const input = { tableId: job.tableId };
  return showAndCall(
    state,
    { ...screen, call, trouble: null },
    { type: 'call', endpoint: 'continuePull', input, call },
  );
}

function pause(state: State, screen: PullScreen, job: JobInfo): Step {
  return wait(state, { ...screen, job: { ...job, waitMs: 0 } }, job.waitMs, 'limit');
}

function wait(state: State, screen: PullScreen, milliseconds: number, reason: 'limit' | 'lost'): Step {
  const id = state.calls + 1;
  const pausing: PullScreen = { ...screen, wait: { id, until: state.now + milliseconds, reason } };
  return showAndCall(state, pausing, { type: 'wait', milliseconds, event: { type: 'waitOver', id } });
}

function cancel(state: State, screen: PullScreen, job: JobInfo): Step {
  const call = state.calls + 1;
  const input = { tableId: job.tableId };
  const cancelling: PullScreen = { ...screen, wait: null, cancelCall: call };
  return showAndCall(state, cancelling, { type: 'call', endpoint: 'cancelPull', input, call });
}

function onFailure(state: State, screen: PullScreen, event: Extract<Event, { type: 'failed' }>): Step {
  if (event.endpoint === 'showTable') return show(state, { ...screen, trouble: event.trouble });
  if (event.call === screen.cancelCall) {
    // A slice under way may hold the lock: the cancel is sent again after it.
    if (screen.call !== null) return show(state, { ...screen, cancelCall: null });
    return reload(state, { ...screen, cancelCall: null, cancelling: false, trouble: event.trouble });
  }
  if (event.call !== screen.call) return stay(state);
  const stopped: PullScreen = { ...screen, call: null };
  const pauseMs = PAUSES_AFTER_LOSS[screen.lost];
  if (screen.job && isLost(event.trouble) && pauseMs !== undefined) {
    return wait(state, { ...stopped, lost: screen.lost + 1 }, pauseMs, 'lost');
  }
  return reload(state, { ...stopped, trouble: event.trouble });
}

/** The call is gone, the job is not. A missing authorization does not come back by waiting. */
function isLost(trouble: Trouble): boolean {
  return trouble.from === 'here' && ['time-limit', 'offline', 'no-answer', 'platform-failed'].includes(trouble.problem);
}

function again(state: State, screen: PullScreen): Step {
  // A job that is still there goes on from its save: asking for a second one would only meet it.
  const running = state.data.job;
  if (isActive(running) && (!screen.job || screen.job.tableId === running.tableId)) {
    return takeUp(state, running, screen.origin);
  }
  if (screen.origin.kind === 'refresh') return refreshTable(state, screen.origin.tableId);
  // The sheet that the first try made is used again.
  const sheetId = screen.job?.sheetId ?? null;
  const { input, choose } = screen.origin;
  return startPull(state, sheetId === null ? input : { ...input, target: { kind: 'sheet', sheetId } }, choose);
}

/** The tables, sheets and jobs as they are now, asked for in the background. */
function reload(state: State, screen: PullScreen): Step {
  const call = state.calls + 1;
  return showAndCall({ ...state, reload: call }, screen, { type: 'call', endpoint: 'getState', input: {}, call });
}
