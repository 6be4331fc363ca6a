import { jsText } from './js-text';

/** A value of one of Google's enums: an object, not a string, so `=== 'FULL'` is false for it, as it is on Google. */
export interface EnumValue {
  toString(): string;
  name(): string;
  ordinal(): number;
  compareTo(other: EnumValue): number;
}

/** Google's enum object: one value per name, the same for the whole process. */
export function createEnum<Name extends string>(names: readonly Name[]): Readonly<Record<Name, EnumValue>> {
  const values: Partial<Record<string, EnumValue>> = {};
  for (const [ordinal, name] of names.entries()) {
    values[name] = {
      toString: () => name,
      name: () => name,
      ordinal: () => ordinal,
      compareTo: (other) => ordinal - other.ordinal(),
    };
  }
  if (!holdsAll(values, names)) throw new Error('An enum lacks one of its own names.');
  return Object.freeze(values);
}

function holdsAll<Name extends string>(
  values: Partial<Record<string, EnumValue>>,
  names: readonly Name[],
): values is Record<Name, EnumValue> {
  return names.every((name) => values[name] !== undefined);
}

/** The name of an enum's value, or undefined for anything else. */
export function enumName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  return typeof value.name === 'function' ? jsText(value) : undefined;
}
