import { SyncError } from '../../src/errors';
import type { HttpRequest, HttpResponse } from '../../src/ports/http';
import { withRetry } from '../../src/twenty/wire/retry';
import { fakeClock, fakeHttp } from './wire';

const request = (url: string): HttpRequest => ({ url, method: 'post', headers: {}, body: '{}' });
const status = (code: number, headers: Record<string, string> = {}): HttpResponse => ({
  status: code,
  headers,
  body: `${code}`,
});
const unreachable = new SyncError('unreachable');

describe('a network that asks again', () => {
  it.each([502, 503, 504])('does so after %d', (code) => {
    const [http, clock] = [fakeHttp(status(code), status(200)), fakeClock()];
    const responses = withRetry(http, clock, { deadline: 10_000 }).send([request('a')]);
    expect(responses).toStrictEqual([status(200)]);
    expect(clock.slept).toStrictEqual([500]);
  });

  it('does so when nothing answers, each time after twice the wait, three times in all', () => {
    const [http, clock] = [fakeHttp(unreachable, unreachable, unreachable), fakeClock()];
    expect(() => withRetry(http, clock, { deadline: 10_000 }).send([request('a')])).toThrow(unreachable);
    expect(clock.slept).toStrictEqual([500, 1_000]);
    expect(http.batches).toHaveLength(3);
  });

  it.each([200, 302, 400, 401, 404, 429, 500])('takes %d for an answer', (code) => {
    const http = fakeHttp(status(code));
    expect(withRetry(http, fakeClock(), { deadline: 10_000 }).send([request('a')])).toStrictEqual([status(code)]);
  });

  it('does not repeat what was no matter of the network', () => {
    const [http, failure] = [fakeHttp(new Error('out of quota')), fakeClock()];
    expect(() => withRetry(http, failure, { deadline: 10_000 }).send([request('a')])).toThrow('out of quota');
    expect(http.batches).toHaveLength(1);
  });

  it('repeats only the requests that failed, and keeps their order', () => {
    const http = fakeHttp(status(200), status(503), status(404), status(502), status(201), status(202));
    const responses = withRetry(http, fakeClock(), { deadline: 10_000 }).send(['a', 'b', 'c', 'd'].map(request));
    expect(responses.map((response) => response.status)).toStrictEqual([200, 201, 404, 202]);
    expect(http.batches[1]?.map(({ url }) => url)).toStrictEqual(['b', 'd']);
  });

  it('waits as long as the server asks', () => {
    const [http, clock] = [fakeHttp(status(503, { 'retry-after': '4' }), status(200)), fakeClock()];
    withRetry(http, clock, { deadline: 10_000 }).send([request('a')]);
    expect(clock.slept).toStrictEqual([4_000]);
  });

  it.each([
    ['the server asks for too long', status(503, { 'retry-after': '30' }), 10_000],
    ['the time is over', status(503), 400],
  ])('gives the answer as it is when %s', (_, answer, deadline) => {
    const [http, clock] = [fakeHttp(answer), fakeClock()];
    expect(withRetry(http, clock, { deadline }).send([request('a')])).toStrictEqual([answer]);
    expect(clock.slept).toStrictEqual([]);
  });

  it('gives up earlier when told so', () => {
    const [http, clock] = [fakeHttp(unreachable), fakeClock()];
    expect(() => withRetry(http, clock, { deadline: 10_000, attempts: 1 }).send([request('a')])).toThrow(unreachable);
    expect(clock.slept).toStrictEqual([]);
  });
});
