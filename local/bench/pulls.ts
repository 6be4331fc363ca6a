import * as z from 'zod';
import type { Control } from '../crm/server/faults/rule';
import { type DemoTwenty, startDemo } from '../host/crm-process';
import { type AddOn, openAddOn } from '../pull/add-on';
import { job, type Receipt } from '../pull/answers';
import { drive, runPull } from '../pull/run';

/** What one pull took. */
export interface Measured {
  readonly what: 'first pull' | 'refresh';
  readonly records: number;
  readonly columns: number;
  /** Records that the refresh found to be other than on the sheet; 0 the first time. */
  readonly changed: number;
  readonly requests: number;
  readonly serviceCalls: number;
  readonly cellsWritten: number;
  readonly seconds: number;
  /** The most that this process held until now, in MiB; the demo Twenty is another process. */
  readonly memory: number;
}

const VIEW = 'All People';
/** Fifteen columns, the id among them. */
const FIELDS = [
  'name',
  'emails',
  'createdBy',
  'company',
  'phones',
  'createdAt',
  'jobTitle',
  'linkedinLink',
  'intro',
  'workPreference',
  'performanceRating',
];

/** A view of so many people pulled into a new sheet, then every person changed and the sheet refreshed. */
export async function measurePulls(records: number): Promise<readonly Measured[]> {
  const demo = await startDemo('build/crm.mjs', ['--records', String(records), '--no-rate-limit']);
  try {
    const fields = FIELDS.map((field, position) => ({ field, isVisible: true, position }));
    await control(demo, { now: [{ kind: 'view', view: VIEW, set: { fields } }] });
    const addOn = openAddOn({ folder: 'dist', timeZone: 'Europe/Paris', allowedOrigins: [new URL(demo.url).origin] });
    const server = { url: demo.url, key: demo.keys['apple-admin'] ?? '' };
    let tableId = '';
    const first = await measure(addOn, 'first pull', async () => {
      const wanted = { object: 'people', view: VIEW, csv: null, ids: null, me: null };
      const outcome = await runPull(addOn, server, wanted, () => undefined);
      tableId = outcome.tableId;
      return outcome.receipt;
    });
    await control(demo, {
      now: [{ kind: 'edit', object: 'person', count: records, set: { jobTitle: 'Changed', intro: 'Anew' } }],
    });
    const refresh = await measure(addOn, 'refresh', async () => {
      const started = addOn.call('refreshTable', { tableId, acceptFewer: false }, job);
      return (await drive(addOn, started, () => undefined)).receipt;
    });
    return [first, refresh];
  } finally {
    demo.stop();
  }
}

const ENDPOINTS = ['startPull', 'refreshTable', 'continuePull'];

const changes = z.object({ changed: z.number().nullable() });

async function measure(addOn: AddOn, what: Measured['what'], pull: () => Promise<Receipt | null>): Promise<Measured> {
  const [before, started] = [addOn.spent(ENDPOINTS), performance.now()];
  const receipt = await pull();
  const seconds = (performance.now() - started) / 1000;
  const after = addOn.spent(ENDPOINTS);
  if (!receipt?.complete) throw new Error(`The ${what} is not complete.`);
  return {
    what,
    records: receipt.written,
    columns: receipt.columns,
    changed: changes.parse(receipt).changed ?? 0,
    requests: receipt.requests,
    serviceCalls: after.serviceCalls - before.serviceCalls,
    cellsWritten: after.cellsWritten - before.cellsWritten,
    seconds,
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function control({ url, control: secret }: DemoTwenty, body: Control): Promise<void> {
  const headers = { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${url}/demo/control`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.status !== 200) throw new Error(`The demo Twenty refuses: ${await response.text()}`);
}
