import { html, nothing, render } from 'lit-html';
import type { RunOutcome } from '../../host/desk/desk-calls';
import type { SidebarAnswer, SidebarMessage } from '../../host/sidebar-client';

export interface SidebarFrameSetup {
  readonly root: HTMLElement;
  /** Origin that the frame is loaded from. */
  readonly origin: string;
  readonly sandbox: string;
  readonly run: (functionName: string, args: readonly unknown[]) => Promise<RunOutcome>;
  readonly onClose: () => void;
  readonly onFocus: () => void;
}

export interface SidebarFrame {
  /** Shows this sidebar; null: none. The same one again changes nothing. */
  show(sidebar: { readonly id: string; readonly title: string } | null): void;
}

/** The sidebar at the right: 300 pixels, a title and a cross, and the add-on's page in a frame of another origin. */
export function createSidebarFrame(setup: SidebarFrameSetup): SidebarFrame {
  let shown: string | null = null;

  const frame = (): HTMLIFrameElement | null => setup.root.querySelector('iframe');

  window.addEventListener('message', (event: MessageEvent<SidebarMessage>) => {
    const source = frame()?.contentWindow;
    if (!source || event.source !== source || event.origin !== setup.origin) return;
    const message = event.data;
    if (message.kind === 'close') setup.onClose();
    else if (message.kind === 'focus') setup.onFocus();
    else if (message.kind === 'run') void answer(source, message);
  });

  async function answer(source: Window, { call, name, args }: Extract<SidebarMessage, { kind: 'run' }>): Promise<void> {
    const outcome = await setup.run(name, args).catch((error: unknown): RunOutcome => {
      const message = error instanceof Error ? error.message : String(error);
      return { ok: false, error: { name: 'NetworkError', message, stack: '' } };
    });
    const reply: SidebarAnswer = { call, ...outcome };
    // A page that was replaced meanwhile gets no answer meant for the one before.
    if (frame()?.contentWindow === source) source.postMessage(reply, setup.origin);
  }

  return {
    show(sidebar) {
      if (sidebar?.id === shown || (!sidebar && shown === null)) return;
      shown = sidebar?.id ?? null;
      setup.root.hidden = sidebar === null;
      render(nothing, setup.root);
      if (!sidebar) return;
      render(
        html`<div class="sidebar-title">
            <h2 id="sidebar-title">${sidebar.title}</h2>
            <button class="cross" id="sidebar-close" aria-label="Close" @click=${setup.onClose}>×</button>
          </div>
          <iframe id="sidebar-frame" title=${sidebar.title} sandbox=${setup.sandbox} src=${`${setup.origin}/sidebar/${sidebar.id}`}></iframe>`,
        setup.root,
      );
    },
  };
}
