import { type TemplateResult, html } from 'lit-html';
import { confirmation } from '../parts/confirmation';
import type { Ui } from '../parts/parts';

/** What editing means, before it is switched on; what becomes of the edits, before it is switched off. */
export function editingPanel(isEdited: boolean, ui: Ui): TemplateResult {
  const { edits } = ui.say.texts;
  return confirmation(
    {
      action: 'editing',
      text: isEdited ? edits.offSure : edits.onSure,
      more: isEdited ? edits.offMeans : html`${edits.onMeans} ${edits.onBefore}`,
      yes: ['primary', isEdited ? edits.off : edits.on, { type: 'editingAsked', on: !isEdited }],
      drop: { type: 'panelDropped' },
    },
    ui,
  );
}
