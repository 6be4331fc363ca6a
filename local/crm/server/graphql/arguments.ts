import { type FieldNode, valueFromASTUntyped } from 'graphql';
import type { RecordQuery } from '../../model';
import { badInput, internalError } from '../errors';

/**
 * The arguments of a root field as plain JSON. Nothing is coerced: a variable arrives as it was sent, its default is
 * ignored, an enum is its name; a variable that was not sent leaves its argument out.
 */
export function readArguments(
  field: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = (field.arguments ?? []).map((argument): readonly [string, unknown] => [
    argument.name.value,
    valueFromASTUntyped(argument.value, { ...variables }),
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const FIND_MANY = new Set(['first', 'last', 'before', 'after', 'filter', 'orderBy', 'offset']);

/** @throws Refusal for an argument that findMany does not have */
export function assertArguments(
  given: Readonly<Record<string, unknown>>,
  allowed: ReadonlySet<string> = FIND_MANY,
): void {
  for (const name of Object.keys(given)) {
    if (!allowed.has(name))
      throw badInput(`Argument not allowed: ${name}`, 'INVALID_QUERY_INPUT', 'An error occurred.');
  }
}

/** null and the empty cursor count as not given. @throws Refusal */
export function recordQuery(given: Readonly<Record<string, unknown>>, selected: readonly string[]): RecordQuery {
  assertArguments(given);
  const count = (name: string, word: string): number | undefined => {
    const value = given[name] ?? undefined;
    if (value === undefined || typeof value === 'number') return value;
    // Nothing is coerced on the way; the database layer takes text that is a number.
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
    if (Number.isFinite(number)) return number;
    throw internalError(`Provided "${word}" value is not a number. Please provide a numeric value.`);
  };
  const cursor = (name: string): string | undefined => {
    const value = given[name] ?? '';
    if (typeof value !== 'string')
      throw badInput(`Invalid cursor: ${JSON.stringify(value)}`, 'INVALID_CURSOR', 'Invalid cursor.');
    return value === '' ? undefined : value;
  };
  const query = {
    filter: given['filter'] ?? undefined,
    orderBy: given['orderBy'] ?? undefined,
    first: count('first', 'take'),
    last: count('last', 'take'),
    offset: count('offset', 'skip'),
    before: cursor('before'),
    after: cursor('after'),
  };
  return { ...withoutUndefined(query), selected };
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(value: T): Present<T>;
function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}
