import type { ServiceErrorKey } from '../../service-error';

/** A rule of the grid was broken. Services turn it into the service error of the same key, in the user's language. */
export class GridError extends Error {
  override readonly name = 'GridError';
  readonly key: ServiceErrorKey;
  readonly details: readonly (string | number)[];

  constructor(key: ServiceErrorKey, ...details: readonly (string | number)[]) {
    super(details.length === 0 ? key : `${key}: ${details.join(', ')}`);
    this.key = key;
    this.details = details;
  }
}
