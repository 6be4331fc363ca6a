/** What one does with a table now and then. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Event } from '../../model/event';
import type { TablePanel, TableScreen } from '../../model/screens/table';
import { editingPanel } from './editing';
import type { Ui } from '../parts/parts';
import { keepStop, moveInList } from '../parts/roving';
import { removePanel } from './remove';
import { renamePanel } from './rename';
import { reportPanel } from './report';
import { tidyPanel } from './tidy';

/** These stand open in the section of the schedule. */
const OWN_PLACE: readonly TablePanel['is'][] = ['schedule', 'copies'];

export function moreView({ panel, tableId }: TableScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { more } = say.texts;
  const isEdited = ui.state.data.tables.find(({ id }) => id === tableId)?.options.editing === true;
  const isHere = panel !== null && !OWN_PLACE.includes(panel.is);
  const opens = (is: TablePanel['is'], label: string): TemplateResult =>
    html`<button class="text" data-line data-action=${is} aria-expanded=${panel?.is === is}
      @click=${() => send({ type: 'panelAsked', panel: is })}>${label}</button>`;
  const goes = (action: string, label: string, event: Event): TemplateResult =>
    html`<button class="text" data-line data-action=${action} @click=${() => send(event)}>${label}</button>`;
  return html`<details id="more" ?open=${isHere}>
    <summary>${more.title}</summary>
    <div class="more" role="group" aria-label=${more.title} data-list @keydown=${moveInList} @focusin=${keepStop}>
      ${goes('edit', more.edit, { type: 'editAsked' })} ${opens('editing', isEdited ? more.editingOff : more.editingOn)}
      ${opens('rename', more.rename)}
      ${goes('another-view', more.anotherView, { type: 'anotherViewAsked' })}
      ${goes('duplicate', more.duplicate, { type: 'duplicateAsked' })}
      ${goes('reset-headers', more.resetHeaders, { type: 'headersReset' })} ${opens('report', more.report)} ${opens('tidy', more.tidy)}
      ${opens('remove', more.remove)}
    </div>
    ${isHere ? html`<div class="opened">${panelView(panel, isEdited, ui)}</div>` : nothing}
  </details>`;
}

function panelView(panel: TablePanel, isEdited: boolean, ui: Ui): TemplateResult {
  switch (panel.is) {
    case 'rename':
      return renamePanel(panel, ui);
    case 'tidy':
      return tidyPanel(panel, ui);
    case 'schedule':
    case 'copies':
      return html``;
    case 'editing':
      return editingPanel(isEdited, ui);
    case 'report':
      return reportPanel(panel, ui);
    case 'remove':
      return removePanel(panel, ui);
  }
}
