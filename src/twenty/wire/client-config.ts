import { SyncError } from '../../errors';
import type { Http } from '../../ports/http';
import { isRecord, parseJson } from '../../wire';
import { readData, type Subject } from './errors';

/** Some of what every version's public configuration holds. */
const CONFIG_SIGNS = ['appVersion', 'authProviders', 'signInPrefilled', 'frontDomain'];

/** The public configuration: any Twenty answers it without a key. */
export function clientConfig(http: Http, address: string, subject: Subject): unknown {
  const request = { url: `${address}/client-config`, method: 'get', headers: { Accept: 'application/json' } } as const;
  const [response] = http.send([request]);
  if (!response) return undefined;
  const config = parseJson(response.body);
  if (response.status !== 200 || config === undefined) return readData({ response, result: null }, subject);
  if (!isRecord(config) || !CONFIG_SIGNS.some((sign) => sign in config))
    throw new SyncError('not-twenty', { host: subject.host });
  return config;
}
