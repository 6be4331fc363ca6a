import type { Cache } from '../../ports/store';
import { asciiJson, parseJson } from '../../wire';

/** Google: a cached value is at most 100 KB; each character of ours is one byte. */
const PART_LENGTH = 100_000;

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
  const text = asciiJson(value);
  const count = Math.ceil(text.length / PART_LENGTH);
  const parts = Array.from({ length: count }, (_, index) => [
    `${key}/${index}`,
    text.slice(index * PART_LENGTH, (index + 1) * PART_LENGTH),
  ]);
  cache.setAll({ ...Object.fromEntries(parts), [`${key}/parts`]: String(count) }, seconds);
}
