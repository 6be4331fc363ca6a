/** Columns that the view has no more: emptied, marked, and deleted only here. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { StaleColumn } from '../../../src/protocol/table';
import type { TablePanel } from '../../model/screens/table';
import { fill } from '../../say';
import { checks } from '../parts/check';
import { listing } from '../parts/listing';
import { type Ui, button, spinner, troubleLine } from '../parts/parts';

type Tidy = Extract<TablePanel, { is: 'tidy' }>;

export function tidyPanel(panel: Tidy, ui: Ui): TemplateResult {
  const { say } = ui;
  const { more, common } = say.texts;
  return html`<div class="panel" role="group" aria-label=${more.tidy}>
    ${listing(panel.columns, ui, (columns) => (columns.length === 0 ? html`<p>${more.nothingStale}</p>` : stale(columns, panel, ui)))}
    ${troubleLine(panel.trouble, say)} ${panel.call === null ? nothing : spinner(more.deleting)}
    <div class="row">
      ${panel.tags.length > 0 && panel.call === null ? button('danger', 'tidy-confirm', say.counted(more.deleteColumns, panel.tags.length), { type: 'tidied' }, ui) : nothing}
      ${button('plain', 'panel-drop', common.cancel, { type: 'panelDropped' }, ui)}
    </div>
  </div>`;
}

function stale(columns: readonly StaleColumn[], { tags }: Tidy, { say, send }: Ui): TemplateResult {
  const { more } = say.texts;
  return html`<p>${more.staleHelp}</p>
    ${checks(more.tidy, columns, ({ tag, header, letter, isEmpty }) => ({
      id: `stale-${tag}`,
      text: fill(isEmpty ? more.staleEmpty : more.staleFull, { column: letter, header }),
      on: tags.includes(tag),
      change: () => send({ type: 'staleToggled', tag }),
    }))}
    <p class="warn under">${more.staleWarning}</p>`;
}
