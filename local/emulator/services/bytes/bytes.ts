/** Bytes as Apps Script shows them: arrays of signed numbers, -128 to 127, as in Java. */

export function toSigned(bytes: Uint8Array): number[] {
  return Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Signed or unsigned numbers to bytes. */
export function fromSigned(numbers: readonly number[]): Uint8Array {
  return Uint8Array.from(numbers, (number) => number & 0xff);
}

export function isByteArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** Text in a charset by name; undefined when the charset is not known. Malformed bytes become U+FFFD. */
export function decodeText(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-8, UTF-16 (big endian with a mark, as Java writes it), Latin-1 or ASCII; undefined for other charsets. */
export function encodeText(text: string, charset: string): Uint8Array | undefined {
  switch (charset.toUpperCase().replace(/_/g, '-')) {
    case 'UTF-8':
    case 'UTF8':
      return Buffer.from(text, 'utf8');
    case 'ISO-8859-1':
    case 'LATIN1':
      return Uint8Array.from(text, (character) => (character.charCodeAt(0) < 256 ? character.charCodeAt(0) : 63));
    case 'US-ASCII':
    case 'ASCII':
      return Uint8Array.from(text, (character) => (character.charCodeAt(0) < 128 ? character.charCodeAt(0) : 63));
    case 'UTF-16':
      return Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
    case 'UTF-16LE':
      return Buffer.from(text, 'utf16le');
    case 'UTF-16BE':
      return Buffer.from(text, 'utf16le').swap16();
    default:
      return undefined;
  }
}
