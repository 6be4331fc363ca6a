import { type TemplateResult, html } from 'lit-html';

/** The field of a key: its value goes into one event and is kept nowhere. */
export function keyField(shown: boolean, busy: boolean, wrong: boolean, help: string): TemplateResult {
  return html`<input id="key" name="key" type=${shown ? 'text' : 'password'} autocomplete="off" autocapitalize="none"
    spellcheck="false" data-1p-ignore data-lpignore="true" aria-describedby=${wrong ? `trouble ${help}` : help}
    aria-invalid=${wrong} ?readonly=${busy}>`;
}

/** What stands in the key's field of a form that is sent. */
export function keyOf(event: SubmitEvent): string {
  event.preventDefault();
  const field = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.elements.namedItem('key') : null;
  return field instanceof HTMLInputElement ? field.value : '';
}
