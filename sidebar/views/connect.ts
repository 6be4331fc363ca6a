import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ConnectScreen } from '../model/screens/start';
import type { Say } from '../say';
import { fieldOf } from '../way-out';
import { check } from './parts/check';
import { keyField, keyOf } from './parts/key-field';
import {
  type Ui,
  backButton,
  foot,
  heading,
  outside,
  spinner,
  stillWorking,
  troubleLine,
  troubleForm,
  valueOf,
} from './parts/parts';

export function connectView(screen: ConnectScreen, ui: Ui): TemplateResult {
  const { state, say, send } = ui;
  const { connect } = say.texts;
  const busy = screen.call !== null;
  const tables = state.data.connection ? 0 : state.data.tables.length;
  const wrong = screen.trouble ? fieldOf(screen.trouble) : null;
  return html`<main>
    <div class="title">${state.data.connection ? backButton(ui) : nothing}${heading(connect.title)}</div>
    <p class="intro">${connect.intro}</p>
    ${state.data.connection ? nothing : firstRun(say)}
    ${tables > 0 ? html`<p class="panel">${say.counted(connect.tablesHere, tables)}</p>` : nothing}
    <form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => send({ type: 'connectAsked', key: keyOf(event) })}>
      <label for="address">${connect.address}</label>
      <input id="address" name="address" type="text" inputmode="url" autocomplete="off" autocapitalize="none" spellcheck="false"
        placeholder="api.twenty.com" aria-describedby=${wrong === 'address' ? 'trouble address-help' : 'address-help'}
        aria-invalid=${wrong === 'address'} ?readonly=${busy} .value=${live(screen.address)}
        @input=${(event: InputEvent) => send({ type: 'addressTyped', address: valueOf(event) })}>
      <p class="hint" id="address-help">${connect.addressHelp}</p>

      <label for="key">${connect.key}</label>
      <div class="joined">
        ${keyField(screen.keyShown, busy, wrong === 'key', 'key-help')}
        <button type="button" class="text" data-action="toggle-key" aria-controls="key"
          aria-label=${screen.keyShown ? connect.hideKey : connect.showKey}
          title=${screen.keyShown ? connect.hideKey : connect.showKey}
          @click=${() => send({ type: 'keyToggled' })}>${eye(screen.keyShown)}</button>
      </div>
      <p class="hint" id="key-help">${connect.keyHelp} ${outside(settingsAddress(screen.address), connect.keyLink, say)}</p>

      ${screen.asksHttp ? html`${troubleLine(screen.trouble, say)} ${httpConsent(screen, ui)}` : nothing}
      ${busy || screen.asksHttp || !screen.trouble ? nothing : troubleForm(screen.trouble, ui)}
      <p class="hint">${connect.keyKept}</p>
      <p class="hint" id="own-script">${connect.ownScript}</p>
      <p class="version">Twenty Sheets ${state.data.version}</p>
      ${foot(html`${busy ? spinner(connect.connecting) : nothing} ${stillWorking(screen.call, ui)}
        <button type="submit" class="primary wide" data-action="connect" aria-busy=${busy}>
          ${busy ? connect.connecting : connect.connect}
        </button>`)}
    </form>
  </main>`;
}

/** What a person should know before the first key: what it does, what it can see, how to make a key that may little. */
function firstRun(say: Say): TemplateResult {
  const { firstRun: texts } = say.texts;
  return html`<details id="first-run">
    <summary>${texts.title}</summary>
    <ul>
      <li>${texts.does}</li>
      <li>${texts.sees}</li>
      <li>${texts.never}</li>
    </ul>
    <p class="lead">${texts.keyTitle}</p>
    <ol>
      ${[texts.role, texts.rights, texts.make, texts.give, texts.paste].map((step) => html`<li>${step}</li>`)}
    </ol>
  </details>`;
}

function httpConsent(screen: ConnectScreen, { say, send }: Ui): TemplateResult {
  return check('allow-http', say.texts.connect.allowHttp, screen.allowHttp, () =>
    send({ type: 'httpAllowed', allowed: !screen.allowHttp }),
  );
}

function eye(crossed: boolean): TemplateResult {
  const across = crossed ? 'M4 20L20 4' : '';
  return html`<svg class="drawn" viewBox="0 0 24 24" aria-hidden="true"
    ><path d=${`M2.5 12c4.5-8 14.5-8 19 0-4.5 8-14.5 8-19 0M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6${across}`} /></svg>`;
}

/**
 * The page of Twenty where keys are made. Twenty's cloud answers the API under another name than its pages; a server of one's
 * own has both under one. Slashes are joined in: `HtmlService` may take two in a row for a comment.
 */
function settingsAddress(typed: string): string {
  const [, scheme = 'https:', host = ''] = /^\s*(https?:)?[/]*([\w.-]+(?::\d+)?)/i.exec(typed) ?? [];
  const web = host === '' || host === 'api.twenty.com' ? 'app.twenty.com' : host;
  return [scheme, '', web, 'settings', 'api-webhooks'].join('/');
}
