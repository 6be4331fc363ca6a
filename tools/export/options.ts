import { parseArgs } from 'node:util';
import { firstSentence, readAddress, readTimeZone, UsageError } from '../../local/host/read-options';
import { HOW_TO_SET, type ServerOptions, serverOfEnvironment } from '../../local/host/server-options';

const FORMATS = ['csv', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

/** What `npm run export` was asked for. */
export interface ExportOptions {
  readonly server: ServerOptions;
  /** Singular or plural name, or label. */
  readonly object: string;
  /** Name or id of a saved view; null: all records with all fields. */
  readonly view: string | null;
  readonly out: string;
  readonly format: Format;
  /** Where the schema for BigQuery's loader goes. */
  readonly schema: string | null;
  /** The receipt as JSON. */
  readonly json: boolean;
  /** IANA zone in which the filters' dates are planned. */
  readonly timeZone: string;
  /** Id, name or e-mail address of the workspace member that "me" means. */
  readonly me: string | null;
}

export const EXPORT_USAGE = `npm run export -- --object NAME (--view NAME | --all-fields) --out FILE --format csv|ndjson [options]
  --object NAME    singular or plural name of the object
  --view NAME      name or id of a saved view: its records, columns and order
  --all-fields     all records with all fields instead
  --out FILE       the file; it appears when it is complete
  --format F       csv, as Twenty exports it, or ndjson, one JSON object a line
  --schema FILE    also writes the table schema that BigQuery's loader takes
  --json           prints the receipt as JSON
  --time-zone Z    zone in which the view's dates are meant, such as Europe/Paris (this machine's)
  --me NAME_OR_ID  the workspace member that "me" means in the view's filters

Ends with 0: complete; 1: failed, the same command goes on from there; 2: not understood; 3: read, but not proven to be complete.

The Twenty is named by the environment (or by --url U --key K), so that the key stands in no history:
${HOW_TO_SET}`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  url: text,
  key: text,
  object: text,
  view: text,
  'all-fields': flag,
  out: text,
  format: text,
  schema: text,
  json: flag,
  'time-zone': text,
  me: text,
};

/** @throws UsageError */
export function readExportOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ExportOptions {
  const values = readValues(args);
  const all = values['all-fields'] ?? false;
  if ((values.view === undefined) !== all) throw new UsageError('Give either --view or --all-fields.');
  const format = FORMATS.find((name) => name === values.format);
  if (format === undefined) throw new UsageError('--format takes csv or ndjson.');
  const out = required('--out', values.out);
  if (values.schema === out) throw new UsageError('--schema and --out name the same file.');
  return {
    server: serverOf(values, environment),
    object: required('--object', values.object),
    view: all ? null : required('--view', values.view),
    out,
    format,
    schema: values.schema ?? null,
    json: values.json ?? false,
    timeZone: readTimeZone(values['time-zone']),
    me: values.me ?? null,
  };
}

function serverOf(
  { url, key }: { readonly url?: string; readonly key?: string },
  environment: Readonly<Record<string, string | undefined>>,
): ServerOptions {
  if ((url === undefined) !== (key === undefined)) throw new UsageError('--url and --key belong together.');
  const server =
    url === undefined || key === undefined ? serverOfEnvironment(environment) : { url: readAddress(url), key };
  if (!server) throw new UsageError('TWENTY_URL and TWENTY_KEY are not set.');
  return server;
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}

function required(option: string, given: string | undefined): string {
  if (given !== undefined && given.trim() !== '') return given;
  throw new UsageError(`${option} is needed.`);
}
