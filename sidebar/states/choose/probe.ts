/** Finds out bit by bit which objects the key may read, while a person looks at their list. */
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { ChooseScreen } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { callOf, show, stay } from '../../step';
import { timerMs } from '../../timer';
import { inWorkspace } from './view';

/** Asks in the background; the list is there without it. */
export function probe(state: State, screen: ChooseScreen): Step {
  const call = state.calls + 1;
  const effects = [callOf('probeObjects', { more: false, ...inWorkspace(screen.workspace) }, call)];
  return { state: { ...state, calls: call, screen }, effects };
}

/** Null when the event is not about it. */
export function probeStep(state: State, screen: ChooseScreen, event: Event): Step | null {
  if (event.type === 'probeDue') return screen.objectId === null ? probe(state, screen) : stay(state);
  if (event.type !== 'answered' || event.endpoint !== 'probeObjects') return null;
  const { mayRead, isWhole, waitMs } = event.data;
  const after: ChooseScreen = { ...screen, mayRead: { ...screen.mayRead, ...mayRead } };
  if (isWhole) return show(state, after);
  return show(state, after, { type: 'wait', milliseconds: timerMs(waitMs), event: { type: 'probeDue' } });
}
