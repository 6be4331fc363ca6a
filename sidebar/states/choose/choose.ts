/** Object → view → (member) → target, columns and options → a pull. A pasted link takes the place of the first two. */
import type { Input } from '../../../src/calls/endpoints/index';
import type { PullTarget } from '../../../src/protocol/choice';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { ChooseScreen } from '../../model/screens/choose';
import type { State } from '../../model/state';
import { ask, hasHome, show, showHome, showTableOrHome, stay } from '../../step';
import { isAwaited } from '../awaited';
import { AS_IN_VIEW, columnsStep } from './columns';
import { NO_LINK, linkStep } from './link';
import { askMembers, askViews, inWorkspace, selectView } from './view';
import { openViewCsv } from '../csv';
import { probe, probeStep } from './probe';
import { pullInput } from './pull-input';
import { beginPull } from '../begin';
import { checkIfOther, checkStep, questionOf } from './check';

/** The first thing to choose is an object. `workspace`: another one than the current. */
export function openChoose(state: State, workspace: string | null = null): Step {
  return ask(state, 'listObjects', { refresh: false, more: false, ...inWorkspace(workspace) }, (call) => ({
    ...freshChoice(state),
    workspace,
    objects: { is: 'coming', call },
  }));
}

/** Nothing is chosen yet. */
export function freshChoice(state: State): ChooseScreen {
  return {
    at: 'choose',
    objects: { is: 'here', items: [] },
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
    editing: null,
    workspace: null,
    mayRead: {},
    check: null,
    checkDue: null,
  };
}

/** An empty sheet in front is where a person wants the table; else a new one. */
function firstTarget({ data: { sheets, activeSheetId } }: State): PullTarget {
  const empty = sheets.find(({ id, state }) => id === activeSheetId && state === 'empty');
  return empty ? { kind: 'sheet', sheetId: empty.id } : { kind: 'newSheet' };
}

export function chooseStep(state: State, screen: ChooseScreen, event: Event): Step {
  const known = checkStep(state, screen, event) ?? probeStep(state, screen, event);
  return known ?? checkIfOther(screen, chosenStep(state, screen, event));
}

function chosenStep(state: State, screen: ChooseScreen, event: Event): Step {
  // Who chooses by hand no longer waits for what a link means.
  const byHand: ChooseScreen = { ...screen, link: { ...screen.link, call: null } };
  switch (event.type) {
    case 'objectsAsked':
      return ask(state, 'listObjects', { refresh: true, more: false, ...inWorkspace(screen.workspace) }, (call) => ({
        ...screen,
        objects: { is: 'coming', call },
        more: null,
      }));
    case 'moreAsked':
      return ask(state, 'listObjects', { refresh: false, more: true, ...inWorkspace(screen.workspace) }, (call) => ({
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
      return input ? begin(state, screen, input) : stay(state);
    }
    case 'viewCsvAsked': {
      const input = pullInput(screen);
      return input ? openViewCsv(state, questionOf(input), screen) : stay(state);
    }
    case 'workspaceChosen':
      return openChoose(
        state,
        state.data.workspaces.find(({ ref }) => ref === event.ref)?.isCurrent ? null : event.ref,
      );
    case 'backAsked':
      return back(state, screen);
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

/** A new table, or other settings of one that is there. */
function begin(state: State, screen: ChooseScreen, input: Input<'startPull'>): Step {
  if (screen.editing === null) return beginPull(state, { kind: 'start', input, choose: screen });
  const { options, memberId, acceptFewer, acceptGone } = input;
  const change = { tableId: screen.editing, options, memberId, acceptFewer, acceptGone };
  return beginPull(state, { kind: 'change', tableId: screen.editing, input: change, choose: screen });
}

function back(state: State, { editing }: ChooseScreen): Step {
  if (editing !== null) return showTableOrHome(state, editing);
  return hasHome(state) ? showHome(state) : stay(state);
}

function answered(state: State, screen: ChooseScreen, event: Extract<Event, { type: 'answered' }>): Step {
  switch (event.endpoint) {
    case 'listObjects':
      if (isAwaited(screen.more, event.call))
        return show(state, { ...screen, more: { is: 'here', items: event.data } });
      if (!isAwaited(screen.objects, event.call)) return stay(state);
      return probe(state, { ...screen, objects: { is: 'here', items: event.data } });
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
