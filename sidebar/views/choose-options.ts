import { type TemplateResult, html } from 'lit-html';
import type { ChooseScreen } from '../model';
import { check } from './check';
import { columnsView } from './choose-columns';
import type { Ui } from './parts';

export function optionsView({ columns, options }: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  const set = (changes: Partial<ChooseScreen['options']>): void =>
    send({ type: 'optionsChosen', options: { ...options, ...changes } });
  const labels = options.selectAs === 'label';
  return html`<details class="options">
    <summary>${choose.options}</summary>
    ${columnsView(columns, ui)}
    <div class="label">${choose.cells}</div>
    ${check('relation-labels', choose.relationLabels, options.relationLabels, () =>
      set({ relationLabels: !options.relationLabels }),
    )}
    ${check('select-labels', choose.selectLabels, labels, () => set({ selectAs: labels ? 'value' : 'label' }))}
    <div class="label">${say.texts.receipt.changes}</div>
    ${check('list-changes', choose.listChanges, options.listChanges, () => set({ listChanges: !options.listChanges }))}
    <div class="label">${choose.rows}</div>
    ${check('rows-stay', choose.rowsStay, options.rowOrder === 'stay', () =>
      set({ rowOrder: options.rowOrder === 'stay' ? 'view' : 'stay' }),
    )}
    ${check('hidden-groups', choose.hiddenGroups, options.hiddenGroups === 'leaveOut', () =>
      set({ hiddenGroups: options.hiddenGroups === 'leaveOut' ? 'pull' : 'leaveOut' }),
    )}
    ${check('may-shrink', choose.mayShrink, options.mayShrink, () => set({ mayShrink: !options.mayShrink }))}
  </details>`;
}
