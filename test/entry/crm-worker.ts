/** The demo CRM in a thread of its own: the emulator blocks the thread that runs the tests. Built as build/crm-beside.mjs; started by `crm-beside.ts`. */
import { subscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { type CrmOptions, startCrm } from '../../local/crm/server/start';

interface Given {
  readonly options: CrmOptions;
  /** One number: milliseconds since the epoch, as the tests' emulator has it. */
  readonly clock: SharedArrayBuffer;
}

async function main({ options, clock }: Given): Promise<void> {
  const [time, bodies] = [new Float64Array(clock), [] as string[]];
  const crm = await startCrm({ ...options, now: () => time[0] ?? 0 });
  const redirecting = createServer((request, response) => {
    response.writeHead(302, { Location: `${crm.url}${request.url ?? ''}` }).end();
  });
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
  const address = redirecting.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  // Whoever reads beside the server gets the same parts of the body.
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    if (request.url !== '/graphql') return;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => bodies.push(Buffer.concat(parts).toString('utf8')));
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
