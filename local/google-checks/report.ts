import type { Differences } from './differences';
import type { CheckOutcome } from './run';

/** What a check came to. Skipped: it differs, and the difference is listed; or it says itself that it cannot be run here. */
export interface Verdict {
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly outcome: CheckOutcome;
  /** Why the difference is kept; none where the check was not run. */
  readonly reason?: string;
}

export function verdictOf(outcome: CheckOutcome, listed: Differences): Verdict {
  if (outcome.ok) return { status: 'passed', outcome };
  if (outcome.skipped !== undefined) return { status: 'skipped', outcome };
  const reason = listed.get(outcome.id);
  return reason === undefined ? { status: 'failed', outcome } : { status: 'skipped', outcome, reason };
}

/** One line for a check that passed, with what the emulator answered; otherwise expected and got below it. */
export function linesOf({ status, outcome, reason }: Verdict): readonly string[] {
  if (outcome.skipped !== undefined) return [`not run    ${outcome.id}: ${outcome.skipped}`];
  const answered = `got       ${answerOf(outcome)}`;
  if (status === 'passed') return [`ok         ${outcome.id}  ${shortened(answerOf(outcome))}`];
  const title =
    status === 'skipped'
      ? `listed difference  ${outcome.id}: ${reason}`
      : `${outcome.missing ? 'not emulated' : 'FAILED'}  ${outcome.id} (${outcome.source})`;
  return [title, `  expected  ${expectedOf(outcome)}`, `  ${answered}`];
}

export function countOf(verdicts: readonly Verdict[], status: Verdict['status']): number {
  return verdicts.filter((verdict) => verdict.status === status).length;
}

function answerOf({ got, error }: CheckOutcome): string {
  return error === undefined ? JSON.stringify(got) : `error: ${error}`;
}

function expectedOf({ expected }: CheckOutcome): string {
  const throwing =
    typeof expected === 'object' && expected !== null && 'throwing' in expected ? expected.throwing : undefined;
  return throwing === undefined ? JSON.stringify(expected) : `an error that says ${JSON.stringify(throwing)}`;
}

const SHOWN = 100;
const shortened = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
