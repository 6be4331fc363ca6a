/** Runs of tables, as their spreadsheets remember them, and the slots in which they were due. */
import { slotsOf } from './calendar';
import { DAY, type World, type YearTable } from './world';

/** Two runs of every so many hours are never so near. */
const NEAREST_MS = 30 * 60_000;

interface Run {
  readonly started: number;
  readonly scheduled: boolean;
  readonly phase: string;
}

export interface Runs {
  /** Reads what was remembered since. */
  readonly read: () => void;
  readonly has: (table: YearTable) => boolean;
  readonly succeeded: (table: YearTable, from: number, to: number) => boolean;
  /** When the last two scheduled runs that ended well began; null where there are none yet. */
  readonly lastTwo: (table: YearTable) => readonly [number, number] | null;
}

/** @param begin earlier runs do not count; milliseconds since the epoch */
export function openRuns(world: World, begin: number): Runs {
  const runs = new Map<string, Map<number, Run>>(world.tables.map(({ tableId }) => [tableId, new Map()]));
  const of = ({ tableId }: YearTable): readonly Run[] => [...(runs.get(tableId)?.values() ?? [])];
  return {
    read() {
      for (const { tableId, book } of world.tables) {
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
    },
    has: (table) => of(table).length > 0,
    succeeded: (table, from, to) =>
      of(table).some(({ started, phase }) => phase === 'done' && started >= from && started < to),
    lastTwo(table) {
      const [before, last] = of(table)
        .filter(({ scheduled, phase }) => scheduled && phase === 'done')
        .map(({ started }) => started)
        .sort((one, other) => one - other)
        .slice(-2);
      return before === undefined || last === undefined ? null : [before, last];
    },
  };
}

export const areOfOneSlot = ({ timing, zone }: YearTable, before: number, last: number): boolean =>
  timing.kind === 'hours'
    ? last - before < NEAREST_MS
    : slotsOf(timing, zone, before, last + 1).length === 0 &&
      slotsOf(timing, zone, before - DAY * 40, before + 1).length > 0;
