/** What the file is for, asked before anything is read. */
import { type TemplateResult, html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import type { CsvKind } from '../../src/protocol/csv';
import type { Receipt } from '../../src/protocol/receipt';
import type { CsvSettings } from '../model/screens/csv';
import { fill } from '../say';
import { IMPORT_ROWS } from '../states/csv';
import { check } from './parts/check';
import { type Ui, button, foot } from './parts/parts';

const KINDS: readonly CsvKind['kind'][] = ['twenty', 'sheet'];

export function csvKindView(settings: CsvSettings, receipt: Receipt | null, ui: Ui): TemplateResult {
  const { say, send } = ui;
  const { csv } = say.texts;
  const set = (changes: Partial<CsvSettings>): void => send({ type: 'csvSet', settings: { ...settings, ...changes } });
  // Without a receipt nobody knows how many there are.
  const long = receipt === null || receipt.asked > IMPORT_ROWS;
  return html`<div class="label" id="kind-label">${csv.kind}</div>
    <div class="list" role="radiogroup" aria-labelledby="kind-label">
      ${KINDS.map(
        (kind) => html`<div class=${kind === settings.kind ? 'option chosen-option' : 'option'}>
          <label data-kind=${kind}>
            <input type="radio" name="kind" .checked=${live(kind === settings.kind)} @change=${() => set({ kind })}>
            <span class="grow"><span class="name">${csv.kinds[kind]}</span><span class="quiet">${csv.help[kind]}</span></span>
          </label>
        </div>`,
      )}
    </div>
    ${settings.kind === 'twenty' ? (long ? split() : nothing) : ways()}
    ${foot(button('primary wide', 'csv-start', csv.make, { type: 'csvStarted' }, ui))}`;

  function split(): TemplateResult {
    const n = say.number(IMPORT_ROWS);
    return html`<div class="label" id="split-label">${fill(csv.tooLong, { n })}</div>
      <div role="radiogroup" aria-labelledby="split-label">
        ${check('whole', csv.whole, !settings.split, () => set({ split: false }), 'split')}
        ${check('split', fill(csv.split, { n }), settings.split, () => set({ split: true }), 'split')}
      </div>`;
  }

  function ways(): TemplateResult {
    const { delimiter, byteOrderMark } = settings;
    return html`<div class="label" id="delimiter-label">${csv.delimiter}</div>
      <div role="radiogroup" aria-labelledby="delimiter-label" aria-describedby="delimiter-help">
        ${check('comma', csv.comma, delimiter === ',', () => set({ delimiter: ',' }), 'delimiter')}
        ${check('semicolon', csv.semicolon, delimiter === ';', () => set({ delimiter: ';' }), 'delimiter')}
      </div>
      <p class="hint" id="delimiter-help">${csv.delimiterHelp}</p>
      ${check('mark', csv.mark, byteOrderMark, () => set({ byteOrderMark: !byteOrderMark }))}`;
  }
}
