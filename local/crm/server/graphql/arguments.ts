import { type FieldNode, valueFromASTUntyped } from 'graphql';
import type { RecordQuery } from '../../model';
import type { Refusal } from '../errors';
import { badInput } from '../refusals';

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

type Kind = 'number' | 'string' | 'object' | 'array';

/** What Twenty looks at in the arguments of an operation, in this order. `null` where any kind passes. */
export type ArgumentKinds = Readonly<Record<string, Kind | null>>;

const FIND_MANY: ArgumentKinds = {
  first: 'number',
  last: 'number',
  filter: 'object',
  orderBy: 'array',
  before: 'string',
  after: 'string',
  offset: 'number',
};

export const FIND_ONE: ArgumentKinds = { filter: 'object' };

const invalidInput = (message: string): Refusal => badInput(message, 'INVALID_QUERY_INPUT', 'An error occurred.');

/** @throws Refusal for an argument that the operation does not have, or that is of another kind */
export function assertArguments(given: Readonly<Record<string, unknown>>, kinds: ArgumentKinds = FIND_MANY): void {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(kinds, name)) throw invalidInput(`Argument not allowed: ${name}`);
  }
  for (const [name, kind] of Object.entries(kinds)) {
    const value = given[name] ?? null;
    if (value === null || kind === null || isOfKind(value, kind)) continue;
    throw invalidInput(
      `Invalid argument: "${name}" must be ${kind === 'object' || kind === 'array' ? 'an' : 'a'} ${kind}`,
    );
  }
}

function isOfKind(value: unknown, kind: Kind): boolean {
  const isObject = typeof value === 'object' && value !== null;
  if (kind === 'object') return isObject && !Array.isArray(value);
  // One entry may stand without its list.
  return kind === 'array' ? isObject : typeof value === kind;
}

/** null and the empty cursor count as not given. @throws Refusal */
export function recordQuery(given: Readonly<Record<string, unknown>>, selected: readonly string[]): RecordQuery {
  assertArguments(given);
  const number = (name: string): number | undefined => {
    const value = given[name];
    return typeof value === 'number' ? value : undefined;
  };
  const cursor = (name: string): string | undefined => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const query = {
    filter: given['filter'] ?? undefined,
    orderBy: given['orderBy'] ?? undefined,
    first: number('first'),
    last: number('last'),
    offset: number('offset'),
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
