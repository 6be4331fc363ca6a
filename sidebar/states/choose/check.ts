/** What a pull would bring, asked by itself a moment after each choice. A pull need not wait for it. */
import type { ViewQuestion } from '../../../src/protocol/choice';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { ChooseScreen } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { ask, show, showNumbered, stay } from '../../step';
import { isAwaited } from '../awaited';
import { pullInput } from './pull-input';

/** Whoever goes through a list by the arrow keys rests on each choice for less, ms. */
const REST_MS = 400;

/** After a step on this screen: asks soon where there is something to pull. */
export function checkSoon(step: Step): Step {
  const { screen } = step.state;
  if (screen.at !== 'choose') return step;
  if (pullInput(screen) === null) {
    return { ...step, state: { ...step.state, screen: { ...screen, check: null, checkDue: null } } };
  }
  const waiting = showNumbered(
    step.state,
    (id) => ({ ...screen, checkDue: id }),
    (id) => ({ type: 'wait', milliseconds: REST_MS, event: { type: 'checkDue', id } }),
  );
  return { state: waiting.state, effects: [...step.effects, ...waiting.effects] };
}

/** The same where another pull was chosen than before. */
export function checkIfOther(before: ChooseScreen, step: Step): Step {
  const { screen } = step.state;
  if (screen.at !== 'choose' || asText(before) === asText(screen)) return step;
  return checkSoon(step);
}

const asText = (screen: ChooseScreen): string => JSON.stringify(pullInput(screen));

/** Null when the event is not about it. */
export function checkStep(state: State, screen: ChooseScreen, event: Event): Step | null {
  switch (event.type) {
    case 'checkDue':
      return event.id === screen.checkDue ? askCheck(state, screen) : stay(state);
    case 'checkAsked':
      return askCheck(state, screen);
    case 'answered':
      if (event.endpoint !== 'checkView' || !isAwaited(screen.check, event.call)) return null;
      return show(state, { ...screen, check: { is: 'here', items: [event.data] } });
    case 'failed':
      if (!isAwaited(screen.check, event.call)) return null;
      return show(state, { ...screen, check: { is: 'missing', trouble: event.trouble } });
    default:
      return null;
  }
}

function askCheck(state: State, screen: ChooseScreen): Step {
  const input = pullInput(screen);
  if (!input) return show(state, { ...screen, check: null, checkDue: null });
  const question = { ...questionOf(input), target: input.target };
  return ask(state, 'checkView', question, (call) => ({ ...screen, checkDue: null, check: { is: 'coming', call } }));
}

export function questionOf(input: NonNullable<ReturnType<typeof pullInput>>): ViewQuestion {
  const { objectId, viewId, memberId, options, workspace } = input;
  const question = { objectId, viewId, memberId, options };
  return workspace === undefined ? question : { ...question, workspace };
}
