import { html, nothing, render, type TemplateResult } from 'lit-html';

/** A dialog over the page; closed by its cross, by Escape, or by a click beside it. */
export function showDialog(root: HTMLElement, id: string, title: string, body: TemplateResult): void {
  const close = (): void => void render(nothing, root);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  const onBeside = (event: MouseEvent): void => {
    if (event.target === event.currentTarget) close();
  };
  render(
    html`<div class="dialog-shade" @click=${onBeside} @keydown=${onKey}>
      <div class="dialog" role="dialog" aria-modal="true" aria-label=${title} id=${id} tabindex="-1">
        <div class="dialog-title"><h2>${title}</h2><button class="cross" aria-label="Close" @click=${close}>×</button></div>
        <div class="dialog-body">${body}</div>
      </div>
    </div>`,
    root,
  );
  document.getElementById(id)?.focus();
}
