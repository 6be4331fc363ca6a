/** A seeded source of numbers; one for each kind of record, so that more people do not change the pets. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  /** @throws Error when the list is empty */
  readonly pick: <T>(list: readonly T[]) => T;
  /** A version-4-shaped id. */
  readonly id: () => string;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const hex = (word: number, from: number, to: number): string => {
  let text = '';
  for (let byte = from; byte < to; byte++) text += HEX[(word >>> (24 - 8 * byte)) & 255] ?? '';
  return text;
};

/** FNV-1a, 32 bits. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
};

/** The mulberry32 generator: 32 bits of state, good enough for sample data, and quick. */
export const randomOf = (seed: number, name: string): Random => {
  let state = hashOf(`${seed} ${name}`);
  const word = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = (): number => word() / 0x1_0000_0000;
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[below(list.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const id = (): string => {
    const [a, b, c, d] = [word(), (word() & 0xffff0fff) | 0x4000, (word() & 0x3fffffff) | 0x80000000, word()];
    return `${hex(a, 0, 4)}-${hex(b, 0, 2)}-${hex(b, 2, 4)}-${hex(c, 0, 2)}-${hex(c, 2, 4)}${hex(d, 0, 4)}`;
  };
  return { next, below, chance: (probability) => next() < probability, pick, id };
};
