import { parseArgs } from 'node:util';
import { firstSentence, readAddress, readTimeZone, UsageError, wholeNumber } from '../host/read-options';
import { type ServerOptions, serverOfEnvironment } from '../host/server-options';

/** What `npm run pull` was asked for. */
export interface PullOptions {
  /** A real Twenty; null: the demo. */
  readonly server: ServerOptions | null;
  /** Singular or plural name, or label. */
  readonly object: string;
  /** Name or id. */
  readonly view: string;
  /** Files to write. */
  readonly csv: string | null;
  readonly ids: string | null;
  /** The receipt as JSON on standard output, and nothing else there. */
  readonly json: boolean;
  /** People in the demo workspace; null: the demo's own number. */
  readonly records: number | null;
  /** IANA zone of the spreadsheet. */
  readonly timeZone: string;
  /** Id, name or e-mail address of the workspace member that "me" means. */
  readonly me: string | null;
}

export const PULL_USAGE = `npm run pull -- --object people --view "All People" [options]
  --url U --key K   a real Twenty instead of the demo; better: TWENTY_URL and TWENTY_KEY in the environment
  --demo            the demo, whatever the environment says
  --object NAME     singular or plural name of the object
  --view NAME       name or id of the saved view
  --csv FILE        write the view as CSV, as Twenty would export it
  --ids FILE        write the ids in the order of the sheet, one on a line
  --json            print the receipt as JSON
  --records N       people in the demo workspace
  --time-zone Z     zone of the spreadsheet (Etc/UTC)
  --me NAME_OR_ID   the workspace member that "me" means in the view's filters`;

const MAX_RECORDS = 200_000;

/** @param environment where TWENTY_URL and TWENTY_KEY may name the server @throws UsageError */
export function readPullOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): PullOptions {
  const values = readValues(args);
  const { records } = values;
  const server = serverOf(values, environment);
  if (server && records !== undefined) throw new UsageError('--records is for the demo. Add --demo, or leave it out.');
  return {
    server,
    object: required('--object', values.object),
    view: required('--view', values.view),
    csv: values.csv ?? null,
    ids: values.ids ?? null,
    json: values.json ?? false,
    records: records === undefined ? null : wholeNumber('--records', records, MAX_RECORDS),
    timeZone: readTimeZone(values['time-zone'] ?? 'Etc/UTC'),
    me: values.me ?? null,
  };
}

/** What the command line names comes before the environment. @throws UsageError */
function serverOf(
  { url, key, demo }: { readonly url?: string; readonly key?: string; readonly demo?: boolean },
  environment: Readonly<Record<string, string | undefined>>,
): ServerOptions | null {
  if ((url === undefined) !== (key === undefined)) throw new UsageError('--url and --key belong together.');
  if (url === undefined || key === undefined) return demo ? null : serverOfEnvironment(environment);
  if (demo) throw new UsageError('--demo and --url exclude each other.');
  return { url: readAddress(url), key };
}

function readValues(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: text,
        key: text,
        demo: { type: 'boolean' },
        object: text,
        view: text,
        csv: text,
        ids: text,
        json: { type: 'boolean' },
        records: text,
        'time-zone': text,
        me: text,
      },
    }).values;
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}

function required(option: string, text: string | undefined): string {
  if (text !== undefined && text.trim() !== '') return text;
  throw new UsageError(`${option} is needed.`);
}
