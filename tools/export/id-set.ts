import { createHash } from 'node:crypto';
import { isUuid } from '../../src/sheet/record-id';

/** Bytes of an id: those of a UUID. */
export const ID_BYTES = 16;
const WORDS = ID_BYTES / 4;
const FIRST_SLOTS = 1024;
/** Fuller than this a table of open addressing becomes slow. */
const FULLEST = 0.75;

/**
 * Ids as 16 bytes each. Any other id than a UUID stands by the first 16 bytes of its SHA-256: were two ever alike, a set would
 * count as not proven, never as complete.
 */
export function idBytes(id: string): Buffer {
  if (isUuid(id)) return Buffer.from(id.replaceAll('-', ''), 'hex');
  return createHash('sha256').update(id).digest().subarray(0, ID_BYTES);
}

/**
 * Which ids came: a hash table in one typed array, 16 bytes a slot. It doubles when three quarters are taken, so that an id costs 21 to 43
 * bytes: 32 MiB for a million, and half as much more while it grows. As texts in a `Set` they would take over 100 MiB.
 */
export class IdSet {
  private slots = new Uint32Array(FIRST_SLOTS * WORDS);
  private taken = 0;
  /** The id of all zeros looks like an empty slot. */
  private hasZero = false;

  get size(): number {
    return this.taken + (this.hasZero ? 1 : 0);
  }

  get bytes(): number {
    return this.slots.byteLength;
  }

  /** False where it was there already. @param id of `idBytes` */
  add(id: Buffer): boolean {
    const words = Array.from({ length: WORDS }, (_, at) => id.readUInt32LE(at * 4));
    if (words.every((word) => word === 0)) {
      const isNew = !this.hasZero;
      this.hasZero = true;
      return isNew;
    }
    if ((this.taken + 1) * WORDS > this.slots.length * FULLEST) this.grow();
    return this.put(words);
  }

  private put(words: ArrayLike<number>): boolean {
    const { slots } = this;
    // Ids that are made by time begin alike: all of them counts.
    let at = startOf(words) % (slots.length / WORDS);
    for (;;) {
      const first = at * WORDS;
      if ([0, 1, 2, 3].every((word) => slots[first + word] === 0)) {
        for (let word = 0; word < WORDS; word++) slots[first + word] = words[word] ?? 0;
        this.taken += 1;
        return true;
      }
      if ([0, 1, 2, 3].every((word) => slots[first + word] === words[word])) return false;
      at = (at + 1) % (slots.length / WORDS);
    }
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Uint32Array(before.length * 2);
    this.taken = 0;
    for (let at = 0; at < before.length; at += WORDS) {
      const words = before.subarray(at, at + WORDS);
      if (words.some((word) => word !== 0)) this.put(words);
    }
  }
}

/** The four words mixed to one, unsigned (multiplier of Knuth's multiplicative hashing). */
function startOf(words: ArrayLike<number>): number {
  let mixed = 0;
  for (let at = 0; at < WORDS; at++) {
    mixed = Math.imul(mixed ^ (words[at] ?? 0), 2_654_435_761);
    mixed ^= mixed >>> 15;
  }
  return mixed >>> 0;
}
