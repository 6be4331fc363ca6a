/** Dated copies of a table, and its freshness cell. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { SnapshotPlan } from '../../../src/protocol/schedule';
import type { TableExtras } from '../../../src/protocol/table';
import type { TablePanel } from '../../model/screens/table';
import { check, checks } from '../parts/check';
import { listing } from '../parts/listing';
import { type Ui, button, spinner, troubleLine } from '../parts/parts';
import { pick, pickNumber } from '../parts/pick';

const EVERY = ['never', 'run', 'day', 'week', 'month'] as const;
const KEEP = ['all', 'number', 'days'] as const;
const NUMBERS = [2, 5, 10, 20, 50, 100, 200] as const;
const DAYS = [7, 30, 90, 180, 365, 730] as const;

type Copies = Extract<TablePanel, { is: 'copies' }>;

export function copiesPanel(panel: Copies, ui: Ui): TemplateResult {
  const { say } = ui;
  const { schedule, common } = say.texts;
  return html`<div class="panel" role="group" aria-label=${schedule.copies}>
    ${listing(panel.extras, ui, ([extras]) => (extras ? html`${freshness(extras, panel, ui)} ${copies(extras, panel, ui)}` : html``))}
    ${troubleLine(panel.trouble, say)} ${panel.call === null ? nothing : spinner(schedule.saving)}
    <div class="row">
      ${panel.extras.is === 'here' ? button('primary', 'copies-save', schedule.save, { type: 'copiesSaved' }, ui, panel.call !== null) : nothing}
      ${button('plain', 'panel-drop', common.cancel, { type: 'panelDropped' }, ui)}
    </div>
  </div>`;
}

function freshness({ freshness: now }: TableExtras, { call }: Copies, ui: Ui): TemplateResult {
  const { schedule } = ui.say.texts;
  const text =
    now === 'none' ? schedule.freshnessHelp : now === 'lost' ? schedule.freshnessLost : schedule.freshnessPlaced;
  const busy = call !== null;
  return html`<div class="label">${schedule.freshness}</div>
    <p class=${now === 'lost' ? 'warn' : 'hint'}>${text}</p>
    <div class="row">
      ${now === 'placed' ? nothing : button('plain', 'freshness-place', schedule.place, { type: 'freshnessAsked', place: true }, ui, busy)}
      ${now === 'none' ? nothing : button('text', 'freshness-drop', schedule.unplace, { type: 'freshnessAsked', place: false }, ui, busy)}
    </div>`;
}

function copies({ columns }: TableExtras, { plan }: Copies, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { schedule } = say.texts;
  const set = (changed: SnapshotPlan | null): void => send({ type: 'copiesChanged', plan: changed });
  const begun: SnapshotPlan = plan ?? { every: 'day', columns: null, keep: { kind: 'all' } };
  return html`<div class="label">${schedule.datedCopies}</div>
    <p class="hint">${schedule.copiesHelp}</p>
    ${pick(
      'copies-every',
      schedule.copiesEvery,
      EVERY,
      plan?.every ?? 'never',
      (one) => schedule.copyTimes[one],
      (every) => set(every === 'never' ? null : { ...begun, every }),
    )}
    ${plan ? html`${keepPart(plan, set, ui)} ${columnsPart(plan, columns, set, ui)}` : nothing}`;
}

function keepPart(plan: SnapshotPlan, set: (plan: SnapshotPlan) => void, ui: Ui): TemplateResult {
  const { say } = ui;
  const { schedule } = say.texts;
  const { keep } = plan;
  const ofKind = (kind: (typeof KEEP)[number]): SnapshotPlan['keep'] =>
    kind === 'all' ? { kind } : kind === 'number' ? { kind, number: 10 } : { kind, days: 90 };
  return html`${pick(
    'copies-keep',
    schedule.keep,
    KEEP,
    keep.kind,
    (one) => schedule.keeps[one],
    (kind) => set({ ...plan, keep: ofKind(kind) }),
  )}
    ${
      keep.kind === 'number'
        ? pickNumber('copies-number', schedule.howMany, NUMBERS, keep.number, say.number, (number) =>
            set({ ...plan, keep: { kind: 'number', number } }),
          )
        : nothing
    }
    ${
      keep.kind === 'days'
        ? pickNumber('copies-days', schedule.howLong, DAYS, keep.days, say.number, (days) =>
            set({ ...plan, keep: { kind: 'days', days } }),
          )
        : nothing
    }`;
}

function columnsPart(
  plan: SnapshotPlan,
  columns: TableExtras['columns'],
  set: (plan: SnapshotPlan) => void,
  { say }: Ui,
): TemplateResult {
  const { schedule } = say.texts;
  const chosen = plan.columns;
  const toggle = (tag: string): void => {
    const tags = (chosen ?? []).includes(tag) ? (chosen ?? []).filter((one) => one !== tag) : [...(chosen ?? []), tag];
    if (tags.length > 0) set({ ...plan, columns: tags });
  };
  return html`${check('copies-all', schedule.allColumns, chosen === null, () =>
    set({ ...plan, columns: chosen === null ? columns.map(({ tag }) => tag) : null }),
  )}
    ${
      chosen === null
        ? nothing
        : checks(schedule.datedCopies, columns, ({ tag, header }) => ({
            id: `copy-${tag}`,
            text: header,
            on: chosen.includes(tag),
            change: () => toggle(tag),
          }))
    }`;
}
