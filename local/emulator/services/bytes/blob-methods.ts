import { gunzipSync, gzipSync } from 'node:zlib';
import { signatureError } from '../arguments';
import { type Blob, blobContent, createBlob } from './blob';
import { bytesOf } from './input-bytes';
import { unzip, zip } from './zip';
import type { ServiceContext } from '../context';

/** Utilities' blobs, and the archives of them. */
export function blobMethods({ core }: Pick<ServiceContext, 'core'>) {
  const begin = (method: string): void => core.call(`Utilities.${method}`);

  function contentOf(method: string, args: readonly unknown[]) {
    const content = blobContent(args[0]);
    if (!content) throw signatureError(core, `Utilities.${method}`, args);
    return content;
  }

  return {
    newBlob(...args: unknown[]): Blob {
      begin('newBlob');
      const [data, type, fileName] = args;
      const [bytes = new Uint8Array()] = bytesOf(core, 'Utilities.newBlob', [data], {
        before: 0,
        inputs: 1,
        charset: 'UTF_8',
      });
      const contentType = typeof type === 'string' ? type : typeof data === 'string' ? 'text/plain' : null;
      return createBlob(core, bytes, contentType, typeof fileName === 'string' ? fileName : null);
    },
    gzip(...args: unknown[]): Blob {
      begin('gzip');
      const fileName = typeof args[1] === 'string' ? args[1] : 'archive.gz';
      return createBlob(core, gzipSync(contentOf('gzip', args).bytes), 'application/x-gzip', fileName);
    },
    ungzip(...args: unknown[]): Blob {
      begin('ungzip');
      const packed = contentOf('ungzip', args);
      return createBlob(core, gunzipSync(packed.bytes), null, packed.name?.replace(/\.gz$/, '') ?? null);
    },
    zip(...args: unknown[]): Blob {
      begin('zip');
      const blobs = Array.isArray(args[0]) ? args[0].map(blobContent) : [];
      const entries = blobs.flatMap((blob) => (blob ? [{ name: blob.name ?? '', bytes: blob.bytes }] : []));
      if (entries.length === 0 || entries.length < blobs.length) throw signatureError(core, 'Utilities.zip', args);
      const fileName = typeof args[1] === 'string' ? args[1] : 'archive.zip';
      const names = new Set(entries.map((entry) => entry.name));
      // Files without a name, or with the same, cannot lie in one archive.
      if (names.size < entries.length || names.has('')) throw core.error('invalidArgument', 'name');
      return createBlob(core, zip(entries), 'application/zip', fileName);
    },
    unzip(...args: unknown[]): Blob[] {
      begin('unzip');
      const entries = unzip(contentOf('unzip', args).bytes);
      if (!entries) throw core.error('invalidArgument', 'blob');
      return entries.map((entry) => createBlob(core, entry.bytes, null, entry.name).setContentTypeFromExtension());
    },
  };
}
