/** The proof of a finished pull. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ColumnChoice, TableOptions } from '../../../src/protocol/choice';
import type { Receipt, Walked } from '../../../src/protocol/receipt';
import type { TableInfo } from '../../../src/protocol/table';
import { type Say, fill } from '../../say';
import { icon } from '../parts/parts';

/** One line: how many records of how many, and the mark. */
export function receiptLine(receipt: Receipt, say: Say): TemplateResult {
  const { complete, incomplete } = say.texts.receipt;
  const counts = fill(say.texts.common.recordsOf, { n: say.number(receipt.written), total: say.number(receipt.asked) });
  return html`<p class=${receipt.complete ? 'mark good' : 'mark bad'} data-receipt=${receipt.complete ? 'complete' : 'incomplete'}>
    <span>${counts}</span>
    <span class="verdict">${icon(receipt.complete ? 'check' : 'warning')}${receipt.complete ? complete : incomplete}</span>
  </p>`;
}

/** What did not come, or not as in the view, in short; the details say more. */
export function shortfalls(receipt: Receipt, say: Say): TemplateResult {
  const texts = say.texts.receipt;
  const parts = [
    receipt.leftOut.length > 0 ? say.counted(texts.leftOut, receipt.leftOut.length) : '',
    receipt.ignoredFilters.length > 0 ? say.counted(texts.ignored, receipt.ignoredFilters.length) : '',
    receipt.doubts.length > 0 ? say.counted(texts.doubts, receipt.doubts.length) : '',
  ].filter((part) => part !== '');
  return html`${receipt.walked ? walkedLine(receipt.walked, say) : nothing}
    ${hiddenLine(receipt, say)}
    ${parts.length > 0 ? html`<p class="quiet">${parts.join(' · ')}</p>` : nothing}`;
}

/** Records of groups that the view hides, and whether they are in the sheet. */
function hiddenLine({ hiddenGroups }: Receipt, say: Say): TemplateResult | typeof nothing {
  if (hiddenGroups === null || hiddenGroups.records === 0) return nothing;
  const { hiddenPulled, hiddenLeftOut, noValue } = say.texts.receipt;
  const groups = hiddenGroups.groups.map((group) => group || noValue).join(', ');
  const text = say.counted(hiddenGroups.leftOut ? hiddenLeftOut : hiddenPulled, hiddenGroups.records);
  return html`<p class="quiet" data-hidden-groups>${fill(text, { groups })}</p>`;
}

function walkedLine({ least, most }: Walked, say: Say): TemplateResult {
  return html`<p class="warn under">${fill(say.texts.receipt.walked, { least: say.number(least), most: say.number(most) })}</p>`;
}

/** What a table is made of, and its last receipt if it has one. */
export function tableDetails(
  { options, member, workspaceName }: TableInfo,
  receipt: Receipt | null,
  say: Say,
): TemplateResult {
  const texts = say.texts.receipt;
  const columns = columnsText(options.columns, say);
  return html`<details>
    <summary>${texts.details}</summary>
    <dl>
      ${entry(texts.workspace, workspaceName)} ${member ? entry(texts.member, member.name) : nothing}
      ${entry(texts.columns, receipt ? `${say.number(receipt.columns)} · ${columns}` : columns)}
      ${entry(texts.related, options.relationLabels ? texts.idsAndNames : texts.ids)}
      ${entry(texts.choices, options.selectAs === 'label' ? texts.labels : texts.values)}
      ${rowsEntry(options, say)} ${options.listChanges ? entry(texts.changes, texts.listed) : nothing}
      ${receipt ? receiptEntries(receipt, say) : nothing}
    </dl>
    ${receipt ? lists(receipt, say) : nothing}
  </details>`;
}

/** Said only where it is not what a table does by itself. */
function rowsEntry(
  { rowOrder, mayShrink, hiddenGroups }: TableOptions,
  { texts }: Say,
): TemplateResult | typeof nothing {
  const parts = [
    rowOrder === 'stay' ? texts.receipt.rowsStay : '',
    mayShrink ? texts.receipt.mayShrink : '',
    hiddenGroups === 'leaveOut' ? texts.receipt.groupsLeftOut : '',
  ];
  const said = parts.filter((part) => part !== '');
  return said.length > 0 ? entry(texts.choose.rows, said.join(' · ')) : nothing;
}

function columnsText(columns: ColumnChoice, { texts, counted }: Say): string {
  return columns.kind === 'chosen'
    ? counted(texts.columns.count, columns.fieldIds.length)
    : texts.columns[columns.kind];
}

function receiptEntries(receipt: Receipt, say: Say): TemplateResult {
  const texts = say.texts.receipt;
  const { refused = [] } = receipt;
  return html`${refused.length > 0 ? entry(texts.refused, refused.join(', ')) : nothing}
    ${receipt.unmoved.length > 0 ? entry(texts.unmoved, receipt.unmoved.join(', ')) : nothing}
    ${receipt.restarts > 0 && !receipt.walked ? entry(texts.restarts, `${say.number(receipt.restarts)} ×`) : nothing}
    ${receipt.question === '' ? nothing : entry(texts.question, receipt.question)}
    ${entry(texts.time, fill(texts.seconds, { n: say.number(Math.round(receipt.seconds)) }))}
    ${entry(texts.finished, say.exact(receipt.finished))}`;
}

function entry(name: string, value: string): TemplateResult {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** What differs from the view, by name. */
function lists(receipt: Receipt, say: Say): TemplateResult {
  return html`${leftOutList(receipt, say)} ${ignoredList(receipt, say)} ${doubtList(receipt, say)}`;
}

export function leftOutList({ leftOut }: Pick<Receipt, 'leftOut'>, say: Say): TemplateResult | typeof nothing {
  if (leftOut.length === 0) return nothing;
  return html`<p class="lead">${say.counted(say.texts.receipt.leftOut, leftOut.length)}</p>
    <ul>${leftOut.map(({ column, reason }) => html`<li><b>${column}</b>: ${say.texts.leftOut[reason]}</li>`)}</ul>`;
}

export function ignoredList(
  { ignoredFilters }: Pick<Receipt, 'ignoredFilters'>,
  say: Say,
): TemplateResult | typeof nothing {
  if (ignoredFilters.length === 0) return nothing;
  return html`<p class="lead">${say.texts.receipt.ignoredWhy}</p>
    <ul>${ignoredFilters.map((label) => html`<li><b>${label}</b></li>`)}</ul>`;
}

export function doubtList({ doubts }: Pick<Receipt, 'doubts'>, say: Say): TemplateResult | typeof nothing {
  if (doubts.length === 0) return nothing;
  return html`<p class="lead">${say.texts.receipt.doubtsWhy}</p>
    <ul>${doubts.map(({ field, about }) => html`<li><b>${field}</b>: ${say.texts.doubts[about]}</li>`)}</ul>`;
}
