import { setTimeout as pause } from 'node:timers/promises';
import { IMPORT_PATH } from '../../import/demo';
import type { Answer } from '../answer';
import type { ActiveFaults } from '../faults/active';
import { answerControl, CONTROL_PATH } from './control';
import type { Scope } from '../faults/rule';
import { answerImport } from '../import';
import type { Incoming } from '../body';
import { answer } from './routes';
import type { CrmState } from '../state';

/** What happens to the answer on its way. */
type OnTheWay = Pick<ActiveFaults, 'cutAfter' | 'drop' | 'refuseMs'>;

interface Response {
  readonly answer: Answer;
  readonly fault: OnTheWay;
}

/** Answers a request, however it came. */
export type Respond = (incoming: Incoming) => Promise<Response>;

const NO_FAULT: OnTheWay = { cutAfter: null, drop: false, refuseMs: null };

/** @param controlSecret opens the control endpoint. */
export function responder(state: CrmState, controlSecret: string): Respond {
  return async (incoming) => {
    const { method, path } = incoming;
    if (path === CONTROL_PATH) return { answer: answerControl(state, incoming, controlSecret), fault: NO_FAULT };
    if (path === IMPORT_PATH) return { answer: answerImport(state, incoming), fault: NO_FAULT };
    const { faults, line } = state.board.open(method, path);
    for (const scope of scopesOf(incoming)) state.board.arrive(scope, faults);
    const found = faults.replace ?? (await answer(state, incoming, faults));
    // Reading records may have met further faults.
    const final = faults.replace ?? found;
    if (faults.delayMs > 0) await pause(faults.delayMs);
    line.status = final.status;
    return { answer: final, fault: faults };
  };
}

function scopesOf({ method, path }: Incoming): readonly Scope[] {
  if (method === 'OPTIONS') return [];
  if (path === '/graphql') return ['any', 'graphql'];
  return path === '/metadata' ? ['any', 'metadata'] : ['any'];
}
