import { type TemplateResult, html, nothing } from 'lit-html';
import type { TableOptions } from '../../src/protocol';
import type { ChooseScreen } from '../model';
import type { Say } from '../say';
import { check } from './check';
import { columnsView } from './choose-columns';
import type { Ui } from './parts';

export function optionsView({ columns, options, editing }: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  const set = (changes: Partial<ChooseScreen['options']>): void =>
    send({ type: 'optionsChosen', options: { ...options, ...changes } });
  const labels = options.selectAs === 'label';
  return html`<details class="options" ?open=${editing !== null}>
    <summary>${choose.options}</summary>
    ${columnsView(columns, ui)}
    <div class="label">${choose.cells}</div>
    ${check('relation-labels', choose.relationLabels, options.relationLabels, () =>
      set({ relationLabels: !options.relationLabels }),
    )}
    ${options.relationLabels ? idsPart(options.relationIds, (relationIds) => set({ relationIds }), say) : nothing}
    ${check('record-links', choose.recordLinks, options.recordLinks, () => set({ recordLinks: !options.recordLinks }))}
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

const IDS: readonly TableOptions['relationIds'][] = ['first', 'last', 'hidden', 'none'];

/** Where the ids of related records stand, whose names are shown. */
function idsPart(
  chosen: TableOptions['relationIds'],
  choose: (ids: TableOptions['relationIds']) => void,
  { texts }: Say,
): TemplateResult {
  const pick = (event: Event): void => {
    const ids = IDS.find((one) => event.target instanceof HTMLSelectElement && one === event.target.value);
    if (ids) choose(ids);
  };
  return html`<label for="relation-ids">${texts.choose.relationIds}</label>
    <select id="relation-ids" @change=${pick}>
      ${IDS.map((ids) => html`<option value=${ids} ?selected=${ids === chosen}>${texts.relationIds[ids]}</option>`)}
    </select>`;
}
