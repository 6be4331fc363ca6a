/**
 * The thread that talks HTTP while the script's thread is blocked. It is source text, started with `eval`, because the same code must run
 * from a bundled ES module, from jest, and without a file beside it; so it is plain CommonJS and uses Node's own modules only.
 *
 * In: { id, requests: [{ url, route, method, headers, body, followRedirects, checkCertificates, timeoutMs, mayBeLocal,
 * onlyLoopback }], limit }
 * Out: { id, results: [{ status, headers: [name, value][], body, gzip } | { failure }] }, then the shared counter moves.
 */
export const FETCH_WORKER = `
'use strict';
const { workerData } = require('node:worker_threads');
const http = require('node:http');
const https = require('node:https');
const dns = require('node:dns');
const net = require('node:net');
const zlib = require('node:zlib');
const { port, signal } = workerData;
const flag = new Int32Array(signal);

const blocked = new net.BlockList();
for (const [address, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16],
  ['172.16.0.0', 12], ['192.168.0.0', 16], ['224.0.0.0', 4], ['240.0.0.0', 4]]) blocked.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of [['::', 128], ['::1', 128], ['fc00::', 7], ['fe80::', 10], ['ff00::', 8]]) {
  blocked.addSubnet(address, bits, 'ipv6');
}

function isLocal(address) {
  const mapped = /^::ffff:(\\d+\\.\\d+\\.\\d+\\.\\d+)$/i.exec(address);
  if (mapped) return blocked.check(mapped[1], 'ipv4');
  const family = net.isIP(address);
  return family !== 0 && blocked.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

class Failure extends Error {
  constructor(kind) { super(kind); this.kind = kind; }
}

function guardedLookup(host, options, done) {
  dns.lookup(host, options, (error, found, family) => {
    if (error) return done(error);
    const addresses = Array.isArray(found) ? found.map((one) => one.address) : [found];
    if (addresses.some(isLocal)) return done(new Failure('unavailable'));
    done(null, found, family);
  });
}

const agents = new Map();
function agentOf(secure, check) {
  const key = secure + ':' + check;
  if (!agents.has(key)) {
    const kind = secure ? https : http;
    agents.set(key, new kind.Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: check }));
  }
  return agents.get(key);
}

function kindOf(error) {
  if (error instanceof Failure) return error.kind;
  const code = String(error.code || '');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA' || code === 'EAI_NONAME') return 'dns';
  if (/^(ERR_TLS|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_SSL|EPROTO)/.test(code)) return 'ssl';
  if (/^(ECONN|EHOST|ENET|EADDR|EPIPE|ETIMEDOUT)/.test(code)) return 'unavailable';
  return 'unexpected';
}

/** One hop: no redirects. A reused connection that the server had closed is tried once more. */
function send(request, url, method, headers, body, signal, limit, again) {
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const host = url.hostname.replace(/^\\[|\\]$/g, '');
    const mayBeLocal = request.mayBeLocal === true || request.mayBeLocal.includes(url.origin);
    if (request.onlyLoopback && !/^(127(\\.\\d+){3}|::1|localhost)$/i.test(host)) return reject(new Failure('unavailable'));
    if (!mayBeLocal && (isLocal(host) || /^localhost$|\\.(localhost|local|internal)$/i.test(host))) {
      return reject(new Failure('unavailable'));
    }
    const options = { method, headers, agent: agentOf(secure, request.checkCertificates), signal };
    if (!mayBeLocal) options.lookup = guardedLookup;
    const sent = (secure ? https : http).request(url, options, (response) => {
      const chunks = [];
      let size = 0;
      response.on('data', (chunk) => {
        size += chunk.length;
        if (size > limit) response.destroy(new Failure('tooLarge'));
        else chunks.push(chunk);
      });
      response.on('error', (error) => reject(error instanceof Failure || signal.aborted ? error : new Failure('unexpected')));
      response.on('end', () => {
        const pairs = [];
        for (let i = 0; i < response.rawHeaders.length; i += 2) pairs.push([response.rawHeaders[i], response.rawHeaders[i + 1]]);
        resolve({ status: response.statusCode, headers: pairs, location: response.headers.location,
          encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', (error) => {
      if (sent.reusedSocket && error.code === 'ECONNRESET' && again) {
        send(request, url, method, headers, body, signal, limit, false).then(resolve, reject);
      } else reject(error);
    });
    sent.end(body || undefined);
  });
}

async function run(request, limit) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), request.timeoutMs);
  try {
    let url = new URL(request.url);
    let { method, body } = request;
    const headers = { ...request.headers };
    // Google decodes gzip by itself, but not what a script has asked for by hand.
    const decodes = headers['accept-encoding'] === undefined;
    if (decodes) headers['accept-encoding'] = 'gzip';
    for (let hops = 0; ; hops += 1) {
      const route = request.routes[url.origin];
      const target = route ? new URL(url.pathname + url.search, route) : url;
      headers.host = url.host;
      if (body) headers['content-length'] = String(body.byteLength);
      else if (method === 'post' || method === 'put' || method === 'patch') headers['content-length'] = '0';
      const answer = await send({ ...request, mayBeLocal: route ? true : request.mayBeLocal }, target, method.toUpperCase(), headers,
        body, abort.signal, limit, true);
      const redirects = [301, 302, 303, 307, 308].includes(answer.status) && answer.location !== undefined;
      if (!redirects || !request.followRedirects) return finish(answer, decodes, limit);
      if (hops === 20) throw new Failure('unexpected');
      const next = new URL(answer.location, url);
      if (!/^https?:$/.test(next.protocol)) throw new Failure('unexpected');
      // Whether Google forwards credentials to another host is not known; not forwarding is the stricter reading.
      if (next.host !== url.host) delete headers.authorization;
      if (answer.status === 303 || ((answer.status === 301 || answer.status === 302) && method === 'post')) {
        method = 'get';
        body = null;
        delete headers['content-length'];
        delete headers['content-type'];
      }
      url = next;
    }
  } catch (error) {
    return { failure: abort.signal.aborted ? 'timeout' : kindOf(error) };
  } finally {
    clearTimeout(timer);
  }
}

function finish(answer, decodes, limit) {
  let body = answer.body;
  if (decodes && answer.encoding === 'gzip' && body.length > 0) {
    try {
      body = zlib.gunzipSync(body, { maxOutputLength: limit });
    } catch (error) {
      return { failure: error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'unexpected' };
    }
  }
  return { status: answer.status, headers: answer.headers, body: new Uint8Array(body) };
}

port.on('message', async ({ id, requests, limit }) => {
  const results = await Promise.all(requests.map((request) => run(request, limit)));
  port.postMessage({ id, results }, results.flatMap((result) => (result.body ? [result.body.buffer] : [])));
  Atomics.add(flag, 0, 1);
  Atomics.notify(flag, 0);
});
`;
