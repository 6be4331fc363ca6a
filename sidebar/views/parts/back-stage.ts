/** Below the tables: what is kept, the version, and what is new in it. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { fill } from '../../say';
import { type Ui, button } from './parts';

/** From here on it is worth a warning. */
const NEARLY_FULL = 0.8;

export function backStage(ui: Ui): TemplateResult {
  const { home, help } = ui.say.texts;
  return html`<div class="row links">
      ${ui.state.data.tables.length > 1 ? button('text small', 'refresh-all', home.refreshAll, { type: 'allAsked' }, ui) : nothing}
      ${ui.state.data.tables.length > 0 ? pages(ui) : nothing} ${backupLinks(ui)}
      ${button('text small', 'help', help.title, { type: 'helpAsked' }, ui)}
    </div>
    ${storageLine(ui)} ${versionView(ui)}`;
}

/** The workspace as a whole. */
export function backupLinks(ui: Ui): TemplateResult {
  const { backup } = ui.say.texts;
  return html`${button('text small', 'backup', backup.title, { type: 'backupAsked', purpose: 'sheets' }, ui)}
    ${button('text small', 'migration', backup.kitTitle, { type: 'backupAsked', purpose: 'kit' }, ui)}`;
}

function pages(ui: Ui): TemplateResult {
  const { telling, runs } = ui.say.texts;
  return html`${button('text small', 'telling', telling.title, { type: 'tellingAsked' }, ui)}
    ${button('text small', 'runs', runs.title, { type: 'runsAsked' }, ui)}`;
}

function storageLine({ state, say }: Ui): TemplateResult {
  const { usedKb, mostKb } = state.data.storage;
  const text = fill(say.texts.home.storage, { used: say.number(usedKb), most: say.number(mostKb) });
  return html`<p class=${usedKb > NEARLY_FULL * mostKb ? 'warn' : 'version'} id="storage">${text}</p>`;
}

/** The server's version, and what is new in it where this page is of the same. */
function versionView({ state, say }: Ui): TemplateResult {
  const { version } = state.data;
  const { version: told, title, ...items } = say.texts.news;
  const named = html`<p class="version">Twenty Sheets ${version}</p>`;
  if (told !== version) return named;
  return html`${named}<details id="news">
    <summary>${fill(title, { version })}</summary>
    <ul>${Object.values(items).map((item) => html`<li>${item}</li>`)}</ul>
  </details>`;
}
