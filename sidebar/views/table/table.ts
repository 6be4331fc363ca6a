/** The page of one table: its receipt first, then all that can be done with it. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { JobInfo } from '../../../src/protocol/job';
import type { Receipt } from '../../../src/protocol/receipt';
import type { TableInfo } from '../../../src/protocol/table';
import type { Ended, TableScreen } from '../../model/screens/table';
import { fill } from '../../say';
import { isBusy, troubleOf } from '../../states/table/actions';
import { changesView } from './changes';
import { othersPanel } from './others';
import { type Ui, backButton, button, foot, heading, icon, outside, troubleLine } from '../parts/parts';
import { receiptLine, shortfalls, tableDetails } from './receipt';
import { nameOf } from './line';
import { moreView } from './more';
import { scheduleView } from './schedule';
import { keptText, undoView } from './undo';
import { unfinished } from './unfinished';

export function tableView(screen: TableScreen, ui: Ui): TemplateResult {
  const { state } = ui;
  const table = state.data.tables.find(({ id }) => id === screen.tableId);
  const ended = screen.ended?.job ?? null;
  // Until the tables are read anew, what has just ended knows better.
  const receipt = ended?.receipt ?? table?.receipt ?? null;
  return html`<main data-table=${screen.tableId}>
    <div class="title">${backButton(ui)}${heading(table ? nameOf(table) : (ended?.viewName ?? ''))}</div>
    ${screen.ended ? html`<p class="lead" id="ended">${endedText(screen.ended, screen.ended.job, ui)}</p>` : nothing}
    ${table ? whereFrom(table, screen, ui) : nothing} ${receiptView(receipt, screen, ui)}
    ${table ? rest(table, receipt, screen, ui) : nothing}
    ${table ? mainButtons(table, ui) : nothing}
  </main>`;
}

/** What has just come to its end, in one sentence; a screen reader hears it too. */
export function endedText({ undone }: Ended, { viewName: view }: JobInfo, ui: Ui): string {
  const { pull, undo } = ui.say.texts;
  if (!undone) return fill(pull.done, { view });
  const back = fill(keptText(undo.back, undone.undo, ui), { view });
  return undone.pauses ? `${back} ${undo.paused}` : back;
}

function whereFrom(table: TableInfo, screen: TableScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { home, common } = say.texts;
  const front = table.sheetId === state.data.activeSheetId;
  const show = { type: 'showAsked', tableId: table.id } as const;
  return html`<p class="quiet">
      ${table.objectLabel} · ${outside(table.link, table.viewName, say, `${table.viewName}: ${common.openInTwenty}`)}
    </p>
    ${
      front
        ? html`<p><span class="chip">${home.inFront}</span></p>`
        : html`<p>${button('text small', 'show', home.show, show, ui, isBusy(screen, table.id, 'show'))}</p>`
    }`;
}

function receiptView(receipt: Receipt | null, screen: TableScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { home } = say.texts;
  if (!receipt) return html`<p class="quiet">${home.never}</p>`;
  const when = say.relative(receipt.finished, state.now);
  return html`<div id="receipt" data-receipt=${receipt.complete ? 'complete' : 'incomplete'}>
    ${receiptLine(receipt, say)}
    <p class="quiet" title=${say.exact(receipt.finished)}>${fill(home.refreshed, { when })}</p>
    ${changesView(receipt, screen, ui)} ${shortfalls(receipt, say)}
  </div>`;
}

function rest(table: TableInfo, receipt: Receipt | null, screen: TableScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const other = state.data.others.find(({ tableId }) => tableId === table.id);
  const left = state.data.job?.tableId === table.id ? unfinished(ui) : nothing;
  return html`${left} ${table.isChanged ? html`<p class="warn" data-changed=${table.id}>${say.texts.home.changed}</p>` : nothing}
    ${other ? othersPanel(other, ui) : undoView(table.id, screen.undoing, ui)}
    ${scheduleView(table, screen.panel, ui)} ${troubleLine(troubleOf(screen, table.id), say)}
    ${table.hasKey && table.options.editing === true ? editsLink(table.id, receipt, ui) : nothing}
    ${table.hasKey ? moreView(screen, ui) : nothing} ${tableDetails(table, receipt, say)}`;
}

/** Where what was typed is, and how it gets to Twenty. */
function editsLink(tableId: string, receipt: Receipt | null, ui: Ui): TemplateResult {
  const { say } = ui;
  const { edits } = say.texts;
  const { cells = 0, conflicts = 0 } = receipt?.kept ?? {};
  return html`<p>${button('plain wide', 'edits', edits.title, { type: 'editsAsked', tableId }, ui)}</p>
    <p class="hint">${cells === 0 ? edits.typeHere : say.counted(edits.kept, cells)}
      ${conflicts > 0 ? say.counted(edits.keptConflicts, conflicts) : nothing}</p>`;
}

function mainButtons({ id: tableId, hasKey, workspaceName }: TableInfo, ui: Ui): TemplateResult {
  const { home, common } = ui.say.texts;
  if (!hasKey) {
    return foot(html`<p class="hint">${fill(home.noKey, { workspace: workspaceName })}</p>
      ${button('primary wide', 'connect-anew', common.connect, { type: 'workspaceAdded' }, ui)}`);
  }
  return foot(html`<div class="row">
    ${button('primary grow', 'refresh', html`${icon('refresh')}${home.refresh}`, { type: 'refreshAsked', tableId }, ui)}
    ${button('plain', 'csv', html`${icon('save')}${home.csvShort}`, { type: 'csvAsked', tableId }, ui)}
  </div>`);
}
