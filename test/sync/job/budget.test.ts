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
  /** As another execution left it; times as milliseconds from now. */
  const say = (said: { from?: number; usedMs?: number; open?: number; learnt?: { ms: number; at: number } }): void => {
    const { from = 0, usedMs = 0, open, learnt } = said;
    const saved = { from: now + from, usedMs, seen: now, open: open === undefined ? null : now + open };
    store.set(BUDGET_KEY, JSON.stringify({ ...saved, learnt: learnt ? { ms: learnt.ms, at: now + learnt.at } : null }));
  };
  return { store, budget, tick, say, pass: (ms: number) => (now += ms) };
}

/** What a consumer's ticks may take a day. */
const ALL = 90 * MINUTE * 0.96;

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
  expect(ada.budget().begin()).toBeLessThan(3 * MINUTE);
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

describe('the time that is left', () => {
  type Said = Parameters<ReturnType<typeof person>['say']>[0];
  test.each<[string, Said, number]>([
    ['is all where nothing was used', {}, ALL],
    ['is less by what was used', { usedMs: 80 * MINUTE }, ALL - 80 * MINUTE],
    ['is never less than none', { usedMs: 100 * MINUTE }, 0],
    ['is all where a clock was wrong when the day began', { from: 240 * HOUR, usedMs: 80 * MINUTE }, ALL],
    ['is not less for one that may be at work elsewhere', { open: -5 * MINUTE }, ALL],
    ['is less by one that died', { open: -6 * MINUTE }, ALL - 6 * MINUTE],
    ['is less by one that died by a wrong clock', { open: HOUR }, ALL - 6 * MINUTE],
    ['is as little as was learnt', { learnt: { ms: HOUR, at: -HOUR } }, HOUR],
    ['is not what was learnt by a wrong clock', { learnt: { ms: HOUR, at: 240 * HOUR } }, ALL],
  ])('%s', (_, said, left) => {
    const ada = person();
    ada.say(said);
    expect(ada.budget().begin()).toBe(left);
  });

  test('is all again for who says that theirs is another account', () => {
    const ada = person();
    ada.say({ learnt: { ms: HOUR, at: 0 } });
    ada.budget().setWorkspace(true);
    expect(ada.budget().begin()).toBe(4 * ALL);
  });

  test('is not more where the clock went back meanwhile', () => {
    const ada = person();
    ada.say({ usedMs: HOUR });
    const one = ada.budget();
    one.begin();
    ada.pass(-MINUTE);
    one.end();
    ada.pass(2 * MINUTE);
    expect(ada.budget().begin()).toBe(ALL - HOUR);
  });

  test('is less by one that began while another worked, and died', () => {
    const ada = person();
    const one = ada.budget();
    one.begin();
    ada.pass(MINUTE);
    ada.tick(MINUTE, true);
    one.end();
    ada.pass(HOUR);
    expect(ada.budget().begin()).toBe(ALL - 8 * MINUTE);
  });
});

test.each<[string, number, number]>([
  ['little was used', 19 * MINUTE, 5 * HOUR],
  ['a day passed, as without a schedule', 30 * MINUTE, 25 * HOUR],
  ['the next came soon', 30 * MINUTE, 2 * HOUR],
])('that no tick came tells nothing of Google where %s', (_, used, silence) => {
  const ada = person();
  ada.say({ usedMs: used });
  ada.pass(silence);
  ada.budget().begin();
  expect(JSON.parse(ada.store.get(BUDGET_KEY) ?? '')).toMatchObject({ learnt: null });
});
