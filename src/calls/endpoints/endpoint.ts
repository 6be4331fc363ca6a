/** One call of the sidebar: what it may be given, and what it does. Both are JSON: `google.script.run` carries no `Date`. */
import { SyncError } from '../../errors';
import * as v from '../../schema';
import type { App } from '../app/app';

export interface Endpoint<S extends v.GenericSchema = v.GenericSchema, Output = unknown> {
  /** Made when it is first used: schemas that are made with the program cost time in every execution. */
  readonly input: () => S;
  /** @throws SyncError `request-invalid` for another input; what the work throws. */
  readonly call: (app: App, input: unknown) => Output;
  /** A failure says that the sheet is unchanged. */
  readonly isAboutSheet: boolean;
}

type Work<S extends v.GenericSchema, Output> = (app: App, input: v.InferOutput<S>) => Output;

const made =
  (isAboutSheet: boolean) =>
  <S extends v.GenericSchema, Output>(input: () => S, work: Work<S, Output>): Endpoint<S, Output> => ({
    input,
    call: (app, given) => work(app, checkedInput(input(), given)),
    isAboutSheet,
  });

/** Changes something, or looks at a table. */
export const endpoint = made(true);

/** Only asks, or is about workspaces: nobody would think that it changed a sheet. */
export const aside = made(false);

/** @throws SyncError `request-invalid` when the sidebar and the server do not fit together. */
export function checkedInput<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const read = v.read(schema, input);
  if (read === null) throw new SyncError('request-invalid');
  return read;
}
