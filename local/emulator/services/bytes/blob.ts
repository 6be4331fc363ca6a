import type { Execution } from '../../execution';
import { decodeText, encodeText, fromSigned, toSigned } from './bytes';
import { named } from '../named';

/** What of `Blob` is emulated. Local data: no call costs anything but the counter's one. */
export interface Blob {
  getBytes(): number[];
  getDataAsString(charset?: string): string;
  setDataFromString(text: string, charset?: string): Blob;
  setBytes(bytes: number[]): Blob;
  getContentType(): string | null;
  setContentType(type: string | null): Blob;
  setContentTypeFromExtension(): Blob;
  getName(): string | null;
  setName(name: string): Blob;
  copyBlob(): Blob;
  isGoogleType(): boolean;
}

interface BlobData {
  bytes: Uint8Array;
  type: string | null;
  name: string | null;
}

const contents = new WeakMap<object, BlobData>();

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  json: 'application/json',
  txt: 'text/plain',
  zip: 'application/zip',
  gz: 'application/x-gzip',
};

export function createBlob(core: Execution, bytes: Uint8Array, type: string | null, name: string | null): Blob {
  const data: BlobData = { bytes, type, name };
  const count = (method: string): void => core.call(`Blob.${method}`, { ms: 0 });
  const blob: Blob = {
    getBytes() {
      count('getBytes');
      return toSigned(data.bytes);
    },
    getDataAsString(charset = 'UTF-8') {
      count('getDataAsString');
      const text = decodeText(data.bytes, charset);
      if (text === undefined) throw core.error('invalidArgument', charset);
      return text;
    },
    setDataFromString(text, charset = 'UTF-8') {
      count('setDataFromString');
      const encoded = encodeText(text, charset);
      if (!encoded) throw core.error('invalidArgument', charset);
      data.bytes = encoded;
      return blob;
    },
    setBytes(bytesGiven) {
      count('setBytes');
      data.bytes = fromSigned(bytesGiven);
      return blob;
    },
    getContentType() {
      count('getContentType');
      return data.type;
    },
    setContentType(given) {
      count('setContentType');
      data.type = given;
      return blob;
    },
    setContentTypeFromExtension() {
      count('setContentTypeFromExtension');
      data.type = TYPES[data.name?.split('.').pop()?.toLowerCase() ?? ''] ?? 'application/octet-stream';
      return blob;
    },
    getName() {
      count('getName');
      return data.name;
    },
    setName(given) {
      count('setName');
      data.name = given;
      return blob;
    },
    copyBlob() {
      count('copyBlob');
      return createBlob(core, data.bytes, data.type, data.name);
    },
    isGoogleType: () => false,
  };
  contents.set(blob, data);
  return named('Blob', blob);
}

/** The content of a blob, or undefined for any other value. */
export function blobContent(value: unknown): Readonly<BlobData> | undefined {
  return typeof value === 'object' && value !== null ? contents.get(value) : undefined;
}
