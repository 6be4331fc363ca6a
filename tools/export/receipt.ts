import { writeFileSync } from 'node:fs';
import type { LeftOut } from '../../src/protocol/receipt';
import type { Read } from './read';

/** The proof of an export, or why there is none. */
export interface ExportReceipt {
  readonly complete: boolean;
  readonly file: string;
  readonly view: string;
  readonly question: string;
  /** Counted by Twenty at the end. */
  readonly counted: number;
  readonly fetched: number;
  readonly distinct: number;
  readonly pages: number;
  readonly requests: number;
  readonly seconds: number;
  /** Readings that were begun anew because the view moved. */
  readonly restarts: number;
  /** In the order of the view, or in that of the ids, where the view did not stand still. */
  readonly order: 'view' | 'ids';
  readonly leftOut: readonly LeftOut[];
  readonly ignoredFilters: readonly string[];
  readonly bytes: number;
  readonly sha256: string;
  /** MiB that this process held at most. */
  readonly peakMemory: number;
}

export function receiptOf(
  { progress, decided, distinct, asked, isComplete }: Read,
  file: string,
  sha256: string,
): ExportReceipt {
  const { plan, form } = decided;
  const named = new Set(plan.leftOut.map(({ column }) => column));
  const unshaped = form.leftOut.filter((column) => !named.has(column));
  return {
    complete: isComplete,
    file,
    view: plan.view.name,
    question: plan.question,
    counted: asked,
    fetched: progress.rows,
    distinct,
    pages: progress.pages,
    requests: progress.requests,
    seconds: Math.round(progress.ms / 100) / 10,
    restarts: progress.restarts,
    order: progress.way === 'pages' ? 'view' : 'ids',
    leftOut: [...plan.leftOut, ...unshaped.map((column) => ({ column, reason: 'no-sheet-form' as const }))],
    ignoredFilters: plan.ignoredFilters,
    bytes: progress.bytes,
    sha256,
    peakMemory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** For people, a fact a line. */
export function receiptText(receipt: ExportReceipt): string {
  const { complete, leftOut, ignoredFilters, ...facts } = receipt;
  const lines = [
    complete
      ? 'Complete.'
      : 'NOT COMPLETE: the view did not stand still, or the server does not give all of its records.',
    `counted by Twenty  ${facts.counted}`,
    `fetched            ${facts.fetched}`,
    `distinct           ${facts.distinct}`,
    `pages, requests    ${facts.pages}, ${facts.requests}`,
    `seconds            ${facts.seconds}`,
    `begun anew         ${facts.restarts}`,
    `order              ${facts.order === 'view' ? 'of the view' : 'of the ids'}`,
    `asks for           ${facts.question === '' ? 'all records' : facts.question}`,
    ...leftOut.map(({ column, reason }) => `left out           ${column} (${reason})`),
    ...ignoredFilters.map((name) => `ignored by Twenty  filter on ${name}`),
    `bytes              ${facts.bytes}`,
    `sha-256            ${facts.sha256}`,
    `peak memory        ${facts.peakMemory} MiB`,
    `file               ${facts.file}`,
  ];
  return lines.join('\n');
}

/** The schema in the JSON form that `bq load` takes. */
export function writeSchema(path: string, { decided }: Read): void {
  writeFileSync(path, `${JSON.stringify(decided.form.schema, null, 2)}\n`);
}
