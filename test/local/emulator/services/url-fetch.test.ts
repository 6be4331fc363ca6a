import { valueOf } from '../../../../local/emulator/index';
import { evaluate, smallWorld, type WorldOptions } from '../small-world';
import { startServer, type TestServer } from '../http-server';
import { closedAfterAll } from '../../../closing';

let server: TestServer;
const later = closedAfterAll();
beforeAll(async () => {
  server = await startServer();
  later(() => server.close());
});

const open: WorldOptions = { fetch: { allowLocal: true } };

/** Evaluates with SERVER standing for the address of the test server. */
const fetching = (expression: string, options: WorldOptions = open): unknown =>
  evaluate(expression.replaceAll('SERVER', server.origin), options);

test('GET sends what a browser would not: the agent of Apps Script', () => {
  const echo = fetching("JSON.parse(UrlFetchApp.fetch('SERVER/echo?a=b c').getContentText())");
  expect(echo).toMatchObject({
    method: 'GET',
    url: '/echo?a=b%20c',
    body: '',
    headers: { 'user-agent': expect.stringContaining('Google-Apps-Script'), 'accept-encoding': 'gzip' },
  });
});

const PAYLOADS: readonly (readonly [string, string, string])[] = [
  [
    "{ method: 'post', contentType: 'application/json', payload: JSON.stringify({ q: 'é' }) }",
    'application/json',
    '{"q":"é"}',
  ],
  ["{ method: 'post', payload: 'text' }", 'application/x-www-form-urlencoded', 'text'],
  ["{ method: 'put', payload: { a: 'x y', b: 2 } }", 'application/x-www-form-urlencoded', 'a=x+y&b=2'],
  ["{ method: 'patch', payload: [104, 105, -61, -87] }", 'application/x-www-form-urlencoded', 'hié'],
  ["{ method: 'POST', payload: Utilities.newBlob('blob', 'text/csv') }", 'text/csv', 'blob'],
];

test.each(PAYLOADS)('payload of %s', (params, type, body) => {
  expect(fetching(`JSON.parse(UrlFetchApp.fetch('SERVER/echo', ${params}).getContentText())`)).toMatchObject({
    body,
    headers: { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) },
  });
});

test('headers are sent, and answered headers come singly and all', () => {
  expect(
    fetching(
      "JSON.parse(UrlFetchApp.fetch('SERVER/echo', { headers: { Authorization: 'Bearer x', 'X-Mine': 5 } }).getContentText()).headers",
    ),
  ).toMatchObject({ authorization: 'Bearer x', 'x-mine': '5' });
  expect(
    fetching(
      "(() => { const r = UrlFetchApp.fetch('SERVER/cookies'); return [r.getHeaders()['X-One'], r.getAllHeaders()['Set-Cookie'], r.getAllHeaders()['X-One']]; })()",
    ),
  ).toEqual(['1', ['a=1', 'b=2'], '1']);
});

const BODIES: readonly (readonly [string, unknown])[] = [
  ["UrlFetchApp.fetch('SERVER/latin').getContentText('UTF-8')", 'hé'],
  ["UrlFetchApp.fetch('SERVER/latin').getContentText()", 'hÃ©'],
  ["UrlFetchApp.fetch('SERVER/declared').getContentText()", 'hé'],
  ["UrlFetchApp.fetch('SERVER/latin').getContent()", [104, -61, -87]],
  ["UrlFetchApp.fetch('SERVER/latin').getBlob().getDataAsString()", 'hé'],
  ["UrlFetchApp.fetch('SERVER/latin').getBlob().getContentType()", 'text/plain'],
  ["UrlFetchApp.fetch('SERVER/gzip').getContentText('UTF-8')", 'zipped text'],
  ["UrlFetchApp.fetch('SERVER/gzip', { headers: { 'Accept-Encoding': 'gzip' } }).getContent()[0]", 0x1f],
  [
    "UrlFetchApp.fetch('SERVER/latin').getContentText('no-such-charset')",
    'Exception: Invalid argument: no-such-charset',
  ],
];

test.each(BODIES)('%s', (expression, expected) => {
  expect(fetching(expression)).toEqual(expected);
});

test('an answer of 400 or more throws without mute, naming the host only, and is a response with it', () => {
  const message = String(fetching("UrlFetchApp.fetch('SERVER/status/401?key=secret')"));
  expect(message).toMatch(
    /^Exception: Request failed for http:\/\/127\.0\.0\.1:\d+ returned code 401\. Truncated server response: status 401 x+ \(use mute/,
  );
  expect(message).not.toContain('secret');
  expect(message.length).toBeLessThan(1_300);
  expect(fetching("UrlFetchApp.fetch('SERVER/status/503', { muteHttpExceptions: true }).getResponseCode()")).toBe(503);
});

const REDIRECTS: readonly (readonly [number, string, string])[] = [
  [301, 'post', 'GET'],
  [302, 'post', 'GET'],
  [303, 'put', 'GET'],
  [307, 'post', 'POST'],
  [308, 'put', 'PUT'],
];

test.each(REDIRECTS)('a redirect %i of a %s is followed as %s', (status, method, followed) => {
  const expression = `JSON.parse(UrlFetchApp.fetch('SERVER/redirect/${status}', { method: '${method}', payload: 'p' }).getContentText())`;
  expect(fetching(expression)).toMatchObject({ method: followed, body: followed === 'GET' ? '' : 'p' });
});

test('redirects are left alone when asked, end when they loop, and leave credentials behind on another host', () => {
  expect(
    fetching(
      "(() => { const r = UrlFetchApp.fetch('SERVER/redirect/302', { followRedirects: false }); return [r.getResponseCode(), r.getHeaders().Location]; })()",
    ),
  ).toEqual([302, '/echo']);
  expect(fetching("UrlFetchApp.fetch('SERVER/loop', { muteHttpExceptions: true })")).toMatch(
    /^Exception: Unexpected error: /,
  );
  const headers = (to: string) =>
    fetching(
      `JSON.parse(UrlFetchApp.fetch('http://first.example/redirect/302?to=${to}', { headers: { Authorization: 'x' } }).getContentText()).headers.authorization`,
      { fetch: { routes: { 'http://first.example': server.origin, 'http://second.example': server.origin } } },
    );
  expect(headers('http://second.example/echo')).toBeUndefined();
  expect(headers('/echo')).toBe('x');
});

/** What is refused before anything is sent. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["UrlFetchApp.fetch('')", /invalid value: url/],
  ['UrlFetchApp.fetch(null)', /don't match the method signature/],
  ["UrlFetchApp.fetch('ftp://x.example/')", /invalid value: ftp/],
  ["UrlFetchApp.fetch('http://')", /invalid value/],
  ["UrlFetchApp.fetch('SERVER/a b', { escaping: false })", /Invalid argument/],
  ["UrlFetchApp.fetch('SERVER/' + 'x'.repeat(2083))", /URLFetch URL Length/],
  ["UrlFetchApp.fetch('SERVER/', { method: 'brew' })", /invalid value: method:brew/],
  ["UrlFetchApp.fetch('SERVER/', { payload: 'x' })", /Invalid argument: payload/],
  ["UrlFetchApp.fetch('SERVER/', { headers: { Host: 'x' } })", /Header:Host/],
  ["UrlFetchApp.fetch('SERVER/', { headers: { 'X-A': 'a\\r\\nX-B: b' } })", /Header:X-A/],
  ["UrlFetchApp.fetch('SERVER/', { headers: { 'X-A': 'x'.repeat(8200) } })", /URLFetch Header Size/],
  [
    "UrlFetchApp.fetch('SERVER/', { headers: Object.fromEntries(Array.from({ length: 101 }, (_, i) => ['h' + i, '1'])) })",
    /URLFetch Headers/,
  ],
  ["UrlFetchApp.fetch('SERVER/', { timeoutSeconds: 0 })", /timeoutSeconds:0/],
  ["UrlFetchApp.fetch('SERVER/', { timeoutSeconds: 361 })", /timeoutSeconds:361/],
  ["UrlFetchApp.fetch('SERVER/', { method: 'post', payload: 'x'.repeat(50 * 1024 * 1024 + 1) })", /URLFetch POST Size/],
  ["UrlFetchApp.fetchAll('SERVER/')", /Invalid argument: requests/],
];

test.each(REFUSED)('%s', (expression, message) => {
  expect(fetching(expression)).toMatch(message);
});

test('a parameter that does not exist is an error of the emulator', () => {
  expect(() => fetching("UrlFetchApp.fetch('SERVER/', { timeout: 5 })")).toThrow(
    'the parameter "timeout" is not emulated',
  );
});

test('network failures throw even with mute', () => {
  const mute = '{ muteHttpExceptions: true }';
  expect(fetching(`UrlFetchApp.fetch('http://no-such-host.invalid/x', ${mute})`)).toBe(
    'Exception: DNS error: http://no-such-host.invalid/x',
  );
  expect(fetching(`UrlFetchApp.fetch('no-such-host.invalid', ${mute})`)).toBe(
    'Exception: DNS error: http://no-such-host.invalid',
  );
  expect(fetching(`UrlFetchApp.fetch('http://127.0.0.1:1/', ${mute})`)).toBe(
    'Exception: Address unavailable: http://127.0.0.1:1/',
  );
  expect(fetching(`UrlFetchApp.fetch('SERVER/reset', ${mute})`)).toMatch(/^Exception: Address unavailable: /);
  expect(fetching(`UrlFetchApp.fetch('SERVER/cut', ${mute})`)).toMatch(/^Exception: Unexpected error: /);
  expect(fetching(`UrlFetchApp.fetch('${server.origin.replace('http:', 'https:')}/', ${mute})`)).toMatch(
    /^Exception: SSL error: /,
  );
});

const LOCAL_ADDRESSES = [
  'http://127.0.0.1:1/',
  'http://localhost/',
  'http://10.1.2.3/',
  'http://172.20.0.1/',
  'http://192.168.1.1/',
  'http://169.254.1.1/',
  'http://[::1]/',
  'http://[fd00::1]/',
  'http://crm.local/',
  'http://crm.internal/',
  'http://0.0.0.0/',
  'http://2130706433/',
];

test.each(LOCAL_ADDRESSES)('%s cannot be reached unless allowed', (address) => {
  expect(fetching(`UrlFetchApp.fetch('${address}')`, {})).toMatch(/^Exception: Address unavailable: /);
});

test('single origins can be allowed', () => {
  const allowed: WorldOptions = { fetch: { allowLocal: [server.origin] } };
  expect(fetching("UrlFetchApp.fetch('SERVER/echo').getResponseCode()", allowed)).toBe(200);
  expect(fetching("UrlFetchApp.fetch('http://127.0.0.1:1/')", allowed)).toMatch(/Address unavailable/);
});

test('a time-out throws when it is due, and costs its virtual seconds', () => {
  const fetch = { allowLocal: true, timeoutScale: 0.01 };
  const world = smallWorld(
    `function main(ms, seconds) { try { return UrlFetchApp.fetch('${server.origin}/slow?ms=' + ms, { timeoutSeconds: seconds }).getContentText(); }
       catch (error) { return String(error); } }`,
    { fetch },
  );
  const run = (ms: number, seconds: number) => world.run({ user: 'ada', functionName: 'main', args: [ms, seconds] });
  const late = run(5_000, 20);
  expect(late).toMatchObject({ value: `Exception: Timeout: ${server.origin}/slow?ms=5000` });
  expect(late.counters.elapsedMs).toBe(20_000);
  const inTime = run(10, 200);
  expect(inTime).toMatchObject({ value: 'late', counters: { elapsedMs: 300, fetches: 1 } });
});

test('fetchAll sends in parallel, answers in order, and counts every request', () => {
  const world = smallWorld(
    `function main() { const urls = [120, 80, 100, 90].map((ms) => ({ url: '${server.origin}/slow?ms=' + ms, muteHttpExceptions: true }));
       urls.push('${server.origin}/latin');
       return UrlFetchApp.fetchAll(urls).map((response) => response.getContentText('UTF-8')); }
     function most() { return JSON.parse(UrlFetchApp.fetch('${server.origin}/requests').getContentText()).most; }`,
    open,
  );
  const result = world.run({ user: 'ada', functionName: 'main' });
  expect(result).toMatchObject({
    value: ['late', 'late', 'late', 'late', 'hé'],
    counters: { fetches: 5, elapsedMs: 300 },
  });
  const most = world.run({ user: 'ada', functionName: 'most' });
  expect(valueOf(most)).toBeGreaterThanOrEqual(4);
});

test('one failure fails the whole batch', () => {
  const dead = "{ url: 'http://127.0.0.1:1/', muteHttpExceptions: true }";
  expect(fetching(`UrlFetchApp.fetchAll(['SERVER/latin', ${dead}])`)).toMatch(/Address unavailable: http:\/\/127/);
  expect(fetching("UrlFetchApp.fetchAll(['SERVER/latin', 'SERVER/status/500'])")).toMatch(/returned code 500/);
  expect(fetching("UrlFetchApp.fetchAll(['SERVER/latin', 'ftp://x/'])")).toMatch(/invalid value: ftp/);
  expect(fetching('UrlFetchApp.fetchAll([]).length')).toBe(0);
});

test('fifty megabytes are the most that comes back', () => {
  expect(fetching("UrlFetchApp.fetch('SERVER/big?mb=49').getResponseCode()")).toBe(200);
  expect(fetching("UrlFetchApp.fetch('SERVER/big?mb=50')")).toBe('Exception: Limit exceeded: URLFetch Response Size.');
});

test('the address is unavailable now and then, when asked for', () => {
  const world = smallWorld(
    `function main() { let lost = 0; for (let i = 0; i < 40; i++) { try { UrlFetchApp.fetch('${server.origin}/latin'); } catch (e) { lost++; } } return lost; }`,
    { fetch: { allowLocal: true, unavailableRate: 0.5 } },
  );
  const result = world.run({ user: 'ada', functionName: 'main' });
  const lost = Number(valueOf(result));
  expect(lost).toBeGreaterThan(5);
  expect(lost).toBeLessThan(35);
});

test('the daily quota counts requests, and each of a batch; a batch that does not fit sends nothing', () => {
  const world = smallWorld(
    `function main() { UrlFetchApp.fetchAll(['${server.origin}/quota', '${server.origin}/quota']); }
     function count() { return JSON.parse(UrlFetchApp.fetch('${server.origin}/requests').getContentText()).counts['/quota'] || 0; }`,
    open,
  );
  world.run({ user: 'bob', functionName: 'main' });
  const before = world.run({ user: 'bob', functionName: 'count' });
  world.useQuota('ada', 'urlfetch', 19_999);
  expect(world.run({ user: 'ada', functionName: 'main' })).toMatchObject({
    outcome: 'error',
    error: { message: 'Service invoked too many times for one day: urlfetch.' },
  });
  expect(world.run({ user: 'bob', functionName: 'count' })).toMatchObject({
    value: valueOf(before),
  });
});

test('getRequest shows what would be sent, without sending', () => {
  expect(
    fetching(
      "UrlFetchApp.getRequest('https://x.example/', { method: 'post', contentType: 'a/b', payload: 'p', timeoutSeconds: 9 })",
    ),
  ).toMatchObject({
    url: 'https://x.example/',
    method: 'post',
    contentType: 'a/b',
    payload: 'p',
    timeoutSeconds: 9,
  });
});

test('getRequest has the headers as they were given and no others, and a form type unless told', () => {
  const asked = "UrlFetchApp.getRequest('https://x.example/', { headers: { 'X-Own': 'a', accept: 'b/c' } })";
  expect(fetching(asked)).toMatchObject({
    method: 'get',
    headers: { 'X-Own': 'a', accept: 'b/c' },
    contentType: 'application/x-www-form-urlencoded',
  });
  expect(fetching("UrlFetchApp.getRequest('https://x.example/').headers")).toEqual({});
});
