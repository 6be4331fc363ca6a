/** The tables of this spreadsheet, one line each. */
import { type TemplateResult, html } from 'lit-html';
import type { TableInfo } from '../../src/protocol/table';
import type { HomeScreen } from '../model/screens/start';
import { backStage } from './parts/back-stage';
import { othersPanel } from './table/others';
import { type Ui, button, foot, heading, icon } from './parts/parts';
import { keepStop, moveInList } from './parts/roving';
import { tableLine } from './table/line';
import { unfinished } from './table/unfinished';

/** What no code could tell before: a run that is missing, a cell that is gone, a key that expires. */
function notices({ state }: Ui): readonly TemplateResult[] {
  return state.data.notices.map(({ kind, message }) => html`<p class="warn" data-notice=${kind}>${message}</p>`);
}

export function homeView(screen: HomeScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { tables, activeSheetId, others } = state.data;
  const front = (table: TableInfo): boolean => table.sheetId === activeSheetId;
  // The table of the sheet in front is the one a person most likely came for.
  const ordered = [...tables.filter(front), ...tables.filter((table) => !front(table))];
  return html`<main>
    ${heading(say.texts.home.title)} ${notices(ui)} ${unfinished(ui)}
    ${others.filter((job) => !tables.some(({ id }) => id === job.tableId)).map((job) => othersPanel(job, ui))}
    ${
      tables.length === 0
        ? html`<p class="intro">${say.texts.home.empty}</p>`
        : html`<ul class="lines" data-list aria-label=${say.texts.home.title} @keydown=${moveInList} @focusin=${keepStop}>
            ${ordered.map((table) => tableLine(table, front(table), screen, ui))}
          </ul>`
    }
    ${backStage(ui)}
    ${foot(button('primary wide', 'new', html`${icon('plus')}${say.texts.home.newTable}`, { type: 'newAsked' }, ui))}
  </main>`;
}
