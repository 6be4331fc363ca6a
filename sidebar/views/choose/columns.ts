/** Which fields become columns. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ColumnChoice, FieldChoice } from '../../../src/protocol/choice';
import type { Columns } from '../../model/screens/choose';
import { searchable } from '../../say';
import { check } from '../parts/check';
import { listing } from '../parts/listing';
import { type Ui, icon, valueOf } from '../parts/parts';
import { keepStop, moveInList } from '../parts/roving';

/** A list that is longer than its window can be searched. */
const SEARCH_FROM = 13;

const KINDS: readonly ColumnChoice['kind'][] = ['view', 'all', 'chosen'];

export function columnsView(columns: Columns, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { fields } = columns;
  return html`<div role="radiogroup" aria-labelledby="columns-label">
      <div class="label" id="columns-label">${say.texts.receipt.columns}</div>
      ${KINDS.map((kind) =>
        check(
          `columns-${kind}`,
          say.texts.columns[kind],
          kind === columns.kind,
          () => send({ type: 'columnsChosen', kind }),
          'columns',
        ),
      )}
    </div>
    ${
      columns.kind === 'chosen' && fields
        ? listing(fields, ui, (items) => fieldList(items, columns, ui), ['reload-fields', { type: 'fieldsAsked' }])
        : nothing
    }
    ${columns.kind === 'chosen' && fields?.is === 'here' && columns.fieldIds.length === 0 ? html`<p class="warn under" role="status">${say.texts.choose.noneChosen}</p>` : nothing}`;
}

function fieldList(items: readonly FieldChoice[], columns: Columns, { say, send }: Ui): TemplateResult {
  const { choose } = say.texts;
  const wanted = searchable(columns.search.trim());
  const found = items.filter(({ label }) => searchable(label).includes(wanted));
  const ticked = new Set(columns.fieldIds);
  return html`${
    items.length >= SEARCH_FROM
      ? html`<div class="joined search">${icon('search')}
          <input id="field" type="search" autocomplete="off" spellcheck="false" placeholder=${choose.searchField}
            aria-label=${choose.searchField} .value=${live(columns.search)}
            @input=${(event: InputEvent) => send({ type: 'fieldSearched', text: valueOf(event) })}>
        </div>`
      : nothing
  }
    ${found.length === 0 ? html`<p class="hint">${choose.noField}</p>` : nothing}
    <div class="list dense" role="group" data-list @keydown=${moveInList} @focusin=${keepStop} aria-label=${say.texts.columns.chosen} ?hidden=${found.length === 0}>
      ${found.map(
        ({ id, label }) => html`<div class="option" data-line><label data-field=${id}>
          <input type="checkbox" .checked=${live(ticked.has(id))} @change=${() => send({ type: 'fieldToggled', fieldId: id })}>
          <span class="cut" title=${label}>${label}</span></label></div>`,
      )}
    </div>
    <p class="hint">${say.counted(say.texts.columns.count, ticked.size)}</p>`;
}
