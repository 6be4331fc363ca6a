import { type AddOn, openAddOn } from '../pull/add-on';
import { job, type Receipt, tables } from '../pull/answers';
import { drive, runPull } from '../pull/run';
import { benchColumns } from './columns';
import { cellsThatDiffer, type Held, heldBy } from './contents';
import { START, startBenchDemo, widthOf } from './demo';
import type { Size } from './options';
import { type Scenario, scenarios, VIEW } from './scenarios';
import { added, NOTHING, peakMiB, type Spent } from './spent';

/** One scenario, measured. */
export interface Measured extends Spent {
  readonly what: Scenario['what'];
  /** For records and their number, as the receipt tells; those for the data model and the view are in calls and time only. */
  readonly requests: number;
  /** The most that this process held until now; the demo Twenty is another process. */
  readonly peakMiB: number;
  /** What the floor is made of. */
  readonly needed: { readonly records: number; readonly read: number; readonly written: number };
}

const HOUR = 3_600_000;
/** Scenarios of a quick bench. */
const QUICK = 3;
/** Endpoints of the sidebar that work on a pull; looking for the view is not counted. */
const COUNTED = new Set(['startPull', 'refreshTable', 'continuePull']);
/** A view of so many people and columns pulled into a new sheet, then refreshed after each kind of change, an hour apart. */
export async function measureRefreshes(
  records: number,
  columns: number,
  isQuick: boolean,
): Promise<readonly Measured[]> {
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
        if (COUNTED.has(endpoint)) spent = added(spent, run, ownMs);
      },
    });
    const pulling: AddOn = {
      ...addOn,
      wait(milliseconds) {
        spent = { ...spent, modelledMs: spent.modelledMs + milliseconds };
        return addOn.wait(milliseconds);
      },
    };
    const table = await firstPull(pulling, demo);
    const measured: Measured[] = [];
    let [expected, held]: [number, Held | null] = [records, null];
    for (const scenario of scenarios(records, width).slice(0, isQuick ? QUICK : undefined)) {
      let receipt: Receipt | null = table.receipt;
      if (scenario.what !== 'first') {
        if (scenario.before.length > 0) {
          await addOn.wait(HOUR);
          await demo.change({ now: [...scenario.before] });
          await refresh(pulling, table.id);
        }
        await addOn.wait(HOUR);
        await demo.change({ now: [...scenario.changes] });
        spent = NOTHING;
        expected += scenario.more;
        receipt = await refresh(pulling, table.id);
      }
      const requests = requestsOf(scenario, receipt, { records: expected, columns });
      const holds = heldBy(addOn.state, table.sheetId, columns);
      const written = held ? cellsThatDiffer(held, holds) : (expected + 1) * columns;
      // A refresh has to know every cell: somebody may have written into it.
      const read = held ? held.rows.size * columns : 0;
      measured.push({
        what: scenario.what,
        requests,
        ...spent,
        peakMiB: peakMiB(),
        needed: { records: expected, read, written },
      });
      held = holds;
    }
    return measured;
  } finally {
    demo.stop();
  }
}

async function firstPull(addOn: AddOn, server: { readonly url: string; readonly key: string }) {
  const wanted = { object: 'people', view: VIEW, csv: null, ids: null, me: null };
  const { receipt, tableId } = await runPull(addOn, server, wanted, () => undefined);
  const table = addOn.call('getState', {}, tables).tables.find(({ id }) => id === tableId);
  if (!table) throw new Error('The first pull made no table.');
  return { id: tableId, sheetId: table.sheetId, receipt };
}

async function refresh(addOn: AddOn, tableId: string): Promise<Receipt | null> {
  const started = addOn.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, job);
  return (await drive(addOn, started, () => undefined)).receipt;
}

/** @throws when the pull did not bring what the view holds: a fast wrong answer is no answer */
function requestsOf({ what }: Scenario, receipt: Receipt | null, { records, columns }: Size): number {
  if (!receipt?.complete) throw new Error(`The pull "${what}" is not complete.`);
  if (receipt.written === records && receipt.columns === columns) return receipt.requests;
  throw new Error(`The pull "${what}" has ${receipt.written} × ${receipt.columns}, not ${records} × ${columns}.`);
}
