import vm from 'node:vm';
import { type BuildResult, build } from 'esbuild';
import { syncGraphqlRequest } from '../../esbuild.sync-graphql-request.mjs';
import { SyncError } from '../../src/errors';
import type { Http } from '../../src/ports/http';
import type { Connection, Transport } from '../../src/twenty/transport';
import { fakeHttp, json } from './wire';

/** The transport as the server bundle has it: graphql-request inside, made synchronous by the build's own step. */
function bundle(minify: boolean): Promise<BuildResult<{ write: false; metafile: true }>> {
  return build({
    stdin: {
      contents: "export { createTransport } from './src/twenty/transport';",
      resolveDir: process.cwd(),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    metafile: true,
    minify,
    format: 'iife',
    globalName: 'bundled',
    target: 'es2019',
    charset: 'utf8',
    plugins: [syncGraphqlRequest()],
  });
}

let code = '';
let createTransport: (connection: Connection) => Transport;

beforeAll(async () => {
  code = (await bundle(false)).outputFiles[0]?.text ?? '';
  // A realm with the language's own globals and nothing of the Web; not even promises, so that none can be waited for.
  const realm = vm.createContext({});
  vm.runInContext('delete globalThis.Promise;', realm);
  vm.runInContext(`${code};globalThis.made = bundled.createTransport;`, realm);
  createTransport = realm['made'];
});

const QUERY = {
  document: 'query Records($first: Int) { people(first: $first) { totalCount } }',
  variables: { first: 7 },
};
const KEY = 'header.payload.signature';

const open = (http: Http, locale: string | null = null): Transport =>
  createTransport({ http, address: 'https://crm.example.com', key: KEY, locale });

/** What a call throws, from whatever realm. */
function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

describe('the transport', () => {
  it('sends what was queued in one batch, and each answer finds its question', () => {
    const http = fakeHttp(...[0, 1, 2].map((n) => json({ data: { n } })));
    const transport = open(http);
    const pending = [0, 1, 2].map((first) =>
      transport.queue({ path: '/graphql', query: { ...QUERY, variables: { first } } }),
    );
    expect(http.batches).toHaveLength(0);
    transport.flush();
    expect(http.batches).toHaveLength(1);
    const results = pending.map(({ answer }) => answer().result);
    expect(results).toEqual([0, 1, 2].map((n) => ({ data: { n }, errors: undefined })));
  });

  it('sends documents and variables as they are, with the key and nothing that names a version', () => {
    const http = fakeHttp(json({ data: {} }));
    const transport = open(http, 'fr-FR');
    transport.queue({ path: '/metadata', query: QUERY });
    transport.flush();
    const [request] = http.batches[0] ?? [];
    expect(request).toMatchObject({ url: 'https://crm.example.com/metadata', method: 'post' });
    expect({ ...request?.headers }).toEqual({
      authorization: `Bearer ${KEY}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'x-locale': 'fr-FR',
    });
    expect(JSON.parse(request?.body ?? '')).toEqual({ query: QUERY.document, variables: { first: 7 } });
  });

  it('leaves the language to Twenty unless told', () => {
    const http = fakeHttp(json({ data: {} }));
    const transport = open(http);
    transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(http.batches[0]?.[0]?.headers).not.toHaveProperty('x-locale');
  });

  it('keeps data and errors of one answer together', () => {
    const transport = open(fakeHttp(json({ data: { people: null }, errors: [{ message: 'no' }] })));
    const pending = transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(pending.answer().result).toEqual({ data: { people: null }, errors: [{ message: 'no' }] });
  });

  it.each([
    ['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>hello' }],
    ['cut JSON', { status: 200, headers: { 'content-type': 'application/json' }, body: '{"data":{"peo' }],
    ['JSON that says nothing of its type', { status: 200, headers: {}, body: '{"data":{}}' }],
    ['a bad status', json({ data: { secret: 'Ada' }, errors: [{ message: 'no' }] }, { status: 400 })],
    ['a redirect', { status: 302, headers: { location: 'https://elsewhere.example' }, body: '' }],
    ['an empty body', { status: 204, headers: {}, body: '' }],
  ])('gives %s as it came, and throws nothing', (_, response) => {
    const transport = open(fakeHttp(response));
    const pending = transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(pending.answer()).toEqual({ response, result: null });
  });

  it('lets go of the text of an answer that was read', () => {
    const transport = open(fakeHttp(json({ data: { a: 1 } })));
    const pending = transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(pending.answer().response.body).toBe('');
  });

  it('has no answer before the flush', () => {
    const pending = open(fakeHttp()).queue({ path: '/graphql', query: QUERY });
    expect(thrownBy(() => pending.answer())).toMatchObject({ kind: 'unexpected' });
  });

  it('passes on that nothing answers, and forgets the batch', () => {
    const unreachable = new SyncError('unreachable');
    const http = fakeHttp(unreachable, json({ data: {} }));
    const transport = open(http);
    const lost = transport.queue({ path: '/graphql', query: QUERY });
    expect(thrownBy(() => transport.flush())).toBe(unreachable);
    transport.flush();
    expect(http.batches).toHaveLength(1);
    const again = transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(again.answer().result).toEqual({ data: {}, errors: undefined });
    expect(thrownBy(() => lost.answer())).toMatchObject({ kind: 'unexpected' });
  });
});

describe('its bundle', () => {
  it('waits for nothing', () => {
    const words = code.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
    expect(words).not.toMatch(/\basync\b|\bawait\b|\bsetTimeout\b/);
  });

  it('holds our promise in place of the language’s', () => expect(code).not.toMatch(/(?<![\w.])Promise\b/));

  it('is small: every execution evaluates it', async () => {
    const { outputs } = (await bundle(true)).metafile;
    const parts = Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const [, graphqlRequest] = parts.find(([path]) => path.endsWith('graphql-request')) ?? [];
    // Measured 8.5 KiB without blanks (design §6).
    expect(graphqlRequest?.bytesInOutput).toBeLessThan(9 * 1024);
  });
});
