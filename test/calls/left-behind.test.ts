import type { App } from '../../src/calls/app/app';
import { isLeftBehindAt } from '../../src/calls/pull/pulls';

const MINUTE = 60_000;

test.each([
  [0, false],
  [9, false],
  [10, true],
  // A clock that was wrong: else nobody could ever take it over.
  [-9, false],
  [-10, true],
])('a job that was saved %i minutes ago is left behind: %j', (minutes, expected) => {
  const now = Date.UTC(2026, 0, 1);
  const app: unknown = { clock: { now: () => now } };
  expect(isLeftBehindAt(app as App, now - minutes * MINUTE)).toBe(expected);
});
