import { html, nothing, type TemplateResult } from 'lit-html';

/** One line of a menu. A menu line with `items` opens them at its side. */
interface MenuLine {
  readonly label: string;
  /** Stable name for tests. */
  readonly id: string;
  readonly items?: readonly (MenuLine | null)[];
  readonly action?: () => void;
  readonly checked?: boolean;
}

export interface TopMenu {
  readonly label: string;
  readonly id: string;
  /** Null is a separating line. */
  readonly items: readonly (MenuLine | null)[];
}

/** The open menu and the open line in it, by their ids. */
export interface OpenMenu {
  readonly menu: string;
  readonly line: string | null;
}

/** A menu bar like that of Sheets. `setOpen` renders again. */
export function menuBar(
  menus: readonly TopMenu[],
  open: OpenMenu | null,
  setOpen: (open: OpenMenu | null) => void,
): TemplateResult {
  return html`<nav class="menu-bar" role="menubar">${menus.map((menu) => {
    const shown = open?.menu === menu.id;
    const toggle = (): void => setOpen(shown ? null : { menu: menu.id, line: null });
    const follow = (): void => {
      if (open && !shown) setOpen({ menu: menu.id, line: null });
    };
    return html`<div class="menu">
      <button class="menu-button" role="menuitem" aria-haspopup="true" aria-expanded=${shown} data-menu=${menu.id}
        @click=${toggle} @mouseenter=${follow}>${menu.label}</button>
      ${shown ? panel(menu.items, open, setOpen) : nothing}
    </div>`;
  })}</nav>`;
}

function panel(
  items: TopMenu['items'],
  open: OpenMenu | null,
  setOpen: (open: OpenMenu | null) => void,
): TemplateResult {
  return html`<div class="menu-panel" role="menu">${items.map((item) => {
    if (!item) return html`<div class="menu-line-break" role="separator"></div>`;
    return item.items ? branch(item, item.items, open, setOpen) : leaf(item, setOpen);
  })}</div>`;
}

function branch(
  item: MenuLine,
  items: TopMenu['items'],
  open: OpenMenu | null,
  setOpen: (open: OpenMenu | null) => void,
): TemplateResult {
  const shown = open?.line === item.id;
  const show = (): void => {
    if (open && !shown) setOpen({ ...open, line: item.id });
  };
  return html`<div class="menu-branch">
    <button class="menu-line" role="menuitem" aria-haspopup="true" aria-expanded=${shown} data-menu=${item.id}
      @mouseenter=${show} @click=${show}><span>${item.label}</span><span class="menu-arrow">▸</span></button>
    ${shown ? panel(items, null, setOpen) : nothing}
  </div>`;
}

function leaf(item: MenuLine, setOpen: (open: OpenMenu | null) => void): TemplateResult {
  const choose = (): void => {
    setOpen(null);
    item.action?.();
  };
  return html`<button class="menu-line" role="menuitem" data-menu-item=${item.id} ?disabled=${!item.action} @click=${choose}
    ><span>${item.label}</span><span class="menu-check">${item.checked ? '✓' : ''}</span></button>`;
}
