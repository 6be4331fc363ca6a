/**
 * Schemas of what comes over a border: valibot's, where JSON can be told from what only looks like it. No other file names the
 * package. Schemas are made when they are first used: one that is made with the program costs time in every execution.
 */
import * as v from 'valibot';

export {
  array,
  boolean,
  custom,
  type GenericSchema,
  type InferOutput,
  literal,
  maxLength,
  minLength,
  nullable,
  nullish,
  optional,
  parse,
  picklist,
  pipe,
  strictTuple as tuple,
  string,
  union,
  unknown,
  variant,
} from 'valibot';

/** Valibot takes a list for an object that needs no key. */
function notOfLists<S extends v.GenericSchema>(schema: S): S {
  const run: S['~run'] = (dataset, config) =>
    (Array.isArray(dataset.value) ? v.never() : schema)['~run'](dataset, config);
  return { ...schema, '~run': run };
}

/** Keys that are not named are left out of what is read. */
export const object = <E extends v.ObjectEntries>(entries: E): v.ObjectSchema<E, undefined> =>
  notOfLists(v.object(entries));

/** Any names with a text each, or whatever `value` reads. */
export const record = <S extends v.GenericSchema>(value: S) => notOfLists(v.record(v.string(), value));

/** JSON's `1e999` is no number that anything can be done with. */
export const number = (least = -Number.MAX_VALUE, most = Number.MAX_VALUE) =>
  v.custom<number>((value) => typeof value === 'number' && value >= least && value <= most);

/** One that is exact. */
export const integer = (least: number, most = Number.MAX_SAFE_INTEGER) =>
  v.custom<number>((value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most);

/** The value as the schema has it; null where it has another shape. */
export function read<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> | null {
  const { success, output } = v.safeParse(schema, value, { abortEarly: true });
  return success ? output : null;
}

/** The same, or an error that is given the first place that differs, such as `edges.0.node`. @throws what `failure` gives */
export function readOr<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  failure: (at: string) => Error,
): v.InferOutput<S> {
  const { success, output, issues } = v.safeParse(schema, value);
  if (success) return output;
  throw failure(issues[0].path?.map(({ key }) => String(key)).join('.') ?? '');
}
