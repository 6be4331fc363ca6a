/** The page of one table. */
import type { Event, State, Step, TableScreen } from '../model';
import { showHome } from '../step';
import { tableActionStep } from './table-actions';
import { undoStep } from './undo';

export function tableStep(state: State, screen: TableScreen, event: Event): Step {
  switch (event.type) {
    case 'backAsked':
      return showHome(state);
    case 'undoAsked':
    case 'undoDropped':
    case 'undoConfirmed':
      return undoStep(state, screen, event);
    default:
      return tableActionStep(state, screen, event);
  }
}
