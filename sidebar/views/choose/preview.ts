/** What a pull would bring, before it starts. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ViewCheck } from '../../../src/protocol/choice';
import type { ChooseScreen } from '../../model/screens/choose';
import { type Say, fill } from '../../say';
import { listing } from '../parts/listing';
import type { Ui } from '../parts/parts';
import { doubtList, ignoredList, leftOutList } from '../table/receipt';

export function previewView({ check }: ChooseScreen, ui: Ui): TemplateResult {
  const { say } = ui;
  return html`<section id="check" aria-labelledby="check-label" aria-busy=${check?.is === 'coming'}>
    <h2 id="check-label">${say.texts.check.title}</h2>
    ${check ? listing(check, ui, ([found]) => (found ? facts(found, ui) : html``), ['check', { type: 'checkAsked' }]) : html`<p class="hint">${say.texts.common.loading}</p>`}
  </section>`;
}

function facts(found: ViewCheck, { say }: Ui): TemplateResult {
  const { check, common, columns } = say.texts;
  const { needed, used, most } = found.cells;
  const counts = [
    say.counted(common.records, found.records),
    say.counted(columns.columns, found.columns.length),
    say.duration(found.seconds),
  ].join(' · ');
  const room = { needed: say.number(needed), share: say.share((used + needed) / most) };
  return html`<p><strong>${counts}</strong></p>
    ${found.question === '' ? nothing : html`<p>${found.question}</p>`}
    <p class=${used + needed > most ? 'warn' : 'hint'}>${fill(used + needed > most ? check.tooMany : check.cells, room)}</p>
    <details>
      <summary>${shortOf(found, say)}</summary>
      ${leftOutList(found, say)} ${ignoredList(found, say)} ${doubtList(found, say)} ${firstRows(found, check.first)}
    </details>`;
}

/** What lies behind, in a few words: what is left out first. */
function shortOf({ leftOut, ignoredFilters }: ViewCheck, { texts, counted }: Say): string {
  const parts = [
    leftOut.length > 0 ? counted(texts.receipt.leftOut, leftOut.length) : '',
    ignoredFilters.length > 0 ? counted(texts.receipt.ignored, ignoredFilters.length) : '',
    texts.check.first,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function firstRows({ columns, rows }: ViewCheck, label: string): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  return html`<div class="preview" role="region" tabindex="0" aria-label=${label}>
    <table>
      <thead><tr>${columns.map((header) => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}
