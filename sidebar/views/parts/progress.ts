import { type TemplateResult, html, nothing } from 'lit-html';
import { type Say, fill } from '../../say';

/** `total` is null until counted: the bar then only moves. `of` says what is counted, records unless told. */
export function progressBar(
  done: number,
  total: number | null,
  say: Say,
  of = say.texts.common.recordsOf,
): TemplateResult {
  const share = total === null || total === 0 ? 0 : Math.min(100, (100 * done) / total);
  const text = total === null ? nothing : countText(of, done, total, say);
  return html`<div id="progress" class=${total === null ? 'bar unknown' : 'bar'} role="progressbar" aria-labelledby="step" aria-valuemin="0"
      aria-valuemax="100" aria-valuenow=${total === null ? nothing : Math.round(share)} aria-valuetext=${text}>
      <div style=${`width:${share}%`}></div>
    </div>
    <p class="count">${text}</p>`;
}

/** A view that changes while it is read may give more than were counted. */
function countText(of: string, done: number, total: number, say: Say): string {
  return fill(of, { n: say.number(done), total: say.number(Math.max(done, total)) });
}

/**
 * `text` with the whole seconds until an instant, at least 1: "0 s" would look like an error. The line keeps its place when it
 * says nothing, so that what stands below does not jump with each pause.
 */
export function pauseLine(text: string, until: number, now: number, say: Say): TemplateResult {
  const n = Math.max(1, Math.ceil((until - now) / 1_000));
  return html`<p class="quiet count" role="timer">${fill(text, { n: say.number(n) })}</p>`;
}
