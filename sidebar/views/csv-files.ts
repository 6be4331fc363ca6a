/** Finished files: a link to save each, and for a browser that cannot the text to copy. */
import { type TemplateResult, html, nothing } from 'lit-html';
import type { CsvOutcome, CsvScreen } from '../model/screens/csv';
import { fill } from '../say';
import { type Ui, button, icon } from './parts/parts';

type Files = Extract<CsvOutcome, { is: 'files' }>;

export function filesView({ files, text, unmatched }: Files, copy: CsvScreen['copy'], ui: Ui): TemplateResult {
  const { say } = ui;
  const { csv, common } = say.texts;
  const [file] = files;
  const single = files.length === 1;
  return html`<p class="mark good">${icon('check')}<span>${say.counted(csv.ready, files.length)}</span></p>
    ${files.map(
      (
        { url, fileName, records },
        index,
      ) => html`<p class="file">${fileName} · ${say.counted(common.records, records)}</p>
        <a id=${index === 0 ? 'save' : nothing} data-file=${fileName} class="button primary wide" href=${url} download=${fileName}
          rel="noopener" aria-label=${single ? nothing : `${csv.save}: ${fileName}`}>${icon('save')}${csv.save}</a>`,
    )}
    <p class="hint">${single ? csv.saveHelp : csv.saveEach}</p>
    ${unmatched.map((each) => html`<p class="hint">${fill(csv.unmatched, each)}</p>`)}
    ${file && text !== null ? copyView(file.fileName, text, copy, ui) : nothing}`;
}

function copyView(file: string, text: string, copy: CsvScreen['copy'], ui: Ui): TemplateResult {
  const { csv } = ui.say.texts;
  return html`${
    copy === 'no'
      ? nothing
      : html`<label for="csv-text">${fill(csv.copyHelp, { file })}</label>
        <textarea id="csv-text" rows="6" readonly spellcheck="false" .value=${text}></textarea>`
  }
    ${button('text small', 'copy', csv.copy, { type: 'copyAsked' }, ui)}
    ${copy === 'done' ? html`<span class="good" role="status">${csv.copied}</span>` : nothing}`;
}
