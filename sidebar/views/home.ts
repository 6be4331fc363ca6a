import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ScheduleInfo, TableInfo } from '../../src/protocol';
import type { HomeScreen } from '../model';
import { type Say, fill } from '../say';
import { isActive } from '../states/active';
import { isBusy } from '../states/home';
import { type Ui, heading, icon, outside, troubleLine } from './parts';
import { receiptLine, shortfalls, tableDetails } from './receipt';

export function homeView(screen: HomeScreen, ui: Ui): TemplateResult {
  const { state, say, send } = ui;
  const { tables, activeSheetId } = state.data;
  const front = (table: TableInfo): boolean => table.sheetId === activeSheetId;
  // The table of the sheet in front is the one a person most likely came for.
  const ordered = [...tables.filter(front), ...tables.filter((table) => !front(table))];
  return html`<main>
    ${heading(say.texts.home.title)} ${unfinished(ui)}
    ${tables.length === 0 ? html`<p class="intro">${say.texts.home.empty}</p>` : nothing}
    ${ordered.map((table) => tableCard(table, front(table), screen, ui))}
    <button class=${tables.length === 0 ? 'primary wide' : 'plain wide'} data-action="new"
      @click=${() => send({ type: 'newAsked' })}>${icon('plus')}${say.texts.home.newTable}</button>
    <p class="version">Twenty Sheets ${state.data.version}</p>
  </main>`;
}

function unfinished({ state, say, send }: Ui): TemplateResult | typeof nothing {
  const { job } = state.data;
  if (!isActive(job)) return nothing;
  return html`<div class="panel warn">
    <p>${fill(say.texts.home.unfinished, { view: job.viewName })}</p>
    <button class="plain" data-action="again" @click=${() => send({ type: 'againAsked' })}>${say.texts.home.goOn}</button>
  </div>`;
}

function tableCard(table: TableInfo, front: boolean, screen: HomeScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { home } = say.texts;
  const tableId = table.id;
  const name = table.sheetName || table.viewName;
  const trouble = screen.trouble?.tableId === tableId ? screen.trouble.trouble : null;
  return html`<section class=${front ? 'card front' : 'card'} data-table=${tableId} aria-label=${name}>
    <div class="head">
      ${icon('sheet')}
      <h2 class="cut grow" title=${name}>${name}</h2>
      ${front ? html`<span class="chip">${home.inFront}</span>` : showButton(tableId, screen, ui)}
    </div>
    <p class="quiet">${table.objectLabel} · ${outside(table.link, table.viewName, say, `${table.viewName}: ${say.texts.common.openInTwenty}`)}</p>
    ${pullSummary(table, ui)}
    <div class="row">
      <button class="plain" data-action="refresh" @click=${() => send({ type: 'refreshAsked', tableId })}>
        ${icon('refresh')}${home.refresh}
      </button>
      <button class="plain" data-action="csv" @click=${() => send({ type: 'csvAsked', tableId })}>
        ${icon('save')}${home.csv}
      </button>
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
