import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { DemoInfo, PageBoot } from './demo-info';
import { type DeskCallName, DeskError, type DeskState, withoutHtml } from './desk/desk-calls';
import type { Desk } from './desk/desk-thread';
import type { EventStreams } from './event-streams';
import { hasLocalHost, hasOwnOrigin, hasToken, urlOf } from './guard';
import { readAnswer, readEdits, readLanguageName, readRun, RequestError } from './requests';
import { SANDBOX, scriptJson } from './sidebar-page';
import { readStatic, sendStatic } from './static-files';

export interface PageRoutesSetup {
  readonly folder: string;
  readonly desk: Desk;
  readonly demo: DemoInfo;
  readonly port: number;
  readonly token: string;
  readonly sidebarOrigin: string;
  readonly streams: EventStreams;
  /** Told every state of the desk that a call answers. */
  readonly note: (state: DeskState) => void;
}

/** Larger than any paste; smaller than what would hurt. */
const MAX_BODY_BYTES = 60 * 1024 * 1024;

type Handler = (url: URL, body: unknown) => Promise<unknown>;

/** Everything under the page's origin: the page itself, its event stream, and its calls. */
export function createPageRoutes(setup: PageRoutesSetup) {
  const { desk, port, token, streams } = setup;
  const files = new Map([
    ['/page.js', readStatic(join(setup.folder, 'page.js'), 'text/javascript; charset=utf-8')],
    ['/page.css', readStatic(join(setup.folder, 'page.css'), 'text/css; charset=utf-8')],
  ]);
  const page = readFileSync(join(setup.folder, 'index.html'), 'utf8');
  const calls = createCalls(desk, setup.note, streams);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = urlOf(request, port);
    const file = files.get(url.pathname);
    if (!hasLocalHost(request, port)) return send(response, 421, { message: 'This server answers to 127.0.0.1 only.' });
    if (request.method === 'GET' && url.pathname === '/') return sendPage(request, response);
    if (request.method === 'GET' && file) return sendStatic(file, request, response);
    if (request.method === 'GET' && url.pathname === '/favicon.ico') return void response.writeHead(204).end();
    if (!url.pathname.startsWith('/api/')) return send(response, 404, { message: 'Nothing here.' });
    if (!hasToken(request, url, token) || !hasOwnOrigin(request, port)) {
      return send(response, 403, { message: 'This page is out of date. Load it again.' });
    }
    if (request.method === 'GET' && url.pathname === '/api/stream') return openStream(url, response);
    const handler = calls[`${request.method ?? ''} ${url.pathname}`];
    if (!handler) return send(response, 404, { message: 'Nothing here.' });
    send(response, 200, await handler(url, request.method === 'POST' ? await readBody(request) : null));
  }

  function sendPage(request: IncomingMessage, response: ServerResponse): void {
    // One origin only, so that messages between the page and the frame can name it.
    if (request.headers.host !== `127.0.0.1:${port}`) {
      return void response.writeHead(302, { Location: `http://127.0.0.1:${port}/` }).end();
    }
    const boot: PageBoot = { token, sidebarOrigin: setup.sidebarOrigin, sandbox: SANDBOX, demo: setup.demo };
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': pagePolicy(setup.sidebarOrigin),
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    const json = `<script type="application/json" id="boot">${scriptJson(boot)}</script>`;
    response.end(page.replace('<!-- boot -->', () => json));
  }

  async function openStream(url: URL, response: ServerResponse): Promise<void> {
    const client = url.searchParams.get('client') ?? '';
    streams.open(client, response);
    try {
      const { update, ...state } = await desk.call('open', {});
      setup.note(state);
      streams.send('state', withoutHtml(state), client);
      streams.send('update', update, client);
    } catch (error) {
      // The stream stays open: a browser would ask again every second.
      streams.send('ended', { message: error instanceof Error ? error.message : String(error) }, client);
    }
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      const known = error instanceof DeskError || error instanceof RequestError;
      if (!known) console.error(error);
      const message = known ? error.message : 'Something went wrong in the local host; its terminal says more.';
      send(response, error instanceof RequestError ? 400 : known ? 409 : 500, { message });
    });
  };
}

/** The calls of the page, each by method and path. */
function createCalls(
  desk: Desk,
  note: (state: DeskState) => void,
  streams: EventStreams,
): Readonly<Record<string, Handler>> {
  const plain = (name: Extract<DeskCallName, 'fireTriggers' | 'executions' | 'outbox' | 'closeSidebar'>): Handler => {
    return async () => await desk.call(name, {});
  };
  return {
    'POST /api/run': async (_, body) => await desk.call('run', readRun(body)),
    'POST /api/edit': async (_, body) => await desk.call('edit', { edits: readEdits(body) }),
    'POST /api/close-sidebar': plain('closeSidebar'),
    'POST /api/answer': async (_, body) => await desk.call('answer', readAnswer(body)),
    'POST /api/fire-triggers': plain('fireTriggers'),
    'POST /api/language': async (_, body) => {
      const state = await desk.call('setLanguage', { language: readLanguageName(body) });
      note(state);
      streams.send('state', withoutHtml(state));
      return {};
    },
    'POST /api/reset': async () => {
      const { update, ...state } = await desk.call('reset', {});
      note(state);
      streams.send('state', withoutHtml(state));
      streams.send('update', update);
      return {};
    },
    'GET /api/executions': plain('executions'),
    'GET /api/outbox': plain('outbox'),
    'GET /api/cells': async (url) => {
      const [sheet, range] = [url.searchParams.get('sheet') ?? '', url.searchParams.get('range')];
      return await desk.call('cells', { sheet, range });
    },
  };
}

/** Univer makes its styles and cursors itself; nothing may come from or go to anywhere else. */
function pagePolicy(sidebarOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${sidebarOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size > MAX_BODY_BYTES) throw new RequestError('That is more than this page can take at once.');
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8') || 'null');
  } catch {
    throw new RequestError('The request is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body ?? null));
}
