/** "2 new · 1 changed · 1 gone": each opens its list of records. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { Receipt } from '../../../src/protocol/receipt';
import type { ListedRecord, RunLists } from '../../../src/protocol/table';
import type { TableScreen } from '../../model/screens/table';
import { fill } from '../../say';
import { listing } from '../parts/listing';
import { type Ui, outside } from '../parts/parts';
import { keepStop, moveInList } from '../parts/roving';

const KINDS = ['added', 'changed', 'gone', 'edited'] as const satisfies readonly (keyof RunLists)[];

/** Nothing the first time: there is nothing to compare with. */
export function changesView(receipt: Receipt, screen: TableScreen, ui: Ui): TemplateResult | typeof nothing {
  const { say } = ui;
  const { changes } = say.texts;
  if (receipt.added === null) return nothing;
  const kinds = KINDS.filter((kind) => (receipt[kind] ?? 0) > 0);
  if (kinds.length === 0) return html`<p id="changes">${changes.none}</p>`;
  return html`<div id="changes" role="group" aria-label=${changes.title} data-list @keydown=${moveInList} @focusin=${keepStop}>
      ${kinds.map((kind) => toggle(kind, receipt[kind] ?? 0, screen, ui))}
    </div>
    ${screen.open ? opened(screen.open, receipt[screen.open] ?? 0, screen, ui) : nothing}`;
}

function toggle(kind: keyof RunLists, count: number, screen: TableScreen, { say, send }: Ui): TemplateResult {
  return html`<button class="pill" data-line data-changes=${kind} aria-expanded=${screen.open === kind}
    @click=${() => send({ type: 'changesAsked', which: kind })}>${say.counted(say.texts.changes[kind], count)}</button>`;
}

function opened(kind: keyof RunLists, count: number, { lists }: TableScreen, ui: Ui): TemplateResult | typeof nothing {
  const { say } = ui;
  const { changes } = say.texts;
  if (!lists) return nothing;
  return listing(
    lists,
    ui,
    ([run]) => {
      if (!run) return html`<p class="hint">${changes.notKept}</p>`;
      const records = run[kind];
      return html`<ul class="list changes" data-list @keydown=${moveInList} @focusin=${keepStop} aria-label=${say.counted(changes[kind], count)}>
          ${records.map((record) => recordLine(record, ui))}
        </ul>
        ${records.length < count ? html`<p class="hint">${fill(changes.first, { n: say.number(records.length), total: say.number(count) })}</p>` : nothing}`;
    },
    ['reload-changes', { type: 'changesAsked', which: kind }],
  );
}

function recordLine({ id, name, link, columns }: ListedRecord, { say }: Ui): TemplateResult {
  const shown = name || id;
  const { openInTwenty } = say.texts.common;
  return html`<li data-line>
    ${link === '' ? html`<span title=${id}>${shown}</span>` : outside(link, shown, say, `${shown}: ${openInTwenty}`)}
    ${columns.length > 0 ? html`<span class="quiet">${columns.join(', ')}</span>` : nothing}
  </li>`;
}
