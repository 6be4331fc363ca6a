import { type TemplateResult, html, nothing } from 'lit-html';
import type { Event } from '../../model/event';
import type { Listing } from '../../model/trouble';
import { type Ui, button, spinner, stillWorking, troubleView } from './parts';

/** A list that is coming, here or missing; `again` names the action that asks for it once more. */
export function listing<T>(
  list: Listing<T>,
  ui: Ui,
  draw: (items: readonly T[]) => TemplateResult,
  again?: readonly [name: string, event: Event],
): TemplateResult {
  switch (list.is) {
    case 'coming':
      return html`${spinner(ui.say.texts.common.loading)} ${stillWorking(list.call, ui)}`;
    case 'here':
      return draw(list.items);
    case 'missing':
      return troubleView(
        list.trouble,
        ui,
        again ? button('plain', again[0], ui.say.texts.common.again, again[1], ui) : nothing,
      );
  }
}
