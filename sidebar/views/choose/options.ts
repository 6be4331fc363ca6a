import { type TemplateResult, html, nothing } from 'lit-html';
import type { TableOptions } from '../../../src/protocol/choice';
import type { ChooseScreen } from '../../model/screens/choose';
import type { Say } from '../../say';
import { check } from '../parts/check';
import { columnsView } from './columns';
import type { Ui } from '../parts/parts';
import { keepStop, moveInList } from '../parts/roving';

type Changes = Partial<ChooseScreen['options']>;

export function optionsView({ columns, options, editing }: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  const set = (changes: Changes): void => send({ type: 'optionsChosen', options: { ...options, ...changes } });
  // The boxes are one stop of the Tab key.
  const line = (id: string, text: string, on: boolean, change: (on: boolean) => Changes): TemplateResult =>
    html`<div data-line>${check(id, text, on, () => set(change(!on)))}</div>`;
  return html`<details class="options" ?open=${editing !== null}>
    <summary>${choose.options}</summary>
    ${columnsView(columns, ui)}
    <div role="group" aria-label=${choose.options} data-list @keydown=${moveInList} @focusin=${keepStop}>
      <div class="label">${choose.cells}</div>
      ${line('relation-labels', choose.relationLabels, options.relationLabels, (on) => ({ relationLabels: on }))}
      ${line('record-links', choose.recordLinks, options.recordLinks, (on) => ({ recordLinks: on }))}
      ${line('select-labels', choose.selectLabels, options.selectAs === 'label', (on) => ({
        selectAs: on ? 'label' : 'value',
      }))}
      <div class="label">${choose.rows}</div>
      ${line('list-changes', choose.listChanges, options.listChanges, (on) => ({ listChanges: on }))}
      ${line('rows-stay', choose.rowsStay, options.rowOrder === 'stay', (on) => ({ rowOrder: on ? 'stay' : 'view' }))}
      ${line('hidden-groups', choose.hiddenGroups, options.hiddenGroups === 'leaveOut', (on) => ({
        hiddenGroups: on ? 'leaveOut' : 'pull',
      }))}
      ${line('may-shrink', choose.mayShrink, options.mayShrink, (on) => ({ mayShrink: on }))}
    </div>
    ${options.relationLabels ? idsPart(options.relationIds, (relationIds) => set({ relationIds }), say) : nothing}
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
