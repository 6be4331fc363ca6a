/** The clock of a world: virtual (moves by what calls cost) or real (moves by itself; calls cost what they take). */
export interface Clock {
  readonly kind: 'virtual' | 'real';
  /** Milliseconds since the epoch, with fractions. */
  now(): number;
  /** Lets this much virtual time pass. On the real clock: nothing, the time has passed already. */
  advance(ms: number): void;
  /** Waits: virtually, or by blocking this thread. */
  sleep(ms: number): void;
}

/** A clock that only moves when told, kept in `time.clock` so that a snapshot holds it. */
export function createVirtualClock(time: { clock: number }): Clock {
  const advance = (ms: number): void => {
    time.clock += ms;
  };
  return { kind: 'virtual', now: () => time.clock, advance, sleep: advance };
}

export function createRealClock(): Clock {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  return {
    kind: 'real',
    now: () => Date.now(),
    advance: () => undefined,
    sleep: (ms) => {
      Atomics.wait(nobody, 0, 0, ms);
    },
  };
}
