import { type TemplateResult, html, nothing } from 'lit-html';
import type { OthersJob } from '../../../src/protocol/table';
import { fill } from '../../say';
import { type Ui, button } from '../parts/parts';

/** A pull of another person: it goes on, or was left behind. */
export function othersPanel({ tableId, viewName, saved, leftBehind }: OthersJob, ui: Ui): TemplateResult {
  const { state, say } = ui;
  const { home } = say.texts;
  const values = { view: viewName, when: say.relative(saved, state.now) };
  return html`<div class=${leftBehind ? 'panel warn' : 'panel'} data-others=${tableId}>
    <p title=${say.exact(saved)}>${fill(leftBehind ? home.leftBehind : home.elsewhere, values)}</p>
    ${leftBehind ? html`<div class="row">${button('plain', 'take-over', home.takeOver, { type: 'takeOverAsked', tableId }, ui)}</div>` : nothing}
  </div>`;
}
