/** One holder at a time, per spreadsheet. Freed when the execution ends, however it ends. */
export interface Lock {
  /** False when another execution holds it for longer than that. */
  readonly acquire: (waitMs: number) => boolean;
  readonly release: () => void;
}
