import { deserialize, serialize } from 'node:v8';
import type { Random } from './random';
import type { Stores } from './world';

/** All stores as one buffer that later changes cannot reach. */
export function saveStores(stores: Stores, random: Random): Buffer {
  stores.seed = random.save();
  return serialize(stores);
}

/** Puts saved stores back into the same object, so that everyone who holds it sees them. */
export function restoreStores(stores: Stores, random: Random, saved: unknown): void {
  if (!Buffer.isBuffer(saved)) throw new Error('This is no snapshot of an emulator.');
  Object.assign(stores, deserialize(saved));
  random.load(stores.seed);
}
