/** Address and key → a connection. The key passes through one event and one effect and is kept nowhere. */
import type { ConnectScreen, Event, State, Step } from '../model';
import { ask, here, show, stay } from '../step';
import { firstScreen } from './start';

export function connectStep(state: State, screen: ConnectScreen, event: Event): Step {
  switch (event.type) {
    case 'addressTyped':
      return show(state, { ...screen, address: event.address, asksHttp: false, allowHttp: false });
    case 'keyToggled':
      return show(state, { ...screen, keyShown: !screen.keyShown });
    case 'httpAllowed':
      return show(state, { ...screen, allowHttp: event.allowed });
    case 'connectAsked':
      return connect(state, screen, event.key.trim());
    case 'answered':
      if (event.endpoint !== 'connect' || event.call !== screen.call) return stay(state);
      return firstScreen({ ...state, data: { ...state.data, connection: event.data } });
    case 'failed': {
      if (event.call !== screen.call) return stay(state);
      const asksHttp = event.trouble.from === 'server' && event.trouble.kind === 'address-not-secure';
      return show(state, { ...screen, call: null, asksHttp, trouble: event.trouble });
    }
    default:
      return stay(state);
  }
}

function connect(state: State, screen: ConnectScreen, key: string): Step {
  const address = screen.address.trim();
  if (screen.call !== null) return stay(state);
  if (address === '') return show(state, { ...screen, trouble: here('address-missing') });
  if (key === '') return show(state, { ...screen, trouble: here('key-missing') });
  const input = { address, key, allowHttp: screen.allowHttp };
  return ask(state, 'connect', input, (call) => ({ ...screen, keyShown: false, call, trouble: null }));
}
