/** A pasted link, in place of choosing object and view. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ChooseScreen } from '../../model/screens/choose';
import { type Ui, spinner, stillWorking, troubleLine, valueOf } from '../parts/parts';

export function linkView({ link }: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  const busy = link.call !== null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'linkAsked' });
  };
  return html`<details class="options" open>
    <summary id="link-label">${choose.link}</summary>
    <form class="beside" novalidate autocomplete="off" @submit=${submit}>
      <input id="link" type="text" inputmode="url" autocapitalize="none" spellcheck="false" aria-labelledby="link-label"
        aria-describedby="link-help" .value=${live(link.text)}
        @input=${(event: InputEvent) => send({ type: 'linkTyped', text: valueOf(event) })}>
      <button type="submit" class="plain" data-action="find" aria-busy=${busy}>${choose.find}</button>
    </form>
    ${link.trouble ? troubleLine(link.trouble, say) : html`<p class="hint" id="link-help">${choose.linkHelp}</p>`}
    ${busy ? spinner(choose.finding) : nothing} ${stillWorking(link.call, ui)}
  </details>`;
}
