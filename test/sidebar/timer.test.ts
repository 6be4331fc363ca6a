import { timerMs } from '../../sidebar/timer';

test.each([
  [0, 0],
  [600, 600],
  [-5, 0],
  [3_600_001, 3_600_000],
  [2 ** 31, 3_600_000],
  [1e300, 3_600_000],
  [Number.POSITIVE_INFINITY, 3_600_000],
  [Number.NaN, 3_600_000],
])('a wait of %d ms is a timer of %d', (asked, set) => expect(timerMs(asked)).toBe(set));
