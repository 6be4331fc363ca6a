/** The end of a table, asked once, with what goes. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Removal } from '../../../src/protocol/table';
import type { TablePanel } from '../../model/screens/table';
import { type Say, fill } from '../../say';
import { listing } from '../parts/listing';
import { type Ui, button, spinner, troubleLine } from '../parts/parts';

export function removePanel({ removal, call, trouble }: Extract<TablePanel, { is: 'remove' }>, ui: Ui): TemplateResult {
  const { say } = ui;
  const { more } = say.texts;
  return html`<div class="panel" role="group" aria-label=${more.remove}>
    ${listing(removal, ui, ([what]) => (what ? question(what, ui) : html``))}
    ${troubleLine(trouble, say)} ${call === null ? nothing : spinner(more.removing)}
  </div>`;
}

function question(removal: Removal, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { more, common } = say.texts;
  return html`<p><strong>${fill(more.removeSure, { sheet: removal.sheetName })}</strong></p>
    <p>${more.removeAll}</p>
    <ul>${partsOf(removal, say).map((part) => html`<li>${part}</li>`)}</ul>
    <p>${more.removeKeep}</p>
    <div class="more">
      ${button('danger', 'remove-confirm', more.removeData, { type: 'removed', keep: false }, ui)}
      ${button('plain', 'remove-keep', more.keepSheet, { type: 'removed', keep: true }, ui)}
      <button class="plain" data-action="panel-drop" data-refocus @click=${() => send({ type: 'panelDropped' })}>${common.cancel}</button>
    </div>`;
}

function partsOf(
  { rows, ownColumns, archived, hasUndo, lists }: Removal,
  { texts: { more, common }, counted }: Say,
): readonly string[] {
  return [
    counted(common.records, rows),
    ownColumns > 0 ? counted(more.ownColumns, ownColumns) : '',
    archived > 0 ? counted(more.archived, archived) : '',
    lists > 0 ? counted(more.changeSheets, lists) : '',
    hasUndo ? more.undoGoes : '',
  ].filter((part) => part !== '');
}
