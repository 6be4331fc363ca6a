/** When a table is refreshed by itself. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { ScheduleInfo, TableInfo } from '../../src/protocol';
import { type Say, fill } from '../say';
import type { Ui } from './parts';

export function scheduleView(
  { id, schedule: known }: TableInfo,
  busy: boolean,
  { state, say, send }: Ui,
): TemplateResult {
  const name = known ? say.counted(say.texts.home.everyHours, known.everyHours) : say.texts.home.hourly;
  const on = known !== null;
  return html`<section id="schedule"><label class="switch">
      <input type="checkbox" role="switch" data-action="schedule" aria-busy=${busy} .checked=${live(on)}
        @change=${() => send({ type: 'scheduleAsked', tableId: id, on: !on })}>
      <span class="track" aria-hidden="true"></span><span>${name}</span>
    </label>
    ${known ? scheduleState(known, state.now, say) : nothing}</section>`;
}

function scheduleState(known: ScheduleInfo, now: number, say: Say): TemplateResult {
  const { home } = say.texts;
  const run = known.lastRun === null ? home.noRunYet : fill(home.lastRun, { when: say.relative(known.lastRun, now) });
  return html`<p class="quiet under" title=${known.lastRun === null ? nothing : say.exact(known.lastRun)}>
      ${known.mine ? home.mine : home.notMine} · ${run}
    </p>
    ${known.lastFailure === null ? nothing : html`<p class="warn under">${fill(home.lastFailure, { message: known.lastFailure })}</p>`}`;
}
