/**
 * How much time a person's triggers may take a day, over all their spreadsheets: Google counts so (google.md §1.1). Copies with a
 * script of their own do not see each other; they stop where Google refuses them.
 */
import * as v from '../../schema';
import type { Store } from '../../ports/store';
import { type DeepReadonly, parseJson } from '../../wire';
import { count } from './sense';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Of a consumer, and of a Workspace account (google.md §1.1). */
const QUOTA = { consumer: 90 * MINUTE, workspace: 360 * MINUTE } as const;
/** What Google measures is more than what a script sees of itself. */
const USABLE = 0.96;
/** Google ends an execution then: so much took one that never said how much. */
const EXECUTION_MS = 6 * MINUTE;
/** Triggers tick every hour: none for so long, after so much of a day, and Google has refused them. */
const SILENCE_MS = 3 * 60 * MINUTE;
const ENOUGH_TO_REFUSE_MS = 20 * MINUTE;
/** A refusal may have had another reason, and a quota may grow. */
const LEARNT_FOR_MS = 3 * DAY;

const budgetSchema = () =>
  v.object({
    /** The day began with the first tick after the last one's end; milliseconds since the epoch. */
    from: v.optional(v.number(), 0),
    usedMs: v.optional(count(), 0),
    /** When an execution began that has not said how long it took; null where all have. */
    open: v.optional(v.nullable(v.number()), null),
    /** The last tick. */
    seen: v.optional(v.number(), 0),
    isWorkspace: v.optional(v.boolean(), false),
    /** Where Google refused more, and when that was. */
    learnt: v.optional(v.nullable(v.object({ ms: count(), at: v.number() })), null),
  });

type Saved = DeepReadonly<v.InferOutput<ReturnType<typeof budgetSchema>>>;

export interface Budget {
  /** A tick begins. @returns milliseconds that it may take. */
  readonly begin: () => number;
  /** The tick that `begin` began is over. */
  readonly end: () => void;
  readonly isWorkspace: () => boolean;
  /** The person says what kind of account theirs is. */
  readonly setWorkspace: (isWorkspace: boolean) => void;
}

export const BUDGET_KEY = 'budget';

/** @param user the person's store. @param now milliseconds since the epoch */
export function budgetOf(user: Store, now: () => number): Budget {
  const load = (): Saved => {
    const schema = budgetSchema();
    return v.read(schema, parseJson(user.get(BUDGET_KEY) ?? '{}')) ?? v.parse(schema, {});
  };
  const save = (saved: Saved): void => user.set(BUDGET_KEY, JSON.stringify(saved));
  let began = 0;
  return {
    begin() {
      began = now();
      const saved = withDead(load(), began);
      const learnt = learntOf(saved, began);
      const isNewDay = began - saved.from >= DAY || began < saved.from;
      const day = isNewDay ? { from: began, usedMs: 0 } : {};
      const started = { ...saved, ...day, learnt, open: began, seen: began };
      save(started);
      const quota = QUOTA[saved.isWorkspace ? 'workspace' : 'consumer'] * USABLE;
      return Math.max(0, Math.min(quota, learnt?.ms ?? quota) - started.usedMs);
    },
    end() {
      const saved = load();
      const usedMs = saved.usedMs + Math.max(0, now() - began);
      save({ ...saved, usedMs, open: saved.open === began ? null : saved.open });
    },
    isWorkspace: () => load().isWorkspace,
    setWorkspace: (isWorkspace) => save({ ...load(), isWorkspace, learnt: null }),
  };
}

/** An execution that died took what Google lets one take; a younger one may be at work in another spreadsheet. */
function withDead(saved: Saved, now: number): Saved {
  const isDead = saved.open !== null && Math.abs(now - saved.open) >= EXECUTION_MS;
  return isDead ? { ...saved, open: null, usedMs: saved.usedMs + EXECUTION_MS } : saved;
}

function learntOf({ seen, usedMs, learnt }: Saved, now: number): Saved['learnt'] {
  const wasSilent = now - seen >= SILENCE_MS && now - seen < DAY && usedMs >= ENOUGH_TO_REFUSE_MS;
  if (wasSilent) return { ms: Math.round(usedMs * USABLE), at: now };
  return learnt !== null && Math.abs(now - learnt.at) < LEARNT_FOR_MS ? learnt : null;
}
