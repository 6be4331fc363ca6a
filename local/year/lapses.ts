/** What goes wrong in a year: how each kind begins, what it does to ticks, and how it ends. */
import type { FireOptions } from '../emulator/engine/emulator-types';
import type { Random } from '../emulator/runtime/random';
import { DAY, HOUR, KEYS, type User, type World } from './world';

export interface Lapse {
  /** Of one person. */
  readonly begin: (world: World, user: User, random: Random) => Running;
}

interface Running {
  readonly hooks?: () => FireOptions;
  readonly end: () => void;
}

const SCOPE = 'https://www.googleapis.com/auth/script.external_request';
const nothing = (): void => undefined;
const MOST_BYTES = 524_288;

const triggersOf = (world: World) => world.emulator.triggers() as unknown as Record<string, unknown>[];

function dropTriggers(world: World, user: User): void {
  const all = triggersOf(world);
  const kept = all.filter(({ userId }) => userId !== user);
  all.splice(0, all.length, ...kept);
}

function revoked(world: World, user: User): () => void {
  const key = KEYS[user];
  world.crm.ask({ control: { now: [{ kind: 'revoke', key }] } });
  return () => void world.crm.ask({ control: { now: [{ kind: 'revoke', key, undo: true }] } });
}

export const LAPSES: Readonly<Record<string, Lapse>> = {
  'a permission is missing': {
    begin(world, user) {
      world.emulator.revoke(user, [SCOPE]);
      return { end: () => world.emulator.grant(user) };
    },
  },
  'the key is revoked': { begin: (world, user) => ({ end: revoked(world, user) }) },
  'the trigger is deleted': {
    begin(world, user) {
      dropTriggers(world, user);
      return { end: nothing };
    },
  },
  'no trigger more': {
    begin(world, user) {
      dropTriggers(world, user);
      const all = triggersOf(world);
      const scriptId = all[0]?.['scriptId'] ?? 'emulated-add-on';
      const made = Array.from({ length: 20 }, (_, index) => ({
        id: `full ${index}`,
        scriptId,
        userId: user,
        documentId: `elsewhere ${index}`,
        functionName: 'onScheduledRefresh',
        schedule: { kind: 'hours', every: 1, minute: 0 },
        createdAt: 0,
        nextAt: null,
      }));
      all.push(...made);
      return {
        end() {
          const kept = all.filter((one) => !made.includes(one as (typeof made)[number]));
          all.splice(0, all.length, ...kept);
        },
      };
    },
  },
  'the time of a day is used up': {
    begin(world, user) {
      world.emulator.useQuota(user, 'triggerMs', 90 * 60_000);
      return { end: nothing };
    },
  },
  'the requests of a day are used up': {
    begin(world, user) {
      world.emulator.useQuota(user, 'urlfetch', 20_000);
      return { end: nothing };
    },
  },
  'the mails of a day are used up': {
    begin(world, user) {
      world.emulator.useQuota(user, 'email', 100);
      return { end: revoked(world, user) };
    },
  },
  'the lock is taken': {
    begin: () => ({
      hooks: () => ({
        failCall: (name) => (name === 'Lock.tryLock' ? { key: 'serviceError', details: ['Lock'] } : undefined),
      }),
      end: nothing,
    }),
  },
  'the store is full': {
    begin(world) {
      const books = [...world.books.keys()];
      // Each write makes a store anew: it is looked up when it is needed.
      for (const store of books.map((book) => world.properties(book))) {
        // What only saves time would make room, and so would the last jobs.
        for (const key of store.keys()) if (/^(columns|job|pace|runs|names)\b/.test(key)) store.delete(key);
        const bytes = Buffer.byteLength([...store].flat().join(''));
        store.set('filler', 'x'.repeat(MOST_BYTES - bytes - 60));
      }
      return { end: () => books.forEach((book) => world.properties(book).delete('filler')) };
    },
  },
  'ticks have no spreadsheet': {
    begin: () => ({ hooks: () => ({ activeSpreadsheetIsNull: true }), end: nothing }),
  },
  'Twenty fails for a while': {
    begin(world) {
      const fault = { kind: 'answer', status: 503, body: 'busy' } as const;
      world.crm.ask({ control: { rules: [{ on: 'any', times: null, fault }] } });
      return { end: () => void world.crm.ask({ control: { clear: true } }) };
    },
  },
  'executions die': {
    begin: (_, __, random) => ({
      hooks: () => ({ killAt: { call: 20 + Math.floor(random.next() * 160), when: 'before' } }),
      end: nothing,
    }),
  },
};

export interface PlannedLapse {
  readonly name: string;
  readonly user: User;
  readonly from: number;
  readonly to: number;
}

/** Each kind at least three times in a year, all of them once in two weeks; one after the other, with quiet days between. */
export function planLapses(start: number, days: number, random: Random): readonly PlannedLapse[] {
  const names = Object.keys(LAPSES);
  const wanted = Math.max(
    Math.min(names.length, Math.floor(days * 0.8)),
    Math.round((days / 365) * names.length * 3.5),
  );
  const drawn = Array.from({ length: wanted }, (_, index) => names[index % names.length] ?? '');
  for (let index = drawn.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random.next() * (index + 1));
    [drawn[index], drawn[other]] = [drawn[other] ?? '', drawn[index] ?? ''];
  }
  const length = (days * DAY) / wanted;
  return drawn.map((name, index) => {
    const from = start + index * length + Math.floor(random.next() * length * 0.3);
    const lasts = Math.min(length * 0.4, (2 + Math.floor(random.next() * 40)) * HOUR);
    return { name, user: random.next() < 0.5 ? 'ada' : 'bob', from, to: from + lasts };
  });
}
