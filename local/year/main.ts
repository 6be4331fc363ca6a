/** A year of schedules on a virtual clock: `npm run year -- [--seed S] [--days N] [--from YYYY-MM-DD] [--told]`. */
import { parseArgs } from 'node:util';
import { createRandom } from '../emulator/runtime/random';
import type { FireOptions } from '../emulator/engine/emulator-types';
import { LAPSES, planLapses } from './lapses';
import { openLedger } from './ledger';
import { DAY, HOUR, openWorld, type User } from './world';

/** A week before the clocks of Boston change; those of Paris and Sydney follow within a month. */
const START = Date.parse('2026-03-01T00:00:00Z');
/** Where a short time has both changes of spring and autumn in it. */
const SHORT_START = Date.parse('2026-03-28T06:00:00Z');
const PRINTED = 20;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      days: { type: 'string' },
      from: { type: 'string' },
      told: { type: 'boolean' },
    },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const days = Number(values.days ?? 365);
  const start = values.from ? Date.parse(`${values.from}T00:00:00Z`) : days < 30 ? SHORT_START : START;
  const began = performance.now();
  const random = createRandom(seed);
  console.log(`seed ${seed}, ${days} days`);
  const world = openWorld(start);
  const ledger = openLedger(world);
  const plan = planLapses(world.emulator.now(), days, random);
  const seen = new Map(Object.keys(LAPSES).map((name) => [name, 0]));
  const end = world.emulator.now() + days * DAY;
  let at = 0;
  let printed = 0;
  let active: {
    readonly to: number;
    readonly hooks?: (() => FireOptions) | undefined;
    readonly end: () => void;
  } | null = null;
  for (let hour = 0; world.emulator.now() < end; hour += 1) {
    const now = world.emulator.now();
    if (active && now >= active.to) {
      active.end();
      active = null;
    }
    const next = plan[at];
    if (!active && next && now >= next.from) {
      const running = LAPSES[next.name]?.begin(world, next.user, random);
      if (running) active = { to: next.to, hooks: running.hooks, end: running.end };
      seen.set(next.name, (seen.get(next.name) ?? 0) + 1);
      if (values.told)
        console.log(
          `${new Date(now).toISOString()} ${next.user}: ${next.name}, until ${new Date(next.to).toISOString()}`,
        );
      at += 1;
    }
    for (const { userId, counters } of world.pass(HOUR, active?.hooks?.() ?? {}))
      ledger.ran(userId, counters.elapsedMs);
    ledger.look();
    // A year takes half an hour: what is broken is said at once.
    for (; values.told && printed < ledger.broken.length; printed += 1) console.log(`  ✗ ${ledger.broken[printed]}`);
    if (hour % 24 === 23) {
      const user: User = random.next() < 0.5 ? 'ada' : 'bob';
      for (const book of world.books.keys()) ledger.open(user, book);
      ledger.look();
    }
  }
  await world.crm.close();
  for (const [name, count] of seen) console.log(`${String(count).padStart(6)} × ${name}`);
  for (const [name, count] of [...ledger.counts].sort(([one], [other]) => (one < other ? -1 : 1)))
    console.log(`${String(count).padStart(6)} ${name}`);
  const missing =
    days < 365 ? [] : [...seen].flatMap(([name, count]) => (count < 3 ? [`${name} came ${count} times only`] : []));
  const failures = [...ledger.broken, ...missing];
  for (const sentence of failures.slice(0, PRINTED)) console.log(`  ✗ ${sentence}`);
  console.log(
    `${((performance.now() - began) / 1000).toFixed(0)} s; repeat: npm run year -- --seed ${seed} --days ${days}${values.from ? ` --from ${values.from}` : ''}`,
  );
  console.log(`${ledger.judged() - ledger.broken.length} passed, ${failures.length} failed`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

main().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.stack : problem);
  process.exitCode = 1;
});
