/** Address and key → a connection. The key passes through one event and one effect and is kept nowhere. */
import type { Step } from '../model/effect';
import type { Event } from '../model/event';
import type { ConnectScreen } from '../model/screens/start';
import type { State } from '../model/state';
import type { Trouble } from '../model/trouble';
import { ask, here, show, stay } from '../step';
import { fieldOf } from '../way-out';
import { firstScreen, load } from './start';

export function connectStep(state: State, screen: ConnectScreen, event: Event): Step {
  switch (event.type) {
    case 'addressTyped':
      return show(state, { ...screen, address: event.address, asksHttp: false, allowHttp: false });
    case 'backAsked':
      return screen.call === null && state.data.connection ? firstScreen(state) : stay(state);
    case 'keyToggled':
      return show(state, { ...screen, keyShown: !screen.keyShown });
    case 'httpAllowed':
      return show(state, { ...screen, allowHttp: event.allowed });
    case 'connectAsked':
      return connect(state, screen, event.key.trim());
    case 'answered':
      if (event.endpoint !== 'connect' || event.call !== screen.call) return stay(state);
      // Links, tables and schedules may be others now.
      return load(state);
    case 'failed': {
      if (event.call !== screen.call) return stay(state);
      const asksHttp = event.trouble.from === 'server' && event.trouble.kind === 'address-not-secure';
      return refused(state, { ...screen, call: null, asksHttp }, event.trouble);
    }
    default:
      return stay(state);
  }
}

/** Twenty's own cloud, which needs no address. */
const CLOUD = 'api.twenty.com';

/** The keyboard goes to the field that the sentence is about. */
function refused(state: State, screen: ConnectScreen, trouble: Trouble): Step {
  const field = fieldOf(trouble);
  return show(state, { ...screen, trouble }, ...(field === null ? [] : [{ type: 'focusField', field } as const]));
}

function connect(state: State, screen: ConnectScreen, key: string): Step {
  const address = screen.address.trim();
  if (screen.call !== null) return stay(state);
  if (key === '') return refused(state, screen, here('key-missing'));
  const input = { address: address === '' ? CLOUD : address, key, allowHttp: screen.allowHttp };
  return ask(state, 'connect', input, (call) => ({ ...screen, keyShown: false, call, trouble: null }));
}
