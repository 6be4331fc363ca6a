/** The header: which workspace, with whose key, and the way out. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ConnectionInfo } from '../../src/protocol/workspace';
import { type Say, fill } from '../say';
import { isQuiet } from '../states/quiet';
import { type Ui, button, outside } from './parts/parts';

/** From here on the end of a key is worth a line, ms. */
const SOON_MS = 30 * 86_400_000;

export function accountView(ui: Ui): TemplateResult | typeof nothing {
  const { state, say } = ui;
  const { connection, workspaces } = state.data;
  const { at } = state.screen;
  // Who has begun to choose goes on or back: a stop less for the Tab key.
  const chosen = state.screen.at === 'choose' && state.screen.objectId !== null;
  if (!connection || at === 'loading' || at === 'connect' || at === 'workspaces') return nothing;
  const { account } = say.texts;
  const ending = fill(account.keyName, { ending: connection.keyEnding });
  const label = workspaces.length > 1 ? account.workspaces : account.key;
  return html`<header>
    <div class="account">
      <span class="badge" aria-hidden="true">${initial(connection.workspaceName)}</span>
      <div class="grow">
        <div class="named">
          <strong class="cut grow" title=${connection.workspaceName}>${connection.workspaceName}</strong>
          ${isQuiet(state.screen) && !chosen ? button('text', 'workspaces', label, { type: 'workspacesAsked' }, ui) : nothing}
        </div>
        <div class="quiet pair">
          <span class="cut" title=${connection.address}>${hostOf(connection.address)}</span>
          <span title=${ending}><span aria-hidden="true">••${connection.keyEnding}</span><span class="unseen">${ending}</span></span>
        </div>
      </div>
    </div>
    ${expiry(connection, state.now, say)}
  </header>`;
}

/** Said in time: a key that has expired stops what refreshes itself. */
export function expiry(connection: ConnectionInfo, now: number, say: Say): TemplateResult | typeof nothing {
  const { keyExpires } = connection;
  if (keyExpires === null || Date.parse(keyExpires) - now > SOON_MS) return nothing;
  const text = Date.parse(keyExpires) < now ? say.texts.account.keyExpired : say.texts.account.keyExpires;
  return html`<p class="warn" title=${say.exact(keyExpires)}>${fill(text, { when: say.relative(keyExpires, now) })}</p>`;
}

export function authorizationView({ state, say }: Ui): TemplateResult | typeof nothing {
  const { authorizationUrl } = state.data;
  if (authorizationUrl === null) return nothing;
  const { missing, grant, after } = say.texts.authorization;
  return html`<div class="panel warn" role="status" id="authorization">
    <p>${missing}</p>
    <p>${outside(authorizationUrl, grant, say)}</p>
    <p class="hint">${after}</p>
  </div>`;
}

export function initial(name: string): string {
  return name.trim().match(/^./u)?.[0].toUpperCase() ?? 'T';
}

export function hostOf(address: string): string {
  return address.replace(/^https?:[/]+/, '');
}
