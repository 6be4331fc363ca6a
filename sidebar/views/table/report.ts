/** The start of a report: what it counts by, and what it adds up. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { ReportColumns } from '../../../src/protocol/table';
import type { TablePanel } from '../../model/screens/table';
import { listing } from '../parts/listing';
import { type Ui, button, spinner, troubleLine } from '../parts/parts';
import { pick } from '../parts/pick';

type Report = Extract<TablePanel, { is: 'report' }>;

export function reportPanel(panel: Report, ui: Ui): TemplateResult {
  const { say } = ui;
  const { more, common } = say.texts;
  return html`<div class="panel" role="group" aria-label=${more.report}>
    ${listing(panel.columns, ui, ([columns]) => (columns ? choices(columns, panel, ui) : html``))}
    ${troubleLine(panel.trouble, say)} ${panel.call === null ? nothing : spinner(more.makingReport)}
    <div class="row">
      ${panel.group === '' ? nothing : button('primary', 'report-make', more.makeReport, { type: 'reportMade' }, ui, panel.call !== null)}
      ${button('plain', 'panel-drop', common.cancel, { type: 'panelDropped' }, ui)}
    </div>
  </div>`;
}

function choices({ groups, amounts }: ReportColumns, { group, amount }: Report, { say, send }: Ui): TemplateResult {
  const { more } = say.texts;
  if (groups.length === 0) return html`<p>${more.reportNothing}</p>`;
  const headers = new Map([...groups, ...amounts].map(({ tag, header }) => [tag, header]));
  const headerOf = (tag: string): string => headers.get(tag) ?? more.reportNoSum;
  const tagsOf = (columns: ReportColumns['groups']): string[] => columns.map(({ tag }) => tag);
  return html`<p class="hint">${more.reportHelp}</p>
    ${pick('report-group', more.reportBy, tagsOf(groups), group, headerOf, (chosen) => send({ type: 'reportChosen', group: chosen, amount }))}
    ${
      amounts.length === 0
        ? nothing
        : pick('report-amount', more.reportSum, ['', ...tagsOf(amounts)], amount, headerOf, (chosen) =>
            send({ type: 'reportChosen', group, amount: chosen }),
          )
    }`;
}
