import { BUDGET_KEY, budgetOf } from '../../../src/sync/job/budget';
import { fakeStore } from '../../fakes/store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function person() {
  const store = fakeStore();
  let now = Date.parse('2026-05-04T08:00:00Z');
  const budget = () => budgetOf(store, () => now);
  /** A tick that takes so long, or less where it may not. Gives what it took. */
  const tick = (ms: number, dies = false): number => {
    const one = budget();
    const took = Math.min(ms, one.begin());
    now += took;
    if (!dies) one.end();
    return took;
  };
  return { store, budget, tick, pass: (ms: number) => (now += ms) };
}

/** Hourly ticks of three minutes. Gives what a day of them took. */
function dayOf({ tick, pass }: ReturnType<typeof person>, ms: number): number {
  let total = 0;
  for (let hour = 0; hour < 24; hour += 1) {
    const took = tick(ms);
    total += took;
    pass(HOUR - took);
  }
  return total;
}

test('all ticks of a day stay under ninety minutes, and the next day begins anew', () => {
  const ada = person();
  expect(dayOf(ada, 3 * MINUTE)).toBe(72 * MINUTE);
  expect(dayOf(ada, 6 * MINUTE)).toBeLessThan(90 * MINUTE);
  expect(ada.tick(3 * MINUTE)).toBe(3 * MINUTE);
});

test('who says that theirs is a Workspace account has six hours', () => {
  const ada = person();
  ada.budget().setWorkspace(true);
  expect(dayOf(ada, 6 * MINUTE)).toBe(144 * MINUTE);
  expect(ada.budget().isWorkspace()).toBe(true);
});

test('an execution that died took six minutes', () => {
  const ada = person();
  for (let tick = 0; tick < 14; tick += 1) {
    ada.tick(MINUTE, true);
    ada.pass(HOUR);
  }
  expect(ada.budget().begin()).toBeLessThan(MINUTE);
});

test('where Google refused earlier, the days after are content with less', () => {
  const ada = person();
  for (let tick = 0; tick < 10; tick += 1) ada.pass(HOUR - ada.tick(3 * MINUTE));
  ada.pass(13 * HOUR);
  ada.tick(MINUTE);
  ada.pass(2 * HOUR);
  const next = dayOf(ada, 3 * MINUTE);
  expect(next).toBeLessThan(30 * MINUTE);
  for (let day = 0; day < 3; day += 1) dayOf(ada, MINUTE);
  expect(dayOf(ada, 3 * MINUTE)).toBe(72 * MINUTE);
});

test('what another version wrote is taken for nothing', () => {
  const ada = person();
  ada.store.set(BUDGET_KEY, '{"from":"x"}');
  expect(ada.tick(MINUTE)).toBe(MINUTE);
});
