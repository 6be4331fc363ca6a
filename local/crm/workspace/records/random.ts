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

const DIGITS = Buffer.from('0123456789abcdef', 'latin1');

/** Where the hexadecimal digits of an id stand; a dash is at 8, 13, 18 and 23. */
const PLACES = Array.from({ length: 36 }, (_, place) => place).filter((place) => ![8, 13, 18, 23].includes(place));

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
  // One flat string from a buffer: pieced-together strings would stay in memory as trees of their pieces.
  const text = Buffer.alloc(36, '-');
  const id = (): string => {
    let bits = 0;
    for (let digit = 0; digit < 32; digit++) {
      if (digit % 8 === 0) bits = word();
      text[PLACES[digit] ?? 0] = DIGITS[(bits >>> (28 - 4 * (digit % 8))) & 15] ?? 0;
    }
    text[14] = 0x34;
    text[19] = DIGITS[8 + (bits & 3)] ?? 0;
    return text.toString('latin1');
  };
  return { next, below, chance: (probability) => next() < probability, pick, id };
};
