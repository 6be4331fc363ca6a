import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';

/** A box to tick, or one of several when they have a common `name`. `change` is told that the person did it. `stop`: the Tab key stops at it. */
export function check(
  id: string,
  text: string,
  on: boolean,
  change: () => void,
  name?: string,
  stop = true,
): TemplateResult {
  return html`<label class="check"><input id=${id} type=${name ? 'radio' : 'checkbox'} name=${name ?? nothing} tabindex=${stop ? nothing : -1}
    .checked=${live(on)} @change=${change}><span>${text}</span></label>`;
}
