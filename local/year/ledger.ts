/** What happened in the year, hour by hour, and the laws that it must hold. */
import { readContents } from '../emulator/grid/edit/contents';
import { serialFromEpoch } from '../emulator/grid/values/serial';
import { periodOf, slotsOf } from './calendar';
import { areOfOneSlot, openRuns } from './runs';
import { openMailbox } from './told';
import { DAY, HOUR, type User, type World, type YearTable } from './world';

/** A trigger ticks once an hour, and a run that is so late is named. */
const GRACE_MS = 90 * 60_000;
const QUOTA_MS = 90 * 60_000;

interface Slot {
  readonly table: YearTable;
  readonly at: number;
  /** By then it has happened, or is named. */
  readonly until: number;
}

export interface Ledger {
  /** After ticks: what they did. */
  readonly look: () => void;
  /** A run of a person's trigger, and how long it took. */
  readonly ran: (user: string, ms: number) => void;
  /** Somebody opens a sidebar there. */
  readonly open: (user: User, book: string) => void;
  readonly counts: ReadonlyMap<string, number>;
  readonly broken: readonly string[];
  /** Laws looked at. */
  readonly judged: () => number;
}

export function openLedger(world: World): Ledger {
  const { emulator, tables } = world;
  const begin = emulator.now();
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const broken: string[] = [];
  let judged = 0;
  const law = (holds: boolean, sentence: () => string): void => {
    judged += 1;
    if (!holds) broken.push(`${iso(emulator.now())} ${sentence()}`);
  };
  const runs = openRuns(world, begin);
  const mailbox = openMailbox(world, { law, count });
  let open: readonly Slot[] = [];
  let seen = begin;

  /** What is known of a slot of a spreadsheet that somebody opened; null: it may still happen. */
  function fateOf({ table, at, until }: Slot, named: ReadonlySet<string | null>): string | null {
    if (runs.succeeded(table, at - HOUR, until)) return 'happened';
    if (mailbox.isTold(table, at, until)) return 'told by mail';
    if (emulator.now() < until) return null;
    return named.has(table.tableId) ? 'named at the next opening' : 'lost';
  }

  function judgeFreshness(table: YearTable): void {
    const now = emulator.now();
    const isFresh = runs.succeeded(table, now - periodOf(table.timing) - GRACE_MS - HOUR, now);
    const isStale = saysStale(world, table);
    if (runs.has(table) && !isFresh && table.timing.kind !== 'month')
      law(isStale, () => `${nameOf(table)} is stale, and its cell does not say so`);
    if (isStale) count('stale in the freshness cell');
  }

  return {
    counts,
    broken,
    judged: () => judged,
    ran: watchQuota(world, { law, count }),
    look() {
      runs.read();
      mailbox.read();
      open = [...open, ...slotsSince(world, seen)];
      seen = emulator.now();
      for (const table of tables) {
        const two = runs.lastTwo(table);
        if (two)
          law(
            !areOfOneSlot(table, ...two),
            () => `${nameOf(table)} ran twice for one slot: ${two.map(iso).join(' and ')}`,
          );
      }
    },
    open(user, book) {
      const named = tablesNamed(world, user, book);
      const later: Slot[] = [];
      for (const slot of open) {
        const isHere = slot.table.book === book;
        const fate = isHere ? fateOf(slot, named) : null;
        if (isHere) judged += 1;
        if (fate === null) later.push(slot);
        else count(fate);
        if (fate === 'lost')
          law(false, () => `${nameOf(slot.table)}: nobody knows of the run that was due ${iso(slot.at)}`);
      }
      open = later;
      for (const table of tables) if (table.book === book) judgeFreshness(table);
    },
  };
}

const iso = (at: number): string => new Date(at).toISOString();

const nameOf = ({ book, object }: YearTable): string => `${book}/${object}`;

/** Slots of all tables from a time until now. */
function slotsSince({ emulator, tables }: World, since: number): readonly Slot[] {
  const now = emulator.now();
  return tables.flatMap((table): readonly Slot[] => {
    const { timing, zone } = table;
    if (timing.kind !== 'hours') {
      const patience = Math.min(periodOf(timing), DAY) + 2 * HOUR;
      return slotsOf(timing, zone, since, now).map((at) => ({ table, at, until: at + patience }));
    }
    // Slots of hours have no place in a calendar: each period wants its run.
    const length = timing.every * HOUR;
    const slots: Slot[] = [];
    for (let at = Math.ceil(since / length) * length; at < now; at += length)
      slots.push({ table, at, until: at + length + GRACE_MS + HOUR });
    return slots;
  });
}

/** Tables that the sidebar names as late or failed to whoever opens it. */
function tablesNamed(world: World, user: User, book: string): ReadonlySet<string | null> {
  const state = world.call(user, book, 'getState', {}) as {
    readonly notices: readonly { readonly kind: string; readonly tableId: string | null }[];
    readonly tables: readonly {
      readonly id: string;
      readonly schedule: { readonly lastFailure: string | null } | null;
    }[];
  };
  return new Set([
    ...state.notices.flatMap(({ kind, tableId }) => (kind === 'missing' || kind === 'late' ? [tableId] : [])),
    ...state.tables.flatMap(({ id, schedule }) => (schedule?.lastFailure == null ? [] : [id])),
  ]);
}

/** Whether the freshness cell of a table shows by now that it is stale. */
function saysStale({ books, emulator }: World, table: YearTable): boolean {
  const sheet = books.get(table.book)?.sheets[0];
  if (!sheet) throw new Error(table.book);
  const [[serial] = []] = readContents(sheet, { row: table.row, column: 2, rows: 1, columns: 1 });
  const formula = JSON.stringify(sheet.columns[2]?.contents.items[table.row - 1] ?? null);
  const minutes = Number(/\+(\d+)\/1440/.exec(formula)?.[1] ?? Number.NaN);
  return serialFromEpoch(emulator.now(), table.zone) > Number(serial) + minutes / 1440;
}

/** Adds up how long triggers of a person ran within a day. */
function watchQuota({ emulator }: World, { law, count }: Parameters<typeof openMailbox>[1]): Ledger['ran'] {
  const used: { readonly user: string; readonly at: number; readonly ms: number }[] = [];
  return (user, ms) => {
    const at = emulator.now();
    used.push({ user, at, ms });
    count(`ticks of ${user}`);
    const day = used.filter((one) => one.user === user && one.at > at - DAY);
    const sum = day.reduce((total, one) => total + one.ms, 0);
    law(sum <= QUOTA_MS, () => `${user}: ${Math.round(sum / 60_000)} minutes of triggers in a day`);
    if (used.length > 2_000) used.splice(0, 1_000);
  };
}
