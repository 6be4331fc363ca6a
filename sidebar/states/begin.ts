/** What begins a pull, for the first time and once more. */
import type { PullOrigin, PullScreen, State, Step } from '../model';
import { ask, stay } from '../step';

/** A pull screen on which nothing has happened yet. */
export const FRESH = {
  at: 'pull',
  job: null,
  call: null,
  cancelCall: null,
  wait: null,
  lost: 0,
  cancelling: false,
  undoing: null,
  trouble: null,
} as const;

export function beginPull(state: State, origin: PullOrigin): Step {
  const screen = (call: number): PullScreen => ({ ...FRESH, origin, call });
  switch (origin.kind) {
    case 'start':
      return ask(state, 'startPull', origin.input, screen);
    case 'refresh':
      return ask(state, 'refreshTable', { tableId: origin.tableId, acceptFewer: origin.acceptFewer }, screen);
    case 'undo':
      return ask(state, 'undoRefresh', { tableId: origin.tableId }, screen);
    case 'takeOver':
      return ask(state, 'takeOver', { tableId: origin.tableId }, screen);
    case 'found':
      return stay(state);
  }
}

/** What has failed, or was cancelled, from its beginning. */
export function beginAgain(state: State, { origin, job }: PullScreen): Step {
  // The sheet that the first try made is used again.
  if (origin.kind === 'start' && job !== null && job.sheetId !== null) {
    return beginPull(state, { ...origin, input: { ...origin.input, target: { kind: 'sheet', sheetId: job.sheetId } } });
  }
  // What was taken over is the person's own since its first answer.
  return beginPull(state, origin.kind === 'takeOver' && job ? refreshOf(job.tableId) : origin);
}

/** Goes on although the table has more than this person's key may see. */
export function beginFewer(state: State, screen: PullScreen): Step {
  const { origin, job } = screen;
  if (origin.kind === 'start') {
    const input = { ...origin.input, acceptFewer: true };
    return beginAgain(state, { ...screen, origin: { ...origin, input } });
  }
  return beginPull(state, refreshOf(job?.tableId ?? origin.tableId, true));
}

export function refreshOf(tableId: string, acceptFewer = false): PullOrigin {
  return { kind: 'refresh', tableId, acceptFewer };
}
