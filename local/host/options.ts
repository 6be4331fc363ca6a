import { parseArgs } from 'node:util';
import { firstSentence, readAddress, readTimeZone, UsageError, wholeNumber } from './read-options';

/** What `npm start` was asked for. */
export interface StartOptions {
  /** Port of the page; the sidebar's origin takes the next one. 0: any free ports. */
  readonly port: number;
  /** People in the demo workspace; null: the demo's own number. */
  readonly records: number | null;
  /** Address of a real Twenty to offer on the page; null: only the demo. */
  readonly url: string | null;
  /** Lets the add-on reach addresses of this machine and its network other than the demo's. */
  readonly allowLocal: boolean;
  /** Whether the demo Twenty is started. */
  readonly crm: boolean;
  /** IANA zone of the spreadsheet. */
  readonly timeZone: string;
  readonly language: 'en' | 'fr';
}

export const DEFAULT_PORT = 7070;
/** The demo's largest workspace. */
const MAX_RECORDS = 200_000;

export const START_USAGE = `npm start -- [options]
  --port P         port of the page (${DEFAULT_PORT})
  --records N      people in the demo workspace
  --url U          address of a real Twenty, shown on the page for pasting
  --allow-local    let the add-on reach other addresses of this machine and its network
  --no-crm         do not start the demo Twenty
  --time-zone Z    zone of the spreadsheet, such as Europe/Paris (this machine's)
  --locale L       language: en or fr (en)`;

/** @throws UsageError */
export function readStartOptions(args: readonly string[]): StartOptions {
  const values = readValues(args);
  const url = values.url === undefined ? null : readAddress(values.url);
  const allowLocal = values['allow-local'] ?? false;
  if (url !== null && !allowLocal && isThisMachine(url)) {
    throw new UsageError(`${url} is on this machine, which Google's servers could not reach. Add --allow-local.`);
  }
  return {
    port: values.port === undefined ? DEFAULT_PORT : wholeNumber('--port', values.port, 65_534),
    records: values.records === undefined ? null : wholeNumber('--records', values.records, MAX_RECORDS),
    url,
    allowLocal,
    crm: !(values['no-crm'] ?? false),
    timeZone: readTimeZone(values['time-zone']),
    language: readLanguage(values.locale),
  };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        records: { type: 'string' },
        url: { type: 'string' },
        'allow-local': { type: 'boolean' },
        'no-crm': { type: 'boolean' },
        'time-zone': { type: 'string' },
        locale: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
}

function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return /^(127\.|\[::1\]$)|(^|\.)localhost$/.test(hostname);
}

function readLanguage(text: string | undefined): 'en' | 'fr' {
  if (text === undefined) return 'en';
  const language = /^(en|fr)([-_].*)?$/i.exec(text)?.[1]?.toLowerCase();
  if (language === 'en' || language === 'fr') return language;
  throw new UsageError(`--locale takes en or fr, not "${text}".`);
}
