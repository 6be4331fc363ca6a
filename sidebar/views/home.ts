import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { OthersJob, ScheduleInfo, TableInfo } from '../../src/protocol';
import type { HomeScreen } from '../model';
import { type Say, fill } from '../say';
import { isActive } from '../states/active';
import { isBusy } from '../states/home';
import { type Ui, button, heading, icon, outside, troubleLine } from './parts';
import { receiptLine, shortfalls, tableDetails } from './receipt';
import { undoView } from './undo';

export function homeView(screen: HomeScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { tables, activeSheetId, others } = state.data;
  const front = (table: TableInfo): boolean => table.sheetId === activeSheetId;
  // The table of the sheet in front is the one a person most likely came for.
  const ordered = [...tables.filter(front), ...tables.filter((table) => !front(table))];
  return html`<main>
    ${heading(say.texts.home.title)} ${unfinished(ui)}
    ${others.filter((job) => !tables.some(({ id }) => id === job.tableId)).map((job) => othersPanel(job, ui))}
    ${tables.length === 0 ? html`<p class="intro">${say.texts.home.empty}</p>` : nothing}
    ${ordered.map((table) => tableCard(table, front(table), screen, ui))}
    ${button(tables.length === 0 ? 'primary wide' : 'plain wide', 'new', html`${icon('plus')}${say.texts.home.newTable}`, { type: 'newAsked' }, ui)}
    ${storageLine(ui)} ${versionView(ui)}
  </main>`;
}

/** From here on it is worth a warning. */
const NEARLY_FULL = 0.8;

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

function unfinished(ui: Ui): TemplateResult | typeof nothing {
  const { home } = ui.say.texts;
  const { job } = ui.state.data;
  if (!isActive(job)) return nothing;
  return html`<div class="panel warn">
    <p>${fill(home.unfinished, { view: job.viewName })}</p>
    <div class="row">${button('plain', 'again', home.goOn, { type: 'againAsked' }, ui)}</div>
  </div>`;
}

/** A pull of another person: it goes on, or was left behind. */
function othersPanel({ tableId, viewName, saved, leftBehind }: OthersJob, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { home } = say.texts;
  const values = { view: viewName, when: say.relative(saved, state.now) };
  return html`<div class=${leftBehind ? 'panel warn' : 'panel'} data-others=${tableId}>
    <p title=${say.exact(saved)}>${fill(leftBehind ? home.leftBehind : home.elsewhere, values)}</p>
    ${leftBehind ? html`<div class="row">${button('plain', 'take-over', home.takeOver, { type: 'takeOverAsked', tableId }, ui)}</div>` : nothing}
  </div>`;
}

function tableCard(table: TableInfo, front: boolean, screen: HomeScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { home } = say.texts;
  const tableId = table.id;
  const other = state.data.others.find((job) => job.tableId === tableId);
  const name = table.sheetName || table.viewName;
  const trouble = screen.trouble?.tableId === tableId ? screen.trouble.trouble : null;
  return html`<section class=${front ? 'card front' : 'card'} data-table=${tableId} aria-label=${name}>
    <div class="head">
      ${icon('sheet')}
      <h2 class="cut grow" title=${name}>${name}</h2>
      ${front ? html`<span class="chip">${home.inFront}</span>` : showButton(tableId, screen, ui)}
    </div>
    <p class="quiet">${table.objectLabel} · ${outside(table.link, table.viewName, say, `${table.viewName}: ${say.texts.common.openInTwenty}`)}</p>
    ${table.isChanged ? html`<p class="warn" data-changed=${tableId}>${home.changed}</p>` : nothing}
    ${pullSummary(table, ui)} ${other ? othersPanel(other, ui) : undoView(tableId, screen.undoing, ui)}
    <div class="row">
      ${button('plain', 'refresh', html`${icon('refresh')}${home.refresh}`, { type: 'refreshAsked', tableId }, ui)}
      ${button('plain', 'csv', html`${icon('save')}${home.csv}`, { type: 'csvAsked', tableId }, ui)}
    </div>
    ${schedule(table, isBusy(screen, tableId, 'schedule'), ui)} ${troubleLine(trouble, say)}
    ${tableDetails(table.options, table.receipt, say)}
  </section>`;
}

function showButton(tableId: string, screen: HomeScreen, { say, send }: Ui): TemplateResult {
  const { show, showShort } = say.texts.home;
  return html`<button class="text" data-action="show" aria-label=${show} title=${show}
    aria-busy=${isBusy(screen, tableId, 'show')} @click=${() => send({ type: 'showAsked', tableId })}>${showShort}</button>`;
}

function pullSummary({ receipt }: TableInfo, { state, say }: Ui): TemplateResult {
  if (!receipt) return html`<p class="quiet">${say.texts.home.never}</p>`;
  const when = say.relative(receipt.finished, state.now);
  return html`${receiptLine(receipt, say)}
    <p class="quiet" title=${say.exact(receipt.finished)}>${fill(say.texts.home.refreshed, { when })}</p>
    ${shortfalls(receipt, say)}`;
}

function schedule({ id, schedule: known }: TableInfo, busy: boolean, { state, say, send }: Ui): TemplateResult {
  const name = known ? say.counted(say.texts.home.everyHours, known.everyHours) : say.texts.home.hourly;
  const on = known !== null;
  return html`<label class="switch">
      <input type="checkbox" role="switch" data-action="schedule" aria-busy=${busy} .checked=${live(on)}
        @change=${() => send({ type: 'scheduleAsked', tableId: id, on: !on })}>
      <span class="track" aria-hidden="true"></span><span>${name}</span>
    </label>
    ${known ? scheduleState(known, state.now, say) : nothing}`;
}

function scheduleState(known: ScheduleInfo, now: number, say: Say): TemplateResult {
  const { home } = say.texts;
  const run = known.lastRun === null ? home.noRunYet : fill(home.lastRun, { when: say.relative(known.lastRun, now) });
  return html`<p class="quiet under" title=${known.lastRun === null ? nothing : say.exact(known.lastRun)}>
      ${known.mine ? home.mine : home.notMine} · ${run}
    </p>
    ${known.lastFailure === null ? nothing : html`<p class="warn under">${fill(home.lastFailure, { message: known.lastFailure })}</p>`}`;
}
