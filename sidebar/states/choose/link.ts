/** A pasted link or id → its object and view, chosen as if by hand. */
import type { FoundView } from '../../../src/protocol/choice';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { ChooseScreen, PastedLink } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { ask, here, show, stay } from '../../step';
import { andThen, askViews, inWorkspace, selectView } from './view';

export const NO_LINK: PastedLink = { text: '', call: null, trouble: null };

export function linkStep(state: State, screen: ChooseScreen, event: Event): Step {
  const { link } = screen;
  switch (event.type) {
    case 'linkTyped':
      return show(state, { ...screen, link: { text: event.text, call: null, trouble: null } });
    case 'linkAsked': {
      const text = link.text.trim();
      if (link.call !== null) return stay(state);
      if (text === '') return show(state, { ...screen, link: { ...link, trouble: here('link-missing') } });
      return ask(state, 'findView', { text, ...inWorkspace(screen.workspace) }, (call) => ({
        ...screen,
        link: { ...link, call, trouble: null },
      }));
    }
    case 'answered':
      return event.endpoint === 'findView' && event.call === link.call ? found(state, screen, event.data) : stay(state);
    case 'failed':
      return event.call === link.call
        ? show(state, { ...screen, link: { ...link, call: null, trouble: event.trouble } })
        : stay(state);
    default:
      return stay(state);
  }
}

function found(state: State, screen: ChooseScreen, { object, view }: FoundView): Step {
  const next: ChooseScreen = { ...screen, search: '', link: NO_LINK, found: { object, view } };
  const listed = screen.objectId === object.id && screen.views !== null && screen.views.is !== 'missing';
  const step = listed ? show(state, next) : askViews(state, { ...next, viewId: null }, object.id);
  return andThen(step, (after, chosen) => selectView(after, chosen, view.id));
}
