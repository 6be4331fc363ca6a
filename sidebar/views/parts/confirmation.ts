import { type TemplateResult, html } from 'lit-html';
import type { Event } from '../../model/event';
import { type Ui, button } from './parts';

export interface Question {
  /** Begins the hooks of both buttons. */
  readonly action: string;
  readonly text: string;
  readonly more: string | TemplateResult;
  /** Look, words and event of the button that does it. */
  readonly yes: readonly [look: 'primary' | 'danger', label: string, event: Event];
  readonly drop: Event;
}

/** Asks in place, under what was clicked. The keyboard goes to the button that changes nothing. */
export function confirmation(
  { action, text, more, yes: [look, label, event], drop }: Question,
  ui: Ui,
): TemplateResult {
  return html`<div class="panel" role="group" aria-labelledby="sure">
    <p id="sure"><strong>${text}</strong></p>
    <p>${more}</p>
    <div class="row">
      ${button(look, `${action}-confirm`, label, event, ui)}
      <button class="plain" data-action=${`${action}-drop`} data-refocus @click=${() => ui.send(drop)}>
        ${ui.say.texts.common.cancel}
      </button>
    </div>
  </div>`;
}
