import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Control } from '../crm/server/faults/rule';
import { startDemo } from '../host/crm-process';

/** The demo Twenty in a process of its own, with Twenty's rate limit, on the virtual clock of who asks it. */
export interface BenchDemo {
  readonly url: string;
  readonly key: string;
  /** Sets the demo's clock: milliseconds since the epoch. */
  readonly tellTime: (now: number) => void;
  readonly change: (control: Control) => Promise<void>;
  readonly stop: () => void;
}

/** When every measurement begins, so that each makes the same records. */
export const START = '2026-11-23T12:00:00.000Z';

const PROGRAM = 'build/crm.mjs';
/** 200,000 people take a quarter of a minute to make, and many times that on a busy machine. */
const PATIENCE_MS = 300_000;

/** Cursors are those of newer servers: the scripts that page by cursor lose no records, and need not look for any. */
export async function startBenchDemo(records: number): Promise<BenchDemo> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const path = join(folder, 'clock');
  const file = openSync(path, 'w');
  const bytes = Buffer.alloc(8);
  const tellTime = (now: number): void => {
    bytes.writeDoubleLE(now);
    writeSync(file, bytes, 0, 8, 0);
  };
  tellTime(Date.parse(START));
  const demo = await startDemo(PROGRAM, ['--records', String(records), '--clock', path, '--cursor-fixed'], PATIENCE_MS);
  return {
    url: demo.url,
    key: demo.keys['apple-admin'] ?? '',
    tellTime,
    async change(control) {
      const headers = {
        Authorization: `Bearer ${demo.control}`,
        'Content-Type': 'application/json',
        // A connection that was kept is closed by the demo while scripts block this thread, unnoticed.
        Connection: 'close',
      };
      const response = await fetch(`${demo.url}/demo/control`, {
        method: 'POST',
        headers,
        body: JSON.stringify(control),
      });
      if (response.status !== 200) throw new Error(`The demo Twenty refuses: ${await response.text()}`);
    },
    stop() {
      demo.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The view as wide as it is measured. */
export function widthOf(view: string, fields: readonly string[]): NonNullable<Control['now']>[number] {
  const shown = fields.map((field, position) => ({ field, isVisible: true, position }));
  return { kind: 'view', view, set: { fields: shown } };
}
