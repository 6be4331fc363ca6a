/** One table in one line: its name, how fresh it is and what is the matter, Refresh, and a menu. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { TableInfo } from '../../../src/protocol/table';
import type { HomeScreen } from '../../model/screens/start';
import { fill } from '../../say';
import { isActive } from '../../states/active';
import { isBusy, troubleOf } from '../../states/table/actions';
import { type Ui, button, icon, troubleLine } from '../parts/parts';

export function tableLine(table: TableInfo, front: boolean, screen: HomeScreen, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { home } = say.texts;
  const { id: tableId } = table;
  const name = nameOf(table);
  const matter = matterOf(table, ui);
  const open = screen.menu === tableId;
  return html`<li class=${front ? 'line front' : 'line'} data-line data-table=${tableId}>
    <div class="line-row">
      <button class="line-name" data-action="table" title=${name} @click=${() => send({ type: 'tableAsked', tableId })}>
        ${icon(matter === null ? 'sheet' : 'warning')}
        <span class="grow">
          <span class="name cut">${name}</span>
          <span class="quiet">${front ? `${home.inFront} · ` : ''}${freshness(table, ui)}</span>
          ${matter === null ? nothing : html`<span class="matter">${matter}</span>`}
        </span>
      </button>
      <button class="icon" data-action="refresh" aria-label=${fill(home.refreshNamed, { table: name })} title=${home.refresh}
        @click=${() => send({ type: 'refreshAsked', tableId })}>${icon('refresh')}</button>
      <button class="icon" data-action="menu" aria-label=${fill(home.menuNamed, { table: name })} title=${home.menu}
        aria-expanded=${open} @click=${() => send({ type: 'menuToggled', tableId })}>${icon('more')}</button>
    </div>
    ${open ? menu(table, front, screen, ui) : nothing} ${troubleLine(troubleOf(screen, tableId), say)}
  </li>`;
}

/** What people call the table: its sheet's name, unless that is one that Google gave it. */
export function nameOf({ sheetName, viewName }: TableInfo): string {
  return /^((Sheet|Feuille)\s?\d+)?$/.test(sheetName) ? viewName : sheetName;
}

function menu({ id: tableId }: TableInfo, front: boolean, screen: HomeScreen, ui: Ui): TemplateResult {
  const { home } = ui.say.texts;
  return html`<div class="line-menu">
    ${button('text', 'show', home.show, { type: 'showAsked', tableId }, ui, front || isBusy(screen, tableId, 'show'))}
    ${button('text', 'csv', home.csv, { type: 'csvAsked', tableId }, ui)}
    ${button('text', 'page', home.page, { type: 'tableAsked', tableId }, ui)}
  </div>`;
}

function freshness({ receipt }: TableInfo, { state, say }: Ui): string {
  if (!receipt) return say.texts.home.never;
  const records = say.counted(say.texts.common.records, receipt.written);
  return `${say.relative(receipt.finished, state.now)} · ${records}`;
}

/** What a person should look at; null when all is well. */
function matterOf(table: TableInfo, { state, say }: Ui): string | null {
  const { job, others } = state.data;
  const { home, receipt } = say.texts;
  if (isActive(job) && job.tableId === table.id) return home.notFinished;
  if (others.some(({ tableId }) => tableId === table.id)) return home.someoneElse;
  if (table.isChanged) return home.settingsDiffer;
  if (table.schedule?.lastFailure) return home.scheduleFailed;
  return table.receipt && !table.receipt.complete ? receipt.incomplete : null;
}
