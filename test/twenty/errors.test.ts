import { type ErrorDetails, type ErrorKind, SyncError } from '../../src/errors';
import type { HttpResponse } from '../../src/ports/http';
import { readData, type Subject } from '../../src/twenty/wire/errors';
import refusals from '../fixtures/twenty/wire/refusals.json';
import { answerOf, json, unread } from './wire';

const PEOPLE: Subject = { about: 'records', object: 'People', host: 'crm.example.com' };
const METADATA: Subject = { about: 'metadata', object: '', host: 'crm.example.com' };

function errorOf(response: HttpResponse, subject: Subject): SyncError {
  try {
    readData(unread(response), subject);
  } catch (thrown) {
    if (thrown instanceof SyncError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}

const refusal = (name: keyof typeof refusals): HttpResponse => {
  const { status, contentType, response } = refusals[name];
  const body = typeof response === 'string' ? response : JSON.stringify(response);
  return { status, headers: { 'content-type': contentType ?? '' }, body };
};

const graphql = (message: string, extensions: object = {}): HttpResponse =>
  json({ data: { people: null }, errors: [{ message, extensions }] });

/** 100 requests a minute: one comes back each 600 ms, and five are waited for. */
const LIMIT = { limit: 100, windowMs: 60_000, retryAfterMs: 600 };
const HOST = { host: 'crm.example.com' };

describe('what a real server refuses has a kind', () => {
  it.each<[keyof typeof refusals, Subject, ErrorKind, ErrorDetails]>([
    ['auth/apple-expired-graphql', PEOPLE, 'key-expired', {}],
    ['auth/apple-revoked-metadata', METADATA, 'key-revoked', {}],
    ['auth/empty-bearer-metadata', METADATA, 'key-invalid', {}],
    ['auth/garbage-graphql', PEOPLE, 'key-invalid', {}],
    ['auth/tampered-payload-graphql', PEOPLE, 'key-invalid', {}],
    ['auth/trailing-space-graphql', PEOPLE, 'key-invalid', {}],
    ['auth/truncated-metadata', METADATA, 'key-invalid', {}],
    ['metadata/introspection-no-key', METADATA, 'key-invalid', {}],
    ['auth/none-graphql', PEOPLE, 'object-unknown', { object: 'People' }],
    [
      'permissions/apple-nojobtitle-people-jobTitle',
      PEOPLE,
      'field-forbidden',
      { field: 'jobTitle', object: 'person' },
    ],
    ['permissions/apple-nothing-people', PEOPLE, 'object-forbidden', { object: 'People' }],
    ['permissions/apple-readonly-objectRecordCounts', METADATA, 'key-without-role', {}],
    ['rate/first-refused', PEOPLE, 'rate-limited', LIMIT],
    ['rate/rest-while-throttled', PEOPLE, 'rate-limited', { retryAfterMs: 60_000 }],
    ['filters/unknown-field', PEOPLE, 'query-refused', {}],
    ['filters/id-eq-not-uuid', PEOPLE, 'query-refused', {}],
    ['multi/same-root-aliased-twice', PEOPLE, 'query-refused', {}],
    ['metadata/aliased-same-root-twice', METADATA, 'question-refused', {}],
    ['metadata/unknown-field', METADATA, 'question-refused', {}],
    ['errors/core-query-on-metadata', METADATA, 'question-refused', {}],
    ['multi/array-batch', PEOPLE, 'query-refused', {}],
    ['errors/body-12MB', PEOPLE, 'request-too-large', HOST],
    ['filters/select-unknown-option', PEOPLE, 'option-gone', { option: 'RATING_99', field: '' }],
    ['errors/unknown-subfield', PEOPLE, 'query-refused', {}],
    ['complexity/two-level-one-to-many', PEOPLE, 'query-too-complex', {}],
    ['metadata/objects-x-locale-xx-YY', METADATA, 'server-busy', {}],
    ['errors/unknown-path', METADATA, 'not-twenty', HOST],
    ['errors/text-plain', METADATA, 'not-twenty', HOST],
  ])('%s', (name, subject, kind, details) => {
    expect(errorOf(refusal(name), subject)).toMatchObject({ kind, details });
    expect(errorOf(refusal(name), subject).details).toStrictEqual(details);
  });

  it('the same whether the transport has read the body or not', () => {
    const response = refusal('rate/first-refused');
    expect(() => readData(answerOf(response), PEOPLE)).toThrow(expect.objectContaining({ details: LIMIT }));
  });
});

const html = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/html', ...headers },
  body: '<!doctype html><title>Welcome</title>',
});

describe('what newer servers and gateways say has a kind', () => {
  const limited = { code: 'RATE_LIMITED', limit: 50, windowSeconds: 60, retryAfterMs: 1234 };

  it.each<[string, HttpResponse, Subject, ErrorKind, ErrorDetails]>([
    [
      'the new rate limit',
      graphql('Too many', limited),
      PEOPLE,
      'rate-limited',
      { limit: 50, windowMs: 60_000, retryAfterMs: 1234 },
    ],
    [
      'a used-up quota',
      graphql('Quota', { code: 'QUOTA_EXHAUSTED' }),
      PEOPLE,
      'rate-limited',
      { retryAfterMs: 60_000 },
    ],
    [
      'a wait of no time',
      graphql('Too many', { ...limited, retryAfterMs: 0 }),
      PEOPLE,
      'rate-limited',
      { limit: 50, windowMs: 60_000, retryAfterMs: 1200 },
    ],
    [
      'a limit of nothing',
      graphql('Limit reached (0 tokens per 60000 ms)', {}),
      PEOPLE,
      'rate-limited',
      { retryAfterMs: 60_000 },
    ],
    [
      'a limit in other words',
      graphql('Slow down', { subCode: 'LIMIT_REACHED' }),
      PEOPLE,
      'rate-limited',
      { retryAfterMs: 60_000 },
    ],
    ['429 of a gateway', html(429, { 'retry-after': '7' }), PEOPLE, 'rate-limited', { retryAfterMs: 7_000 }],
    ['a key whose row expired', graphql('This API Key is expired', { code: 'FORBIDDEN' }), PEOPLE, 'key-expired', {}],
    [
      'a key without a role',
      graphql('API key has no role assigned', { code: 'INTERNAL_SERVER_ERROR' }),
      PEOPLE,
      'key-without-role',
      {},
    ],
    ['a deleted workspace', graphql('Workspace not found', { code: 'UNAUTHENTICATED' }), PEOPLE, 'key-invalid', {}],
    [
      'a token of another type',
      graphql('Invalid token', { code: 'FORBIDDEN', subCode: 'INVALID_JWT_TOKEN_TYPE' }),
      PEOPLE,
      'key-invalid',
      {},
    ],
    ['401 in JSON', json({ statusCode: 401 }, { status: 401 }), METADATA, 'key-invalid', {}],
    [
      'a statement that took too long',
      graphql('Query read timeout', { code: 'INTERNAL_SERVER_ERROR' }),
      PEOPLE,
      'server-busy',
      {},
    ],
    ['TIMEOUT', graphql('Too slow', { code: 'TIMEOUT' }), PEOPLE, 'server-busy', {}],
    ['a gateway without a server', html(502), PEOPLE, 'gateway-failed', { ...HOST, status: '502' }],
    ['a gateway that waited', html(504), METADATA, 'gateway-failed', { ...HOST, status: '504' }],
    [
      'a gateway that speaks JSON',
      json({ message: 'no upstream' }, { status: 503 }),
      PEOPLE,
      'gateway-failed',
      { ...HOST, status: '503' },
    ],
    ['a cloud in front', html(522), PEOPLE, 'gateway-failed', { ...HOST, status: '522' }],
    ['a firewall', html(403), METADATA, 'access-refused', HOST],
    ['a firewall that speaks JSON', json({ error: 'blocked' }, { status: 403 }), PEOPLE, 'access-refused', HOST],
    [
      'a challenge with a good status',
      { ...html(200), body: '<title>Just a moment...</title>' },
      METADATA,
      'access-refused',
      HOST,
    ],
    [
      'a challenge with a busy status',
      { ...html(503), body: '<title>Just a moment...</title>' },
      PEOPLE,
      'access-refused',
      HOST,
    ],
    ['a proxy that wants a person', html(407), METADATA, 'access-refused', HOST],
    ['413 of a proxy', html(413), METADATA, 'request-too-large', HOST],
    ['headers too long', html(431), METADATA, 'request-too-large', HOST],
    [
      'a cursor that is not taken',
      graphql('Invalid cursor: xx', { code: 'BAD_USER_INPUT', subCode: 'INVALID_CURSOR' }),
      PEOPLE,
      'pages-inconsistent',
      {},
    ],
    ['a crash', { status: 500, headers: {}, body: 'Internal error' }, PEOPLE, 'server-busy', {}],
    [
      'GraphQL errors with status 400',
      json({ errors: [{ message: 'Syntax Error' }] }, { status: 400 }),
      METADATA,
      'question-refused',
      {},
    ],
    ['an error without words', json({ errors: [{}] }), METADATA, 'question-refused', {}],
    [
      'words for people, as a text',
      json({ errors: [{ extensions: { userFriendlyMessage: 'Sorry.' } }] }),
      METADATA,
      'question-refused',
      {},
    ],
    [
      'words for people, with an id',
      json({ errors: [{ extensions: { userFriendlyMessage: { id: 'x', message: 'Sorry.' } } }] }),
      METADATA,
      'question-refused',
      {},
    ],
    ['a web page', html(200), METADATA, 'not-twenty', HOST],
    ['a login in front', html(401), METADATA, 'access-refused', HOST],
    ['other JSON', json({ hello: 'world' }), METADATA, 'not-twenty', HOST],
    ['a list', json([]), METADATA, 'not-twenty', HOST],
    ['an empty answer', { status: 204, headers: {}, body: '' }, METADATA, 'not-twenty', HOST],
    [
      'a redirect',
      html(302, { location: 'https://me:pw@login.example.org/in?to=x' }),
      METADATA,
      'redirected',
      { ...HOST, redirectsTo: 'login.example.org' },
    ],
    ['a redirect at home', html(301, { location: '/welcome' }), METADATA, 'access-refused', HOST],
    [
      'a redirect to how it wants to be spoken to',
      html(308, { location: 'https://crm.example.com/graphql' }),
      METADATA,
      'redirected',
      { ...HOST, redirectsTo: 'https://crm.example.com' },
    ],
    ['nothing new', { status: 304, headers: {}, body: '' }, METADATA, 'not-twenty', HOST],
    [
      'an answer cut short',
      { status: 200, headers: {}, body: '{"data":{"people":{"edges":[{"no' },
      PEOPLE,
      'answer-unreadable',
      { what: 'answer', at: 'end' },
    ],
    ['nothing in data', json({ data: null }), PEOPLE, 'answer-unreadable', { what: 'answer', at: 'data' }],
  ])('%s', (_, response, subject, kind, details) => {
    const error = errorOf(response, subject);
    expect(error.kind).toBe(kind);
    expect(error.details).toStrictEqual(details);
  });
});

describe('an answer without errors', () => {
  it('is its data', () => expect(readData(answerOf(json({ data: { a: 1 } })), PEOPLE)).toStrictEqual({ a: 1 }));
  it('may carry an empty list of errors', () => {
    expect(readData(answerOf(json({ data: { a: 1 }, errors: [] })), PEOPLE)).toStrictEqual({ a: 1 });
  });
  it('counts also without a content type', () => {
    expect(readData(unread({ status: 200, headers: {}, body: '{"data":{"a":1}}' }), PEOPLE)).toStrictEqual({ a: 1 });
  });
  it('is not data when the status is bad', () => {
    expect(errorOf(json({ data: { a: 1 } }, { status: 503 }), PEOPLE).kind).toBe('server-busy');
  });
});

it('no record of a partial answer gets into an error', () => {
  const response = json({
    data: { people: { edges: [{ node: { id: 'x', name: 'Ada Lovelace' } }] } },
    errors: [{ message: 'half of it failed' }],
  });
  const error = errorOf(response, PEOPLE);
  expect(`${error.message} ${JSON.stringify(error.details)} ${String(error.cause)}`).not.toContain('Ada');
  expect(String(error.cause)).toContain('half of it failed');
});

describe('a key that an answer quotes', () => {
  it.each([
    ['whole', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIyMDIwMjAyMCJ9.c2lnbmF0dXJl-_x'],
    ['cut off', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIi'],
  ])('goes no further: %s', (_, key) => {
    const error = errorOf(graphql(`invalid header "Bearer ${key}" in request`), PEOPLE);
    expect(error.details).toStrictEqual({});
    expect(String(error.cause)).toContain('invalid header "Bearer …" in request');
    expect(String(error.cause)).not.toContain('eyJ');
  });
});

describe('a limit or a wait of whatever length', () => {
  const HOUR = 3_600_000;
  const limited = (over: object) => graphql('', { code: 'RATE_LIMITED', limit: 50, windowSeconds: 60, ...over });
  const retryAfter = (seconds: string): HttpResponse => html(429, { 'retry-after': seconds });

  it.each<[string, HttpResponse]>([
    ['a window of 3,000 years', json({ errors: [{ message: `Limit reached (1 tokens per ${'9'.repeat(20)} ms)` }] })],
    ['the same in fields', limited({ limit: 1, windowSeconds: 1e20 })],
    ['a wait of a year', limited({ retryAfterMs: 3e10 })],
    ['a wait that no number holds', limited({ retryAfterMs: 1e308, windowSeconds: 1e308 })],
    ['a gateway’s', retryAfter('1e12')],
    ['a tenth of a request', limited({ limit: 0.1, windowSeconds: 60 })],
    ['a limit beyond numbers', limited({ limit: 1e308, windowSeconds: 60 })],
    ['words', limited({ limit: 'many', windowSeconds: 'long', retryAfterMs: 'later' })],
    ['less than nothing', limited({ limit: -5, windowSeconds: -1, retryAfterMs: -1 })],
  ])('%s is an hour at the most', (_, response) => {
    const { kind, details } = errorOf(response, PEOPLE);
    expect(kind).toBe('rate-limited');
    expect(details['retryAfterMs']).toBeGreaterThan(0);
    expect(details['retryAfterMs']).toBeLessThanOrEqual(HOUR);
    expect(Number(details['windowMs'] ?? HOUR)).toBeLessThanOrEqual(HOUR);
    expect(Number(details['limit'] ?? 1)).toBeGreaterThanOrEqual(1);
  });
});
