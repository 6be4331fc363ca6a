/** The page *Changes for Twenty*. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { EditedCell, EditedRecord, EditsInfo } from '../../src/protocol/edits';
import type { Language } from '../../src/protocol/reply';
import type { EditsScreen, EditsSettings } from '../model/screens/edits';
import { fill } from '../say';
import { keepStop, moveInList } from './parts/roving';
import { check } from './parts/check';
import { listing } from './parts/listing';
import {
  type Ui,
  againButton,
  backButton,
  button,
  foot,
  heading,
  icon,
  outside,
  spinner,
  stillWorking,
  troubleView,
} from './parts/parts';

/** Records that the server puts on a page. */
const PAGE = 200;

export function editsView(screen: EditsScreen, ui: Ui): TemplateResult {
  const { edits } = ui.say.texts;
  const body = screen.files
    ? filesView(screen.files, screen, ui)
    : listing(screen.info, ui, ([info]) => (info ? infoView(info, screen, ui) : html``), [
        'again',
        { type: 'againAsked' },
      ]);
  return html`<main data-edits=${screen.tableId}>
    <div class="title">${backButton(ui)}${heading(edits.title)}</div>
    ${body}
    ${screen.trouble ? troubleView(screen.trouble, ui, againButton('plain', ui)) : nothing}
  </main>`;
}

function infoView(info: EditsInfo, screen: EditsScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  const { edits } = say.texts;
  const { records, total, conflicts, back } = info;
  const { settings } = screen;
  const isNothing = total.records === 0 && total.typed === 0 && back.length === 0;
  if (isNothing) return html`<p id="edits-none">${edits.none}</p><p class="hint">${edits.typeHere}</p>`;
  const mine = Object.values(settings.chosen).filter((side) => side === 'mine').length;
  const hasFile = total.goes + mine > 0 || (settings.typed && total.made > 0);
  return html`<p class="lead" id="edits-total">${say.counted(edits.goes, total.goes)}</p>
    ${total.conflicts > 0 ? html`<p class="warn">${say.counted(edits.conflicts, total.conflicts)}</p>` : nothing}
    ${total.conflicts > 1 ? allButtons(conflicts, settings, ui) : nothing}
    ${total.clears > 0 ? html`<p class="hint">${say.counted(edits.clears, total.clears)}</p>` : nothing}
    ${total.refused > 0 ? html`<p class="hint">${say.counted(edits.refused, total.refused)}</p>` : nothing}
    <div data-list role="group" aria-label=${edits.title} @keydown=${moveInList} @focusin=${keepStop}>
      ${records.map((record) => recordView(record, settings, ui))}
    </div>
    ${typedView(info, screen, ui)}
    ${pagesView(info, screen, ui)}
    ${languageView(settings, ui)}
    ${screen.call === null ? nothing : html`${spinner(edits.working)} ${stillWorking(screen.call, ui)}`}
    ${foot(html`<button class="primary wide" data-action="edits-save" ?disabled=${!hasFile || screen.call !== null}
      @click=${() => ui.send({ type: 'editsSaved' })}>${icon('save')}${edits.save}</button>
      <p class="hint">${edits.saveHelp}</p>`)}`;
}

/** Somebody has to choose. */
const isOpen = ({ isConflict, is }: EditedCell): boolean => isConflict && is === 'goes';

/** For those on other pages too. */
function allButtons(conflicts: readonly string[], settings: EditsSettings, ui: Ui): TemplateResult {
  const { edits } = ui.say.texts;
  const all = (side: 'mine' | 'theirs') => Object.fromEntries(conflicts.map((cell) => [cell, side]));
  const set = (side: 'mine' | 'theirs') =>
    ({ type: 'editsSet', settings: { ...settings, chosen: all(side) } }) as const;
  return html`<div class="row">
    ${button('text small', 'all-mine', edits.allMine, set('mine'), ui)} ${button('text small', 'all-theirs', edits.allTheirs, set('theirs'), ui)}
  </div>`;
}

/** Records and typed rows are turned over together. */
function pagesView({ from, records, typed, total }: EditsInfo, { call }: EditsScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  const { edits } = say.texts;
  const all = Math.max(total.records, total.typed);
  const to = from + Math.max(records.length, typed.length);
  if (from === 0 && to >= all) return html``;
  const turn = (name: string, label: string, goal: number, is: boolean) =>
    html`<button class="text small" data-action=${name} ?disabled=${!is || call !== null}
      @click=${() => ui.send({ type: 'editsTurned', from: goal })}>${label}</button>`;
  return html`<div class="row" id="edits-pages">
    <span class="hint">${fill(edits.page, { from: say.number(from + 1), to: say.number(to), total: say.number(all) })}</span>
    ${turn('edits-before', edits.before, Math.max(0, from - PAGE), from > 0)}
    ${turn('edits-next', edits.next, to, to < all)}
  </div>`;
}

function recordView({ id, name, link, state, cells }: EditedRecord, settings: EditsSettings, ui: Ui): TemplateResult {
  const { say } = ui;
  const { edits, common } = say.texts;
  const shown = name || id;
  const title =
    link === ''
      ? html`<strong>${shown}</strong>`
      : outside(link, shown, say, `${shown}: ${common.openInTwenty}`, false);
  const drop = { type: 'editsDropped', cells: cells.map(({ tag }) => `${id}/${tag}`) } as const;
  return html`<section class="edited" data-line data-record=${id} aria-label=${shown}>
    <p>${title}</p>
    ${
      state === 'there'
        ? nothing
        : html`<p class="warn">${edits[state]} <button class="text small" data-action="edits-drop" tabindex="-1"
            @click=${() => ui.send(drop)}>${edits.drop}</button></p>`
    }
    ${cells.map((cell) => cellView(`${id}/${cell.tag}`, cell, settings, ui))}
  </section>`;
}

function cellView(key: string, cell: EditedCell, settings: EditsSettings, ui: Ui): TemplateResult {
  const { header, theirs, mine, is, why } = cell;
  const { edits } = ui.say.texts;
  const was = theirs === '' ? edits.empty : theirs;
  const now = mine === '' ? edits.empty : mine;
  const said = is === 'clear' ? edits.clear : why === null ? null : edits.why[why];
  return html`<div class="cell" data-is=${is}>
    <span class="quiet">${header}</span> <del>${was}</del> → <ins>${now}</ins>
    ${said === null ? nothing : html`<span class="warn">${said}</span>`}
    ${isOpen(cell) ? choice(key, cell, settings, ui) : nothing}
  </div>`;
}

function choice(key: string, { header }: EditedCell, settings: EditsSettings, { say, send }: Ui): TemplateResult {
  const { edits } = say.texts;
  const pick = (side: 'mine' | 'theirs', label: string) =>
    check(
      `${side}-${key}`,
      label,
      settings.chosen[key] === side,
      () => send({ type: 'editsSet', settings: { ...settings, chosen: { ...settings.chosen, [key]: side } } }),
      key,
      false,
    );
  return html`<div role="radiogroup" aria-label=${fill(edits.which, { header })}>
    <span class="warn">${edits.conflict}</span> ${pick('mine', edits.mine)} ${pick('theirs', edits.theirs)}
  </div>`;
}

function typedView({ typed, total, back }: EditsInfo, { settings }: EditsScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { edits } = say.texts;
  const set = () => send({ type: 'editsSet', settings: { ...settings, typed: !settings.typed } });
  return html`${
    total.typed === 0
      ? nothing
      : html`<h2>${say.counted(edits.typed, total.typed)}</h2>
        ${check('typed', edits.typedToo, settings.typed, set)}
        ${typed.map(
          ({ row, name, refused }) => html`<div class="cell" data-row=${row}>
            <span class="quiet">${fill(edits.row, { row: say.number(row) })}</span> ${name}
            ${refused.map(({ header, why }) => html`<span class="warn">${header}: ${edits.why[why]}</span>`)}
          </div>`,
        )}`
  }
  ${
    back.length === 0
      ? nothing
      : html`<p>${say.counted(edits.back, back.length)}
          ${button('text small', 'typed-remove', edits.removeBack, { type: 'typedRemoved' }, ui)}</p>`
  }`;
}

function languageView(settings: EditsSettings, { say, send }: Ui): TemplateResult {
  const { edits } = say.texts;
  const names: readonly (readonly [Language, string])[] = [
    ['en', 'English'],
    ['fr', 'Français'],
  ];
  return html`<div role="radiogroup" aria-labelledby="import-language">
    <p id="import-language">${edits.language}</p>
    ${names.map(([language, name]) => check(`language-${language}`, name, settings.language === language, () => send({ type: 'editsSet', settings: { ...settings, language } }), 'import-language'))}
  </div>`;
}

function filesView(files: NonNullable<EditsScreen['files']>, { leftOut }: EditsScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  const { csv, edits, common } = say.texts;
  if (files.length === 0) return html`<p class="lead" id="edits-none">${edits.noFile}</p>`;
  return html`<p class="mark good">${icon('check')}<span>${say.counted(csv.ready, files.length)}</span></p>
    ${files.map(
      (
        { url, fileName, rows, isNew },
        index,
      ) => html`<p class="file">${fileName} · ${say.counted(common.records, rows)} · ${isNew ? edits.fileNew : edits.fileChanges}</p>
        <a id=${index === 0 ? 'save' : nothing} data-file=${fileName} class="button primary wide" href=${url} download=${fileName}
          rel="noopener" aria-label=${files.length === 1 ? nothing : `${csv.save}: ${fileName}`}>${icon('save')}${csv.save}</a>`,
    )}
    ${leftOut.length === 0 ? nothing : html`<p class="warn">${fill(edits.leftOut, { names: leftOut.map(({ name }) => name).join(', ') })}</p>`}
    <p class="hint">${files.length === 1 ? csv.saveHelp : csv.saveEach}</p>
    <ol class="steps"><li>${edits.stepImport}</li><li>${edits.stepWait}</li><li>${edits.stepRefresh}</li></ol>`;
}
