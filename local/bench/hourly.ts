import * as z from 'zod';
import { cellsCost, FETCH_MS } from '../emulator/runtime/costs';
import { openAddOn } from '../pull/add-on';
import { job } from '../pull/answers';
import { drive, runPull } from '../pull/run';
import { benchColumns } from './columns';
import { START, startBenchDemo, widthOf } from './demo';
import type { BenchLine } from './line';
import type { Size } from './options';
import { someChange, VIEW } from './scenarios';
import { added, NOTHING as NOTHING_SPENT, peakMiB } from './spent';

/** Tables of one person in one spreadsheet, and how large each is. */
const TABLES = 20;
const SIZE: Size = { records: 5_000, columns: 15 };

const HOUR = 3_600_000;
/** Hours that are measured, after two in which the add-on learns where columns stand. */
const HOURS = 2;
const HOURS_BEFORE = 2;

const NOTHING = { ...NOTHING_SPENT, requests: 0 };

const state = z.object({
  tables: z.array(z.object({ receipt: z.object({ finished: z.string(), changed: z.nullable(z.number()) }) })),
});

/**
 * Tables that are refreshed every hour by their schedule, with one record in a hundred changed in between: an hour of it.
 *
 * @throws when a table was not refreshed in an hour: then it cannot be kept up.
 */
export async function measureHourly(tables: number = TABLES, { records, columns }: Size = SIZE): Promise<BenchLine> {
  const demo = await startBenchDemo(records);
  try {
    const width = benchColumns(columns);
    await demo.change({
      now: [{ kind: 'fields', object: 'person', fields: [...width.extras] }, widthOf(VIEW, width.fields)],
    });
    let spent = NOTHING;
    const addOn = openAddOn({
      folder: 'dist',
      timeZone: 'Europe/Paris',
      allowedOrigins: [new URL(demo.url).origin],
      start: START,
      tellTime: demo.tellTime,
      onRun: (endpoint, run, ownMs) => {
        if (endpoint === 'tick')
          spent = { ...added(spent, run, ownMs), requests: spent.requests + run.counters.fetches };
      },
    });
    const wanted = { object: 'people', view: VIEW, csv: null, ids: null, me: null };
    const { tableId } = await runPull(addOn, demo, wanted, () => undefined);
    const all = [tableId];
    while (all.length < tables) {
      const copy = await drive(addOn, addOn.call('duplicateTable', { tableId }, job), () => undefined);
      all.push(copy.tableId);
    }
    const plan = { timing: { kind: 'hours', every: 1 }, paused: false, guard: 'follow' };
    for (const id of all) addOn.call('planSchedule', { tableId: id, plan }, z.unknown());
    for (let hour = -HOURS_BEFORE; hour < HOURS; hour += 1) {
      const began = addOn.now();
      await demo.change({ now: [someChange(`Changed in hour ${hour}`)] });
      if (hour === 0) spent = NOTHING;
      // From half past to half past, so that each has one tick.
      const ticks = addOn.tick(Math.floor(began / HOUR) * HOUR + 1.5 * HOUR - began);
      const done = addOn
        .call('getState', {}, state)
        .tables.filter(({ receipt }) => Date.parse(receipt.finished) >= began && receipt.changed === records / 100);
      const [failed] = ticks.filter(({ outcome }) => outcome !== 'value');
      if (failed || (hour >= 0 && done.length < tables))
        throw new Error(`${done.length} of ${tables} tables were refreshed in an hour.`);
    }
    const cells = { read: tables * records * columns, written: (tables * records) / 100 };
    const anHour = (total: number): number => Math.round(total / HOURS);
    return {
      what: 'hourly',
      records,
      columns,
      requests: anHour(spent.requests),
      calls: anHour(spent.calls),
      cellsRead: anHour(spent.cellsRead),
      cellsWritten: anHour(spent.cellsWritten),
      cellsCopied: anHour(spent.cellsCopied),
      modelledMs: anHour(spent.modelledMs),
      floorMs: Math.round(tables * FETCH_MS + cellsCost({ ...cells, copied: 0 })),
      scriptMs: 0,
      carefulMs: 0,
      veryCarefulMs: 0,
      cpuMs: anHour(spent.cpuMs),
      peakMiB: peakMiB(),
      slices: anHour(spent.slices),
    };
  } finally {
    demo.stop();
  }
}
