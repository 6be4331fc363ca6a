/** The demo CRM in a thread of its own: the emulator blocks the thread that runs the tests. Built as build/crm-beside.mjs; started by `crm-beside.ts`. */
import { createServer } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { type DirectLine, serveLine } from '../../local/crm/server/http/direct';
import { type CrmOptions, startCrm } from '../../local/crm/server/start';

export interface Given {
  readonly options: CrmOptions;
  /** One number: milliseconds since the epoch, as the tests' emulator has it. */
  readonly clock: SharedArrayBuffer;
  readonly line: DirectLine;
}

async function main({ options, clock, line }: Given): Promise<void> {
  const [time, bodies] = [new Float64Array(clock), [] as string[]];
  const crm = await startCrm({ ...options, now: () => time[0] ?? 0 });
  const redirecting = createServer((request, response) => {
    response.writeHead(302, { Location: `${crm.url}${request.url ?? ''}` }).end();
  });
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
  const address = redirecting.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  serveLine(line, (request) => {
    if (request.url.endsWith('/graphql')) bodies.push(Buffer.from(request.body ?? []).toString('utf8'));
    return crm.fetch(request);
  });
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.on('message', () => parentPort?.postMessage({ bodies: bodies.splice(0) }));
  const { url, keys, controlSecret } = crm;
  // A thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage({ url, keys, controlSecret, redirectUrl: `http://127.0.0.1:${port}` });
}

void main(workerData);
