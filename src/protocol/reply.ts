/** What sidebar and server say to each other is types only, JSON only. A call takes one JSON text and answers one, a `Reply`. */
import type { ErrorKind } from '../errors';

export type Language = 'en' | 'fr';

export interface Failure {
  /** For the sidebar's own decisions. */
  readonly kind: ErrorKind;
  /** The one sentence a person reads, in their language: what happened, that the sheet is unchanged, what to do. */
  readonly message: string;
  /** Of a question: what a yes agrees to. It is handed back as `agreed`, and counts for exactly what was shown. */
  readonly agree?: string;
}

export type Reply<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };
