import type { ExecutionCore } from '../../runtime/execution-core';
import { signatureError } from '../arguments';
import { blobContent } from '../bytes/blob';
import { fromSigned, isByteArray } from '../bytes/bytes';
import { jsText } from '../../js-text';

/** The documented fields, and `timeoutSeconds`, which the published types lack. */
export interface FetchParams extends Omit<GoogleAppsScript.URL_Fetch.URLFetchRequestOptions, 'payload'> {
  readonly payload?: unknown;
  readonly timeoutSeconds?: number;
}

/** One request, checked, as the worker gets it. */
export interface FetchRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | null;
  readonly followRedirects: boolean;
  readonly checkCertificates: boolean;
  readonly timeoutSeconds: number;
  readonly mute: boolean;
}

/** google.md §1.1 and §7. */
const URL_CHARACTERS = 2_082;
const HEADERS = 100;
const HEADER_BYTES = 8 * 1024;
export const BODY_BYTES = 50 * 1024 * 1024;
const DEFAULT_TIMEOUT_SECONDS = 360;

const METHODS = new Set(['get', 'delete', 'patch', 'post', 'put']);
const FIELDS = new Set([
  'url',
  'method',
  'contentType',
  'headers',
  'payload',
  'muteHttpExceptions',
  'followRedirects',
  'validateHttpsCertificates',
  'escaping',
  'timeoutSeconds',
]);
/** Whether Google refuses these is not confirmed; refusing is the stricter reading. */
const RESERVED = new Set(['host', 'content-length', 'connection', 'transfer-encoding']);

/** Checks the arguments of a fetch, or throws what Google throws. */
export function readFetchRequest(core: ExecutionCore, address: unknown, params: FetchParams = {}): FetchRequest {
  const unknown = Object.keys(params).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) throw new Error(`UrlFetchApp: the parameter "${unknown}" is not emulated.`);
  const url = readUrl(core, address, params.escaping !== false);
  // A script may pass anything.
  // oxlint-disable-next-line typescript/no-unnecessary-type-conversion
  const method = String(params.method ?? 'get').toLowerCase();
  if (!METHODS.has(method)) throw core.error('fetchInvalidUrl', `method:${method}`);
  const payload = readPayload(core, params.payload);
  if (payload && method === 'get') throw core.error('invalidArgument', 'payload');
  if (payload && payload.body.byteLength > BODY_BYTES) throw core.error('fetchPostSize');
  const timeoutSeconds = params.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS;
  if (!Number.isInteger(timeoutSeconds) || timeoutSeconds < 1 || timeoutSeconds > DEFAULT_TIMEOUT_SECONDS) {
    throw core.error('fetchInvalidUrl', `timeoutSeconds:${timeoutSeconds}`);
  }
  return {
    url,
    method,
    headers: readHeaders(core, params, payload?.type),
    body: payload?.body ?? null,
    followRedirects: params.followRedirects !== false,
    checkCertificates: params.validateHttpsCertificates !== false,
    timeoutSeconds,
    mute: params.muteHttpExceptions === true,
  };
}

function readUrl(core: ExecutionCore, address: unknown, escaping: boolean): string {
  if (typeof address !== 'string') throw signatureError(core, 'UrlFetchApp.fetch', [address]);
  if (address.trim() === '') throw core.error('fetchInvalidUrl', 'url');
  if (address.length > URL_CHARACTERS) throw core.error('fetchUrlLength');
  // An address without a scheme is taken as http.
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  if (!/^https?:\/\//i.test(full) || !URL.canParse(full)) throw core.error('fetchInvalidUrl', address);
  if (!escaping && /[\s"<>\\^`{|}]/.test(full)) throw core.error('invalidArgument', address);
  return full;
}

function readHeaders(
  core: ExecutionCore,
  params: FetchParams,
  payloadType: string | undefined,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(params.headers ?? {})) {
    const wrong = RESERVED.has(name.toLowerCase()) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name);
    if (wrong || value === null || value === undefined || /[\r\n\0]|[^\0-\xff]/.test(jsText(value))) {
      throw core.error('fetchInvalidUrl', `Header:${name}`);
    }
    headers[name.toLowerCase()] = jsText(value);
  }
  if (Object.keys(headers).length > HEADERS) throw core.error('fetchHeaderCount');
  const size = Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  if (size > HEADER_BYTES) throw core.error('fetchHeaderSize');
  if (payloadType !== undefined) headers['content-type'] = params.contentType ?? headers['content-type'] ?? payloadType;
  headers['user-agent'] ??=
    'Mozilla/5.0 (compatible; Google-Apps-Script; beanserver; +https://script.google.com; id: emulated)';
  return headers;
}

/** Text, bytes, a blob, or an object of form fields. */
function readPayload(core: ExecutionCore, payload: unknown): { body: Uint8Array; type: string } | undefined {
  const form = 'application/x-www-form-urlencoded';
  if (payload === undefined || payload === null) return undefined;
  if (typeof payload === 'string') return { body: Buffer.from(payload, 'utf8'), type: form };
  if (isByteArray(payload)) return { body: fromSigned(payload), type: form };
  const blob = blobContent(payload);
  if (blob) return { body: blob.bytes, type: blob.type ?? 'application/octet-stream' };
  if (typeof payload !== 'object') throw core.error('invalidArgument', 'payload');
  if (Object.values(payload).some((value) => blobContent(value))) {
    throw new Error('UrlFetchApp: multipart forms with blobs are not emulated.');
  }
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: Buffer.from(new URLSearchParams(fields).toString(), 'utf8'), type: form };
}
