/** Object → view → (member) → target and options → a pull. */
import type { StartPull, ViewChoice } from '../../src/protocol';
import type { ChooseScreen, Event, Listing, State, Step } from '../model';
import { show, showAndCall, showHome, stay } from '../step';
import { startPull } from './pull';

export function openChoose(state: State): Step {
  const call = state.calls + 1;
  return showAndCall(
    state,
    {
      at: 'choose',
      objects: { is: 'coming', call },
      search: '',
      objectId: null,
      views: null,
      viewId: null,
      members: null,
      memberId: null,
      target: { kind: 'newSheet' },
      options: { relationLabels: true, selectAs: 'label' },
    },
    { type: 'call', endpoint: 'listObjects', input: { refresh: false }, call },
  );
}

export function chooseStep(state: State, screen: ChooseScreen, event: Event): Step {
  const call = state.calls + 1;
  switch (event.type) {
    case 'objectsAsked':
      return showAndCall(
        state,
        { ...screen, objects: { is: 'coming', call } },
        { type: 'call', endpoint: 'listObjects', input: { refresh: true }, call },
      );
    case 'objectSearched':
      return show(state, { ...screen, search: event.text });
    case 'objectChosen':
      return showAndCall(
        state,
        { ...screen, objectId: event.objectId, views: { is: 'coming', call }, viewId: null },
        { type: 'call', endpoint: 'listViews', input: { objectId: event.objectId }, call },
      );
    case 'objectDropped':
      return show(state, { ...screen, objectId: null, views: null, viewId: null, search: '' });
    case 'viewChosen':
      return withView(state, { ...screen, viewId: event.viewId });
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
      return input ? startPull(state, input, screen) : stay(state);
    }
    case 'backAsked':
      return state.data.tables.length > 0 ? showHome(state) : stay(state);
    case 'answered':
      return answered(state, screen, event);
    case 'failed': {
      const missing = { is: 'missing', trouble: event.trouble } as const;
      if (isAwaited(screen.objects, event.call)) return show(state, { ...screen, objects: missing });
      if (isAwaited(screen.views, event.call)) return show(state, { ...screen, views: missing });
      if (isAwaited(screen.members, event.call)) return show(state, { ...screen, members: missing });
      return stay(state);
    }
    default:
      return stay(state);
  }
}

function answered(state: State, screen: ChooseScreen, event: Extract<Event, { type: 'answered' }>): Step {
  switch (event.endpoint) {
    case 'listObjects':
      if (!isAwaited(screen.objects, event.call)) return stay(state);
      return show(state, { ...screen, objects: { is: 'here', items: event.data } });
    case 'listViews': {
      if (!isAwaited(screen.views, event.call)) return stay(state);
      const first = event.data.find((view) => view.isIndex) ?? event.data[0];
      return withView(state, { ...screen, views: { is: 'here', items: event.data }, viewId: first?.id ?? null });
    }
    case 'listMembers':
      if (!isAwaited(screen.members, event.call)) return stay(state);
      return show(state, { ...screen, members: { is: 'here', items: event.data } });
    default:
      return stay(state);
  }
}

/** A view that filters on "me" needs the members: they are asked for once. */
function withView(state: State, screen: ChooseScreen): Step {
  const needed = chosenView(screen)?.needsMember === true && screen.members?.is !== 'here';
  return needed ? askMembers(state, screen) : show(state, screen);
}

function askMembers(state: State, screen: ChooseScreen): Step {
  const call = state.calls + 1;
  return showAndCall(
    state,
    { ...screen, members: { is: 'coming', call } },
    { type: 'call', endpoint: 'listMembers', input: {}, call },
  );
}

function isAwaited(listing: Listing<unknown> | null, call: number): boolean {
  return listing?.is === 'coming' && listing.call === call;
}

export function chosenView(screen: ChooseScreen): ViewChoice | undefined {
  return screen.views?.is === 'here' ? screen.views.items.find(({ id }) => id === screen.viewId) : undefined;
}

/** What is to be pulled, or null while something is still to be chosen. */
export function pullInput(screen: ChooseScreen): StartPull | null {
  const view = chosenView(screen);
  if (screen.objectId === null || !view || (view.needsMember && screen.memberId === null)) return null;
  const { objectId, target, options } = screen;
  return { objectId, viewId: view.id, target, options, memberId: view.needsMember ? screen.memberId : null };
}
