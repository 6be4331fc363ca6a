/** Requests as Google sends them: what of their failures is known. */
import { SyncError } from '../../src/errors';
import { urlFetchHttp } from '../../src/gas/http';

const REQUEST = { url: 'https://crm.example/graphql', method: 'post', headers: {}, body: '{}' } as const;

/** What comes of so many requests that fail after so long. */
function failingAfter(seconds: number, requests: number): unknown {
  let now = 1_000_000;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
  const fail = (): never => {
    now += seconds * 1000;
    throw new Error('Délai d’attente dépassé');
  };
  Object.assign(globalThis, { UrlFetchApp: { fetch: fail, fetchAll: fail } });
  try {
    return urlFetchHttp.send(Array.from({ length: requests }, () => REQUEST));
  } catch (thrown) {
    return thrown instanceof SyncError ? [thrown.kind, thrown.details] : thrown;
  } finally {
    clock.mockRestore();
  }
}

test.each([1, 3])(
  '%i that take a minute and fail met a server that is too slow, whatever Google’s words',
  (requests) => {
    expect(failingAfter(60, requests)).toEqual(['server-busy', {}]);
    expect(failingAfter(59, requests)).toEqual(['unreachable', { host: 'crm.example' }]);
  },
);

test('none are none', () => {
  expect(urlFetchHttp.send([])).toEqual([]);
});
