import * as z from 'zod/mini';
import { SyncError } from '../errors';

/** Twenty leaves out what it does not have, or says null. */
export const optional = <T extends z.core.SomeType>(schema: T) => z.optional(z.nullable(schema));

/** An id or an API name: they are kept with tables, so none may be of any length. Twenty's are 36 and at most 63 characters. */
export const shortText = () => z.string().check(z.maxLength(200));

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
 * The answer in the shape that was asked for.
 *
 * @param what names the answer in the error: "views", "objects"
 * @throws SyncError `answer-unreadable` with the first place that differs.
 */
export function readEnvelope<T>(schema: z.ZodMiniType<T>, value: unknown, what: string): T {
  if (!isWritable(value)) throw new SyncError('answer-unreadable', { what, at: 'depth' });
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new SyncError('answer-unreadable', { what, at: read.error.issues[0]?.path.join('.') ?? '' });
}
