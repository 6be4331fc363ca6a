/** The last runs of all tables. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { RunInfo } from '../../src/protocol/job';
import type { RunsScreen } from '../model/screens/start';
import { fill } from '../say';
import { listing } from './parts/listing';
import { type Ui, backButton, button, foot, heading, spinner, troubleForm } from './parts/parts';

/** More would make a long page; the sheet has them all. */
const SHOWN = 50;

export function runsView({ runs, call, trouble }: RunsScreen, ui: Ui): TemplateResult {
  const { texts } = ui.say;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(texts.runs.title)}</div>
    ${listing(runs, ui, (items) => list(items, ui), ['again', { type: 'againAsked' }])}
    ${trouble ? troubleForm(trouble, ui) : nothing} ${call === null ? nothing : spinner(texts.runs.writing)}
    ${runs.is === 'here' && runs.items.length > 0 ? foot(button('primary wide', 'runs-write', texts.runs.write, { type: 'runsWritten' }, ui, call !== null)) : nothing}
  </main>`;
}

function list(items: readonly RunInfo[], ui: Ui): TemplateResult {
  const { runs } = ui.say.texts;
  if (items.length === 0) return html`<p class="intro">${runs.none}</p>`;
  return html`${items.length > SHOWN ? html`<p class="hint">${fill(runs.first, { n: ui.say.number(SHOWN) })}</p>` : nothing}
    <ul class="lines" id="runs">${items.slice(0, SHOWN).map((run) => line(run, ui))}</ul>`;
}

function line(run: RunInfo, { say, state }: Ui): TemplateResult {
  const { runs } = say.texts;
  const counts = [
    say.counted(runs.rows, run.rows),
    ...(run.added === null || run.changed === null || run.gone === null
      ? []
      : [
          fill(runs.changes, {
            added: say.number(run.added),
            changed: say.number(run.changed),
            gone: say.number(run.gone),
          }),
        ]),
    say.counted(runs.requests, run.requests),
    fill(runs.seconds, { n: say.number(run.seconds) }),
  ];
  const by = fill(run.scheduled ? runs.scheduled : runs.byHand, { who: run.who });
  return html`<li class="line run" data-run=${run.phase}>
    <div class="cut" title=${run.viewName}><strong>${run.viewName}</strong></div>
    <div class="quiet" title=${say.exact(run.started)}>${say.relative(run.started, state.now)} · ${by}</div>
    <div class=${run.phase === 'failed' ? 'warn' : 'quiet'}>${run.phase === 'done' ? counts.join(' · ') : run.result}</div>
  </li>`;
}
