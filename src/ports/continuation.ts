/** Scheduled work that stopped at its time box and need not wait for the next hour. */
export interface Continuation {
  /** Has it go on in a minute or so, if Google lets a script do that: a published add-on may not. @returns whether it will */
  readonly soon: () => boolean;
  /** All is done: what `soon` left behind is removed. */
  readonly over: () => void;
  /** Removes it whatever is remembered of it. */
  readonly cancel: () => void;
}
