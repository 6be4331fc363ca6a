import { type TemplateResult, html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ChooseScreen } from '../model';
import type { Ui } from './parts';

export function optionsView({ options }: ChooseScreen, { say, send }: Ui): TemplateResult {
  const { choose } = say.texts;
  const labels = options.selectAs === 'label';
  return html`<details class="options">
    <summary>${choose.options}</summary>
    <label class="check"><input id="relation-labels" type="checkbox" .checked=${live(options.relationLabels)}
      @change=${() => send({ type: 'optionsChosen', options: { ...options, relationLabels: !options.relationLabels } })}>
      <span>${choose.relationLabels}</span></label>
    <label class="check"><input id="select-labels" type="checkbox" .checked=${live(labels)}
      @change=${() => send({ type: 'optionsChosen', options: { ...options, selectAs: labels ? 'value' : 'label' } })}>
      <span>${choose.selectLabels}</span></label>
  </details>`;
}
