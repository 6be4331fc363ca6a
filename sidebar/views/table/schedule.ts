/** When a table is refreshed by itself, and what it keeps up beside its sheet. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ScheduleInfo } from '../../../src/protocol/schedule';
import type { TableInfo } from '../../../src/protocol/table';
import type { TablePanel } from '../../model/screens/table';
import { fill } from '../../say';
import { planOf } from '../../states/table/schedule';
import { type Ui, button } from '../parts/parts';
import { copiesPanel } from './copies';
import { planPanel } from './plan';
import { timingText } from '../parts/timing';

export function scheduleView(
  { id, schedule: known, hasKey }: TableInfo,
  panel: TablePanel | null,
  ui: Ui,
): TemplateResult {
  const { say, send } = ui;
  const { schedule } = say.texts;
  const opens = (is: 'schedule' | 'copies', label: string): TemplateResult =>
    html`<button class="text" data-action=${is} aria-expanded=${panel?.is === is}
      @click=${() => send({ type: 'panelAsked', panel: is })}>${label}</button>`;
  return html`<section id="schedule" aria-labelledby="schedule-title">
    <h2 id="schedule-title">${schedule.title}</h2>
    ${known ? scheduleState(known, ui) : html`<p class="quiet">${schedule.none}</p>`}
    <div class="row">
      ${hasKey ? opens('schedule', known ? schedule.change : schedule.set) : nothing}
      ${known && hasKey ? actions(id, known, ui) : nothing}
      ${hasKey ? opens('copies', schedule.copies) : nothing}
    </div>
    ${panel?.is === 'schedule' ? planPanel(panel, known, ui) : nothing}
    ${panel?.is === 'copies' ? copiesPanel(panel, ui) : nothing}
  </section>`;
}

function actions(tableId: string, known: ScheduleInfo, ui: Ui): TemplateResult {
  const { schedule } = ui.say.texts;
  if (!known.mine) return button('text', 'schedule-take', schedule.take, { type: 'scheduleTaken', tableId }, ui);
  const paused = !known.paused;
  const plan = { ...planOf(known), paused };
  return button('text', 'pause', paused ? schedule.pause : schedule.resume, { type: 'planAsked', plan }, ui);
}

function scheduleState(known: ScheduleInfo, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { schedule } = say.texts;
  const { mine, by, paused, nextRun, lastRun, lastFailure, missing } = known;
  const whose = mine ? schedule.mine : by === '' ? schedule.another : fill(schedule.by, { name: by });
  const next = nextRun === null ? schedule.paused : fill(schedule.next, { when: say.relative(nextRun, state.now) });
  const isDue = nextRun !== null && Date.parse(nextRun) <= state.now;
  const last = lastRun === null ? schedule.noRunYet : fill(schedule.last, { when: say.relative(lastRun, state.now) });
  return html`<p>${timingText(known.timing, ui)}</p>
    <p class="quiet" title=${nextRun === null ? nothing : say.exact(nextRun)}>${isDue && !paused ? schedule.soon : next} · ${last}</p>
    <p class="quiet">${whose} · ${fill(schedule.zone, { zone: state.data.timeZone })}</p>
    ${missing === null ? nothing : html`<p class="warn">${fill(schedule.missing, { when: say.relative(missing, state.now) })}</p>`}
    ${lastFailure === null ? nothing : html`<p class="warn">${fill(schedule.failed, { message: lastFailure })}</p>`}`;
}
