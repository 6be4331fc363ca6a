/** Who is told when a scheduled refresh fails. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { TellingInfo } from '../../src/protocol/state';
import type { TellingScreen } from '../model/screens/start';
import { check } from './parts/check';
import { type Ui, againButton, backButton, heading, spinner, troubleForm, troubleView, valueOf } from './parts/parts';

export function tellingView({ info, call, saved, trouble }: TellingScreen, ui: Ui): TemplateResult {
  const { telling } = ui.say.texts;
  const title = html`<div class="title">${backButton(ui)}${heading(telling.title)}</div>`;
  if (info === null) {
    const waiting = trouble
      ? troubleView(trouble, ui, againButton('primary', ui))
      : spinner(ui.say.texts.common.loading);
    return html`<main>${title} ${waiting}</main>`;
  }
  return html`<main>${title} <p class="intro">${telling.help}</p> ${form(info, call, ui)}
    ${trouble ? troubleForm(trouble, ui) : nothing}
    <p role="status" id="telling-saved">${saved ? telling.saved : nothing}</p></main>`;
}

function form(info: TellingInfo, call: number | null, { say, send }: Ui): TemplateResult {
  const { telling } = say.texts;
  const set = (changes: Partial<TellingInfo>): void => send({ type: 'tellingTyped', info: { ...info, ...changes } });
  const field = (
    id: 'email' | 'webhook' | 'name',
    mode: 'email' | 'url' | 'text',
    label: string,
    hint: string,
  ): TemplateResult =>
    html`<label for=${id}>${label}</label>
      <input id=${id} type="text" inputmode=${mode} maxlength="300" aria-describedby="${id}-help" .value=${live(info[id])}
        @input=${(event: InputEvent) => set({ [id]: valueOf(event) })}>
      <p class="hint" id="${id}-help">${hint}</p>`;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'tellingSaved' });
  };
  return html`<form novalidate autocomplete="off" @submit=${submit}>
    ${field('email', 'email', telling.email, telling.emailHelp)} ${field('webhook', 'url', telling.webhook, telling.webhookHelp)}
    ${field('name', 'text', telling.name, telling.nameHelp)}
    ${check('workspace-account', telling.workspace, info.isWorkspace, () => set({ isWorkspace: !info.isWorkspace }))}
    <p class="hint">${telling.workspaceHelp}</p>
    ${call === null ? nothing : spinner(telling.saving)}
    <div class="row"><button type="submit" class="primary" data-action="telling-save" aria-busy=${call !== null}>${telling.save}</button></div>
  </form>`;
}
