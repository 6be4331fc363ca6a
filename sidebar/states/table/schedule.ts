/** When a table is refreshed by itself, and what it keeps up beside its sheet. */
import type { ScheduleInfo, SchedulePlan } from '../../../src/protocol/schedule';
import type { TableExtras } from '../../../src/protocol/table';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { TablePanel, TableScreen } from '../../model/screens/table';
import type { State } from '../../model/state';
import { ask, show, stay } from '../../step';

type Copies = Extract<TablePanel, { is: 'copies' }>;

/** What the form begins with. */
const DAILY: SchedulePlan = { timing: { kind: 'days', hour: 6 }, paused: false, guard: 'follow' };

export function planOf(known: ScheduleInfo | null): SchedulePlan {
  if (!known) return DAILY;
  const { timing, paused, guard } = known;
  return { timing, paused, guard };
}

/** The schedule becomes that; its form stands open until the answer, so that what went wrong has its place. */
export function plan(state: State, screen: TableScreen, asked: SchedulePlan | null): Step {
  const { tableId, panel } = screen;
  if (panel && panel.call !== null) return stay(state);
  const known = state.data.tables.find(({ id }) => id === tableId)?.schedule ?? null;
  return ask(state, 'planSchedule', { tableId, plan: asked }, (call) => ({
    ...screen,
    panel: { is: 'schedule', plan: asked ?? planOf(known), call, trouble: null },
  }));
}

/** Null when the event is not about it. */
export function schedulePanelStep(state: State, screen: TableScreen, panel: TablePanel, event: Event): Step | null {
  const { tableId } = screen;
  if (panel.is === 'schedule' && event.type === 'planChanged' && panel.call === null) {
    return show(state, { ...screen, panel: { ...panel, plan: event.plan, trouble: null } });
  }
  if (panel.is !== 'copies' || panel.call !== null) return null;
  const busy = (call: number): TableScreen => ({ ...screen, panel: { ...panel, call, trouble: null } });
  switch (event.type) {
    case 'copiesChanged':
      return show(state, { ...screen, panel: { ...panel, plan: event.plan, trouble: null } });
    case 'copiesSaved':
      return ask(state, 'setSnapshots', { tableId, plan: panel.plan }, busy);
    case 'freshnessAsked':
      return ask(state, 'setFreshness', { tableId, place: event.place }, busy);
    default:
      return null;
  }
}

export function withExtras(panel: Copies, extras: TableExtras): Copies {
  return { ...panel, extras: { is: 'here', items: [extras] }, plan: extras.snapshots };
}
