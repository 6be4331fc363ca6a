import { Worker } from 'node:worker_threads';

/**
 * A small web server in a thread of its own: the emulator blocks the thread that runs the tests. `/echo` answers with what it got,
 * `/requests` with how many requests each path had; the others do what their names say.
 */
const SERVER = `
const http = require('node:http');
const zlib = require('node:zlib');
const { parentPort } = require('node:worker_threads');
const counts = {};
let open = 0;
let most = 0;
const server = http.createServer((request, response) => {
  const url = new URL(request.url, 'http://host');
  counts[url.pathname] = (counts[url.pathname] || 0) + 1;
  open += 1;
  most = Math.max(most, open);
  response.on('close', () => { open -= 1; });
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks);
    const json = (value) => { response.setHeader('Content-Type', 'application/json; charset=utf-8'); response.end(JSON.stringify(value)); };
    const status = /^\\/status\\/(\\d+)$/.exec(url.pathname);
    const redirect = /^\\/redirect\\/(\\d+)$/.exec(url.pathname);
    if (url.pathname === '/echo') {
      json({ method: request.method, url: request.url, headers: request.headers, body: body.toString('utf8'), hex: body.toString('hex') });
    } else if (url.pathname === '/requests') json({ counts, most });
    else if (status) { response.statusCode = Number(status[1]); response.end('status ' + status[1] + ' ' + 'x'.repeat(2000)); }
    else if (redirect) { response.statusCode = Number(redirect[1]); response.setHeader('Location', url.searchParams.get('to') || '/echo'); response.end('moved'); }
    else if (url.pathname === '/loop') { response.statusCode = 302; response.setHeader('Location', '/loop'); response.end(); }
    else if (url.pathname === '/slow') setTimeout(() => response.end('late'), Number(url.searchParams.get('ms')));
    else if (url.pathname === '/gzip') { response.setHeader('Content-Encoding', 'gzip'); response.end(zlib.gzipSync('zipped text')); }
    else if (url.pathname === '/latin') { response.setHeader('Content-Type', 'text/plain'); response.end(Buffer.from('h\\u00e9', 'utf8')); }
    else if (url.pathname === '/declared') { response.setHeader('Content-Type', 'text/plain; charset=utf-8'); response.end(Buffer.from('h\\u00e9', 'utf8')); }
    else if (url.pathname === '/cookies') { response.setHeader('Set-Cookie', ['a=1', 'b=2']); response.setHeader('X-One', '1'); response.end('ok'); }
    else if (url.pathname === '/cut') { response.setHeader('Content-Length', '100'); response.write('half'); setTimeout(() => response.destroy(), 10); }
    else if (url.pathname === '/reset') request.socket.destroy();
    else if (url.pathname === '/big') {
      const block = Buffer.alloc(1024 * 1024);
      let left = Number(url.searchParams.get('mb'));
      const more = () => { while (left > 0) { left -= 1; if (!response.write(block)) return response.once('drain', more); } response.end('!'); };
      more();
    } else { response.statusCode = 404; response.end('nothing here'); }
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

export interface TestServer {
  /** Such as "http://127.0.0.1:41234". */
  readonly origin: string;
  close(): Promise<void>;
}

export async function startServer(): Promise<TestServer> {
  const worker = new Worker(SERVER, { eval: true });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      await worker.terminate();
    },
  };
}
