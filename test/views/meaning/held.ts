import type { FieldModel, RecordModel } from '../../../local/crm/model';

/** What a record holds, as the database has it. */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field's value, or that of one part of a composite; null where there is none. */
export function heldValue(record: RecordModel | null, field: FieldModel, part?: string): unknown {
  const whole = record?.[field.name] ?? null;
  if (part === undefined) return whole;
  return isObject(whole) ? (whole[part] ?? null) : null;
}

/**
 * Quirk: Twenty 2.21 keeps an empty text as NULL, so nothing is known of it, not even what it does not contain. It stays a text where
 * NULL cannot be: in a text that must be there, and in an actor's name.
 */
export function heldText(record: RecordModel | null, field: FieldModel, part?: string): string | null {
  const value = heldValue(record, field, part);
  if (typeof value !== 'string') return null;
  const mayBeNothing = part === undefined ? field.isNullable : field.type !== 'ACTOR';
  return value === '' && mayBeNothing ? null : value;
}

/** Quirk: an empty list is NULL too, in composites, files, and lists that may be nothing. JSON of one's own is kept as it is. */
export function heldList(record: RecordModel | null, field: FieldModel, part?: string): readonly unknown[] | null {
  const value = heldValue(record, field, part);
  if (!Array.isArray(value)) return null;
  const mayBeNothing = part !== undefined || field.isNullable || field.type === 'FILES';
  return value.length === 0 && mayBeNothing ? null : value;
}

/** Numbers come as numbers or as their digits. */
export function heldNumber(record: RecordModel | null, field: FieldModel, part?: string): number | null {
  const value = heldValue(record, field, part);
  return value === null || value === '' ? null : Number(value);
}

/** The id that a relation to one keeps. */
export function heldId(record: RecordModel | null, key: string): string | null {
  const value = record?.[key];
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : null;
}

/** All digits, no exponent. */
function digitsOf(value: number): string {
  const text = String(value);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const places = Number(exponent);
  const sign = value < 0 ? '-' : '';
  if (places >= 0) return sign + whole + fraction + '0'.repeat(places - fraction.length);
  return `${sign}0.${'0'.repeat(-places - 1)}${whole}${fraction}`;
}

/** JSON as the database prints it, which is what "contains" looks into: blanks after commas and colons, short keys first. */
export function printed(value: unknown): string {
  if (typeof value === 'number') return digitsOf(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort((a, b) => {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return left.length - right.length || Buffer.compare(left, right);
  });
  return `{${keys.map((key) => `${JSON.stringify(key)}: ${printed(value[key])}`).join(', ')}}`;
}
