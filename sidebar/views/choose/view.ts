/** The views of the chosen object. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ViewChoice } from '../../../src/protocol/choice';
import type { ChooseScreen } from '../../model/screens/choose';
import type { Listing } from '../../model/trouble';
import { searchable } from '../../say';
import { listing } from '../parts/listing';
import { type Ui, icon, outside, valueOf } from '../parts/parts';

/** Fewer are seen at a glance. */
const SEARCH_FROM = 8;

export function viewPart(views: Listing<ViewChoice>, screen: ChooseScreen, ui: Ui): TemplateResult {
  return html`<div class="label" id="view-label">${ui.say.texts.choose.view}</div>
    ${listing(views, ui, (items) => viewList(items, screen, ui))}`;
}

function viewList(items: readonly ViewChoice[], { viewId, viewSearch }: ChooseScreen, ui: Ui): TemplateResult {
  const { choose } = ui.say.texts;
  if (items.length === 0) return html`<p class="hint">${choose.noViews}</p>`;
  const wanted = searchable(viewSearch.trim());
  const found = items.filter(({ name }) => searchable(name).includes(wanted));
  return html`${items.length >= SEARCH_FROM ? search(viewSearch, ui) : nothing}
    ${
      found.length === 0
        ? html`<p class="hint" role="status">${choose.noView}</p>`
        : html`<div class="list" role="radiogroup" aria-labelledby="view-label">
            ${found.map((view) => viewRow(view, view.id === viewId, ui))}
          </div>`
    }`;
}

function search(text: string, { say, send }: Ui): TemplateResult {
  const { searchView } = say.texts.choose;
  return html`<div class="joined search">
    ${icon('search')}
    <input id="view" type="search" autocomplete="off" spellcheck="false" placeholder=${searchView} aria-label=${searchView}
      .value=${live(text)} @input=${(event: InputEvent) => send({ type: 'viewSearched', text: valueOf(event) })}
      @keydown=${(event: KeyboardEvent) => searchKey(event)}>
  </div>`;
}

/** The radio buttons are one stop of the Tab key; so is the link of the chosen one, and no other. */
function viewRow(view: ViewChoice, chosen: boolean, { say, send }: Ui): TemplateResult {
  const types: Readonly<Record<string, string>> = say.texts.viewTypes;
  const kind = types[view.type] ?? view.type;
  return html`<div class=${chosen ? 'option chosen-option' : 'option'}>
    <label data-view=${view.id}>
      <input type="radio" name="view" value=${view.id} .checked=${live(chosen)}
        @change=${() => send({ type: 'viewChosen', viewId: view.id })}>
      <span class="grow"
        ><span class="name">${view.name}</span
        ><span class="quiet">${kind}${view.isIndex ? ` · ${say.texts.choose.defaultView}` : ''}</span></span>
    </label>
    ${outside(view.link, html``, say, `${view.name}: ${say.texts.common.openInTwenty}`, chosen)}
  </div>`;
}

/** From the search field: down goes into the list, Enter takes the only one left. */
function searchKey(event: KeyboardEvent): void {
  const found = [...document.querySelectorAll<HTMLElement>('[name=view]')];
  if (event.key === 'ArrowDown') (found.find((one) => one.matches(':checked')) ?? found[0])?.focus();
  else if (event.key === 'Enter' && found.length === 1) found[0]?.click();
  else return;
  event.preventDefault();
}
