import { randomUuid } from '../runtime/random';
import { numberArgument, signatureError, textArgument } from './arguments';
import { toSigned } from './bytes/bytes';
import type { ServiceContext } from './context';
import { parseCsv } from './bytes/csv-text';
import { formatDate, parseDate } from '../runtime/time/date-format';
import { createDigests } from './bytes/digests';
import { bytesOf, CHARSETS } from './bytes/input-bytes';
import { blobMethods } from './bytes/blob-methods';

const name = (method: string): string => `Utilities.${method}`;

/** Longest `Utilities.sleep`, in milliseconds. */
const LONGEST_SLEEP = 300_000;

/** Utilities: ids from the emulator's seeded random, dates in Java's letters, bytes as signed arrays. */
export function createUtilities({ core, random }: ServiceContext) {
  const begin = (method: string): void => core.call(`Utilities.${method}`);

  function decode(method: string, encoding: 'base64' | 'base64url', args: readonly unknown[]): number[] {
    begin(method);
    const text = textArgument(core, name(method), args, 0);
    if (!/^[\w+/-]*={0,2}$/.test(text)) throw core.error('invalidArgument', text.slice(0, 40));
    return toSigned(Buffer.from(text, encoding));
  }

  function base64(method: string, args: readonly unknown[]): string {
    return Buffer.from(bytesOf(core, name(method), args, { before: 0, inputs: 1, charset: 'UTF_8' })[0] ?? []).toString(
      'base64',
    );
  }

  return {
    Charset: CHARSETS,
    ...createDigests(core),
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
      return base64('base64Encode', args);
    },
    /** URL-safe alphabet; Google keeps the padding. */
    base64EncodeWebSafe(...args: unknown[]): string {
      begin('base64EncodeWebSafe');
      return base64('base64EncodeWebSafe', args).replace(/\+/g, '-').replace(/\//g, '_');
    },
    base64Decode: (...args: unknown[]): number[] => decode('base64Decode', 'base64', args),
    base64DecodeWebSafe: (...args: unknown[]): number[] => decode('base64DecodeWebSafe', 'base64url', args),
    ...blobMethods({ core }),
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
