import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { firstSentence, readAddress, UsageError } from '../../host/read-options';

/** What `npm run import` was asked for. */
export interface ImportOptions {
  readonly url: string;
  readonly key: string;
  /** In the order in which they are imported. */
  readonly files: readonly { readonly path: string; readonly object: string }[];
  readonly locale: 'en' | 'fr-FR';
  readonly json: boolean;
}

export const IMPORT_USAGE = `npm run import -- FILES [options]
  FILES          CSV files, each named after its object (person.csv, company-2.csv), in the order in which they are imported
  --url U        address of a running demo, as npm run crm and npm start print it (TWENTY_URL)
  --key K        a key of the demo that may write (TWENTY_KEY)
  --object NAME  singular or plural name of the object of all files
  --locale L     language of the headers: en or fr (en)
  --json         prints a line of JSON for each file`;

const text = { type: 'string' } as const;

/** @throws UsageError */
export function readImportOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ImportOptions {
  const { values, positionals } = parsed(args);
  const [url, key] = [values.url ?? environment['TWENTY_URL'], values.key ?? environment['TWENTY_KEY']];
  if (!url || !key)
    throw new UsageError('Name a running demo and its key: --url and --key, or TWENTY_URL and TWENTY_KEY.');
  if (positionals.length === 0) throw new UsageError('Name a file.');
  const { locale = 'en' } = values;
  if (locale !== 'en' && locale !== 'fr') throw new UsageError(`--locale takes en or fr, not "${locale}".`);
  return {
    url: readAddress(url.trim()),
    key: key.trim(),
    files: positionals.map((path) => ({ path, object: values.object ?? objectOf(path) })),
    locale: locale === 'fr' ? 'fr-FR' : 'en',
    json: values.json ?? false,
  };
}

/** `company-2.csv` holds companies. */
const objectOf = (path: string): string =>
  basename(path)
    .replace(/\.[^.]*$/, '')
    .replace(/-\d+$/, '');

function parsed(args: readonly string[]) {
  try {
    const options = { url: text, key: text, object: text, locale: text, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}
