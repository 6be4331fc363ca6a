import { isBoxedPrimitive, isDate } from 'node:util/types';

/** What `google.script.run` does to values (google.md §4.2; measured in the field). */

/**
 * Arguments from the client: numbers, booleans, strings, null, and plain arrays and objects of them, copied; undefined becomes null.
 * Throws what the client sees at once for anything else.
 */
export function argumentsToServer(args: readonly unknown[]): unknown[] {
  return args.map((value, index) => {
    const copied = copyIn(value, new Set());
    if (copied === ILLEGAL) throw new Error(`Failed due to illegal value in property: ${index}`);
    return copied;
  });
}

const ILLEGAL = Symbol('illegal');

function copyIn(value: unknown, above: ReadonlySet<object>): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || above.has(value)) return ILLEGAL;
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) {
    const items = Array.from(value, (item) => copyIn(item, inside));
    return items.includes(ILLEGAL) ? ILLEGAL : items;
  }
  if (!isPlain(value)) return ILLEGAL;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, copyIn(item, inside)]);
  return entries.some(([, item]) => item === ILLEGAL) ? ILLEGAL : Object.fromEntries(entries);
}

/** A result of the server: copied as Google copies it; a Date anywhere makes the whole result null. */
export function resultToClient(value: unknown): unknown {
  const copied = copyOut(value, new Set());
  return copied === LOST ? null : copied;
}

const LOST = Symbol('lost');

function copyOut(value: unknown, above: ReadonlySet<object>): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'function') return String(value);
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || isDate(value) || above.has(value)) return LOST;
  if (value instanceof Uint8Array || Object.prototype.toString.call(value) === '[object Uint8Array]') {
    throw new Error('ScriptError: a Uint8Array cannot be returned.');
  }
  const inside = new Set(above).add(value);
  if (Array.isArray(value)) {
    const items = Array.from(value, (item) => copyOut(item, inside));
    return items.includes(LOST) ? LOST : items;
  }
  // Maps, sets, patterns and boxed values arrive as an empty object.
  if (!isPlain(value) && !ArrayBuffer.isView(value) && (isBoxedPrimitive(value) || Object.keys(value).length === 0)) {
    return {};
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, copyOut(item, inside)]);
  return entries.some(([, item]) => item === LOST) ? LOST : Object.fromEntries(entries);
}

/** Plain in any realm: no prototype, or one that has none. */
function isPlain(value: object): boolean {
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === null || Object.getPrototypeOf(proto) === null;
}
