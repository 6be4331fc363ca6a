/** What one does with a table now and then. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { TablePanel, TableScreen } from '../model';
import { type Ui, button } from './parts';
import { removePanel } from './table-remove';
import { renamePanel } from './table-rename';
import { tidyPanel } from './table-tidy';

/** These stand open in the section of the schedule. */
const OWN_PLACE: readonly TablePanel['is'][] = ['schedule', 'copies'];

export function moreView({ panel }: TableScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { more } = say.texts;
  const opens = (is: TablePanel['is'], label: string): TemplateResult =>
    html`<button class="text" data-action=${is} aria-expanded=${panel?.is === is}
      @click=${() => send({ type: 'panelAsked', panel: is })}>${label}</button>
      ${panel?.is === is ? panelView(panel, ui) : nothing}`;
  return html`<details id="more" ?open=${panel !== null && !OWN_PLACE.includes(panel.is)}>
    <summary>${more.title}</summary>
    <div class="more">
      ${button('text', 'edit', more.edit, { type: 'editAsked' }, ui)} ${opens('rename', more.rename)}
      ${button('text', 'another-view', more.anotherView, { type: 'anotherViewAsked' }, ui)}
      ${button('text', 'duplicate', more.duplicate, { type: 'duplicateAsked' }, ui)}
      ${button('text', 'reset-headers', more.resetHeaders, { type: 'headersReset' }, ui)} ${opens('tidy', more.tidy)}
      ${opens('remove', more.remove)}
    </div>
  </details>`;
}

function panelView(panel: TablePanel, ui: Ui): TemplateResult {
  switch (panel.is) {
    case 'rename':
      return renamePanel(panel, ui);
    case 'tidy':
      return tidyPanel(panel, ui);
    case 'schedule':
    case 'copies':
      return html``;
    case 'remove':
      return removePanel(panel, ui);
  }
}
