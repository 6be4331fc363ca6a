/** A server that passes requests on to the demo CRM and lies about the answers; in a thread, because scripts block theirs. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type MessagePort, workerData } from 'node:worker_threads';
import { lied, type Told, type WireAnswer } from './lies';

export interface ServerSetup {
  /** Of the demo CRM. */
  readonly url: string;
  readonly port: MessagePort;
  /** Two whole numbers: messages so far, requests since the lies were told. */
  readonly shared: SharedArrayBuffer;
}

function main({ url, port, shared }: ServerSetup): void {
  const numbers = new Int32Array(shared);
  let told: readonly Told[] = [];
  const say = (message: unknown): void => {
    port.postMessage(message);
    Atomics.add(numbers, 0, 1);
    Atomics.notify(numbers, 0);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const number = Atomics.add(numbers, 1, 1);
    const answer = await passOn(url, request);
    const now = told.filter(({ from, count }) => number >= from && number < from + count);
    const key = request.headers.authorization ?? '';
    const { status, headers, body } = now.reduce((so, { lie }) => lied(so, lie, key, number), answer);
    response.writeHead(status, headers).end(body);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  port.on('message', (lies: readonly Told[]) => {
    told = lies;
    Atomics.store(numbers, 1, 0);
    say({});
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    say({ url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}` });
  });
}

async function passOn(url: string, request: IncomingMessage): Promise<WireAnswer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  const { authorization, 'content-type': type, 'x-locale': locale } = request.headers;
  const headers = Object.entries({ authorization, 'content-type': type, 'x-locale': String(locale ?? 'en') });
  const sent = headers.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
  const answer = await fetch(url + (request.url ?? ''), {
    method: request.method ?? 'GET',
    headers: sent,
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
  const contentType = answer.headers.get('content-type');
  return {
    status: answer.status,
    headers: contentType ? { 'content-type': contentType } : {},
    body: await answer.text(),
  };
}

main(workerData);
