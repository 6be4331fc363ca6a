import { SyncError } from '../../errors';
import * as v from '../../schema';

/** An id or an API name: they are kept with tables, so none may be of any length. Twenty's are 36 and at most 63 characters. */
export const shortText = () => v.pipe(v.string(), v.maxLength(200));

/** What is kept or asked again must be written as JSON, and an engine has no room for what is nested some thousand levels deep. */
function isWritable(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * The answer in the shape that was asked for. Twenty leaves out what it does not have, or says null: such parts are `nullish`.
 *
 * @param what names the answer in the error: "views", "objects"
 * @throws SyncError `answer-unreadable` with the first place that differs.
 */
export function readEnvelope<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  if (!isWritable(value)) throw new SyncError('answer-unreadable', { what, at: 'depth' });
  return v.readOr(schema, value, (at) => new SyncError('answer-unreadable', { what, at }));
}
