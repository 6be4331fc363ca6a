import type { ServerResponse } from 'node:http';

/** Pages that listen, each under the name it gave itself. */
export interface EventStreams {
  open(client: string, response: ServerResponse): void;
  /** To one page, or to all. */
  send(event: string, data: unknown, client?: string): void;
  closeAll(): void;
}

/** Comments keep the connection open through a browser that sleeps, and notice a page that is gone. */
const HEARTBEAT_MS = 15_000;

/** Server-sent events over node:http. */
export function createEventStreams(): EventStreams {
  const open = new Map<string, ServerResponse>();
  const heartbeat = setInterval(() => {
    for (const response of open.values()) response.write(':\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    open(client, response) {
      open.get(client)?.end();
      open.set(client, response);
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 1000\n\n');
      response.on('close', () => {
        if (open.get(client) === response) open.delete(client);
      });
    },
    send(event, data, client) {
      // JSON holds no line break, so one data line is enough.
      const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const [name, response] of open) if (client === undefined || client === name) response.write(text);
    },
    closeAll() {
      clearInterval(heartbeat);
      for (const response of open.values()) response.end();
      open.clear();
    },
  };
}
