import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ObjectChoice } from '../../../src/protocol/choice';
import type { ChooseScreen } from '../../model/screens/choose';
import type { Listing } from '../../model/trouble';
import { searchable } from '../../say';
import { pullInput } from '../../states/choose/pull-input';
import { chosenObject, chosenView, shownViews } from '../../states/choose/view';
import { fill } from '../../say';
import { hasHome } from '../../step';
import { backupLinks } from '../parts/back-stage';
import { linkView } from './link';
import { optionsView } from './options';
import { memberView, targetView } from './target';
import { listing } from '../parts/listing';
import { nameOf } from '../table/line';
import { previewView } from './preview';
import { viewPart } from './view';
import { type Ui, backButton, button, foot, heading, icon, valueOf } from '../parts/parts';
import { keepStop, moveInList } from '../parts/roving';

export function chooseView(screen: ChooseScreen, ui: Ui): TemplateResult {
  const { state } = ui;
  const view = chosenView(screen);
  const views = shownViews(screen);
  const isNew = screen.editing === null;
  return html`<main>
    <div class="title">${hasHome(state) ? backButton(ui) : nothing}${heading(titleOf(screen, ui))}</div>
    ${isNew ? html`${workspacePart(screen, ui)} ${objectPart(screen, ui)} ${views ? viewPart(views, screen, ui) : nothing}` : nothing}
    ${view?.needsMember ? memberView(screen, ui) : nothing}
    ${view ? html`${previewView(screen, ui)} ${isNew ? targetView(screen, ui) : nothing} ${optionsView(screen, ui)}` : nothing}
    ${isNew && screen.objectId === null ? html`${linkView(screen, ui)} ${hasHome(state) ? nothing : html`<div class="row links">${backupLinks(ui)}</div>`}` : nothing} ${view ? foot(mainButtons(screen, ui)) : nothing}
  </main>`;
}

/** Whose settings, or a new table. */
function titleOf({ editing }: ChooseScreen, { state, say }: Ui): string {
  const table = state.data.tables.find(({ id }) => id === editing);
  return table ? fill(say.texts.choose.settingsOf, { table: nameOf(table) }) : say.texts.choose.title;
}

/** Asked only where there are several, and before anything of one is chosen. */
function workspacePart(
  { workspace, objectId }: ChooseScreen,
  { state, say, send }: Ui,
): TemplateResult | typeof nothing {
  const { workspaces } = state.data;
  if (workspaces.length < 2 || objectId !== null) return nothing;
  const chosen = workspace ?? workspaces.find(({ isCurrent }) => isCurrent)?.ref;
  const pick = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) send({ type: 'workspaceChosen', ref: event.target.value });
  };
  return html`<label for="workspace">${say.texts.receipt.workspace}</label>
    <select id="workspace" @change=${pick}>
      ${workspaces.map(({ ref, workspaceName }) => html`<option value=${ref} ?selected=${ref === chosen}>${workspaceName}</option>`)}
    </select>`;
}

/** Import, or the file straight from the view. */
function mainButtons(screen: ChooseScreen, ui: Ui): TemplateResult {
  const { choose, home } = ui.say.texts;
  const unready = pullInput(screen) === null;
  const pull = screen.editing === null ? choose.pull : choose.saveSettings;
  return html`<div class="row">
    ${button('primary grow', 'pull', pull, { type: 'pullAsked' }, ui, unready)}
    ${screen.editing === null ? button('plain', 'view-csv', html`${icon('save')}${home.csvShort}`, { type: 'viewCsvAsked' }, ui, unready) : nothing}
  </div>`;
}

function objectPart(screen: ChooseScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { choose } = say.texts;
  const chosen = chosenObject(screen);
  if (chosen) {
    return html`<div class="label" id="object-label">${choose.object}</div>
      <div class="chosen" data-chosen-object=${chosen.nameSingular}>
        <span class="cut grow">${chosen.label}</span>
        <button class="text" data-action="change-object" data-refocus aria-describedby="object-label"
          @click=${() => send({ type: 'objectDropped' })}>${choose.change}</button>
      </div>`;
  }
  return html`<label for="object">${choose.object}</label>
    <div class="joined search">
      ${icon('search')}
      <input id="object" type="search" autocomplete="off" spellcheck="false" data-refocus placeholder=${choose.searchObject}
        .value=${live(screen.search)} aria-controls="objects"
        @input=${(event: InputEvent) => send({ type: 'objectSearched', text: valueOf(event) })}
        @keydown=${(event: KeyboardEvent) => searchKey(event)}>
    </div>
    ${listing(screen.objects, ui, (items) => objectList(items, screen, ui))}`;
}

const matching = (items: readonly ObjectChoice[], search: string): readonly ObjectChoice[] => {
  const wanted = searchable(search.trim());
  return items.filter(({ label, nameSingular, namePlural }) =>
    [label, nameSingular, namePlural].some((name) => searchable(name).includes(wanted)),
  );
};

function objectList(items: readonly ObjectChoice[], { search, more, mayRead }: ChooseScreen, ui: Ui): TemplateResult {
  const { choose } = ui.say.texts;
  const found = matching(items, search);
  return html`${
    found.length > 0
      ? html`<ul class="list" id="objects" data-list @keydown=${(event: KeyboardEvent) => moveInList(event, '#object')} @focusin=${keepStop}>${found.map((object) => objectRow(object, mayRead, ui))}</ul>`
      : html`<p class="hint" id="objects">${items.length === 0 ? choose.noObjects : choose.noObject}</p>`
  }
    <div class="row after">
      ${button('text small', 'reload-objects', html`${icon('refresh')}${choose.reloadObjects}`, { type: 'objectsAsked' }, ui)}
      ${more ? nothing : button('text small', 'more-objects', html`${choose.moreObjects}`, { type: 'moreAsked' }, ui)}
    </div>
    ${more ? moreList(more, search, mayRead, ui) : nothing}`;
}

/** Behind a button of their own: nobody comes upon messages by chance. */
function moreList(
  more: Listing<ObjectChoice>,
  search: string,
  mayRead: ChooseScreen['mayRead'],
  ui: Ui,
): TemplateResult {
  const { choose } = ui.say.texts;
  return html`<div class="label" id="more-label">${choose.moreObjects}</div>
    <p class="hint">${choose.moreHelp}</p>
    ${listing(
      more,
      ui,
      (items) => {
        const found = matching(items, search);
        return found.length > 0
          ? html`<ul class="list" aria-labelledby="more-label" data-list @keydown=${moveInList} @focusin=${keepStop}>${found.map((object) => objectRow(object, mayRead, ui))}</ul>`
          : html`<p class="hint">${choose.noObject}</p>`;
      },
      ['reload-more', { type: 'moreAsked' }],
    )}`;
}

/** One that the key may not read stays in the list, with why; what is not known may be tried. */
function objectRow(object: ObjectChoice, found: ChooseScreen['mayRead'], { say, send }: Ui): TemplateResult {
  const { id, nameSingular, label } = object;
  const refused = (found[id] ?? object.mayRead) === false;
  return html`<li>
    <button data-line data-object=${nameSingular} aria-disabled=${refused}
      @click=${() => refused || send({ type: 'objectChosen', objectId: id })}>
      <span class="grow"><span class="cut">${label}</span>${refused ? html`<span class="quiet">${say.texts.choose.mayNotRead}</span>` : nothing}</span>
    </button>
  </li>`;
}

/** From the search field: down goes into the list, Enter takes the only one left. */
function searchKey(event: KeyboardEvent): void {
  const found = [...document.querySelectorAll<HTMLElement>('#objects button')];
  if (event.key === 'ArrowDown') found[0]?.focus();
  else if (event.key === 'Enter' && found.length === 1) found[0]?.click();
  else return;
  event.preventDefault();
}
