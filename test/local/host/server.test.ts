import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type DeskCallName, DeskError, type DeskEvent } from '../../../local/host/desk/desk-calls';
import type { Desk } from '../../../local/host/desk/desk-thread';
import { type PageServer, startPageServer } from '../../../local/host/server';
import { openDesk } from './desk-fixture';
import { closedAfterAll } from '../../closing';

/** The desk of this thread with the face of the one in a thread of its own. */
function deskHere(): Desk {
  const listeners: ((event: DeskEvent) => void)[] = [];
  const { desk, events } = openDesk();
  let told = 0;
  return {
    call: (name: DeskCallName, input: unknown) =>
      new Promise((resolve, reject) => {
        setImmediate(() => {
          try {
            resolve(structuredClone(desk.handle(name, input)) as never);
          } catch (error) {
            reject(error instanceof DeskError ? error : new DeskError(String(error)));
          }
          desk.flush();
          for (const event of events.slice(told)) for (const listener of listeners) listener(event);
          told = events.length;
        });
      }),
    onEvent: (listener) => void listeners.push(listener),
    onEnd: () => undefined,
    stop: () => Promise.resolve(),
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Node's fetch does not let a caller lie about the host; this does. */
function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, { method: options.method ?? 'GET', headers: options.headers ?? {} }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end(options.body === undefined ? undefined : JSON.stringify(options.body));
  });
}

const SCRIPT = 'console.log(1);\n'.repeat(500);
let server: PageServer;
let folder: string;

const later = closedAfterAll();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><body><!-- boot --></body>');
  writeFileSync(join(folder, 'page.js'), SCRIPT);
  writeFileSync(join(folder, 'page.css'), 'p{}');
  const keys = [{ name: 'apple-admin', label: 'Admin', key: 'key </script> text' }];
  const demo = { url: 'http://127.0.0.1:1', keys, realUrl: null };
  server = await startPageServer({ folder, port: 0, desk: deskHere(), demo });
  later(() => server.close());
});

const own = (headers: Record<string, string> = {}) => ({ 'x-page-token': server.token, ...headers });
const post = (path: string, body: unknown, headers = own()) =>
  ask(server.url + path, { method: 'POST', headers, body });
const json = (answer: Answer): unknown => JSON.parse(answer.body.toString());

test('the page carries its token and the demo, safely, and may talk to nobody else', async () => {
  const { status, headers, body } = await ask(server.url);
  expect(status).toBe(200);
  const boot = /<script type="application\/json" id="boot">(.*?)<\/script>/.exec(body.toString())?.[1] ?? '';
  expect(JSON.parse(boot)).toMatchObject({
    token: server.token,
    sidebarOrigin: server.sidebarOrigin,
    sandbox:
      'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox',
    demo: { keys: [{ key: 'key </script> text' }] },
  });
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).toContain(`frame-src ${server.sidebarOrigin}`);
});

const HOSTS = ['evil.example.com', 'evil.example.com:7070', '127.0.0.1:1', '127.0.0.1.evil.example.com', '[::1]'];

test.each(HOSTS)('a request that calls this machine "%s" is refused on both origins', async (host) => {
  expect((await ask(server.url, { headers: { host } })).status).toBe(421);
  expect((await ask(`${server.url}/page.js`, { headers: { host } })).status).toBe(421);
  expect((await ask(`${server.url}/api/executions`, { headers: own({ host }) })).status).toBe(421);
  expect((await ask(`${server.sidebarOrigin}/sidebar/x`, { headers: { host } })).status).toBe(421);
});

test('localhost leads to the one name of the page', async () => {
  const port = new URL(server.url).port;
  const { status, headers } = await ask(server.url, { headers: { host: `localhost:${port}` } });
  expect([status, headers['location']]).toEqual([302, `${server.url}/`]);
});

test('without the token, or from a page of another origin, no call is done', async () => {
  const run = { functionName: 'echo', args: [1], from: 'sidebar' };
  expect((await post('/api/run', run, { 'x-page-token': '' })).status).toBe(403);
  expect((await post('/api/run', run, { 'x-page-token': `${server.token}x` })).status).toBe(403);
  expect((await post('/api/run', run, own({ origin: server.sidebarOrigin }))).status).toBe(403);
  expect((await ask(`${server.url}/api/stream?client=a&token=wrong`)).status).toBe(403);
  expect(json(await post('/api/run', run, own({ origin: server.url })))).toEqual({ ok: true, value: 1 });
});

test('a request of another shape is refused with a sentence', async () => {
  const wrong = await post('/api/edit', { edits: [{ kind: 'type', sheetId: 0, row: 0, column: 1, values: [['a']] }] });
  expect(wrong.status).toBe(400);
  expect(JSON.stringify(json(wrong))).toContain('edits.0.row');
  expect((await post('/api/run', 'nonsense')).status).toBe(400);
  expect((await post('/api/nothing', {})).status).toBe(404);
});

test('what the desk refuses is told as a sentence', async () => {
  const refused = await post('/api/edit', { edits: [{ kind: 'deleteSheet', sheetId: 0 }] });
  expect(refused.status).toBe(409);
  expect(JSON.stringify(json(refused))).toMatch(/sheet/i);
});

test('a page that listens gets everything, then every change', async () => {
  const seen: string[] = [];
  const stream = await fetch(`${server.url}/api/stream?client=one&token=${server.token}`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  const until = async (wanted: RegExp): Promise<void> => {
    while (!wanted.test(seen.join(''))) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('The stream ended.');
      seen.push(value ?? '');
    }
  };
  await until(/event: state\ndata: .*\n\nevent: update\ndata: .*\n\n/);
  expect(seen.join('')).toContain('"full":true');
  await post('/api/edit', { edits: [{ kind: 'type', sheetId: 0, row: 3, column: 2, values: [['typed']] }] });
  await until(/"typed"/);
  await post('/api/run', { functionName: 'openSidebar', args: [], from: 'menu' });
  await until(/"title":"Fixture"/);
  expect(seen.join('')).not.toContain('google.script.run');
  await reader?.cancel();

  const id = /"sidebar":\{"id":"([^"]+)"/.exec(seen.join(''))?.[1] ?? '';
  const frame = await ask(`${server.sidebarOrigin}/sidebar/${id}`);
  expect(frame.status).toBe(200);
  expect(frame.body.toString()).toContain('google.script.run');
  const policy = String(frame.headers['content-security-policy']);
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain(`frame-ancestors ${server.url}`);
  expect((await ask(`${server.sidebarOrigin}/sidebar/another`)).status).toBe(404);
  expect((await ask(`${server.sidebarOrigin}/`)).status).toBe(404);
  await post('/api/close-sidebar', {});
  expect((await ask(`${server.sidebarOrigin}/sidebar/${id}`)).status).toBe(404);
});

test('files come compressed, and not at all when the browser has them', async () => {
  const packed = await ask(`${server.url}/page.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(packed.body).toString()).toBe(SCRIPT);
  expect(packed.body.length).toBeLessThan(SCRIPT.length / 10);
  const plain = await ask(`${server.url}/page.js`);
  expect(plain.body.toString()).toBe(SCRIPT);
  const again = await ask(`${server.url}/page.js`, { headers: { 'if-none-match': String(plain.headers['etag']) } });
  expect([again.status, again.body.length]).toEqual([304, 0]);
});

test('a port in use is told as a sentence; the sidebar takes another one by itself', async () => {
  const port = Number(new URL(server.url).port);
  const demo = { url: null, keys: [], realUrl: null };
  await expect(startPageServer({ folder, port, desk: deskHere(), demo })).rejects.toThrow(
    `Port ${port} is in use. Choose another one: npm start -- --port ${port + 10}`,
  );
});

test('cells can be asked for by A1 notation', async () => {
  const answer = json(await ask(`${server.url}/api/cells?sheet=Sheet1&range=B3`, { headers: own() }));
  expect(answer).toMatchObject({ values: [['typed']], display: [['typed']], rows: 1000, columns: 26 });
});

test.each(['//', '///x', '//evil.example/', '/\\', '/%', 'http://evil.example/'])(
  'the path %j is refused as any that is not there, on both origins',
  async (path) => {
    for (const origin of [server.url, server.sidebarOrigin]) {
      const { hostname, port } = new URL(origin);
      const status = await new Promise<number | undefined>((resolve, reject) => {
        const sent = httpRequest({ hostname, port, path }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        sent.on('error', reject);
        sent.end();
      });
      expect(status).toBe(404);
    }
  },
);
