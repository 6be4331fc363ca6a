import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import type { RunningCrm } from '../../../../local/crm/server/serve';
import { sendTo, tinyCrm } from './running';
import { closedAfterAll } from '../../../closing';

let crm: RunningCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await tinyCrm({ appVersion: '2.21.0' });
  later(() => crm.close());
});

const json = { 'content-type': 'application/json' };
const authorization = () => ({ authorization: `Bearer ${crm.keys['apple-admin']}` });
const post = (body: string, headers: Record<string, string> = json, path = '/graphql') =>
  sendTo(crm.url + path, { method: 'POST', headers: { ...headers, ...authorization() }, body });

test('it listens on this machine only', () => {
  expect(crm.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test.each([
  [
    'a path that does not exist',
    () => post('{}', json, '/nope'),
    404,
    '{"message":"Cannot POST /nope","error":"Not Found","statusCode":404}',
  ],
  ['a text', () => post('hello', { 'content-type': 'text/plain' }), 415, ''],
  [
    'a list of requests',
    () => post('[{"query":"{people{totalCount}}"}]'),
    400,
    '{"errors":[{"message":"Batching is not supported."}]}',
  ],
  ['an empty request', () => post('{}'), 200, '{"errors":[{"message":"Must provide query string."}]}'],
  [
    'a body over 10 MB',
    () => post(JSON.stringify({ query: '', variables: 'y'.repeat(11_000_000) })),
    500,
    'request entity too large',
  ],
  ['a preflight', () => sendTo(`${crm.url}/graphql`, { method: 'OPTIONS' }), 204, ''],
  ['a health check', () => sendTo(`${crm.url}/healthz`, {}), 200, '{"status":"ok","info":{},"error":{},"details":{}}'],
  [
    'GET without a query',
    () => sendTo(`${crm.url}/graphql`, {}),
    200,
    '{"errors":[{"message":"Must provide query string."}]}',
  ],
])('%s is answered as Twenty does', async (_name, send, status, text) => {
  const reply = await send();
  expect([reply.status, reply.text]).toEqual([status, text]);
});

const MALFORMED = ['{"query":', 'nonsense', '5', '"text"', ' '].flatMap((body) => [
  [body, '/graphql'],
  [body, '/nope'],
]);
test.each(MALFORMED)('a body that is no JSON object (%s) to %s is answered 400 with an object', async (body, path) => {
  const reply = await post(body, json, path);
  expect([reply.status, reply.body]).toEqual([
    400,
    { message: expect.stringMatching(/JSON/), error: 'Bad Request', statusCode: 400 },
  ]);
});

test('letters of another charset are answered 500, in any path', async () => {
  const reply = await post('{}', { 'content-type': 'application/json; charset=latin1' }, '/nope');
  expect([reply.status, reply.text]).toEqual([500, 'unsupported charset "LATIN1"']);
});

/** Where nobody reads records: without a key, or of the catalogue. */
const sentTo = (path: string) => (params: object) =>
  sendTo(crm.url + path, { method: 'POST', headers: json, body: JSON.stringify(params) });

const TWO = 'query A{people{totalCount}} query B{companies{totalCount}}';
const PARAMS: readonly (readonly [params: object, status: number, message: string])[] = [
  [{ query: '' }, 200, 'Syntax Error: Unexpected <EOF>.'],
  [{ query: '{people{' }, 200, 'Syntax Error: Expected Name, found <EOF>.'],
  [{ query: null }, 200, 'Must provide query string.'],
  [{ query: 5 }, 400, 'Expected "query" param to be a string, but given number.'],
  [{ query: ['{x}'] }, 400, 'Expected "query" param to be a string, but given array.'],
  [
    { query: '{__typename}', variables: [] },
    400,
    'Expected "variables" param to be empty or an object, but given array.',
  ],
  [
    { query: '{__typename}', extensions: 'x' },
    400,
    'Expected "extensions" param to be empty or an object, but given string.',
  ],
  [{ query: '{__typename}', id: 1 }, 400, 'Unexpected parameter "id" in the request body.'],
  [{ query: TWO }, 400, 'Could not determine what operation to execute.'],
  [{ query: TWO, operationName: 'C' }, 400, 'Could not determine what operation to execute.'],
  [{ query: 'fragment F on Query{__typename}' }, 400, 'Could not determine what operation to execute.'],
];
test.each(PARAMS)('parameters that cannot be used (%j) are answered %i: %s', async (params, status, message) => {
  for (const send of [sentTo('/graphql'), sentTo('/metadata')]) {
    const reply = await send(params);
    expect([reply.status, reply.body?.errors?.map((error) => error.message)]).toEqual([status, [message]]);
    expect(reply.body).not.toHaveProperty('data');
  }
});

test('a syntax error says where', async () => {
  expect((await post('{"query":""}')).body).toEqual({
    errors: [{ message: 'Syntax Error: Unexpected <EOF>.', locations: [{ line: 1, column: 1 }] }],
  });
});

test('of several operations of records one must be named, or nobody catches the error', async () => {
  const sent = async (params: object) => {
    const { status, text, type } = await post(JSON.stringify(params));
    return [status, type, text.split('\n')[0]];
  };
  const message = 'GraphQLError: Must provide operation name when document contains multiple operations.';
  expect(await sent({ query: TWO })).toEqual([500, 'text/plain;charset=UTF-8', message]);
  expect(await sent({ query: TWO, operationName: '' })).toEqual([500, 'text/plain;charset=UTF-8', message]);
  expect((await sent({ query: TWO, operationName: 'B' }))[0]).toBe(200);
  expect((await sent({ query: TWO, operationName: 'C' }))[0]).toBe(400);
});

test('a GET runs no mutation, and its variables must be JSON', async () => {
  const get = (query: string) => sendTo(`${crm.url}/graphql?${query}`, {});
  const mutation = await get(`query=${encodeURIComponent('mutation{activateWorkflowVersion(workflowVersionId:"x")}')}`);
  expect([mutation.status, mutation.body?.errors?.[0]?.message]).toEqual([
    405,
    'Can only perform a mutation operation from a POST request.',
  ]);
  const variables = await get('query={__typename}&variables=nonsense');
  expect([variables.status, variables.body?.errors?.[0]?.message]).toEqual([500, expect.stringMatching(/JSON/)]);
});

test('GET with a query sees no records', async () => {
  const reply = await sendTo(`${crm.url}/graphql?query=${encodeURIComponent('{people{totalCount}}')}`, {
    headers: authorization(),
  });
  expect(reply.body?.errors?.[0]?.message).toBe('Cannot query field "people" on type "Query".');
});

test('no page of another origin may read an answer', async () => {
  for (const [path, method] of [
    ['/graphql', 'OPTIONS'],
    ['/client-config', 'GET'],
    ['/graphql', 'POST'],
  ] as const) {
    const answer = await fetch(crm.url + path, { method, headers: { origin: 'https://elsewhere.example' } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
});

/** The status for a request with that host and that path, as a browser or an attacker sends them. */
const statusOf = (host: string, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(crm.url);
    const sent = request({ host: '127.0.0.1', port, path, headers: { host, ...authorization() } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end();
  });

test.each(['evil.example', 'evil.example:PORT', '127.0.0.1', '127.0.0.1.evil.example:PORT', 'localhost:1'])(
  'a name that leads to this machine is refused: %j',
  async (host) => {
    const named = host.replace('PORT', new URL(crm.url).port);
    for (const path of ['/client-config', '/graphql', '/demo/control', '//'])
      expect(await statusOf(named, path)).toBe(421);
  },
);

test.each(['//', '///', '//evil.example/client-config', '/\\evil.example', '/%', '/client-config/..//'])(
  'the path %j is none, and no failure',
  async (path) => expect(await statusOf(new URL(crm.url).host, path)).toBe(404),
);

test('the version is named when the server was told one', async () => {
  expect((await sendTo(`${crm.url}/client-config`, {})).body).toMatchObject({ appVersion: '2.21.0' });
});

test('a large answer is compressed for a client that says so, and for no other', async () => {
  const raw = (headers: Record<string, string>) =>
    new Promise<{ readonly encoding: string | undefined; readonly bytes: Buffer }>((resolve, reject) => {
      const sent = request(
        `${crm.url}/graphql`,
        { method: 'POST', headers: { ...json, ...authorization(), ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({ encoding: answer.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ query: '{people{edges{node{id name{firstName lastName}}}}}' }));
    });
  const [plain, zipped] = [await raw({}), await raw({ 'accept-encoding': 'gzip' })];
  expect([plain.encoding, zipped.encoding]).toEqual([undefined, 'gzip']);
  expect(gunzipSync(zipped.bytes).equals(plain.bytes)).toBe(true);
});

test('REST gives whole records, relations on request, and its own errors', async () => {
  const get = (path: string, key = 'apple-admin') =>
    sendTo(crm.url + path, { headers: { authorization: `Bearer ${crm.keys[key]}` } });
  const flat = Object((await get('/rest/people?limit=1')).body);
  expect(Object.keys(flat.data.people[0])).toEqual([
    'id',
    'deletedAt',
    'position',
    'name',
    'jobTitle',
    'age',
    'companyId',
  ]);
  expect([flat.totalCount, flat.pageInfo.hasNextPage]).toEqual([80, true]);
  const deep = Object((await get('/rest/people?limit=1&depth=1')).body).data.people[0];
  expect([deep.company.name, deep.noteTargets.length]).toEqual(['Company 0', 1]);
  expect((await get('/rest/people', 'apple-nothing')).status).toBe(403);
  expect((await get('/rest/people', 'apple-expired')).status).toBe(401);
  expect((await get('/rest/people?filter=name[eq]:x')).status).toBe(400);
});
