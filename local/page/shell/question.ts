import { html, nothing, render } from 'lit-html';
import type { DialogButton, DialogQuestion, Language } from '../../host/desk/desk-calls';

const LABELS: Readonly<Record<Language, Readonly<Record<DialogButton, string>>>> = {
  en: { OK: 'OK', CANCEL: 'Cancel', YES: 'Yes', NO: 'No', CLOSE: 'Close' },
  fr: { OK: 'OK', CANCEL: 'Annuler', YES: 'Oui', NO: 'Non', CLOSE: 'Fermer' },
};

export interface QuestionSetup {
  readonly root: HTMLElement;
  readonly language: Language;
  readonly answer: (id: number, button: DialogButton) => void;
}

/** A script's window, which it waits for. Closing it is an answer too. Null takes it away. */
export function showQuestion(question: DialogQuestion | null, { root, language, answer }: QuestionSetup): void {
  if (!question) return void render(nothing, root);
  const { id, title, message, buttons } = question;
  const labels = LABELS[language];
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') answer(id, 'CLOSE');
  };
  const [first = 'OK'] = buttons;
  render(
    html`<div class="dialog-shade" @keydown=${onKey}>
      <div class="dialog question" role="alertdialog" aria-modal="true" aria-labelledby="question-title" aria-describedby="question-text">
        <div class="dialog-title">
          <h2 id="question-title">${title}</h2>
          <button class="cross" aria-label=${labels.CLOSE} @click=${() => answer(id, 'CLOSE')}>×</button>
        </div>
        <div class="dialog-body" id="question-text">${message}</div>
        <div class="dialog-buttons">
          ${buttons.map(
            (button) =>
              html`<button class=${button === first ? 'chosen' : ''} data-answer=${button} @click=${() => answer(id, button)}>${labels[button]}</button>`,
          )}
        </div>
      </div>
    </div>`,
    root,
  );
  root.querySelector<HTMLElement>(`[data-answer=${first}]`)?.focus();
}
