import { SyncError } from '../../src/errors';
import type { Http } from '../../src/ports/http';
import { createTransport, type Transport } from '../../src/twenty/wire/transport';
import { fakeHttp, json } from './wire';

const QUERY = {
  document: 'query Records($first: Int) { people(first: $first) { totalCount } }',
  variables: { first: 7 },
};
const KEY = 'header.payload.signature';

const open = (http: Http, locale: string | null = null): Transport =>
  createTransport({ http, address: 'https://crm.example.com', key: KEY, locale });

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
    expect(request?.headers).toEqual({
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
    expect(() => pending.answer()).toThrow(expect.objectContaining({ kind: 'unexpected' }));
  });

  it('passes on that nothing answers, and forgets the batch', () => {
    const unreachable = new SyncError('unreachable');
    const http = fakeHttp(unreachable, json({ data: {} }));
    const transport = open(http);
    const lost = transport.queue({ path: '/graphql', query: QUERY });
    expect(() => transport.flush()).toThrow(unreachable);
    transport.flush();
    expect(http.batches).toHaveLength(1);
    const again = transport.queue({ path: '/graphql', query: QUERY });
    transport.flush();
    expect(again.answer().result).toEqual({ data: {}, errors: undefined });
    expect(() => lost.answer()).toThrow(expect.objectContaining({ kind: 'unexpected' }));
  });
});
