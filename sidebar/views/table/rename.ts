import { type TemplateResult, html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { TablePanel } from '../../model/screens/table';
import { type Ui, troubleLine, valueOf } from '../parts/parts';

export function renamePanel(
  { name, call, trouble }: Extract<TablePanel, { is: 'rename' }>,
  { say, send }: Ui,
): TemplateResult {
  const { more, common } = say.texts;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'renamed' });
  };
  return html`<form class="panel" novalidate autocomplete="off" @submit=${submit}>
    <label for="name">${more.newName}</label>
    <input id="name" type="text" maxlength="100" data-refocus aria-invalid=${trouble !== null} .value=${live(name)}
      @input=${(event: InputEvent) => send({ type: 'nameTyped', name: valueOf(event) })}>
    ${troubleLine(trouble, say)}
    <div class="row">
      <button type="submit" class="primary" data-action="rename-save" aria-busy=${call !== null}>${more.save}</button>
      <button type="button" class="plain" data-action="panel-drop" @click=${() => send({ type: 'panelDropped' })}>${common.cancel}</button>
    </div>
  </form>`;
}
