/** The form of a schedule. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ScheduleInfo, SchedulePlan, Timing } from '../../../src/protocol/schedule';
import type { TablePanel } from '../../model/screens/table';
import { fill } from '../../say';
import { checks } from '../parts/check';
import { type Ui, button, spinner, troubleLine } from '../parts/parts';
import { pick, pickNumber } from '../parts/pick';
import { hourName, weekdayName } from '../parts/timing';

const HOURS = [1, 2, 3, 4, 6, 8, 12] as const;
const KINDS: readonly Timing['kind'][] = ['hours', 'days', 'weekdays', 'month'];
const GUARDS: readonly SchedulePlan['guard'][] = ['follow', 'keep', 'stop'];
const counted = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

export function planPanel(
  { plan, call, trouble }: Extract<TablePanel, { is: 'schedule' }>,
  known: ScheduleInfo | null,
  ui: Ui,
): TemplateResult {
  const { say, send } = ui;
  const { schedule, common } = say.texts;
  const { timing, guard } = plan;
  const set = (changes: Partial<SchedulePlan>): void => send({ type: 'planChanged', plan: { ...plan, ...changes } });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send({ type: 'planAsked', plan: { ...plan, paused: false } });
  };
  return html`<form class="panel" aria-label=${schedule.title} novalidate @submit=${submit}>
    ${pick(
      'timing',
      schedule.when,
      KINDS,
      timing.kind,
      (kind) => schedule.kinds[kind],
      (kind) => set({ timing: ofKind(kind, timing) }),
    )}
    ${timingPart(timing, (changed) => set({ timing: changed }), ui)}
    ${pick(
      'guard',
      schedule.guard,
      GUARDS,
      guard,
      (one) => schedule.guards[one],
      (one) => set({ guard: one }),
    )}
    ${known !== null && !known.mine ? html`<p class="hint">${schedule.becomesYours}</p>` : nothing}
    ${troubleLine(trouble, say)} ${call === null ? nothing : spinner(schedule.saving)}
    <div class="row">
      <button type="submit" class="primary" data-action="plan-save" aria-busy=${call !== null}>${schedule.save}</button>
      ${known ? button('plain', 'plan-off', schedule.off, { type: 'planAsked', plan: null }, ui, call !== null) : nothing}
      <button type="button" class="plain" data-action="panel-drop" @click=${() => send({ type: 'panelDropped' })}>${common.cancel}</button>
    </div>
  </form>`;
}

/** Another kind keeps the hour. */
function ofKind(kind: Timing['kind'], before: Timing): Timing {
  const hour = before.kind === 'hours' ? 6 : before.hour;
  switch (kind) {
    case 'hours':
      return { kind, every: 1 };
    case 'days':
      return { kind, hour };
    case 'weekdays':
      return { kind, days: [1, 2, 3, 4, 5], hour };
    case 'month':
      return { kind, day: 1, hour };
  }
}

/** The fields of one way to repeat. */
export function timingPart(timing: Timing, set: (timing: Timing) => void, ui: Ui): TemplateResult {
  const { say } = ui;
  const { schedule } = say.texts;
  if (timing.kind === 'hours') {
    return pickNumber(
      'every',
      schedule.every,
      HOURS,
      timing.every,
      (every) => say.counted(schedule.hours, every),
      (every) => set({ ...timing, every }),
    );
  }
  const hours = hourPart(timing.hour, (hour) => set({ ...timing, hour }), ui);
  if (timing.kind === 'weekdays') {
    const toggle = (day: number): void => {
      const days = timing.days.includes(day)
        ? timing.days.filter((one) => one !== day)
        : [...timing.days, day].sort((one, other) => one - other);
      if (days.length > 0) set({ ...timing, days });
    };
    const dayBox = (day: number) => ({
      id: `day-${day}`,
      text: weekdayName(day, ui, 'short'),
      on: timing.days.includes(day),
      change: () => toggle(day),
    });
    return html`<div class="label">${schedule.days}</div>
      ${checks(schedule.days, counted(1, 7), dayBox, 'days')} ${hours}`;
  }
  if (timing.kind === 'month') {
    const name = (day: number): string => (day === 31 ? schedule.lastDay : say.number(day));
    return html`${pickNumber('day', schedule.day, counted(1, 31), timing.day, name, (day) => set({ ...timing, day }))} ${hours}`;
  }
  return hours;
}

/** Between which hour and the next. */
export function hourPart(hour: number, set: (hour: number) => void, { say: { texts } }: Ui): TemplateResult {
  const { between, hour: label } = texts.schedule;
  const text = (from: number): string => fill(between, { from: hourName(from), to: hourName(from + 1) });
  return pickNumber('hour', label, counted(0, 23), hour, text, set);
}
