import { type TemplateResult, html } from 'lit-html';
import type { CsvOutcome, CsvScreen } from '../model/screens/csv';
import { type Say, fill } from '../say';
import { chosenView } from '../states/choose/view';
import { filesView } from './csv-files';
import { csvKindView } from './csv-kind';
import { type Ui, againButton, backButton, button, heading, icon, stillWorking, troubleView } from './parts/parts';
import { pauseLine, progressBar } from './parts/progress';

export function csvView(screen: CsvScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { source } = screen;
  const table = source.kind === 'table' ? state.data.tables.find(({ id }) => id === source.tableId) : undefined;
  const name = source.kind === 'view' ? chosenView(source.choose)?.name : table?.viewName;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(fill(say.texts.csv.title, { view: name ?? '' }))}</div>
    ${screen.run === null ? csvKindView(screen.settings, table?.receipt ?? null, ui) : body(screen, screen.run, ui)}
  </main>`;
}

export function readingText({ settings }: CsvScreen, { texts }: Say): string {
  return settings.kind === 'sheet' ? texts.csv.readingSheet : texts.csv.reading;
}

function body(screen: CsvScreen, run: number, ui: Ui): TemplateResult {
  const { csv } = ui.say.texts;
  const { kind } = screen.settings;
  const purpose = html`<p class="hint"><b>${csv.kinds[kind]}.</b> ${csv.help[kind]}</p>`;
  if (screen.trouble) {
    return html`<p class="lead">${csv.failed}</p>
      ${troubleView(screen.trouble, ui, againButton('primary', ui))}`;
  }
  if (!screen.outcome) return html`${purpose} ${reading(screen, run, ui)}`;
  if (screen.outcome.is === 'changed') return changed(screen.outcome, kind === 'sheet', ui);
  return html`${purpose} ${filesView(screen.outcome, screen.copy, ui)}`;
}

function reading(screen: CsvScreen, run: number, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const until = screen.waitUntil ?? 0;
  return html`<p class="phase" id="step">${readingText(screen, say)}</p>
    ${progressBar(screen.read, screen.total, say)}
    ${pauseLine(until > state.now ? say.texts.pull.waiting : '', until, state.now, say)}
    ${stillWorking(run, ui)}
    <div class="row">${button('plain', 'cancel', say.texts.common.cancel, { type: 'backAsked' }, ui)}</div>`;
}

function changed(outcome: Extract<CsvOutcome, { is: 'changed' }>, inSheet: boolean, ui: Ui): TemplateResult {
  const { csv } = ui.say.texts;
  const text = fill(inSheet ? csv.sheetChanged : csv.changed, {
    n: ui.say.number(outcome.read),
    total: ui.say.number(outcome.total),
  });
  return html`<p class="lead">${inSheet ? csv.sheetChangedTitle : csv.changedTitle}</p>
    <p class="trouble" id="trouble" role="alert">${icon('warning')}<span>${text}</span></p>
    <div class="row">${againButton('primary', ui)}</div>`;
}
