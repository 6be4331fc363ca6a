import type { SyncError } from '../src/errors';
import { sentenceFor } from '../src/remedies/index';

/** The add-on's sentence, without what it says of a sheet: a terminal has none. */
export const sentenceOf = ({ kind, details }: Pick<SyncError, 'kind' | 'details'>): string =>
  sentenceFor(kind, details, 'en').replace(/ The sheet is unchanged\./g, '');
