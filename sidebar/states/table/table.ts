/** The page of one table. */
import type { RunLists } from '../../../src/protocol/table';
import type { Step } from '../../model/effect';
import type { Event } from '../../model/event';
import type { TableScreen } from '../../model/screens/table';
import type { State } from '../../model/state';
import { ask, show, showHome } from '../../step';
import { isAwaited } from '../awaited';
import { beginPull, refreshOf } from '../begin';
import { openEdit, openOther } from '../choose/edit';
import { openEdits } from './edits';
import { tableActionStep } from './actions';
import { panelStep } from './panel';
import { undoStep } from '../undo';

export function tableStep(state: State, screen: TableScreen, event: Event): Step {
  const { tableId } = screen;
  switch (event.type) {
    case 'backAsked':
      return showHome(state);
    case 'changesAsked':
      return openList(state, screen, event.which);
    case 'editAsked':
      return openEdit(state, tableId);
    case 'anotherViewAsked':
      return openOther(state, tableId);
    case 'duplicateAsked':
      return beginPull(state, { kind: 'duplicate', tableId });
    case 'headersReset':
      return beginPull(state, { ...refreshOf(tableId), resetHeaders: true });
    case 'editingAsked':
      return beginPull(state, { kind: 'editing', tableId, on: event.on });
    case 'editsAsked':
      return openEdits(state, tableId);
    case 'undoAsked':
    case 'undoDropped':
    case 'undoConfirmed':
      return undoStep(state, screen, event);
    case 'answered':
      if (event.endpoint === 'listRun' && isAwaited(screen.lists, event.call)) {
        return show(state, { ...screen, lists: { is: 'here', items: event.data ? [event.data] : [] } });
      }
      break;
    case 'failed':
      if (isAwaited(screen.lists, event.call)) {
        return show(state, { ...screen, lists: { is: 'missing', trouble: event.trouble } });
      }
      break;
    default:
  }
  return panelStep(state, screen, event) ?? tableActionStep(state, screen, event);
}

/** A click on the one that stands open closes it. The lists are asked for once. */
function openList(state: State, screen: TableScreen, which: keyof RunLists): Step {
  if (screen.open === which && screen.lists?.is !== 'missing') return show(state, { ...screen, open: null });
  const opened: TableScreen = { ...screen, open: which };
  if (screen.lists !== null && screen.lists.is !== 'missing') return show(state, opened);
  return ask(state, 'listRun', { tableId: screen.tableId }, (call) => ({ ...opened, lists: { is: 'coming', call } }));
}
