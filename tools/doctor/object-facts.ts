import { SyncError } from '../../src/errors';
import type { TwentyClient } from '../../src/twenty/client';
import type { ObjectMetadata } from '../../src/twenty/model';

export interface ObjectFacts {
  readonly object: ObjectMetadata;
  /** How many records the key sees; null when it may not read them, or Twenty failed. */
  readonly records: number | null;
  /** Kind of the refusal. */
  readonly refusal: string | null;
}

/** Objects that people see in Twenty, and how much of each the key reads: one request each. */
export function objectFacts(objects: readonly ObjectMetadata[], twenty: TwentyClient): readonly ObjectFacts[] {
  return objects
    .filter(({ isActive, isSystem }) => isActive && !isSystem)
    .map((object) => {
      try {
        return { object, records: twenty.count(object, {}, { patient: true }), refusal: null };
      } catch (thrown) {
        if (!(thrown instanceof SyncError)) throw thrown;
        return { object, records: null, refusal: thrown.kind };
      }
    });
}
