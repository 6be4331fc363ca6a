import { html, render } from 'lit-html';

export interface Toasts {
  /** `seconds` below zero: until closed. */
  show(message: string, options?: { readonly title?: string; readonly seconds?: number; readonly bad?: boolean }): void;
}

const DEFAULT_SECONDS = 5;

/** Short messages at the lower right, like those of Sheets. */
export function createToasts(root: HTMLElement): Toasts {
  interface Shown {
    readonly number: number;
    readonly title: string;
    readonly message: string;
    readonly bad: boolean;
  }
  let shown: readonly Shown[] = [];
  let count = 0;

  const close = (number: number): void => {
    shown = shown.filter((toast) => toast.number !== number);
    draw();
  };
  const draw = (): void =>
    void render(
      shown.map(
        (toast) => html`<div class=${toast.bad ? 'toast bad' : 'toast'} role="status">
          <div>${toast.title ? html`<strong>${toast.title}</strong>` : ''}<span>${toast.message}</span></div>
          <button class="cross" aria-label="Close" @click=${() => close(toast.number)}>×</button>
        </div>`,
      ),
      root,
    );

  return {
    show(message, { title = '', seconds = DEFAULT_SECONDS, bad = false } = {}) {
      count += 1;
      const number = count;
      shown = [...shown, { number, title, message, bad }].slice(-4);
      draw();
      if (seconds >= 0) setTimeout(() => close(number), Math.max(seconds, 1) * 1000);
    },
  };
}
