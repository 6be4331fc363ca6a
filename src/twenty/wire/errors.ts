import { type ErrorDetails, type ErrorKind, SyncError } from '../../errors';
import { LENGTHS, shownText, withoutAnyKey } from '../../gate';
import type { HttpResponse } from '../../ports/http';
import { isRecord, isText, parseJson, type JsonObject } from '../../wire';
import type { Answer } from './transport';

/** What was asked, for the details of an error. */
export interface Subject {
  readonly about: 'records' | 'metadata';
  /** Label of the object whose records were asked for; empty for metadata. */
  readonly object: string;
  /** Who answered. */
  readonly host: string;
}

/** An answer that is not what was asked for, from all places where it says why. */
interface Refusal {
  readonly status: number;
  readonly headers: HttpResponse['headers'];
  /** GraphQL's own errors; GraphQL without data or errors; other JSON; JSON that ends too early; anything else. */
  readonly form: 'graphql' | 'empty' | 'json' | 'cut' | 'other';
  readonly code: string;
  readonly subCode: string;
  readonly message: string;
  /** What Twenty says to people, where it says more than that something went wrong. */
  readonly says: string;
  readonly extensions: JsonObject;
}

/** All that a row names must hold; the first row that does decides. */
interface Row {
  readonly form?: Refusal['form'];
  /** From, to. */
  readonly status?: readonly [number, number];
  readonly about?: Subject['about'];
  readonly code?: string;
  readonly subCode?: string;
  readonly message?: RegExp;
  /** Of a redirect. */
  readonly location?: RegExp;
  readonly kind: ErrorKind;
  readonly details?: (refusal: Refusal, found: readonly string[], subject: Subject) => ErrorDetails;
}

/** For a refusal that does not say how long it lasts. */
const USUAL_WINDOW_MS = 60_000;

/** No limit of Twenty's is of more than a minute; whatever a server says, nobody waits longer than for an hour. */
export const LONGEST_WAIT_MS = 3_600_000;

const atMostAnHour = (ms: number): number => Math.min(ms, LONGEST_WAIT_MS);

const ofObject: Row['details'] = (_, __, { object }) => ({ object });

/** More requests are no limit. */
const MOST_LIMIT = 1_000_000;

/** A refusal that does not say when one more request may come names a limit, which gives one back so often. */
function limitDetails(limit: number, windowMs: number, toldMs: unknown): ErrorDetails {
  const told = typeof toldMs === 'number' && toldMs > 0 ? atMostAnHour(Math.ceil(toldMs)) : null;
  if (!(limit >= 1 && limit <= MOST_LIMIT && windowMs > 0)) return { retryAfterMs: told ?? USUAL_WINDOW_MS };
  const window = atMostAnHour(windowMs);
  return { limit, windowMs: window, retryAfterMs: told ?? Math.ceil(window / limit) };
}

const fromLimitText: Row['details'] = (_, [, limit, windowMs]) => limitDetails(Number(limit), Number(windowMs), null);

const fromLimitFields: Row['details'] = ({ extensions: { limit, windowSeconds, retryAfterMs } }) =>
  limitDetails(Number(limit ?? 0), Number(windowSeconds ?? 0) * 1000, retryAfterMs);

const fromRetryAfter: Row['details'] = ({ headers }) => {
  const seconds = Number(headers['retry-after'] ?? '');
  return { retryAfterMs: seconds > 0 ? atMostAnHour(Math.ceil(seconds * 1000)) : USUAL_WINDOW_MS };
};

const ofHost: Row['details'] = (_, __, { host }) => ({ host });

const ofGateway: Row['details'] = ({ status }, _, { host }) => ({ host, status: String(status) });

const ADDRESS = /^(https?:)?\/\/(?:[^/?#]*@)?([^/?#]+)/i;

/** Where a redirect leads: the host alone, for the path may hold anything; of the same host, how it is spoken to. */
const redirected: Row['details'] = ({ headers }, _, { host }) => {
  const [, protocol = 'https:', to = ''] = ADDRESS.exec(headers['location'] ?? '') ?? [];
  return { host, redirectsTo: withoutAnyKey(to === host ? `${protocol}//${host}` : to) };
};

/** The option is the person's own word; the type before it is the database's. */
const goneOption: Row['details'] = (_, [, option = '']) => ({ option: shownText(option, LENGTHS.label), field: '' });

/** What firewalls and their challenges say of themselves, with whatever status. */
const CHALLENGE =
  /just a moment|attention required|access denied|checking your browser|captcha|request blocked|cf-chl/i;

const TABLE: readonly Row[] = [
  { message: /Limit reached \((\d+) tokens per (\d+) ms\)/, kind: 'rate-limited', details: fromLimitText },
  { code: 'RATE_LIMITED', kind: 'rate-limited', details: fromLimitFields },
  { code: 'QUOTA_EXHAUSTED', kind: 'rate-limited', details: fromLimitFields },
  { subCode: 'LIMIT_REACHED', kind: 'rate-limited', details: fromLimitFields },
  { status: [429, 429], kind: 'rate-limited', details: fromRetryAfter },

  { form: 'graphql', message: /token has expired|key is expired/i, kind: 'key-expired' },
  { form: 'graphql', message: /key is revoked/i, kind: 'key-revoked' },
  { form: 'graphql', message: /has no role/i, kind: 'key-without-role' },
  { code: 'UNAUTHENTICATED', kind: 'key-invalid' },
  { subCode: 'INVALID_JWT_TOKEN_TYPE', kind: 'key-invalid' },
  // A key that lost its end.
  { form: 'graphql', message: /^Unknown token error/, kind: 'key-invalid' },
  // What a request without any key gets: something on the way took the key off.
  { form: 'graphql', message: /^Forbidden resource$|introspection has been disabled/, kind: 'key-invalid' },
  { form: 'json', status: [401, 401], kind: 'key-invalid' },

  {
    message: /no permission to read field "([^"]+)" on "([^"]+)"/,
    kind: 'field-forbidden',
    details: (_, [, field = '', object = '']) => ({ field, object }),
  },
  // The answer does not say which object: the one that was asked, or one that a selected relation leads to.
  { code: 'FORBIDDEN', about: 'records', kind: 'object-forbidden', details: ofObject },
  { code: 'FORBIDDEN', kind: 'key-without-role' },

  // Without a key Twenty says the same of objects that exist, but no request leaves without one, and where a proxy takes it
  // off, the metadata request before this one has failed already.
  {
    about: 'records',
    message: /^Cannot query field "[^"]+" on type "Query"/,
    kind: 'object-unknown',
    details: ofObject,
  },
  { subCode: 'VIEW_NOT_FOUND', kind: 'view-unknown' },

  { message: /timeout/i, kind: 'server-busy' },
  { code: 'TIMEOUT', kind: 'server-busy' },
  { message: /entity too large/i, kind: 'request-too-large', details: ofHost },
  { status: [413, 414], kind: 'request-too-large', details: ofHost },
  { status: [431, 431], kind: 'request-too-large', details: ofHost },
  { message: /invalid input value for enum .*?: "(.*)"/s, about: 'records', kind: 'option-gone', details: goneOption },
  { code: 'TOO_COMPLEX_QUERY', kind: 'query-too-complex' },
  { subCode: 'TOO_COMPLEX_QUERY', kind: 'query-too-complex' },
  // Its cursor is the server's own: what was read by it is read again.
  { subCode: 'INVALID_CURSOR', about: 'records', kind: 'pages-inconsistent' },
  { message: /^Sub field metadata not found/, about: 'records', kind: 'query-refused' },
  { code: 'INTERNAL_SERVER_ERROR', kind: 'server-busy' },

  { form: 'other', message: CHALLENGE, kind: 'access-refused', details: ofHost },
  { form: 'other', status: [401, 401], kind: 'access-refused', details: ofHost },
  { form: 'other', status: [403, 403], kind: 'access-refused', details: ofHost },
  { form: 'json', status: [403, 403], kind: 'access-refused', details: ofHost },
  { status: [407, 407], kind: 'access-refused', details: ofHost },
  { status: [451, 451], kind: 'access-refused', details: ofHost },
  { status: [300, 399], location: ADDRESS, kind: 'redirected', details: redirected },
  // To another of its own pages: people sign in there.
  { status: [300, 399], location: /./, kind: 'access-refused', details: ofHost },
  { status: [300, 399], kind: 'not-twenty', details: ofHost },
  { form: 'other', status: [502, 504], kind: 'gateway-failed', details: ofGateway },
  { form: 'json', status: [502, 504], kind: 'gateway-failed', details: ofGateway },
  // A cloud's own numbers for a server behind it that does not answer.
  { status: [520, 530], kind: 'gateway-failed', details: ofGateway },
  { status: [500, 599], kind: 'server-busy' },
  { form: 'graphql', about: 'records', kind: 'query-refused' },
  { form: 'graphql', kind: 'question-refused' },
  { form: 'empty', kind: 'answer-unreadable', details: () => ({ what: 'answer', at: 'data' }) },
  { form: 'cut', kind: 'answer-unreadable', details: () => ({ what: 'answer', at: 'end' }) },
  { kind: 'not-twenty', details: ofHost },
];

/**
 * The data of an answer. The body is looked at before the status: Twenty says most of its errors with status 200.
 *
 * @throws SyncError of the kind that the table gives; its cause, for the log, is what Twenty said, without data.
 */
export function readData({ response, result }: Answer, subject: Subject): unknown {
  const body: unknown = result ?? parseJson(response.body);
  const { data, errors } = isRecord(body) ? body : {};
  const isGood = response.status >= 200 && response.status < 300;
  if (isGood && isRecord(data) && !hasErrors(errors)) return data;
  throw errorOf(refusalOf(response, body), subject);
}

const hasErrors = (errors: unknown): boolean => Array.isArray(errors) && errors.length > 0;

const text = (value: unknown): string => (isText(value) ? value : '');

/** Twenty writes it as a text, or as a text with the id of its translation. */
function friendly(message: unknown): string {
  return isRecord(message) ? text(message['message']) : text(message);
}

function refusalOf({ status, headers, body }: HttpResponse, parsed: unknown): Refusal {
  const errors = isRecord(parsed) ? parsed['errors'] : undefined;
  const [first] = Array.isArray(errors) ? errors : [];
  const error = isRecord(first) ? first : {};
  const extensions = isRecord(error['extensions']) ? error['extensions'] : {};
  const message = isRecord(first) ? text(error['message']) : parsed === undefined ? body.slice(0, 200) : '';
  return {
    status,
    headers,
    form: isRecord(first) ? 'graphql' : formOf(parsed, body),
    code: text(extensions['code']),
    subCode: text(extensions['subCode']),
    message,
    // A proxy may quote another's key as well.
    says: shownText(withoutAnyKey(message || friendly(extensions['userFriendlyMessage'])), LENGTHS.says),
    extensions,
  };
}

function formOf(parsed: unknown, body: string): Refusal['form'] {
  if (isRecord(parsed) && 'data' in parsed) return 'empty';
  if (parsed !== undefined) return 'json';
  return /^\s*[[{]/.test(body) ? 'cut' : 'other';
}

function errorOf(refusal: Refusal, subject: Subject): SyncError {
  for (const row of TABLE) {
    const found = match(row, refusal, subject);
    if (!found) continue;
    const { status, code, subCode, says } = refusal;
    const said = `${code} ${subCode} ${refusal.form === 'graphql' ? says : ''}`;
    const cause = new Error(`status ${status} ${shownText(said, LENGTHS.says)}`.trim());
    return new SyncError(row.kind, row.details?.(refusal, found, subject) ?? {}, cause);
  }
  return new SyncError('not-twenty', { host: subject.host });
}

/** What the row's pattern found, or undefined where the row does not hold. */
function match(row: Row, refusal: Refusal, subject: Subject): readonly string[] | undefined {
  const [from, to] = row.status ?? [refusal.status, refusal.status];
  const holds =
    (row.form ?? refusal.form) === refusal.form &&
    refusal.status >= from &&
    refusal.status <= to &&
    (row.about ?? subject.about) === subject.about &&
    (row.code ?? refusal.code) === refusal.code &&
    (row.subCode ?? refusal.subCode) === refusal.subCode &&
    row.location?.test(refusal.headers['location'] ?? '') !== false;
  if (!holds) return undefined;
  return row.message ? (row.message.exec(refusal.message) ?? undefined) : [];
}
