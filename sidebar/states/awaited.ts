import type { Listing } from '../model/trouble';

/** Whether this call is the one that the list waits for. */
export function isAwaited(listing: Listing<unknown> | null, call: number): boolean {
  return listing?.is === 'coming' && listing.call === call;
}
