import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

interface Served {
  readonly type: string;
  readonly plain: Buffer;
  readonly tag: string;
  /** Encoding → compressed bytes, made when first asked for. */
  readonly packed: Map<string, Promise<Buffer>>;
}

/** Fast settings: the files are compressed once, for a reader on the same machine. */
const PACKERS: Readonly<Record<string, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (plain) => promisify(gzip)(plain, { level: 5 }),
};

/** A file that is read once and served compressed, with an entity tag. */
export function readStatic(path: string, type: string): Served {
  const plain = readFileSync(path);
  const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
  return { type, plain, tag, packed: new Map() };
}

export async function sendStatic(file: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('ETag', file.tag);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Content-Type', file.type);
  if (request.headers['if-none-match'] === file.tag) {
    response.writeHead(304).end();
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = Object.keys(PACKERS).find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
  const packer = encoding === undefined ? undefined : PACKERS[encoding];
  if (encoding === undefined || !packer) {
    response.end(file.plain);
    return;
  }
  const packed = file.packed.get(encoding) ?? packer(file.plain);
  file.packed.set(encoding, packed);
  response.setHeader('Content-Encoding', encoding);
  response.end(await packed);
}
