import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DemoInfo } from './demo-info';
import type { DeskSidebar, DeskState } from './desk/desk-calls';
import type { Desk } from './desk/desk-thread';
import { createEventStreams } from './event-streams';
import { hasLocalHost } from './guard';
import { createPageRoutes } from './page-routes';
import { withoutHtml } from './desk/desk-calls';
import { sidebarPage, sidebarPolicy } from './sidebar-page';

export interface PageServer {
  /** Where a person opens the page. */
  readonly url: string;
  readonly sidebarOrigin: string;
  /** The page's token: every call of its API carries it. */
  readonly token: string;
  close(): Promise<void>;
}

export interface PageServerSetup {
  /** Folder of the built page. */
  readonly folder: string;
  /** 0: any free one. */
  readonly port: number;
  readonly desk: Desk;
  readonly demo: DemoInfo;
}

const HOST = '127.0.0.1';

/**
 * Starts the page's server and, on the next port (or any other, if that one is taken), the sidebar's.
 * @throws Error with a sentence when the port is taken
 */
export async function startPageServer(setup: PageServerSetup): Promise<PageServer> {
  const token = randomBytes(24).toString('base64url');
  const streams = createEventStreams();
  /** The sidebar that is shown now: the only page of the second origin. */
  let sidebar: DeskSidebar | null = null;

  const pages = createServer();
  const frames = createServer();
  const port = await listen(pages, setup.port);
  const framePort = await listenNear(frames, setup.port === 0 ? 0 : port + 1).catch((error: unknown) => {
    pages.close();
    throw error;
  });
  const [origin, sidebarOrigin] = [`http://${HOST}:${port}`, `http://${HOST}:${framePort}`];

  const note = (state: DeskState): void => {
    sidebar = state.sidebar;
  };
  setup.desk.onEvent((event) => {
    if (event.kind === 'state') note(event.state);
    switch (event.kind) {
      case 'update':
        return streams.send('update', event.update);
      case 'state':
        return streams.send('state', withoutHtml(event.state));
      case 'execution':
        return streams.send('execution', event.record);
      case 'notice':
        return streams.send('notice', { title: event.title, message: event.message });
      case 'question':
        return streams.send('question', event.question);
    }
  });
  setup.desk.onEnd((sentence) => streams.send('ended', { message: sentence }));

  pages.on('request', createPageRoutes({ ...setup, port, token, sidebarOrigin, streams, note }));
  frames.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hasLocalHost(request, framePort)) return refuse(response, 421);
    const path = (request.url ?? '').split('?')[0];
    if (request.method !== 'GET' || !sidebar || path !== `/sidebar/${sidebar.id}`) return refuse(response, 404);
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': sidebarPolicy(origin),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(sidebarPage(sidebar.html, { parentOrigin: origin, functions: sidebar.functions }));
  });

  return {
    url: origin,
    sidebarOrigin,
    token,
    async close() {
      streams.closeAll();
      await Promise.all([closeServer(pages), closeServer(frames)]);
    },
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(status === 421 ? 'This server answers to 127.0.0.1 only.' : 'Nothing here.');
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const forbidden = error.code === 'EACCES';
      if (taken) reject(new Error(`Port ${port} is in use. Choose another one: npm start -- --port ${port + 10}`));
      else if (forbidden)
        reject(new Error(`Port ${port} may not be used without special rights. Choose one above 1024.`));
      else reject(error);
    });
    server.listen(port, HOST, () => resolve((server.address() as AddressInfo).port));
  });
}

async function listenNear(server: Server, port: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch {
    return await listen(server, 0);
  }
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
