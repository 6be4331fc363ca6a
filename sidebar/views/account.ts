/** The header: which workspace, with whose key, and the way out. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ConnectionInfo } from '../../src/protocol';
import { type Say, fill } from '../say';
import { isQuiet } from '../states/account';
import { type Ui, outside, spinner, troubleLine } from './parts';

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
        <div class="quiet cut" title=${connection.address}>${hostOf(connection.address)}</div>
        <div class="quiet" aria-label=${ending}>${fill(say.texts.account.key, { key: `••••${connection.keyEnding}` })}</div>
      </div>
      ${quiet && !state.disconnecting ? disconnectButton(ui) : nothing}
    </div>
    ${expiry(connection, state.now, say)} ${quiet && state.disconnecting ? confirmation(connection, ui) : nothing}
  </header>`;
}

function disconnectButton({ say, send }: Ui): TemplateResult {
  return html`<button class="text" data-action="disconnect" @click=${() => send({ type: 'disconnectAsked' })}>
    ${say.texts.account.disconnect}
  </button>`;
}

function confirmation(connection: ConnectionInfo, { state, say, send }: Ui): TemplateResult {
  const { account, common } = say.texts;
  if (state.disconnecting && state.disconnecting.call !== null) return spinner(account.disconnecting);
  const scheduled = state.data.tables.some((table) => table.schedule?.mine);
  return html`<div class="panel" role="group" aria-labelledby="sure">
    <p id="sure"><strong>${fill(account.sure, { workspace: connection.workspaceName })}</strong></p>
    <p>${account.consequences} ${scheduled ? account.schedules : nothing}</p>
    ${troubleLine(state.disconnecting?.trouble ?? null, say)}
    <div class="row">
      <button class="danger" data-action="disconnect-confirm"
        @click=${() => send({ type: 'disconnectConfirmed' })}>${account.disconnect}</button>
      <button class="plain" data-action="disconnect-drop" data-refocus @click=${() => send({ type: 'disconnectDropped' })}>
        ${common.cancel}
      </button>
    </div>
  </div>`;
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
