/** What people ask most, without a page of ours in the internet. */
import { type TemplateResult, html } from 'lit-html';
import { type Ui, backButton, heading } from './parts/parts';

export function helpView(ui: Ui): TemplateResult {
  const { title, ...questions } = ui.say.texts.help;
  return html`<main>
    <div class="title">${backButton(ui)}${heading(title)}</div>
    ${Object.values(questions).map(
      ({ question, answer }) => html`<details>
        <summary>${question}</summary>
        <p>${answer}</p>
      </details>`,
    )}
  </main>`;
}
