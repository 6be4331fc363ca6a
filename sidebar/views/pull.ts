import { type TemplateResult, html, nothing } from 'lit-html';
import type { JobInfo } from '../../src/protocol';
import type { PullScreen } from '../model';
import { type Say, fill } from '../say';
import { chosenView } from '../states/choose-view';
import { isOver } from '../states/pull';
import { pauseLine, progressBar } from './progress';
import { type Ui, againButton, backButton, heading, stillWorking, troubleLine } from './parts';
import { receiptDetails, receiptLine, shortfalls } from './receipt';

export function pullView(screen: PullScreen, ui: Ui): TemplateResult {
  if (!isOver(screen)) return running(screen, ui);
  if (screen.job?.phase === 'done') return done(screen, screen.job, ui);
  return screen.job?.phase === 'cancelled' ? cancelled(ui) : stopped(screen, ui);
}

function running(screen: PullScreen, ui: Ui): TemplateResult {
  const { state, say, send } = ui;
  const { pull, common } = say.texts;
  const { job, wait } = screen;
  const name = viewName(screen, ui);
  return html`<main>
    ${heading(name === '' ? pull.titleAny : fill(pull.title, { view: name }))}
    <p class="phase">${stepText(screen, say)}</p>
    ${progressBar(job?.rows ?? 0, job?.total ?? null, say)}
    ${wait ? pauseLine(wait.reason === 'limit' ? pull.waiting : pull.lost, wait.until, state.now, say) : nothing}
    ${stillWorking(screen.call, ui)}
    <div class="row">
      <button class="plain" data-action="cancel" ?disabled=${screen.cancelling} @click=${() => send({ type: 'cancelAsked' })}>
        ${screen.cancelling ? pull.cancelling : common.cancel}
      </button>
    </div>
    <p class="hint">${pull.closeable}</p>
  </main>`;
}

/** What is being done, in words. */
function stepText({ cancelling, job }: PullScreen, say: Say): string {
  const { pull, phases } = say.texts;
  if (cancelling) return pull.cancelling;
  return job ? phases[job.phase] : pull.starting;
}

/** The same for a screen reader, with the reason of a pause but without its seconds: it hears each change. */
export function spokenStep(screen: PullScreen, say: Say): string {
  if (!screen.wait) return stepText(screen, say);
  return screen.wait.reason === 'limit' ? say.texts.pull.waitingShort : say.texts.pull.lostShort;
}

/** Known from the job, or before its first answer from what was chosen. */
function viewName({ job, origin }: PullScreen, { state }: Ui): string {
  if (job) return job.viewName;
  if (origin.kind === 'start') return chosenView(origin.choose)?.name ?? '';
  return state.data.tables.find(({ id }) => id === origin.tableId)?.viewName ?? '';
}

function done(screen: PullScreen, job: JobInfo, { say, send }: Ui): TemplateResult {
  const { pull, home } = say.texts;
  const { tableId, receipt } = job;
  return html`<main>
    ${heading(fill(pull.done, { view: job.viewName }))}
    ${
      receipt
        ? html`<div id="receipt" data-receipt=${receipt.complete ? 'complete' : 'incomplete'}>
          ${receiptLine(receipt, say)} ${shortfalls(receipt, say)} ${receiptDetails(receipt, say)}
        </div>`
        : nothing
    }
    ${troubleLine(screen.trouble, say)}
    <div class="row">
      <button class="primary" data-action="back" @click=${() => send({ type: 'backAsked' })}>${pull.finish}</button>
      <button class="plain" data-action="show" @click=${() => send({ type: 'showAsked', tableId })}>${home.show}</button>
    </div>
  </main>`;
}

function cancelled(ui: Ui): TemplateResult {
  const { pull } = ui.say.texts;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(pull.cancelled)}</div>
    <p>${pull.cancelledMore}</p>
    ${againButton('plain', ui)}
  </main>`;
}

function stopped(screen: PullScreen, ui: Ui): TemplateResult {
  const failure = screen.job?.phase === 'failed' ? screen.job.failure : null;
  const trouble = failure
    ? ({ from: 'server', kind: failure.kind, message: failure.message } as const)
    : screen.trouble;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(ui.say.texts.pull.failed)}</div>
    ${troubleLine(trouble, ui.say)} ${againButton('primary', ui)}
  </main>`;
}
