/** The tables of this spreadsheet, one line each. */
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { HomeScreen } from '../model/screens/start';
import type { State } from '../model/state';
import { show, showTable } from '../step';
import { openChoose } from './choose/choose';
import { refreshAll } from './errand';
import { tableActionStep } from './table/actions';

export function homeStep(state: State, screen: HomeScreen, event: Event): Step {
  switch (event.type) {
    case 'newAsked':
      return openChoose(state);
    case 'allAsked':
      return refreshAll(state);
    case 'tableAsked':
      return showTable(state, event.tableId);
    case 'menuToggled':
      return show(state, { ...screen, menu: screen.menu === event.tableId ? null : event.tableId });
    default:
      return tableActionStep(state, screen, event);
  }
}
