/** The header: which workspace, with whose key, and the way out. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ConnectionInfo } from '../../src/protocol';
import { type Say, fill } from '../say';
import { isQuiet } from '../states/account';
import { type Question, confirmation } from './confirmation';
import { type Ui, button, outside, spinner, troubleLine } from './parts';

/** From here on the end of a key is worth a line, ms. */
const SOON_MS = 30 * 86_400_000;

export function accountView(ui: Ui): TemplateResult | typeof nothing {
  const { state, say } = ui;
  const { connection } = state.data;
  if (!connection || state.screen.at === 'loading' || state.screen.at === 'connect') return nothing;
  const quiet = isQuiet(state.screen);
  const ending = fill(say.texts.account.keyName, { ending: connection.keyEnding });
  return html`<header>
    <div class="account">
      <span class="badge" aria-hidden="true">${initial(connection.workspaceName)}</span>
      <div class="grow">
        <strong class="cut" title=${connection.workspaceName}>${connection.workspaceName}</strong>
        <div class="quiet cut" title=${connection.address}>${hostOf(connection.address)} ·
          <span aria-hidden="true">••••${connection.keyEnding}</span><span class="unseen">${ending}</span></div>
      </div>
      ${quiet && !state.disconnecting ? button('text', 'disconnect', say.texts.account.disconnect, { type: 'disconnectAsked' }, ui) : nothing}
    </div>
    ${expiry(connection, state.now, say)} ${quiet && state.disconnecting ? leaving(connection, ui) : nothing}
  </header>`;
}

function leaving(connection: ConnectionInfo, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { account } = say.texts;
  if (state.disconnecting && state.disconnecting.call !== null) return spinner(account.disconnecting);
  const scheduled = state.data.tables.some((table) => table.schedule?.mine);
  const question: Question = {
    action: 'disconnect',
    text: fill(account.sure, { workspace: connection.workspaceName }),
    more: scheduled ? `${account.consequences} ${account.schedules}` : account.consequences,
    yes: ['danger', account.disconnect, { type: 'disconnectConfirmed' }],
    drop: { type: 'disconnectDropped' },
  };
  return html`${troubleLine(state.disconnecting?.trouble ?? null, say)} ${confirmation(question, ui)}`;
}

function expiry(connection: ConnectionInfo, now: number, say: Say): TemplateResult | typeof nothing {
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

function initial(name: string): string {
  return name.trim().match(/^./u)?.[0].toUpperCase() ?? 'T';
}

function hostOf(address: string): string {
  return address.replace(/^https?:[/]+/, '');
}
