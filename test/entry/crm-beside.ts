import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { requireBuilt } from '../bundle/built';
import * as z from 'zod/mini';
import type { Control } from '../../local/crm/server/faults/rule';
import type { CrmOptions } from '../../local/crm/server/start';
import type { FetchOptions } from '../../local/emulator/services/fetch-options';
import type { Given } from './crm-worker';
import { openLine } from '../../local/emulator/services/fetch-line';

/** A demo CRM in another thread, on the clock of the tests. */
export interface CrmBeside {
  readonly url: string;
  /** A server that sends everybody on to the CRM. */
  readonly redirectUrl: string;
  /** Name of the key → key. */
  readonly keys: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, on the CRM's clock. It never goes back. */
  readonly time: () => number;
  readonly setTime: (now: number) => void;
  /** Faults and changes; see `local/crm/server/faults/rule.ts`. Gives the counters. */
  readonly control: (control: Control) => Promise<Counters>;
  /** Queries for records since the last time this was asked. */
  readonly queries: () => Promise<readonly RecordsQuery[]>;
  /** Names what the CRM holds and does; the same again once all changes and faults are taken back. */
  readonly version: () => string;
  /** The CRM's thread, by its origin: scripts ask it without HTTP. */
  readonly threads: NonNullable<FetchOptions['threads']>;
  readonly close: () => Promise<void>;
}

const ready = z.object({
  url: z.string(),
  redirectUrl: z.string(),
  keys: z.record(z.string(), z.string()),
  controlSecret: z.string(),
});

const counters = z.object({
  requests: z.number(),
  recordRequests: z.number(),
  recordRoots: z.number(),
  limited: z.number(),
  log: z.array(z.looseObject({ path: z.string(), status: z.nullable(z.number()), roots: z.array(z.string()) })),
});

type Counters = z.infer<typeof counters>;

const sent = z.object({ bodies: z.array(z.string()) });

const recordsQuery = z.object({
  query: z.string(),
  variables: z.object({
    filter: z.looseObject({}),
    orderBy: z.optional(z.array(z.looseObject({}))),
    first: z.number(),
    offset: z.optional(z.number()),
  }),
});

export type RecordsQuery = z.infer<typeof recordsQuery>;

/** Half of the demo's records are younger than this, so relative dates find some. */
const START = Date.parse('2026-05-20T09:00:00Z');

/** Follows what a control endpoint is told. */
export function controlVersions(): { readonly now: () => string; readonly note: (control: Control) => void } {
  let count = 0;
  const version = { rules: 0, content: 0, keys: 0 };
  return {
    now: () => JSON.stringify(version),
    note({ clear = false, restore = false, now = [], rules = [] }) {
      count += 1;
      const changes = [...now, ...rules.flatMap(({ fault }) => (fault.kind === 'change' ? [fault.change] : []))];
      if (clear) version.rules = 0;
      if (restore) version.content = 0;
      if (rules.length > 0) version.rules = count;
      if (changes.length > 0) version.content = count;
      // These are not taken back by restoring.
      if (changes.some(({ kind }) => kind === 'revoke' || kind === 'forbid')) version.keys = count;
    },
  };
}

/** @param options 300 people and no rate limit unless told. */
export async function startCrmBeside(options: Omit<CrmOptions, 'now'> = {}): Promise<CrmBeside> {
  const clock = new SharedArrayBuffer(8);
  const time = new Float64Array(clock);
  time[0] = START;
  const { line, thread } = openLine();
  let isOpen = true;
  const versions = controlVersions();
  const workerData: Given = { options: { records: 300, rateLimit: false, ...options }, clock, line };
  const worker = new Worker(`./${requireBuilt('build/crm-beside.mjs')}`, { workerData, transferList: [line.port] });
  const told = async (): Promise<unknown> => (await once(worker, 'message'))[0];
  const { url, redirectUrl, keys, controlSecret } = ready.parse(await told());
  return {
    url,
    redirectUrl,
    keys,
    time: () => time[0] ?? START,
    setTime: (now) => {
      time[0] = Math.max(time[0] ?? START, now);
    },
    version: versions.now,
    async control(control) {
      versions.note(control);
      const response = await fetch(`${url}/demo/control`, {
        method: 'POST',
        // A kept connection may have been closed by the server while the emulator blocked this thread.
        headers: { Authorization: `Bearer ${controlSecret}`, 'Content-Type': 'application/json', Connection: 'close' },
        body: JSON.stringify(control),
      });
      const answer: unknown = await response.json();
      if (response.status !== 200) throw new Error(`The CRM refuses this control: ${JSON.stringify(answer)}`);
      return counters.parse(answer);
    },
    async queries() {
      const answer = told();
      // A thread has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage('sent');
      return sent.parse(await answer).bodies.flatMap((body) => {
        const read = recordsQuery.safeParse(JSON.parse(body));
        return read.success ? [read.data] : [];
      });
    },
    threads: (origin) => (isOpen && origin === url ? thread : undefined),
    close: async () => {
      isOpen = false;
      await worker.terminate();
    },
  };
}
