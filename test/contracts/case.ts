import { type ErrorKind, SyncError } from '../../src/errors';

/**
 * One promise of a port. Cases are data, because the same list runs in Node and inside Apps Script, where there is no test
 * runner: what a case finds wrong it throws.
 */
export interface Case<T> {
  readonly name: string;
  readonly check: (subject: T) => void;
}

/** Compares as JSON. @throws Error that shows both. */
export function same(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${clipped(wanted)}, found ${clipped(found)}`);
}

/** Numbers that went through dates come back to the millisecond. */
export function near(actual: number, expected: number): void {
  if (!(Math.abs(actual - expected) < 1e-8)) throw new Error(`expected ${expected}, found ${actual}`);
}

/** Details of the error that the work must throw. */
export function refused(kind: ErrorKind, work: () => unknown): Readonly<Record<string, unknown>> {
  try {
    work();
  } catch (thrown) {
    if (!(thrown instanceof SyncError)) throw thrown;
    same(thrown.kind, kind);
    return thrown.details;
  }
  throw new Error(`expected ${kind}, nothing was thrown`);
}

const clipped = (text: string | undefined): string => (text ?? 'undefined').slice(0, 400);

/** Where the port does not say which error it is. */
export function refusedAnyhow(work: () => unknown): void {
  try {
    work();
  } catch {
    return;
  }
  throw new Error('expected an error, nothing was thrown');
}
