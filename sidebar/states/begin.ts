/** What begins a pull, for the first time and once more. */
import type { Input } from '../../src/calls/endpoints/index';
import type { ErrorKind } from '../../src/errors';
import type { Step } from '../model/effect';
import type { PullOrigin, PullScreen } from '../model/screens/pull';
import type { State } from '../model/state';
import type { Trouble } from '../model/trouble';
import { ask, stay } from '../step';

/** A pull screen on which nothing has happened yet. */
export const FRESH = {
  at: 'pull',
  job: null,
  call: null,
  cancelCall: null,
  progressCall: null,
  wait: null,
  lost: 0,
  cancelling: false,
  trouble: null,
} as const;

export function beginPull(state: State, origin: PullOrigin): Step {
  const screen = (call: number): PullScreen => ({ ...FRESH, origin, call });
  switch (origin.kind) {
    case 'start':
      return ask(state, 'startPull', origin.input, screen);
    case 'refresh':
      return ask(state, 'refreshTable', refreshing(origin), screen);
    case 'undo':
      return ask(state, 'undoRefresh', { tableId: origin.tableId }, screen);
    case 'takeOver':
      return ask(state, 'takeOver', agreedOn(origin), screen);
    case 'takeSchedule':
      return ask(state, 'takeSchedule', agreedOn(origin), screen);
    case 'change':
      return ask(state, 'changeTable', origin.input, screen);
    case 'duplicate':
      return ask(state, 'duplicateTable', agreedOn(origin), screen);
    case 'editing':
      return ask(state, 'setEditing', { tableId: origin.tableId, on: origin.on }, screen);
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
  return beginPull(state, isTakenOver(origin) && job ? refreshOf(job.tableId) : origin);
}

type TakenOver = Extract<PullOrigin, { kind: 'takeOver' | 'takeSchedule' }>;

const isTakenOver = (origin: PullOrigin): origin is TakenOver =>
  origin.kind === 'takeOver' || origin.kind === 'takeSchedule';

function refreshing(origin: Extract<PullOrigin, { kind: 'refresh' }>): Input<'refreshTable'> {
  const { tableId, acceptFewer, acceptGone, agreed, resetHeaders } = origin;
  const input = { tableId, acceptFewer, acceptGone, ...(resetHeaders === true ? { resetHeaders } : {}) };
  return agreed === undefined ? input : { ...input, agreed };
}

function agreedOn({
  tableId,
  agreed,
}: Extract<PullOrigin, { kind: 'takeOver' | 'takeSchedule' | 'duplicate' }>): Input<'takeOver'> {
  return agreed === undefined ? { tableId } : { tableId, agreed };
}

/** Goes on with the person's yes to exactly what they were shown. */
function beginAgreed(state: State, { origin, job }: PullScreen, agreed: string): Step {
  if (origin.kind === 'refresh' || ((isTakenOver(origin) || origin.kind === 'duplicate') && job === null)) {
    return beginPull(state, { ...origin, agreed });
  }
  const tableId = job?.tableId ?? (origin.kind === 'start' ? null : origin.tableId);
  return tableId === null ? stay(state) : beginPull(state, { kind: 'refresh', tableId, ...NOTHING, agreed });
}

/** Goes on although the table has more than this person's key may see, or than the view has by now, or with what they agree to. */
export function beginFewer(state: State, screen: PullScreen): Step {
  const { origin, job } = screen;
  const trouble = stoppedBy(screen);
  if (trouble?.from === 'server' && trouble.agree !== undefined) return beginAgreed(state, screen, trouble.agree);
  const isGone = isKind(trouble, MANY_GONE) || isKind(trouble, EMPTIED);
  const isChange = origin.kind === 'start' || origin.kind === 'change';
  const accepted = origin.kind === 'refresh' ? origin : isChange ? origin.input : NOTHING;
  const accept = {
    acceptFewer: accepted.acceptFewer || !isGone,
    acceptGone: accepted.acceptGone || isGone,
  };
  if (origin.kind === 'start') {
    const input = { ...origin.input, ...accept };
    return beginAgain(state, { ...screen, origin: { ...origin, input } });
  }
  if (origin.kind === 'change') return beginPull(state, { ...origin, input: { ...origin.input, ...accept } });
  const said = origin.kind === 'refresh' || isTakenOver(origin) ? origin.agreed : undefined;
  const agreed = said === undefined ? {} : { agreed: said };
  return beginPull(state, { kind: 'refresh', tableId: job?.tableId ?? origin.tableId, ...accept, ...agreed });
}

/** What stopped the work: the job's own failure, or a call that was lost or refused. */
export function stoppedBy({ job, trouble }: PullScreen): Trouble | null {
  return job?.phase === 'failed' && job.failure ? { from: 'server', ...job.failure } : trouble;
}

function isKind(trouble: Trouble | null, kind: ErrorKind): boolean {
  return trouble?.from === 'server' && trouble.kind === kind;
}

/** The refresh would take away most of the table. */
export const MANY_GONE = 'many-gone';

/** … or all of it: the view has no records any more. */
export const EMPTIED = 'view-emptied';

/** Google failed while the sheet was edited, or somebody closed it: half of the change is there, and the job goes on from it. */
export const isInterrupted = (trouble: Trouble | null): boolean =>
  isKind(trouble, 'publish-interrupted') || isKind(trouble, 'publish-closed');

const NOTHING = { acceptFewer: false, acceptGone: false } as const;

export function refreshOf(tableId: string): Extract<PullOrigin, { kind: 'refresh' }> {
  return { kind: 'refresh', tableId, ...NOTHING };
}
