import { type TemplateResult, html, nothing } from 'lit-html';
import { fill } from '../../say';
import { isActive } from '../../states/active';
import { type Ui, button } from '../parts/parts';

/** The person's own pull that was left half-way. */
export function unfinished(ui: Ui): TemplateResult | typeof nothing {
  const { home } = ui.say.texts;
  const { job } = ui.state.data;
  if (!isActive(job)) return nothing;
  return html`<div class="panel warn">
    <p>${fill(home.unfinished, { view: job.viewName })}</p>
    <div class="row">${button('plain', 'again', home.goOn, { type: 'againAsked' }, ui)}</div>
  </div>`;
}
