import { type TemplateResult, html, nothing } from 'lit-html';
import type { CsvOutcome, CsvScreen } from '../model';
import { fill } from '../say';
import { type Ui, backButton, heading, icon, stillWorking, troubleLine } from './parts';
import { progressBar, secondsLeft } from './progress';

export function csvView(screen: CsvScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const view = state.data.tables.find(({ id }) => id === screen.tableId)?.viewName ?? '';
  return html`<main>
    <div class="title">${backButton(ui)}${heading(fill(say.texts.csv.title, { view }))}</div>
    <p class="hint">${say.texts.csv.purpose}</p>
    ${body(screen, ui)}
  </main>`;
}

function body(screen: CsvScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  if (screen.trouble) {
    return html`<p class="lead">${say.texts.csv.failed}</p>
      ${troubleLine(screen.trouble, say)} ${againButton(ui)}`;
  }
  if (!screen.outcome) return reading(screen, ui);
  return screen.outcome.is === 'file' ? file(screen.outcome, ui) : changed(screen.outcome, ui);
}

function reading(screen: CsvScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const left = screen.waitUntil === null ? 0 : screen.waitUntil - state.now;
  return html`<p class="phase">${say.texts.csv.reading}</p>
    ${progressBar(screen.read, screen.total, say)}
    ${
      screen.waitUntil !== null && left > 0
        ? html`<p class="quiet" role="timer">${fill(say.texts.pull.waiting, {
            n: say.number(secondsLeft(screen.waitUntil, state.now)),
          })}</p>`
        : nothing
    }
    ${stillWorking(screen.run, ui)}
    <div class="row">
      <button class="plain" data-action="cancel" @click=${() => ui.send({ type: 'backAsked' })}>${say.texts.common.cancel}</button>
    </div>`;
}

function file(outcome: Extract<CsvOutcome, { is: 'file' }>, { say }: Ui): TemplateResult {
  return html`<p class="mark good">${icon('check')}<span>${say.texts.csv.ready}</span></p>
    <p>${outcome.fileName} · ${say.counted(say.texts.common.records, outcome.records)}</p>
    <a id="save" class="button primary" href=${outcome.url} download=${outcome.fileName} rel="noopener"
      >${icon('save')}${say.texts.csv.save}</a>
    <p class="hint">${say.texts.csv.saveHelp}</p>`;
}

function changed(outcome: Extract<CsvOutcome, { is: 'changed' }>, ui: Ui): TemplateResult {
  const { say } = ui;
  const text = fill(say.texts.csv.changed, { n: say.number(outcome.read), total: say.number(outcome.total) });
  return html`<p class="lead">${say.texts.csv.changedTitle}</p>
    <p class="trouble" id="trouble" role="alert">${icon('warning')}<span>${text}</span></p>
    ${againButton(ui)}`;
}

function againButton({ say, send }: Ui): TemplateResult {
  return html`<div class="row">
    <button class="primary" data-action="again" @click=${() => send({ type: 'againAsked' })}>${say.texts.common.again}</button>
  </div>`;
}
