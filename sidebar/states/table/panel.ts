/** What stands open below "More" on a table's page: another name, columns to tidy up, the end of the table. */
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { TablePanel, TableScreen } from '../../model/screens/table';
import type { State } from '../../model/state';
import { ask, show, showHome, stay } from '../../step';
import { firstScreen } from '../start';
import { isAwaited } from '../awaited';
import { plan, planOf, schedulePanelStep, withExtras } from './schedule';
import { withTable } from './actions';

/** Null when the event is not about it. */
export function panelStep(state: State, screen: TableScreen, event: Event): Step | null {
  const { panel } = screen;
  if (event.type === 'panelAsked') return open(state, screen, event.panel);
  if (event.type === 'planAsked') return plan(state, screen, event.plan);
  if (!panel) return null;
  const on = (changed: TablePanel): Step => show(state, { ...screen, panel: changed });
  if (event.type === 'answered') return answered(state, screen, panel, event);
  if (event.type === 'failed') return failed(state, screen, panel, event);
  const scheduled = schedulePanelStep(state, screen, panel, event);
  if (scheduled) return scheduled;
  // One change at a time.
  if (panel.call !== null) return null;
  switch (event.type) {
    case 'panelDropped':
      return show(state, { ...screen, panel: null });
    case 'nameTyped':
      return panel.is === 'rename' ? on({ ...panel, name: event.name, trouble: null }) : null;
    case 'staleToggled':
      return panel.is === 'tidy' ? on({ ...panel, tags: toggled(panel.tags, event.tag) }) : null;
    case 'renamed': {
      const name = panel.is === 'rename' ? panel.name.trim() : '';
      if (panel.is !== 'rename' || name === '') return stay(state);
      return ask(state, 'renameTable', { tableId: screen.tableId, name }, busy(screen, panel));
    }
    case 'tidied':
      if (panel.is !== 'tidy' || panel.tags.length === 0) return stay(state);
      return ask(state, 'tidyUp', { tableId: screen.tableId, tags: panel.tags }, busy(screen, panel));
    case 'reportChosen':
      return panel.is === 'report' ? on({ ...panel, group: event.group, amount: event.amount }) : null;
    case 'reportMade': {
      if (panel.is !== 'report' || panel.group === '') return stay(state);
      const { group, amount } = panel;
      const input = { tableId: screen.tableId, group, amount: amount === '' ? null : amount };
      return ask(state, 'makeReport', input, busy(screen, panel));
    }
    case 'removed':
      if (panel.is !== 'remove') return stay(state);
      return ask(state, 'removeTable', { tableId: screen.tableId, keep: event.keep }, busy(screen, panel));
    default:
      return null;
  }
}

function busy(screen: TableScreen, panel: TablePanel): (call: number) => TableScreen {
  return (call) => ({ ...screen, panel: panel.is === 'editing' ? panel : { ...panel, call, trouble: null } });
}

/** A click on what stands open closes it. */
function open(state: State, screen: TableScreen, is: TablePanel['is']): Step {
  const { tableId, panel } = screen;
  if (panel && panel.call !== null) return stay(state);
  if (panel?.is === is) return show(state, { ...screen, panel: null });
  const table = state.data.tables.find(({ id }) => id === tableId);
  const rest = { call: null, trouble: null };
  switch (is) {
    case 'rename':
      return show(state, { ...screen, panel: { is, name: table?.sheetName ?? '', ...rest } });
    case 'tidy':
      return ask(state, 'staleColumns', { tableId }, (call) => ({
        ...screen,
        panel: { is, columns: { is: 'coming', call }, tags: [], ...rest },
      }));
    case 'schedule':
      return show(state, { ...screen, panel: { is, plan: planOf(table?.schedule ?? null), ...rest } });
    case 'copies':
      return ask(state, 'tableExtras', { tableId }, (call) => ({
        ...screen,
        panel: { is, extras: { is: 'coming', call }, plan: null, ...rest },
      }));
    case 'editing':
      return show(state, { ...screen, panel: { is, call: null, trouble: null } });
    case 'report':
      return ask(state, 'reportColumns', { tableId }, (call) => ({
        ...screen,
        panel: { is, columns: { is: 'coming', call }, group: '', amount: '', ...rest },
      }));
    case 'remove':
      return ask(state, 'removal', { tableId }, (call) => ({
        ...screen,
        panel: { is, removal: { is: 'coming', call }, ...rest },
      }));
  }
}

type Answered = Extract<Event, { type: 'answered' }>;

function answered(state: State, screen: TableScreen, panel: TablePanel, event: Answered): Step | null {
  const on = (changed: TablePanel): Step => show(state, { ...screen, panel: changed });
  if (panel.is === 'tidy' && event.endpoint === 'staleColumns' && isAwaited(panel.columns, event.call)) {
    return on({ ...panel, columns: { is: 'here', items: event.data } });
  }
  if (panel.is === 'remove' && event.endpoint === 'removal' && isAwaited(panel.removal, event.call)) {
    return on({ ...panel, removal: { is: 'here', items: [event.data] } });
  }
  if (panel.is === 'copies' && event.endpoint === 'tableExtras' && isAwaited(panel.extras, event.call)) {
    return on(withExtras(panel, event.data));
  }
  if (panel.is === 'report' && event.endpoint === 'reportColumns' && isAwaited(panel.columns, event.call)) {
    const group = event.data.groups[0]?.tag ?? '';
    return on({ ...panel, columns: { is: 'here', items: [event.data] }, group });
  }
  if (event.call !== panel.call) return null;
  switch (event.endpoint) {
    case 'makeReport':
      return show(state, { ...screen, panel: null });
    case 'setSnapshots':
    case 'setFreshness':
      return panel.is === 'copies' ? on(withExtras({ ...panel, call: null }, event.data)) : null;
    case 'planSchedule':
    case 'renameTable':
      return show(withTable(state, event.data), { ...screen, panel: null });
    case 'tidyUp':
      return panel.is === 'tidy'
        ? on({ ...panel, call: null, tags: [], columns: { is: 'here', items: event.data } })
        : null;
    case 'removeTable': {
      const after = { ...state, data: event.data };
      return event.data.tables.length > 0 ? showHome(after) : firstScreen(after);
    }
    default:
      return null;
  }
}

function failed(
  state: State,
  screen: TableScreen,
  panel: TablePanel,
  event: Extract<Event, { type: 'failed' }>,
): Step | null {
  const missing = { is: 'missing', trouble: event.trouble } as const;
  if (panel.is === 'tidy' && isAwaited(panel.columns, event.call)) {
    return show(state, { ...screen, panel: { ...panel, columns: missing } });
  }
  if (panel.is === 'remove' && isAwaited(panel.removal, event.call)) {
    return show(state, { ...screen, panel: { ...panel, removal: missing } });
  }
  if (panel.is === 'report' && isAwaited(panel.columns, event.call)) {
    return show(state, { ...screen, panel: { ...panel, columns: missing } });
  }
  if (panel.is === 'copies' && isAwaited(panel.extras, event.call)) {
    return show(state, { ...screen, panel: { ...panel, extras: missing } });
  }
  if (event.call !== panel.call) return null;
  return show(state, { ...screen, panel: { ...panel, call: null, trouble: event.trouble } });
}

function toggled(tags: readonly string[], tag: string): readonly string[] {
  return tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag];
}
