/** A value of one of Google's enums: an object, not a string, so `=== 'FULL'` is false for it, as it is on Google. */
export interface EnumValue {
  toString(): string;
  name(): string;
  ordinal(): number;
  compareTo(other: EnumValue): number;
}

/** Google's enum object: one value per name, the same for the whole process. */
export function createEnum<Name extends string>(names: readonly Name[]): Readonly<Record<Name, EnumValue>> {
  const values: Partial<Record<Name, EnumValue>> = {};
  for (const [ordinal, name] of names.entries()) {
    values[name] = {
      toString: () => name,
      name: () => name,
      ordinal: () => ordinal,
      compareTo: (other) => ordinal - other.ordinal(),
    };
  }
  return Object.freeze(values) as Readonly<Record<Name, EnumValue>>;
}

/** The name of an enum's value, or undefined for anything else. */
export function enumName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  return typeof value.name === 'function' ? String(value) : undefined;
}
