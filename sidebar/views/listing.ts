import { type TemplateResult, html } from 'lit-html';
import type { Listing } from '../model';
import { type Ui, spinner, stillWorking, troubleLine } from './parts';

/** A list that is coming, here or missing. */
export function listing<T>(list: Listing<T>, ui: Ui, draw: (items: readonly T[]) => TemplateResult): TemplateResult {
  switch (list.is) {
    case 'coming':
      return html`${spinner(ui.say.texts.common.loading)} ${stillWorking(list.call, ui)}`;
    case 'here':
      return draw(list.items);
    case 'missing':
      return html`${troubleLine(list.trouble, ui.say)}`;
  }
}
