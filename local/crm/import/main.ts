import { readFileSync } from 'node:fs';
import { UsageError } from '../../host/read-options';
import { DEMO_MARK, IMPORT_PATH } from './demo';
import type { ImportOutcome, RowNote } from './import-file';
import { IMPORT_USAGE, type ImportOptions, readImportOptions } from './options';

/** Why nothing was, or no more is, imported; the message is a sentence. */
class ImportStopped extends Error {}

const LOOPBACK = /^(127(\.\d+){3}|\[::1\]|localhost)$/;
/** Rows that are named; the rest is counted. */
const MOST_NAMED = 20;

/** The demo says that it is one, without a key: no key, and no file, goes anywhere else. @throws ImportStopped */
async function requireDemo(url: string): Promise<void> {
  const refused = new ImportStopped(`${url} is not the demo. Only a demo of this machine is imported into.`);
  if (!LOOPBACK.test(new URL(url).hostname)) throw refused;
  const answer = await fetch(url + IMPORT_PATH, { redirect: 'error' }).catch(() => {
    throw new ImportStopped(`No demo answers at ${url}. Start it with: npm run crm`);
  });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok || Object(said).demo !== DEMO_MARK) throw refused;
}

/** 0: every row of every file; 1: something was blocked or refused, or nothing could be done; 2: not understood. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readImportOptions(args, process.env);
    await requireDemo(options.url);
    let isWhole = true;
    for (const file of options.files) {
      const outcome = await send(options, file);
      console.log(options.json ? JSON.stringify({ file: file.path, ...outcome }) : textOf(file.path, outcome));
      isWhole &&= outcome.failure === null && outcome.blocked.length === 0;
      // As a person would: what comes after may need what did not come.
      if (outcome.failure !== null) break;
    }
    return isWhole ? 0 : 1;
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    console.error(problem instanceof UsageError ? `${message}\n\n${IMPORT_USAGE}` : message);
    return problem instanceof UsageError ? 2 : 1;
  }
}

async function send(
  { url, key, locale }: ImportOptions,
  { path, object }: ImportOptions['files'][number],
): Promise<ImportOutcome> {
  const answer = await fetch(url + IMPORT_PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ object, locale, text: readFileSync(path, 'utf8') }),
    redirect: 'error',
  });
  const text = await answer.text();
  // The demo of this repository, as it has just said.
  if (answer.ok) return JSON.parse(text) as ImportOutcome;
  throw new ImportStopped(`${path}: ${String(Object(JSON.parse(text)).error)}`);
}

function textOf(path: string, { columns, blocked, dropped, failure, ...count }: ImportOutcome): string {
  const unmatched = columns.filter(({ label }) => label === null).map(({ header }) => `  not imported  ${header}`);
  const guessed = columns.filter(({ header, label }) => label !== null && label.toLowerCase() !== header.toLowerCase());
  return [
    `${path}: ${count.created} created, ${count.updated} updated, ${count.restored} restored, ${blocked.length} blocked, ${dropped.length} dropped`,
    ...guessed.map(({ header, label }) => `  taken for     ${header} → ${label}`),
    ...unmatched,
    ...named('blocked', blocked),
    ...named('dropped', dropped),
    ...(failure === null ? [] : [`  refused       ${failure}; nothing after this batch was sent`]),
  ].join('\n');
}

function named(what: string, notes: readonly RowNote[]): readonly string[] {
  const lines = notes.slice(0, MOST_NAMED).map(({ place, why }) => `  ${what}       row ${place}: ${why}`);
  const more = notes.length - lines.length;
  return more > 0 ? [...lines, `  ${what}       and ${more} more`] : lines;
}

process.exitCode = await main(process.argv.slice(2));
