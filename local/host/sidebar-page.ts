import { installSidebarClient, legalCopies, type SidebarClientConfig } from './sidebar-client';

/** Sandbox keywords of Google's frame (google.md §4.1). */
export const SANDBOX =
  'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox';

/**
 * What a page of the sidebar may do: its own inline script and style, images and fonts inside it, and downloads it makes itself. No
 * request to anywhere; all traffic goes through `google.script.run`.
 */
export function sidebarPolicy(parentOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'unsafe-inline'",
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    `frame-ancestors ${parentOrigin}`,
    `sandbox ${SANDBOX}`,
  ].join('; ');
}

/** The page for the frame: the add-on's HTML with `google.script` before all of its own scripts. */
export function sidebarPage(html: string, config: SidebarClientConfig): string {
  const script = `<script>${sidebarClientScript(config)}</script>`;
  const head = /<head(\s[^>]*)?>/i.exec(html);
  if (head) {
    const end = head.index + head[0].length;
    return html.slice(0, end) + script + html.slice(end);
  }
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype || '<!doctype html>'}${script}${html.slice(doctype.length)}`;
}

/** What installs `google.script` in a page. */
export const sidebarClientScript = (config: SidebarClientConfig): string =>
  `(${installSidebarClient.toString()})(${scriptJson(config)}, ${legalCopies.toString()})`;

/** JSON that is safe inside a script element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
