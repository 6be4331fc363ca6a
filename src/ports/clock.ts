/** Time is handed in: the core has no clock of its own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly sleep: (ms: number) => void;
  /** Minutes to add to UTC at that instant in that IANA zone; with a fraction where clocks showed local mean time. @throws when the zone is unknown. */
  readonly offsetMinutes: (instant: number, zone: string) => number;
}
