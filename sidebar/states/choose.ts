/** Object → view → (member) → target, columns and options → a pull. A pasted link takes the place of the first two. */
import type { PullTarget, StartPull } from '../../src/protocol';
import type { ChooseScreen, Event, State, Step } from '../model';
import { ask, hasHome, show, showHome, stay } from '../step';
import { isAwaited } from './awaited';
import { AS_IN_VIEW, columnChoice, columnsStep } from './choose-columns';
import { NO_LINK, linkStep } from './choose-link';
import { askMembers, askViews, chosenView, selectView } from './choose-view';
import { beginPull } from './begin';

export function openChoose(state: State): Step {
  return ask(state, 'listObjects', { refresh: false, more: false }, (call) => ({
    at: 'choose',
    objects: { is: 'coming', call },
    more: null,
    search: '',
    objectId: null,
    link: NO_LINK,
    found: null,
    views: null,
    viewSearch: '',
    viewId: null,
    members: null,
    memberId: null,
    target: firstTarget(state),
    columns: AS_IN_VIEW,
    options: {
      relationLabels: true,
      selectAs: 'label',
      listChanges: false,
      rowOrder: 'view',
      mayShrink: false,
      hiddenGroups: 'pull',
      relationIds: 'first',
      recordLinks: false,
    },
  }));
}

/** An empty sheet in front is where a person wants the table; else a new one. */
function firstTarget({ data: { sheets, activeSheetId } }: State): PullTarget {
  const empty = sheets.find(({ id, state }) => id === activeSheetId && state === 'empty');
  return empty ? { kind: 'sheet', sheetId: empty.id } : { kind: 'newSheet' };
}

export function chooseStep(state: State, screen: ChooseScreen, event: Event): Step {
  // Who chooses by hand no longer waits for what a link means.
  const byHand: ChooseScreen = { ...screen, link: { ...screen.link, call: null } };
  switch (event.type) {
    case 'objectsAsked':
      return ask(state, 'listObjects', { refresh: true, more: false }, (call) => ({
        ...screen,
        objects: { is: 'coming', call },
        more: null,
      }));
    case 'moreAsked':
      return ask(state, 'listObjects', { refresh: false, more: true }, (call) => ({
        ...screen,
        more: { is: 'coming', call },
      }));
    case 'objectSearched':
      return show(state, { ...screen, search: event.text });
    case 'objectChosen':
      return askViews(state, { ...byHand, viewId: null, viewSearch: '' }, event.objectId);
    case 'viewSearched':
      return show(state, { ...screen, viewSearch: event.text });
    case 'objectDropped':
      return show(state, { ...byHand, objectId: null, views: null, viewId: null, search: '' });
    case 'viewChosen':
      return selectView(state, byHand, event.viewId);
    case 'membersAsked':
      return askMembers(state, screen);
    case 'memberChosen':
      return show(state, { ...screen, memberId: event.memberId });
    case 'targetChosen':
      return show(state, { ...screen, target: event.target });
    case 'optionsChosen':
      return show(state, { ...screen, options: event.options });
    case 'pullAsked': {
      const input = pullInput(screen);
      return input ? beginPull(state, { kind: 'start', input, choose: screen }) : stay(state);
    }
    case 'backAsked':
      return hasHome(state) ? showHome(state) : stay(state);
    case 'answered':
      return answered(state, screen, event);
    case 'failed': {
      const missing = { is: 'missing', trouble: event.trouble } as const;
      if (isAwaited(screen.objects, event.call)) return show(state, { ...screen, objects: missing });
      if (isAwaited(screen.more, event.call)) return show(state, { ...screen, more: missing });
      if (isAwaited(screen.views, event.call)) return show(state, { ...screen, views: missing });
      if (isAwaited(screen.members, event.call)) return show(state, { ...screen, members: missing });
      return event.call === screen.link.call ? linkStep(state, screen, event) : columnsStep(state, screen, event);
    }
    case 'linkTyped':
    case 'linkAsked':
      return linkStep(state, screen, event);
    default:
      return columnsStep(state, screen, event);
  }
}

function answered(state: State, screen: ChooseScreen, event: Extract<Event, { type: 'answered' }>): Step {
  switch (event.endpoint) {
    case 'listObjects':
      if (isAwaited(screen.more, event.call))
        return show(state, { ...screen, more: { is: 'here', items: event.data } });
      if (!isAwaited(screen.objects, event.call)) return stay(state);
      return show(state, { ...screen, objects: { is: 'here', items: event.data } });
    case 'listViews': {
      if (!isAwaited(screen.views, event.call)) return stay(state);
      const first = event.data.find((view) => view.isIndex) ?? event.data[0];
      return selectView(
        state,
        { ...screen, views: { is: 'here', items: event.data } },
        screen.viewId ?? first?.id ?? null,
      );
    }
    case 'listMembers':
      if (!isAwaited(screen.members, event.call)) return stay(state);
      return show(state, { ...screen, members: { is: 'here', items: event.data } });
    case 'findView':
      return linkStep(state, screen, event);
    default:
      return columnsStep(state, screen, event);
  }
}

/** What is to be pulled, or null while something is still to be chosen. */
export function pullInput(screen: ChooseScreen): StartPull | null {
  const view = chosenView(screen);
  const columns = columnChoice(screen.columns);
  if (screen.objectId === null || !view || !columns || (view.needsMember && screen.memberId === null)) return null;
  const { objectId, target, memberId } = screen;
  const options = { columns, ...screen.options };
  return {
    objectId,
    viewId: view.id,
    target,
    options,
    memberId: view.needsMember ? memberId : null,
    acceptFewer: false,
    acceptGone: false,
  };
}
