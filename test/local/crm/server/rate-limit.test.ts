import { Refusal } from '../../../../local/crm/server/errors';
import { rateLimit } from '../../../../local/crm/server/rate-limit';
import { ask, askMetadata, errorsOf, tinyCrm } from './running';

const minute = [{ tokens: 100, milliseconds: 60_000 }];
const refused = 'Limit reached (100 tokens per 60000 ms)';

function refusalOf(act: () => void): Refusal {
  try {
    act();
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
  }
  throw new Error('It was not refused.');
}

describe('the rate limit', () => {
  test('lets 100 through and refuses the next', () => {
    const limit = rateLimit(minute, false);
    for (let index = 0; index < 100; index++) limit.take(1, 0);
    expect(() => limit.take(1, 0)).toThrow(refused);
  });

  test('refills nothing between calls closer than one token, and a token after 600 ms of silence', () => {
    const limit = rateLimit(minute, false);
    limit.take(100, 0);
    expect(() => limit.take(1, 599)).toThrow(refused);
    limit.take(1, 600);
    // A refusal does not restart the clock, a consumption does.
    expect(() => limit.take(1, 1_100)).toThrow(refused);
    limit.take(1, 1_200);
    expect(() => limit.take(1, 1_799)).toThrow(refused);
  });

  test('never holds more tokens than the window', () => {
    const limit = rateLimit(minute, false);
    limit.take(1, 0);
    limit.take(100, 10_000_000);
    expect(() => limit.take(1, 10_000_000)).toThrow(refused);
  });

  test('takes none for a request it refuses', () => {
    const limit = rateLimit(minute, false);
    limit.take(90, 0);
    expect(() => limit.take(20, 0)).toThrow(refused);
    limit.take(10, 0);
  });

  test('says in the newer form how long to wait, and the wait suffices', () => {
    const limit = rateLimit(minute, true);
    limit.take(100, 0);
    const { code, more } = refusalOf(() => limit.take(3, 500));
    expect([code, more?.['limit'], more?.['windowSeconds'], more?.['remaining']]).toEqual(['RATE_LIMITED', 100, 60, 0]);
    const wait = Number(more?.['retryAfterMs']);
    expect(() => limit.take(3, 500 + wait - 1)).toThrow('Rate limit reached');
    limit.take(3, 500 + wait);
  });
});

test('the limit is per workspace, counts root fields, and leaves /metadata alone', async () => {
  const crm = await tinyCrm({ windows: [{ tokens: 3, milliseconds: 60_000 }], now: () => 1_800_000_000_000 });
  expect(errorsOf(await ask(crm, '{people{totalCount} companies{totalCount}}'))).toEqual([]);
  expect(errorsOf(await ask(crm, '{people{totalCount} companies{totalCount}}', { key: 'apple-readonly' }))).toEqual(
    [1, 2].map(() => ['Limit reached (3 tokens per 60000 ms)', 'BAD_USER_INPUT', 'LIMIT_REACHED']),
  );
  expect(errorsOf(await ask(crm, '{people{totalCount}}'))).toEqual([]);
  expect(errorsOf(await ask(crm, '{people{totalCount}}'))).toHaveLength(1);
  expect(errorsOf(await ask(crm, '{people{totalCount}}', { key: 'yc-admin' }))).toEqual([]);
  expect(errorsOf(await askMetadata(crm, '{getViews{id}}'))).toEqual([]);
  await crm.close();
});
