import type * as v from '../../schema';
import type { DeepReadonly } from '../../wire';

type Reads<S extends v.GenericSchema> = DeepReadonly<v.InferOutput<S>>;

/** Anything of T, where the schema reads T and nothing but T; else nothing. */
type Same<S extends v.GenericSchema, T> = [T] extends [Reads<S>] ? ([Reads<S>] extends [T] ? S : never) : never;

/**
 * A schema of a type that is told elsewhere, as the sidebar's protocol is, which knows no schemas. It does not compile where one of
 * the two has a field, or a word of a choice, that the other lacks: what is saved could not be read again.
 */
export const exactly =
  <T>() =>
  <S extends v.GenericSchema>(schema: S & Same<S, T>): S =>
    schema;
