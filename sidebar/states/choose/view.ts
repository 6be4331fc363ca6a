/** Object and view of the New table screen: chosen from the lists, or led to by a link. */
import type { ObjectChoice, ViewChoice } from '../../../src/protocol/choice';
import type { Step } from '../../model/effect';
import type { ChooseScreen } from '../../model/screens/choose';
import type { State } from '../../model/state';
import type { Listing } from '../../model/trouble';
import { ask, show } from '../../step';
import { askFields, forAnotherView } from './columns';

export function chosenObject({ objects, more, objectId, found }: ChooseScreen): ObjectChoice | undefined {
  const listed = [objects, more]
    .flatMap((list) => (list?.is === 'here' ? list.items : []))
    .find(({ id }) => id === objectId);
  return listed ?? (found?.object.id === objectId ? found?.object : undefined);
}

/** The object's views with the one that was found by its link, which no list need have. */
export function shownViews({ views, objectId, found }: ChooseScreen): Listing<ViewChoice> | null {
  if (!views || found?.object.id !== objectId || !found) return views;
  const listed = views.is === 'here' ? views.items : [];
  const known = listed.some(({ id }) => id === found.view.id);
  return { is: 'here', items: known ? listed : [...listed, found.view] };
}

export function chosenView(screen: ChooseScreen): ViewChoice | undefined {
  const views = shownViews(screen);
  return views?.is === 'here' ? views.items.find(({ id }) => id === screen.viewId) : undefined;
}

/** Said only where it is not the current one. */
export function inWorkspace(workspace: string | null): { readonly workspace?: string } {
  return workspace === null ? {} : { workspace };
}

export function askViews(state: State, screen: ChooseScreen, objectId: string): Step {
  return ask(state, 'listViews', { objectId, ...inWorkspace(screen.workspace) }, (call) => ({
    ...screen,
    objectId,
    views: { is: 'coming', call },
  }));
}

/** A view that filters on "me" needs the members, columns that are ticked need the view's fields: both are asked for once. */
export function selectView(state: State, screen: ChooseScreen, viewId: string | null): Step {
  const columns = viewId === screen.viewId ? screen.columns : forAnotherView(screen.columns);
  const chosen: ChooseScreen = { ...screen, viewId, columns };
  const members = chosenView(chosen)?.needsMember === true && screen.members?.is !== 'here';
  const step = members ? askMembers(state, chosen) : show(state, chosen);
  return columns.kind === 'chosen' && columns.fields === null ? andThen(step, askFields) : step;
}

export function askMembers(state: State, screen: ChooseScreen): Step {
  return ask(state, 'listMembers', inWorkspace(screen.workspace), (call) => ({
    ...screen,
    members: { is: 'coming', call },
  }));
}

/** One step on the New table screen after another: the effects of both. */
export function andThen(step: Step, next: (state: State, screen: ChooseScreen) => Step): Step {
  if (step.state.screen.at !== 'choose') return step;
  const after = next(step.state, step.state.screen);
  return { state: after.state, effects: [...step.effects, ...after.effects] };
}
