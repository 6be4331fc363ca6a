/** The Twentys that a person has a key for. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { WorkspaceInfo } from '../../src/protocol/workspace';
import type { WorkspacesScreen } from '../model/screens/start';
import { fill } from '../say';
import { expiry, hostOf, initial } from './account';
import { confirmation } from './parts/confirmation';
import { keyField, keyOf } from './parts/key-field';
import { type Ui, backButton, button, foot, heading, icon, spinner, troubleForm } from './parts/parts';

export function workspacesView(screen: WorkspacesScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { account } = say.texts;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(account.title)}</div>
    <ul class="lines">${state.data.workspaces.map((workspace) => workspaceLine(workspace, screen, ui))}</ul>
    ${screen.asked === null && screen.trouble ? troubleForm(screen.trouble, ui) : nothing}
    ${foot(button('primary wide', 'workspace-add', html`${icon('plus')}${account.add}`, { type: 'workspaceAdded' }, ui))}
  </main>`;
}

function workspaceLine(workspace: WorkspaceInfo, screen: WorkspacesScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { account } = say.texts;
  const { ref, workspaceName, address, keyEnding, isCurrent } = workspace;
  const asked = screen.asked?.ref === ref ? screen.asked.about : null;
  return html`<li class="line workspace" data-workspace=${ref}>
    <div class="account">
      <span class="badge" aria-hidden="true">${initial(workspaceName)}</span>
      <div class="grow">
        <strong class="cut" title=${workspaceName}>${workspaceName}</strong>
        <div class="quiet cut" title=${address}>${hostOf(address)}</div>
        <div class="quiet"><span aria-hidden="true">••••${keyEnding}</span
          ><span class="unseen">${fill(account.keyName, { ending: keyEnding })}</span>${isCurrent ? ` · ${account.current}` : ''}</div>
      </div>
    </div>
    ${expiry(workspace, state.now, say)}
    <div class="row">
      ${isCurrent ? nothing : button('text', 'workspace-use', account.use, { type: 'workspaceUsed', ref }, ui, screen.call !== null)}
      ${button('text', 'key-replace', account.replace, { type: 'keyReplaceAsked', ref }, ui, screen.call !== null)}
      ${button('text', 'workspace-forget', account.disconnect, { type: 'forgetAsked', ref }, ui, screen.call !== null)}
    </div>
    ${asked === 'key' ? replaceForm(screen, ui) : nothing} ${asked === 'forget' ? forgetQuestion(workspace, screen, ui) : nothing}
  </li>`;
}

function replaceForm({ call, trouble }: WorkspacesScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { account, common, connect } = say.texts;
  const busy = call !== null;
  return html`<form novalidate autocomplete="off" @submit=${(event: SubmitEvent) => send({ type: 'keyReplaced', key: keyOf(event) })}>
    <label for="key">${account.newKey}</label>
    ${keyField(false, busy, trouble !== null, 'replace-help')}
    <p class="hint" id="replace-help">${account.replaceHelp}</p>
    ${trouble ? troubleForm(trouble, ui) : nothing} ${busy ? spinner(connect.connecting) : nothing}
    <div class="row">
      <button type="submit" class="primary" data-action="key-save" aria-busy=${busy}>${account.replace}</button>
      <button type="button" class="plain" data-action="key-drop" @click=${() => send({ type: 'workspaceDropped' })}>${common.cancel}</button>
    </div>
  </form>`;
}

function forgetQuestion({ workspaceName, ref }: WorkspaceInfo, screen: WorkspacesScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { account } = say.texts;
  if (screen.call !== null) return spinner(account.disconnecting);
  const scheduled = state.data.tables.some((table) => table.workspace === ref && table.schedule?.mine);
  return html`${screen.trouble ? troubleForm(screen.trouble, ui) : nothing}
    ${confirmation(
      {
        action: 'forget',
        text: fill(account.sure, { workspace: workspaceName }),
        more: scheduled ? `${account.consequences} ${account.schedules}` : account.consequences,
        yes: ['danger', account.disconnect, { type: 'forgetConfirmed' }],
        drop: { type: 'workspaceDropped' },
      },
      ui,
    )}`;
}
