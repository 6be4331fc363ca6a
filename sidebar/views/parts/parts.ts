/** Small pieces that every screen uses. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Event } from '../../model/event';
import type { State } from '../../model/state';
import type { Problem, Trouble } from '../../model/trouble';
import type { Say } from '../../say';
import { isReported, kindOf, wayOut } from '../../way-out';

/** What a view needs: it draws `state` in the words of `say` and tells `send` what the person did. */
export interface Ui {
  readonly state: State;
  readonly say: Say;
  readonly send: (event: Event) => void;
}

type Drawn = TemplateResult | typeof nothing;

function troubleText(trouble: Trouble, say: Say): string {
  const problem: Problem = trouble.from === 'here' ? trouble.problem : 'platform-failed';
  return trouble.from === 'server' && trouble.message !== '' ? trouble.message : say.texts.problems[problem];
}

export function troubleLine(trouble: Trouble | null, say: Say): Drawn {
  if (!trouble) return nothing;
  return html`<p class="trouble" id="trouble" role="alert">${icon('warning')}<span>${troubleText(trouble, say)}</span></p>`;
}

/** What went wrong, and what helps: the way out that fits it, `again` where the screen knows how, the details for a report. */
export function troubleView(trouble: Trouble, ui: Ui, again: Drawn = nothing): TemplateResult {
  const { state, say } = ui;
  const { common } = say.texts;
  const way = wayOut(trouble);
  const { authorizationUrl } = state.data;
  const asksGrant = authorizationUrl !== null && kindOf(trouble).startsWith('authorization');
  return html`${troubleLine(trouble, say)}
    <div class="row" id="ways">
      ${way === 'key' ? button('primary', 'reconnect', common.reconnect, { type: 'keyAsked' }, ui) : nothing}
      ${way === 'tables' ? button('primary', 'tables', common.toTables, { type: 'tablesAsked' }, ui) : nothing}
      ${asksGrant ? outside(authorizationUrl, say.texts.authorization.grant, say) : nothing} ${again}
      ${isReported(trouble) ? detailsButton(trouble, ui) : nothing}
    </div>`;
}

/** In a form whose own button tries again. */
export function troubleForm(trouble: Trouble, ui: Ui): TemplateResult {
  return html`${troubleLine(trouble, ui.say)} ${isReported(trouble) ? html`<div class="row">${detailsButton(trouble, ui)}</div>` : nothing}`;
}

function detailsButton(trouble: Trouble, ui: Ui): TemplateResult {
  const { common } = ui.say.texts;
  const text = detailsOf(trouble, ui);
  return button(
    'text',
    'details',
    ui.state.copied === text ? common.copied : common.copyDetails,
    { type: 'detailsAsked', text },
    ui,
  );
}

/** For a report: kinds, versions and the sentence. Keys and records are in none of them. */
function detailsOf(trouble: Trouble, { state: { data }, say }: Ui): string {
  const versions = `Twenty Sheets ${data.version} · Twenty ${data.connection?.appVersion ?? '?'}`;
  return [versions, kindOf(trouble), troubleText(trouble, say)].join('\n');
}

/** A link out of the sidebar. Only web addresses become links, whatever the server was told. `stop`: the Tab key stops at it. */
export function outside(
  address: string,
  label: string | TemplateResult,
  say: Say,
  name = '',
  stop = true,
): TemplateResult {
  if (!/^https?:/i.test(address)) return html`<span>${label}</span>`;
  const hint = say.texts.common.newWindow;
  return html`<a href=${address} target="_blank" rel="noopener" tabindex=${stop ? nothing : -1} aria-label=${name || nothing} title=${name || hint}
    >${label}${icon('out')}</a>`;
}

export function spinner(label: string): TemplateResult {
  return html`<p class="working"><span class="spinner" aria-hidden="true"></span>${label}</p>`;
}

/** A sentence for calls that take long; `call` is the one this screen waits for. */
export function stillWorking(call: number | null, { state, say }: Ui): Drawn {
  return call !== null && state.slow === call ? html`<p class="hint">${say.texts.common.stillWorking}</p>` : nothing;
}

export function backButton({ say, send }: Ui): TemplateResult {
  return html`<button class="icon" data-action="back" aria-label=${say.texts.common.back} title=${say.texts.common.back}
    @click=${() => send({ type: 'backAsked' })}>${icon('back')}</button>`;
}

/** A button that tells one event; tests and helpers know it by `action`. */
export function button(
  look: string,
  action: string,
  label: string | TemplateResult,
  event: Event,
  { send }: Ui,
  disabled = false,
): TemplateResult {
  return html`<button class=${look} data-action=${action} ?disabled=${disabled} @click=${() => send(event)}>${label}</button>`;
}

export function againButton(look: 'plain' | 'primary', ui: Ui, label = ui.say.texts.common.again): TemplateResult {
  return button(look, 'again', label, { type: 'againAsked' }, ui);
}

/** The screen's main button, always in sight. */
export function foot(content: TemplateResult): TemplateResult {
  return html`<div class="foot">${content}</div>`;
}

/** Heading of a screen: it takes the focus when the screen appears. */
export function heading(text: string): TemplateResult {
  return html`<h1 tabindex="-1" data-heading>${text}</h1>`;
}

/** What stands in the field. */
export function valueOf(event: globalThis.Event): string {
  return event.target instanceof HTMLInputElement ? event.target.value : '';
}

/** Strokes on a square of 24. */
const ICONS = {
  back: 'M15 5l-7 7 7 7',
  out: 'M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.3',
  sheet: 'M4 4h16v16H4zM4 9.5h16M4 14.8h16M10 9.5V20',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L20 9.4M20 4v5.4h-5.4',
  save: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  more: 'M12 5v.1M12 12v.1M12 19v.1',
  plus: 'M12 5v14M5 12h14',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.3 15.3L20 20',
} as const;

export function icon(name: keyof typeof ICONS): TemplateResult {
  return html`<svg class="drawn" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}
