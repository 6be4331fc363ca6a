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

test.each(['{"query":', 'nonsense', '5'])(
  'a body that is no JSON object (%s) is answered 500 with the words of the JSON engine',
  async (body) => {
    const reply = await post(body);
    expect(reply.status).toBe(500);
    expect(reply.text).toMatch(/JSON/);
  },
);

test.each([
  ['{people{', 'Syntax Error'],
  ['query A{people{totalCount}} query B{people{totalCount}}', 'Must provide operation name'],
])('a document that cannot be run (%s) gets an error and no data', async (query, part) => {
  const reply = await post(JSON.stringify({ query }));
  expect([reply.status, reply.text.includes(part), 'data' in Object(reply.body)]).toEqual([200, true, false]);
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
