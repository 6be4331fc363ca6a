import { SyncError } from '../errors';
import type { Http, HttpRequest, HttpResponse } from '../ports/http';

/** New in 2026 and not yet in the published types: seconds until a request is given up. */
type FetchOptions = GoogleAppsScript.URL_Fetch.URLFetchRequestOptions & { readonly timeoutSeconds: number };
type FetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest & { readonly timeoutSeconds: number };

/** Twenty gives up a database statement after 10 s; more than a minute is a server that does not answer. */
const TIMEOUT_SECONDS = 60;

/** Redirects are not followed: whether Google passes the key on to another host is not documented. */
function optionsOf({ method, headers, body }: HttpRequest): FetchOptions {
  return {
    method,
    headers: { ...headers },
    contentType: 'application/json',
    ...(body === undefined ? {} : { payload: body }),
    muteHttpExceptions: true,
    followRedirects: false,
    timeoutSeconds: TIMEOUT_SECONDS,
  };
}

export const urlFetchHttp: Http = {
  send(requests) {
    const [first] = requests;
    if (!first) return [];
    const started = Date.now();
    try {
      if (requests.length === 1) return [responseOf(UrlFetchApp.fetch(first.url, optionsOf(first)))];
      const batch = requests.map((request): FetchRequest => ({ url: request.url, ...optionsOf(request) }));
      return UrlFetchApp.fetchAll(batch).map(responseOf);
    } catch (thrown) {
      // Google's texts are in the person's language, so the time tells a server that is too slow from one that is not there.
      if (Date.now() - started >= TIMEOUT_SECONDS * 1000) throw new SyncError('server-busy', {}, thrown);
      throw new SyncError('unreachable', { host: hostOf(first.url) }, thrown);
    }
  },
};

function responseOf(response: GoogleAppsScript.URL_Fetch.HTTPResponse): HttpResponse {
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: response.getResponseCode(),
    headers: Object.fromEntries(headers),
    body: response.getContentText('UTF-8'),
  };
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url;
}
