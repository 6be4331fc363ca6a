/** What was chosen in the menu of Google Sheets, and one table after another where all are refreshed. */
import type { Step } from '../model/effect';
import type { PullScreen } from '../model/screens/pull';
import type { Errand } from '../model/screens/start';
import type { State } from '../model/state';
import type { Trouble } from '../model/trouble';
import { show, showHome } from '../step';
import { beginPull, refreshOf } from './begin';

export function errandOf(text: string | undefined): Errand | null {
  return text === 'sheet' || text === 'all' || text === 'help' ? text : null;
}

/** Begins it, now that the state is known; null where there is nothing to begin. */
export function beginErrand(before: State): Step | null {
  const state: State = { ...before, errand: null };
  const { tables, activeSheetId } = state.data;
  if (before.errand === 'all') return refreshAll(state);
  const inFront = tables.find(({ sheetId, hasKey }) => sheetId === activeSheetId && hasKey);
  return before.errand === 'sheet' && inFront ? beginPull(state, refreshOf(inFront.id)) : null;
}

/** All tables that this person has a key for, one after another. */
export function refreshAll(state: State): Step {
  const tableIds = state.data.tables.filter(({ hasKey }) => hasKey).map(({ id }) => id);
  return next({ ...state, queue: { tableIds, troubles: [] } }) ?? showHome(state);
}

/** After one of them; null when nobody asked for all. `trouble`: it did not end well. */
export function nextOfAll(state: State, screen: PullScreen, trouble: Trouble | null): Step | null {
  const { queue } = state;
  if (!queue || screen.origin.kind !== 'refresh') return null;
  const { tableId } = screen.origin;
  const troubles = trouble ? [...queue.troubles, { tableId, trouble }] : queue.troubles;
  return next({ ...state, queue: { ...queue, troubles } });
}

/** The next one, or in the end all tables with what went wrong at each. */
function next(state: State): Step | null {
  const [tableId, ...tableIds] = state.queue?.tableIds ?? [];
  const troubles = state.queue?.troubles ?? [];
  if (tableId !== undefined) return beginPull({ ...state, queue: { tableIds, troubles } }, refreshOf(tableId));
  return show({ ...state, queue: null }, { at: 'home', busy: [], menu: null, troubles });
}
