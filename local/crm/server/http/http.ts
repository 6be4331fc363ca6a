import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { hasLocalHost, urlOf } from '../../../host/guard';
import { IMPORT_PATH } from '../../import/demo';
import { type Answer, text } from '../answer';
import { readBody, UnreadableBody } from '../body';
import { answerControl, CONTROL_PATH } from './control';
import type { Scope } from '../faults/rule';
import { answerImport } from '../import';
import type { Incoming } from '../body';
import { answer } from './routes';
import type { CrmState } from '../state';

const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** Bodies below this many bytes are not worth compressing. */
const WORTH_COMPRESSING = 1024;

export interface HttpOptions {
  readonly state: CrmState;
  readonly controlSecret: string;
  /** Stops listening for so many milliseconds. */
  readonly refuse: (ms: number) => void;
}

export function httpServer(options: HttpOptions): Server {
  return createServer((request, response) => {
    serve(options, request, response).catch((problem: unknown) => {
      // A fault of the demo itself: said in the open, never left hanging.
      const message = problem instanceof Error ? problem.message : String(problem);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(message);
    });
  });
}

async function serve(
  { state, controlSecret, refuse }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const port = request.socket.localPort ?? 0;
  // A page whose name leads to this machine sends that name.
  if (!hasLocalHost(request, port)) {
    request.resume();
    await send(request, response, text('This server answers to 127.0.0.1 only.', PLAIN_TEXT, 421), null);
    return;
  }
  const url = urlOf(request, port);
  const body = await readBody(request).catch((problem: unknown) => {
    if (problem instanceof UnreadableBody) return problem;
    throw problem;
  });
  const head = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
  };
  if (body instanceof UnreadableBody) {
    await send(request, response, body.answer(), null);
    return;
  }
  const incoming: Incoming = { ...head, body };
  if (url.pathname === CONTROL_PATH) {
    await send(request, response, answerControl(state, incoming, controlSecret), null);
    return;
  }
  if (url.pathname === IMPORT_PATH) {
    await send(request, response, answerImport(state, incoming), null);
    return;
  }
  const { faults, line } = state.board.open(incoming.method, incoming.path);
  for (const scope of scopesOf(incoming)) state.board.arrive(scope, faults);
  const found = faults.replace ?? (await answer(state, incoming, faults));
  // Reading records may have met further faults.
  const final = faults.replace ?? found;
  if (faults.delayMs > 0) await pause(faults.delayMs);
  line.status = final.status;
  if (faults.refuseMs !== null) refuse(faults.refuseMs);
  if (faults.refuseMs !== null || faults.drop) {
    request.socket.destroy();
    return;
  }
  await send(request, response, final, faults.cutAfter);
}

function scopesOf({ method, path }: Incoming): readonly Scope[] {
  if (method === 'OPTIONS') return [];
  if (path === '/graphql') return ['any', 'graphql'];
  return path === '/metadata' ? ['any', 'metadata'] : ['any'];
}

/** `cutAfter` bytes of the body are sent under the length of the whole; then the connection breaks. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body, headers }: Answer,
  cutAfter: number | null,
) {
  const plain = Buffer.from(body, 'utf8');
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const isZipped = accepts && plain.length >= WORTH_COMPRESSING;
  const bytes = isZipped ? gzipSync(plain, { level: 1 }) : plain;
  response.writeHead(status, {
    ...headers,
    ...(contentType === null ? {} : { 'content-type': contentType }),
    ...(isZipped ? { 'content-encoding': 'gzip', vary: 'accept-encoding' } : {}),
    ...(status === 204 ? {} : { 'content-length': bytes.length }),
  });
  if (cutAfter === null) {
    response.end(bytes);
    return;
  }
  await new Promise<void>((resolve) => {
    response.write(bytes.subarray(0, cutAfter), () => resolve());
  });
  request.socket.destroy();
}
