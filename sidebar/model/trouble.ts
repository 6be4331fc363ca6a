import type { ErrorKind } from '../../src/errors';

/** What can go wrong outside our own server, or in the form: each has its own sentence in the texts. */
export type Problem =
  | 'key-missing'
  | 'link-missing'
  | 'time-limit'
  | 'authorization-lost'
  | 'several-accounts'
  | 'offline'
  | 'no-answer'
  | 'platform-failed'
  | 'records-changing';

/** Something a person must be told. The server's sentences come ready in the person's language. */
export type Trouble =
  | { readonly from: 'server'; readonly kind: ErrorKind; readonly message: string; readonly agree?: string }
  | { readonly from: 'here'; readonly problem: Problem };

/** A list that is asked for, came, or did not come. */
export type Listing<T> =
  | { readonly is: 'coming'; readonly call: number }
  | { readonly is: 'here'; readonly items: readonly T[] }
  | { readonly is: 'missing'; readonly trouble: Trouble };
