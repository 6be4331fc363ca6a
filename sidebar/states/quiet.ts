import type { Screen } from '../model/state';
import { isBackingUp } from './backing-up';
import { isOver } from './pull';

/** Whether nothing is under way: only then may a person go somewhere else, and is what is shown read anew. */
export function isQuiet(screen: Screen): boolean {
  switch (screen.at) {
    case 'home':
    case 'help':
    case 'choose':
      return true;
    case 'table':
      return screen.panel === null || !('call' in screen.panel) || screen.panel.call === null;
    case 'workspaces':
    case 'runs':
    case 'edits':
    case 'telling':
      return screen.call === null;
    case 'pull':
      return isOver(screen);
    case 'csv':
      return screen.run === null || screen.outcome !== null || screen.trouble !== null;
    case 'backup':
      return !isBackingUp(screen) && screen.info.is !== 'coming';
    case 'loading':
    case 'connect':
      return false;
  }
}
