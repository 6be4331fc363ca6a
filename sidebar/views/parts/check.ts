import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { keepStop, moveInList } from './roving';

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

/** Boxes to tick that are one stop of the Tab key. */
export function checks<T>(
  label: string,
  all: readonly T[],
  of: (one: T) => { readonly id: string; readonly text: string; readonly on: boolean; readonly change: () => void },
  look = '',
): TemplateResult {
  return html`<div class=${look} role="group" aria-label=${label} data-list @keydown=${moveInList} @focusin=${keepStop}>
    ${all.map((one) => {
      const { id, text, on, change } = of(one);
      return html`<div data-line>${check(id, text, on, change, undefined, false)}</div>`;
    })}
  </div>`;
}
