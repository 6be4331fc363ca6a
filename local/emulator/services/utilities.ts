import { createHash, createHmac } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { randomUuid } from '../runtime/random';
import { numberArgument, signatureError, textArgument } from './arguments';
import { type Blob, blobContent, createBlob } from './blob';
import { encodeText, fromSigned, isByteArray, toSigned } from './bytes';
import type { ServiceContext } from './context';
import { parseCsv } from './csv-text';
import { formatDate, parseDate } from './date-format';
import { createEnum, enumName } from './enum';

const DIGESTS = createEnum(['MD5', 'SHA_1', 'SHA_256', 'SHA_384', 'SHA_512']);
const CHARSETS = createEnum(['US_ASCII', 'UTF_8']);

const name = (method: string): string => `Utilities.${method}`;

/** Longest `Utilities.sleep`, in milliseconds. */
const LONGEST_SLEEP = 300_000;

/** Utilities: ids from the emulator's seeded random, dates in Java's letters, bytes as signed arrays. */
export function createUtilities({ core, random }: ServiceContext) {
  const begin = (method: string): void => core.call(`Utilities.${method}`);

  function bytesOf(method: string, args: readonly unknown[], index: number): Uint8Array {
    const value = args[index];
    if (isByteArray(value)) return fromSigned(value);
    if (typeof value !== 'string') throw signatureError(core, name(method), args);
    const charset = enumName(args[index + 1]) ?? 'UTF_8';
    const encoded = encodeText(value, charset.replace('_', '-'));
    if (!encoded) throw core.error('invalidArgument', charset);
    return encoded;
  }

  function decode(method: string, encoding: 'base64' | 'base64url', args: readonly unknown[]): number[] {
    begin(method);
    const text = textArgument(core, name(method), args, 0);
    if (!/^[\w+/-]*={0,2}$/.test(text)) throw core.error('invalidArgument', text.slice(0, 40));
    return toSigned(Buffer.from(text, encoding));
  }

  function contentOf(method: string, args: readonly unknown[]): Uint8Array {
    const content = blobContent(args[0]);
    if (!content) throw signatureError(core, name(method), args);
    return content.bytes;
  }

  return {
    DigestAlgorithm: DIGESTS,
    Charset: CHARSETS,
    getUuid(): string {
      begin('getUuid');
      return randomUuid(random);
    },
    sleep(...args: unknown[]): void {
      begin('sleep');
      const ms = numberArgument(core, name('sleep'), args, 0);
      if (ms < 0 || ms > LONGEST_SLEEP) throw core.error('invalidArgument', 'milliseconds');
      core.sleep(ms);
    },
    formatDate(...args: unknown[]): string {
      begin('formatDate');
      const [date] = args;
      if (!(date instanceof Date)) throw signatureError(core, name('formatDate'), args);
      const zone = textArgument(core, name('formatDate'), args, 1);
      const pattern = textArgument(core, name('formatDate'), args, 2);
      const text = Number.isNaN(date.getTime()) ? undefined : formatDate(date.getTime(), zone, pattern);
      if (text === undefined) throw core.error('invalidArgument', `${zone}, ${pattern}`);
      return text;
    },
    parseDate(...args: unknown[]): Date {
      begin('parseDate');
      const [text, zone, pattern] = [0, 1, 2].map((index) => textArgument(core, name('parseDate'), args, index));
      const instant = parseDate(text ?? '', zone ?? '', pattern ?? '');
      if (instant === undefined) throw core.error('invalidArgument', `${text}, ${zone}, ${pattern}`);
      return new Date(instant);
    },
    base64Encode(...args: unknown[]): string {
      begin('base64Encode');
      return Buffer.from(bytesOf('base64Encode', args, 0)).toString('base64');
    },
    /** URL-safe alphabet; Google keeps the padding. */
    base64EncodeWebSafe(...args: unknown[]): string {
      begin('base64EncodeWebSafe');
      const plain = Buffer.from(bytesOf('base64EncodeWebSafe', args, 0)).toString('base64');
      return plain.replace(/\+/g, '-').replace(/\//g, '_');
    },
    base64Decode: (...args: unknown[]): number[] => decode('base64Decode', 'base64', args),
    base64DecodeWebSafe: (...args: unknown[]): number[] => decode('base64DecodeWebSafe', 'base64url', args),
    computeDigest(...args: unknown[]): number[] {
      begin('computeDigest');
      const algorithm = enumName(args[0]);
      if (algorithm === undefined) throw signatureError(core, name('computeDigest'), args);
      const hash = createHash(algorithm.replace('_', '').toLowerCase());
      return toSigned(hash.update(bytesOf('computeDigest', args, 1)).digest());
    },
    computeHmacSha256Signature(...args: unknown[]): number[] {
      begin('computeHmacSha256Signature');
      const [value, key, charset] = args;
      const bytes = bytesOf('computeHmacSha256Signature', [value, charset], 0);
      const secret = bytesOf('computeHmacSha256Signature', [key, charset], 0);
      return toSigned(createHmac('sha256', secret).update(bytes).digest());
    },
    newBlob(...args: unknown[]): Blob {
      begin('newBlob');
      const [data, type, fileName] = args;
      const bytes = bytesOf('newBlob', [data], 0);
      const contentType = typeof type === 'string' ? type : typeof data === 'string' ? 'text/plain' : null;
      return createBlob(core, bytes, contentType, typeof fileName === 'string' ? fileName : null);
    },
    gzip(...args: unknown[]): Blob {
      begin('gzip');
      const fileName = typeof args[1] === 'string' ? args[1] : 'archive.gz';
      return createBlob(core, gzipSync(contentOf('gzip', args)), 'application/x-gzip', fileName);
    },
    ungzip(...args: unknown[]): Blob {
      begin('ungzip');
      return createBlob(core, gunzipSync(contentOf('ungzip', args)), 'application/octet-stream', null);
    },
    parseCsv(...args: unknown[]): string[][] {
      begin('parseCsv');
      const text = textArgument(core, name('parseCsv'), args, 0);
      const rows = parseCsv(text, typeof args[1] === 'string' ? args[1] : ',');
      if (!rows) throw core.error('invalidArgument', 'csv');
      return rows;
    },
    formatString(...args: unknown[]): string {
      begin('formatString');
      const [template, ...values] = args;
      if (typeof template !== 'string') throw signatureError(core, name('formatString'), args);
      return sprintf(template, values);
    },
  };
}

/** `%s`, `%d`, `%5.2f`, `%05d`, `%-8s`, `%x` and `%%`: what scripts use of C's formats. */
function sprintf(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(/%(-)?(0)?(\d+)?(?:\.(\d+))?([sdfxX%])/g, (_all, left, zero, width, precision, kind) => {
    if (kind === '%') return '%';
    const value = values[next++];
    let text = String(value);
    if (kind === 'd') text = String(Math.trunc(Number(value)));
    if (kind === 'f') text = Number(value).toFixed(precision === undefined ? 6 : Number(precision));
    if (kind === 'x') text = Math.trunc(Number(value)).toString(16);
    if (kind === 'X') text = Math.trunc(Number(value)).toString(16).toUpperCase();
    const size = Number(width ?? 0);
    return left ? text.padEnd(size) : text.padStart(size, zero ? '0' : ' ');
  });
}
