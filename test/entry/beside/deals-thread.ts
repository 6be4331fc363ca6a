/** The demo CRM with a workspace of the test's own, in a thread of its own; it may be served anew, changed, at the same address. Built as build/deals-beside.mjs. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Workspace } from '../../../local/crm/model';
import { createEngine } from '../../../local/crm/records/engine';
import { DIALECTS } from '../../../local/crm/server/dialects/index';
import { type DirectLine, serveLine } from '../../../local/crm/server/http/direct';
import { type RunningCrm, serveCrm } from '../../../local/crm/server/serve';

export interface Given {
  readonly workspace: Workspace;
  /** One number: milliseconds since the epoch, as the tests' emulator has it. */
  readonly clock: SharedArrayBuffer;
  readonly line: DirectLine;
}

async function main({ workspace, clock, line }: Given): Promise<void> {
  const time = new Float64Array(clock);
  const serve = (served: Workspace, port: number): Promise<RunningCrm> =>
    serveCrm({
      workspace: served,
      secondWorkspace: { id: '3b8e6458-5fc1-4e63-8563-008ccddaa6db', build: () => served },
      createEngine: (one) => createEngine(one, { ...DIALECTS['2.21'].records, cursorBug: true }),
      port,
      seed: '1',
      windows: null,
      now: () => time[0] ?? 0,
    });
  let crm = await serve(workspace, 0);
  serveLine(line, (request) => crm.fetch(request));
  const tell = (): void => {
    const { url, keys, controlSecret } = crm;
    // A thread has no origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    parentPort?.postMessage({ url, keys, controlSecret, redirectUrl: '' });
  };
  const again = async (changed: Workspace): Promise<void> => {
    await crm.close();
    crm = await serve(changed, Number(new URL(crm.url).port));
    tell();
  };
  parentPort?.on('message', (changed: Workspace) => {
    void again(changed);
  });
  tell();
}

void main(workerData);
