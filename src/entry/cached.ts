import type { Cache } from '../ports/store';
import { parseJson } from '../wire';

/** Parts stay under Google's 100 KB a value, even where every character takes three bytes. */
const PART_LENGTH = 30_000;

/** A JSON value over several cache entries; undefined when any of them is gone. */
export function readCached(cache: Cache, key: string): unknown {
  const count = Number(cache.get(`${key}/parts`) ?? Number.NaN);
  if (!Number.isInteger(count)) return undefined;
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = cache.get(`${key}/${index}`);
    if (part === null) return undefined;
    parts.push(part);
  }
  return parseJson(parts.join(''));
}

export function writeCached(cache: Cache, key: string, value: unknown, seconds: number): void {
  const text = JSON.stringify(value);
  const count = Math.ceil(text.length / PART_LENGTH);
  for (let index = 0; index < count; index += 1) {
    cache.set(`${key}/${index}`, text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH), seconds);
  }
  cache.set(`${key}/parts`, String(count), seconds);
}
