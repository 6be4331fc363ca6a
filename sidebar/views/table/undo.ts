import { type TemplateResult, html, nothing } from 'lit-html';
import type { UndoInfo } from '../../../src/protocol/table';
import { fill } from '../../say';
import { isScheduled, undoOf } from '../../states/undo';
import { confirmation } from '../parts/confirmation';
import { type Ui, button } from '../parts/parts';

/** Offers Undo where something is kept; `undoing`: it waits for a yes. */
export function undoView(tableId: string, undoing: boolean, ui: Ui): TemplateResult | typeof nothing {
  const { state, say } = ui;
  const texts = say.texts.undo;
  const undo = undoOf(state, tableId);
  // A job under way may be about to change what Undo works from.
  if (!undo || state.data.job?.tableId === tableId) return nothing;
  if (!undoing) {
    return html`<p>${button('text small', 'undo', texts.undo, { type: 'undoAsked' }, ui)}</p>`;
  }
  return confirmation(
    {
      action: 'undo',
      text: keptText(texts.sure, undo, ui),
      more: isScheduled(state, tableId) ? `${texts.beside} ${texts.pauses}` : texts.beside,
      yes: ['primary', texts.bringBack, { type: 'undoConfirmed' }],
      drop: { type: 'undoDropped' },
    },
    ui,
  );
}

/** A sentence about the rows that are kept. */
export function keptText(text: string, { rows, pulled }: UndoInfo, { state, say }: Ui): string {
  const when = pulled === null ? say.texts.undo.earlier : say.relative(pulled, state.now);
  return fill(text, { records: say.counted(say.texts.common.records, rows), when });
}
