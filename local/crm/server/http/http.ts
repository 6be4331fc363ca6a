import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { hasLocalHost, urlOf } from '../../../host/guard';
import { type Answer, text } from '../answer';
import { readBody, UnreadableBody } from '../body';
import type { Respond } from './respond';

const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** Bodies below this many bytes are not worth compressing. */
const WORTH_COMPRESSING = 1024;

/** @param refuse stops listening for so many milliseconds. */
export function httpServer(respond: Respond, refuse: (ms: number) => void): Server {
  return createServer((request, response) => {
    serve(respond, refuse, request, response).catch((problem: unknown) => {
      // A fault of the demo itself: said in the open, never left hanging.
      const message = problem instanceof Error ? problem.message : String(problem);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(message);
    });
  });
}

async function serve(
  respond: Respond,
  refuse: (ms: number) => void,
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
  if (body instanceof UnreadableBody) {
    await send(request, response, body.answer(), null);
    return;
  }
  const { headers, method = 'GET' } = request;
  const { answer, fault } = await respond({ method, path: url.pathname, query: url.searchParams, headers, body });
  if (fault.refuseMs !== null) refuse(fault.refuseMs);
  if (fault.refuseMs !== null || fault.drop) {
    request.socket.destroy();
    return;
  }
  await send(request, response, answer, fault.cutAfter);
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
