import { html, nothing, type TemplateResult } from 'lit-html';
import type { ExecutionRecord, MailRecord } from '../../host/desk/desk-calls';

/** The last executions, the newest first: what they called and what they wrote into the log. */
export function executionLog(records: readonly ExecutionRecord[]): TemplateResult {
  if (records.length === 0) return html`<p class="quiet">Nothing has run yet.</p>`;
  return html`${[...records].reverse().map(
    (record) => html`<details class="execution" data-execution=${record.functionName}>
      <summary>
        <span class=${`outcome ${record.outcome === 'completed' ? 'good' : 'bad'}`}></span>
        <strong>${record.functionName}</strong><span class="quiet">${record.from}</span>
        <span class="quiet">${new Date(record.started).toLocaleTimeString()}</span>
        <span class="numbers">${seconds(record.milliseconds)} · ${counted(record.totalCalls, 'call')}
          · ${counted(record.fetches, 'request')} · ${counted(record.cellsWritten, 'cell')} written</span>
      </summary>
      ${record.error === null ? nothing : html`<p class="failure">${record.error}</p>`}
      ${record.log.length === 0 ? nothing : html`<pre>${record.log.join('\n')}</pre>`}
      <table>${Object.entries(record.calls)
        .sort(([, a], [, b]) => b - a)
        .map(([name, count]) => html`<tr><td>${name}</td><td>${count.toLocaleString('en')}</td></tr>`)}</table>
    </details>`,
  )}`;
}

export function mailList(mails: readonly MailRecord[]): TemplateResult {
  if (mails.length === 0) return html`<p class="quiet">No mail has been sent. Mail never leaves this machine.</p>`;
  return html`${[...mails].reverse().map(
    (mail) => html`<article class="mail">
      <h3>${mail.subject}</h3>
      <p class="quiet">${new Date(mail.sent).toLocaleString()} · to ${mail.to.join(', ')}</p>
      <pre>${mail.body}</pre>
    </article>`,
  )}`;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 1 : 0)} s`;
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;
}
