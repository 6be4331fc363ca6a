import { html, nothing, type TemplateResult } from 'lit-html';
import { menuBar, type OpenMenu, type TopMenu } from './menus';

export interface TopBar {
  readonly name: string;
  readonly menus: readonly TopMenu[];
  readonly open: OpenMenu | null;
  readonly setOpen: (open: OpenMenu | null) => void;
  /** What runs now, in a few words; null: nothing. */
  readonly running: string | null;
  readonly lost: boolean;
}

/** Document name and menus, as quiet as in Sheets. */
export function topBar(bar: TopBar): TemplateResult {
  return html`<div class="document-mark" aria-hidden="true"><svg viewBox="0 0 24 32" width="24" height="32">
      <path d="M3 0h13l8 8v21a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="#188038" />
      <path d="M16 0l8 8h-8z" fill="#0d652d" />
      <path d="M5 14h14v12H5zm2 2v3h4v-3zm6 0v3h4v-3zm-6 5v3h4v-3zm6 0v3h4v-3z" fill="#fff" fill-rule="evenodd" />
    </svg></div>
    <div class="document">
      <div class="document-line">
        <h1 id="document-name">${bar.name}</h1>
        <span id="status" class=${bar.lost ? 'status lost' : 'status'}>${statusText(bar)}</span>
      </div>
      ${menuBar(bar.menus, bar.open, bar.setOpen)}
    </div>
    ${bar.open ? html`<div class="menu-shade" @click=${() => bar.setOpen(null)}></div>` : nothing}`;
}

function statusText(bar: TopBar): string {
  if (bar.lost) return 'The local host does not answer';
  return bar.running ?? 'Emulated on this machine';
}
