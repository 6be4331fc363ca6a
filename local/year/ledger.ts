/** What happened in the year, hour by hour, and the laws that it must hold. */
import { readContents } from '../emulator/grid/edit/contents';
import { serialFromEpoch } from '../emulator/grid/values/serial';
import { periodOf, slotsOf } from './calendar';
import { DAY, HOUR, type User, type World, type YearTable } from './world';

/** A trigger ticks once an hour, and a run that is so late is named. */
const GRACE_MS = 90 * 60_000;
const QUOTA_MS = 90 * 60_000;
/** What was told of all tables counts for slots so long after it. */
const TOLD_FOR_MS = 30 * HOUR;

const STOPPED = /not refreshed by schedule$/;

interface Run {
  readonly started: number;
  readonly scheduled: boolean;
  readonly phase: string;
}

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
    if (!holds) broken.push(`${new Date(emulator.now()).toISOString()} ${sentence()}`);
  };
  const runs = new Map<string, Map<number, Run>>(tables.map(({ tableId }) => [tableId, new Map()]));
  /** Links of tables that were told, from when until they worked again. */
  const told = new Map<string, { readonly from: number; to: number }[]>();
  const openTold = (link: string) => told.get(link)?.find(({ to }) => to === Number.POSITIVE_INFINITY);
  /** When something was told of all tables of a person. */
  const toldAll: { readonly to: string; readonly at: number }[] = [];
  const used: { readonly user: string; readonly at: number; readonly ms: number }[] = [];
  let mails = 0;
  let open: Slot[] = [];
  let seen = begin;

  const nameOf = ({ book, object }: YearTable): string => `${book}/${object}`;

  function readRuns(): void {
    for (const { tableId, book } of tables) {
      const store = world.properties(book);
      const [newest = ''] = [...store.keys()]
        .filter((key) => key.startsWith('runs/'))
        .sort()
        .slice(-1);
      for (const key of ['runs', newest]) {
        const entries: unknown = JSON.parse(store.get(key) ?? '[]');
        for (const entry of (Array.isArray(entries) ? entries : []) as (Run & { tableId: string })[])
          if (entry.tableId === tableId && entry.started >= begin) runs.get(tableId)?.set(entry.started, entry);
      }
    }
  }

  function readMails(): void {
    const all = emulator.outbox();
    for (const { subject, body, to, at } of all.slice(mails)) {
      const links = [...body.matchAll(/^https:\/\/\S+#gid=\d+$/gm)].map(([link]) => link);
      if (!STOPPED.test(subject) && links.length === 0) continue;
      const parts = body.split('\n\n');
      for (const link of links) {
        const works = parts.some((part) => part.includes(link) && /is refreshed again\./.test(part));
        // One mail a failure, and one that it works.
        const known = openTold(link);
        law(works || !known, () => `${link} was told to fail twice`);
        if (!works) told.set(link, [...(told.get(link) ?? []), { from: at, to: Number.POSITIVE_INFINITY }]);
        else if (known) known.to = at;
        count(works ? 'mails that it works' : 'mails of failures');
      }
      if (links.length === 0) {
        toldAll.push({ to: to[0] ?? '', at });
        count('mails of all tables');
      }
    }
    mails = all.length;
  }

  function newSlots(): void {
    const now = emulator.now();
    for (const table of tables) {
      const { timing, zone } = table;
      if (timing.kind === 'hours') continue;
      for (const at of slotsOf(timing, zone, seen, now))
        open.push({ table, at, until: at + Math.min(periodOf(timing), DAY) + 2 * HOUR });
    }
    // Slots of hours have no place in a calendar: each period wants its run.
    for (const table of tables) {
      const { timing } = table;
      if (timing.kind !== 'hours') continue;
      const length = timing.every * HOUR;
      for (let at = Math.ceil(seen / length) * length; at < now; at += length)
        open.push({ table, at, until: at + length + GRACE_MS + HOUR });
    }
    seen = now;
  }

  const succeeded = ({ tableId }: YearTable, from: number, to: number): boolean =>
    [...(runs.get(tableId)?.values() ?? [])].some(
      ({ started, phase }) => phase === 'done' && started >= from && started < to,
    );

  const isTold = ({ link, user }: YearTable, at: number, until: number): boolean =>
    told.get(link)?.some(({ from, to }) => from <= until && to >= at) === true ||
    toldAll.some((one) => one.to.startsWith(user) && at >= one.at - TOLD_FOR_MS && at <= one.at + TOLD_FOR_MS);

  function stale(table: YearTable): { readonly isStale: boolean; readonly last: number } {
    const state = world.books.get(table.book);
    const sheet = state?.sheets[0];
    if (!sheet) throw new Error(table.book);
    const [[serial] = []] = readContents(sheet, { row: table.row, column: 2, rows: 1, columns: 1 });
    const formula = JSON.stringify(sheet.columns[2]?.contents.items[table.row - 1] ?? null);
    const minutes = Number(/\+(\d+)\/1440/.exec(formula)?.[1] ?? Number.NaN);
    const now = serialFromEpoch(emulator.now(), table.zone);
    return { isStale: now > Number(serial) + minutes / 1440, last: Number(serial) };
  }

  return {
    counts,
    broken,
    judged: () => judged,
    ran(user, ms) {
      const at = emulator.now();
      used.push({ user, at, ms });
      count(`ticks of ${user}`);
      const day = used.filter((one) => one.user === user && one.at > at - DAY);
      const sum = day.reduce((total, one) => total + one.ms, 0);
      law(sum <= QUOTA_MS, () => `${user}: ${Math.round(sum / 60_000)} minutes of triggers in a day`);
      if (used.length > 2_000) used.splice(0, 1_000);
    },
    look() {
      readRuns();
      readMails();
      newSlots();
      for (const table of tables) {
        const { timing, tableId } = table;
        const done = [...(runs.get(tableId)?.values() ?? [])]
          .filter(({ scheduled, phase }) => scheduled && phase === 'done')
          .map(({ started }) => started)
          .sort((one, other) => one - other);
        const [before, last] = done.slice(-2);
        if (before === undefined || last === undefined) continue;
        const isTwice =
          timing.kind === 'hours'
            ? last - before < 30 * 60_000
            : slotsOf(timing, table.zone, before, last + 1).length === 0 &&
              slotsOf(timing, table.zone, before - DAY * 40, before + 1).length > 0;
        law(
          !isTwice,
          () =>
            `${nameOf(table)} ran twice for one slot: ${new Date(before).toISOString()} and ${new Date(last).toISOString()}`,
        );
      }
    },
    open(user, book) {
      const now = emulator.now();
      const state = world.call(user, book, 'getState', {}) as {
        readonly notices: readonly { readonly kind: string; readonly tableId: string | null }[];
        readonly tables: readonly {
          readonly id: string;
          readonly schedule: { readonly lastFailure: string | null } | null;
        }[];
      };
      const named = new Set([
        ...state.notices.flatMap(({ kind, tableId }) => (kind === 'missing' || kind === 'late' ? [tableId] : [])),
        ...state.tables.flatMap(({ id, schedule }) => (schedule?.lastFailure == null ? [] : [id])),
      ]);
      const later: Slot[] = [];
      for (const slot of open) {
        const { table, at, until } = slot;
        if (table.book !== book) {
          later.push(slot);
          continue;
        }
        if (succeeded(table, at - HOUR, until)) count('happened');
        else if (isTold(table, at, until)) count('told by mail');
        else if (named.has(table.tableId)) {
          // A slot that is not late yet may still happen.
          if (now < until) later.push(slot);
          else count('named at the next opening');
        } else if (now < until) later.push(slot);
        else {
          count('lost');
          law(false, () => `${nameOf(table)}: nobody knows of the run that was due ${new Date(at).toISOString()}`);
        }
        judged += 1;
      }
      open = later;
      for (const table of tables) {
        if (table.book !== book) continue;
        const period = periodOf(table.timing);
        const isFresh = succeeded(table, now - period - GRACE_MS - HOUR, now);
        const hasRun = (runs.get(table.tableId)?.size ?? 0) > 0;
        const { isStale } = stale(table);
        if (hasRun && !isFresh && table.timing.kind !== 'month')
          law(isStale, () => `${nameOf(table)} is stale, and its cell does not say so`);
        if (isStale) count('stale in the freshness cell');
      }
    },
  };
}
