/** Guards over `unknown`, for values that came over a border and have no schema of their own. */

export type JsonObject = { readonly [key: string]: unknown };

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The value when it is a text with something in it, else undefined. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** JSON in ASCII alone: cut anywhere it ends in no half character, and each character is one byte. */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Items of a list that become one piece of text. */
const ITEMS_A_PIECE = 1_000;

/** The same in pieces, one behind the other: a text of a hundred megabytes is never in memory as one, nor in two encodings. */
export function* asciiJsonPieces(value: unknown): Generator<string, void> {
  if (Array.isArray(value)) {
    yield '[';
    for (let start = 0; start < value.length; start += ITEMS_A_PIECE) {
      const piece = asciiJson(value.slice(start, start + ITEMS_A_PIECE)).slice(1, -1);
      yield start === 0 ? piece : `,${piece}`;
    }
    yield ']';
  } else if (isRecord(value)) {
    yield '{';
    let isFirst = true;
    for (const [key, held] of Object.entries(value)) {
      if (held === undefined) continue;
      yield `${isFirst ? '' : ','}${asciiJson(key)}:`;
      yield* asciiJsonPieces(held);
      isFirst = false;
    }
    yield '}';
  } else yield asciiJson(value);
}

/** JSON text to a value; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a schema reads, not to be changed: saved state has no type beside its schema, so that neither can forget what the other has. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
    ? readonly DeepReadonly<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
      : T;
