import { asSyncError } from '../../errors';
import type { Pace } from './pace';

/** Whether a count was answered; null where the answer says neither that it may be asked nor that it may not. */
export function mayRead(answered: () => unknown, pace: Pace): boolean | null {
  try {
    answered();
    return true;
  } catch (thrown) {
    const error = asSyncError(thrown);
    if (error.kind === 'rate-limited') pace.refused(error);
    return error.kind === 'object-forbidden' || error.kind === 'field-forbidden' ? false : null;
  }
}
