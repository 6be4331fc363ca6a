import { crc32 } from './crc32';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Signatures of the parts of a ZIP file, and lengths of their fixed heads (PKWARE's APPNOTE, 4.3). */
const LOCAL = { signature: 0x04034b50, length: 30 };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22 };
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;

/** The fields that a local and a central head share: version, flags, method, time, date, checksum, sizes, length of the name. */
function sharedFields(name: Buffer, packed: Buffer, plain: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(UTF8_NAMES, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt32LE(crc32(plain), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(plain.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const packed = deflateRawSync(entry.bytes);
    const fields = sharedFields(name, packed, entry.bytes);
    const local = Buffer.alloc(4);
    local.writeUInt32LE(LOCAL.signature, 0);
    bodies.push(local, fields, name, packed);
    const central = Buffer.alloc(6);
    central.writeUInt32LE(CENTRAL.signature, 0);
    central.writeUInt16LE(20, 4);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(central, fields, rest, name);
    offset += LOCAL.length + name.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(END.length);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, central, end]);
}

/** Null for bytes that are no ZIP file. */
export function unzip(bytes: Uint8Array): ZipEntry[] | null {
  const file = Buffer.from(bytes);
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(END.signature, 0);
  const end = file.lastIndexOf(signature);
  if (end < 0) return null;
  try {
    const entries: ZipEntry[] = [];
    let at = file.readUInt32LE(end + 16);
    for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
      if (file.readUInt32LE(at) !== CENTRAL.signature) return null;
      const [nameLength, extra, comment] = [28, 30, 32].map((field) => file.readUInt16LE(at + field));
      const name = file.toString('utf8', at + CENTRAL.length, at + CENTRAL.length + (nameLength ?? 0));
      const local = file.readUInt32LE(at + 42);
      const start = local + LOCAL.length + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
      entries.push({ name, bytes: file.readUInt16LE(at + 10) === DEFLATED ? inflateRawSync(packed) : packed });
      at += CENTRAL.length + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    }
    return entries;
  } catch {
    return null;
  }
}
