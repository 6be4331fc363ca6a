import { html, nothing, type TemplateResult } from 'lit-html';
import type { DemoInfo } from '../../host/demo-info';

export interface DemoStrip {
  readonly demo: DemoInfo;
  /** Name of the chosen key. */
  readonly chosen: string | null;
  readonly choose: (name: string) => void;
  /** What was copied a moment ago. */
  readonly copied: string | null;
  readonly copy: (what: string, text: string) => void;
}

/** Address and keys to paste into the sidebar. */
export function demoStrip(strip: DemoStrip): TemplateResult | typeof nothing {
  const { demo } = strip;
  if (!demo.url && !demo.realUrl) return nothing;
  const key = demo.keys.find(({ name }) => name === strip.chosen) ?? demo.keys[0];
  return html`${
    demo.url
      ? html`<strong>Demo Twenty</strong>
      ${pasteable(strip, 'Address', 'demo-url', demo.url, demo.url)}
      ${key ? pasteable(strip, 'Key', 'demo-key', key.key, `${key.key.slice(0, 6)}…${key.key.slice(-6)}`) : nothing}
      ${demo.keys.length > 1 ? keyChoice(strip, key?.name) : nothing}
      <span class="demo-note">For pasting into the sidebar. Lives on this machine only.</span>`
      : nothing
  }
  ${demo.realUrl ? html`<strong>Your Twenty</strong>${pasteable(strip, 'Address', 'real-url', demo.realUrl, demo.realUrl)}` : nothing}`;
}

function pasteable(strip: DemoStrip, label: string, id: string, text: string, shown: string): TemplateResult {
  const copied = strip.copied === id;
  return html`<span class="pasteable"><span class="demo-label">${label}</span>
    <code id=${id} data-value=${text} title=${text}>${shown}</code>
    <button class="copy" data-copy=${id} aria-label=${`Copy ${label.toLowerCase()}`} @click=${() => strip.copy(id, text)}
      >${copied ? 'Copied' : 'Copy'}</button></span>`;
}

function keyChoice(strip: DemoStrip, chosen: string | undefined): TemplateResult {
  const change = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) strip.choose(event.target.value);
  };
  return html`<select id="demo-key-choice" aria-label="Role of the key" @change=${change}>${strip.demo.keys.map(
    ({ name, label }) => html`<option value=${name} ?selected=${name === chosen}>${label}</option>`,
  )}</select>`;
}
