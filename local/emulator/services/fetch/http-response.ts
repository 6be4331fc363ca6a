import type { Execution } from '../../execution';
import { type Blob, createBlob } from '../bytes/blob';
import { decodeText, toSigned } from '../bytes/bytes';
import type { FetchAnswer } from './fetch-sync';
import { named } from '../named';

/** `HTTPResponse`: local data, so reading it costs nothing and is no service call. */
export interface HttpResponse {
  getResponseCode(): number;
  getContentText(charset?: string): string;
  getContent(): number[];
  getBlob(): Blob;
  getHeaders(): Record<string, string>;
  getAllHeaders(): Record<string, string | string[]>;
}

export function createHttpResponse(core: Execution, answer: FetchAnswer): HttpResponse {
  const type = answer.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return named('HTTPResponse', {
    getResponseCode: () => answer.status,
    /** Without a charset, given or declared, it is Latin-1: the strict reading, so that nobody forgets to say UTF-8. */
    getContentText(charset) {
      const declared = /charset="?([\w-]+)/i.exec(type ?? '')?.[1];
      const text = decodeText(answer.body, charset ?? declared ?? 'ISO-8859-1');
      if (text === undefined) throw core.error('invalidArgument', charset ?? declared ?? '');
      return text;
    },
    getContent: () => toSigned(answer.body),
    getBlob: () => createBlob(core, answer.body, type ?? null, null),
    getHeaders: () => Object.fromEntries(answer.headers),
    getAllHeaders() {
      const all: Record<string, string | string[]> = {};
      for (const [name, value] of answer.headers) {
        const before = all[name];
        all[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
      }
      return all;
    },
  });
}
