import { type TemplateResult, html, nothing } from 'lit-html';
import type { PullScreen } from '../model/screens/pull';
import type { Trouble } from '../model/trouble';
import { EMPTIED, isInterrupted, MANY_GONE, stoppedBy } from '../states/begin';
import { type Say, fill } from '../say';
import { wayOut } from '../way-out';
import { chosenView } from '../states/choose/view';
import { canCancel, canTryAgain, isOver } from '../states/pull';
import { pauseLine, progressBar } from './parts/progress';
import { type Ui, againButton, backButton, button, heading, stillWorking, troubleView } from './parts/parts';

/** The server's kinds of error that a person may overrule. */
const FEWER: readonly string[] = ['fewer-records', 'fewer-columns', MANY_GONE, EMPTIED];

export function pullView(screen: PullScreen, ui: Ui): TemplateResult {
  if (!isOver(screen)) return running(screen, ui);
  return screen.job?.phase === 'cancelled' ? cancelled(ui) : stopped(screen, ui);
}

function running(screen: PullScreen, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { pull, common } = say.texts;
  const { job, wait, cancelling } = screen;
  return html`<main>
    ${heading(fill(titleOf(screen, say), { view: viewName(screen, ui) }))}
    ${state.queue && state.queue.tableIds.length > 0 ? html`<p class="hint" id="queue">${say.counted(pull.queued, state.queue.tableIds.length)}</p>` : nothing}
    <p class="phase" id="step">${stepText(screen, say)}</p>
    ${job?.cells ? progressBar(job.cells.done, job.cells.of, say, common.cellsOf) : progressBar(job?.rows ?? 0, job?.total ?? null, say)}
    <p class="quiet count" id="left">${leftText(screen, say)}</p>
    ${pauseLine(pauseText(screen, say), wait?.until ?? 0, state.now, say)} ${stillWorking(screen.call, ui)}
    ${
      canCancel(screen)
        ? html`<div class="row">
          ${button('plain', 'cancel', cancelling ? pull.cancelling : common.cancel, { type: 'cancelAsked' }, ui, cancelling)}
        </div>`
        : html`<p class="hint" id="no-cancel">${pull.noCancel}</p>`
    }
    <p class="hint">${aloneText(screen.job?.aloneWithin ?? null, say)}</p>
  </main>`;
}

/** What becomes of it when the sidebar is closed: that depends on what Google allows here. */
function aloneText(minutes: number | null, { texts, number }: Say): string {
  const { pull } = texts;
  if (minutes === null) return pull.closeable;
  return minutes >= 60 ? pull.aloneHour : fill(pull.aloneMinutes, { n: number(minutes) });
}

/** What is being done, in words. */
function stepText({ cancelling, job }: PullScreen, say: Say): string {
  const { pull, phases } = say.texts;
  if (cancelling) return pull.cancelling;
  if (job?.cells && !job.isWriting) return pull.comparing;
  return job ? phases[job.phase] : pull.starting;
}

/** How long it will take still, as far as is known. */
function leftText({ job, cancelling }: PullScreen, say: Say): string {
  const seconds = job?.secondsLeft ?? null;
  return seconds === null || cancelling ? '' : fill(say.texts.pull.left, { time: say.duration(seconds) });
}

/** Why nothing happens, with room for the seconds. */
function pauseText({ wait }: PullScreen, { texts: { pull } }: Say): string {
  if (!wait || wait.reason === 'pace') return '';
  return wait.reason === 'limit' ? pull.waiting : pull.lost;
}

/** The same for a screen reader, with the reason of a pause but without its seconds: it hears each change. */
export function spokenStep(screen: PullScreen, say: Say): string {
  if (!screen.wait || screen.wait.reason === 'pace') return stepText(screen, say);
  return screen.wait.reason === 'limit' ? say.texts.pull.waitingShort : say.texts.pull.lostShort;
}

function titleOf({ origin }: PullScreen, { texts: { pull, undo } }: Say): string {
  if (origin.kind === 'found') return pull.titleFound;
  return origin.kind === 'undo' ? undo.title : pull.title;
}

/** Known from the job, or before its first answer from what was chosen. */
function viewName({ job, origin }: PullScreen, { state: { data } }: Ui): string {
  if (job) return job.viewName;
  if (origin.kind === 'start' || origin.kind === 'change') return chosenView(origin.choose)?.name ?? '';
  const table = data.tables.find(({ id }) => id === origin.tableId);
  return (table ?? data.others.find(({ tableId }) => tableId === origin.tableId))?.viewName ?? '';
}

function cancelled(ui: Ui): TemplateResult {
  const { pull } = ui.say.texts;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(pull.cancelled)}</div>
    <p>${pull.cancelledMore}</p>
    <div class="row">${againButton('plain', ui)}</div>
  </main>`;
}

function stopped(screen: PullScreen, ui: Ui): TemplateResult {
  const trouble = stoppedBy(screen);
  const unsaid = screen.origin.kind === 'undo' || screen.origin.kind === 'found';
  return html`<main>
    <div class="title">${backButton(ui)}${heading(titleOfStop(trouble, unsaid, ui.say))}</div>
    ${trouble ? troubleView(trouble, ui, waysOn(screen, trouble, ui)) : nothing}
  </main>`;
}

function titleOfStop(trouble: Trouble | null, unsaid: boolean, { texts: { pull } }: Say): string {
  if (trouble?.from === 'server' && trouble.agree !== undefined) return pull.mustAgree;
  return unsaid ? pull.failedAny : pull.failed;
}

/** What can be done about it. Asking again changes nothing where this person's key sees less than the table holds. */
function waysOn(screen: PullScreen, trouble: Trouble, ui: Ui): TemplateResult | typeof nothing {
  const { pull, home, common } = ui.say.texts;
  if (trouble.from === 'server' && (trouble.agree !== undefined || FEWER.includes(trouble.kind))) {
    return html`${
      trouble.agree === undefined
        ? button(
            'danger',
            'accept-fewer',
            trouble.kind === MANY_GONE || trouble.kind === EMPTIED ? pull.letThemGo : pull.replaceAnyway,
            { type: 'fewerAccepted' },
            ui,
          )
        : button('primary', 'agree', pull.agree, { type: 'fewerAccepted' }, ui)
    }
      ${button('plain', 'back', pull.leaveIt, { type: 'backAsked' }, ui)}`;
  }
  if (!canTryAgain(ui.state, screen)) return nothing;
  const label = isInterrupted(trouble) ? home.goOn : common.again;
  const way = wayOut(trouble);
  if (way === 'again') return againButton('primary', ui, label);
  const chosenHere = screen.origin.kind === 'start' || screen.origin.kind === 'change';
  const others = way === 'columns' && screen.origin.kind !== 'undo' && screen.origin.kind !== 'found';
  return html`${others ? button('primary', 'choose-columns', common.chooseColumns, { type: chosenHere ? 'backAsked' : 'editAsked' }, ui) : nothing}
    ${againButton('plain', ui, label)}`;
}
