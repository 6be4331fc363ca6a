import { asSyncError, type ErrorDetails, type ErrorKind, SyncError } from '../../errors';
import type { Log } from '../../ports/log';
import type { Failure, Language, Reply } from '../../protocol/reply';
import { sentenceFor } from '../../remedies/index';
import { operandInWords } from '../../twenty/words/operands';

/** A failure in the person's words. */
export function failureOf(error: SyncError, language: Language, aboutSheet = true): Failure {
  const { kind, details } = error;
  const message = sentenceFor(kind, inWords(error, language), language, aboutSheet);
  return typeof details['agree'] === 'string' ? { kind, message, agree: details['agree'] } : { kind, message };
}

/** An operand has words of its own in each language. */
function inWords({ details }: SyncError, language: Language): ErrorDetails {
  const { operand } = details;
  return typeof operand === 'string' ? { ...details, operand: operandInWords(operand, language) } : details;
}

/**
 * Answers the sidebar: one JSON text, whatever happens. An unexpected error's own text goes to the log only, by its name
 * and stack; other errors carry no more than kinds and names.
 */
export function reply(
  language: Language,
  log: Log,
  lacksPermission: () => boolean,
  work: () => unknown,
  aboutSheet = true,
): string {
  let answer: Reply<unknown>;
  try {
    answer = { ok: true, data: work() };
  } catch (thrown) {
    const error = explained(asSyncError(thrown), lacksPermission);
    if (TELLS_PLACES.includes(error.kind)) log.warn(`${error.kind}: ${stackOf(error.cause)}`);
    answer = { ok: false, error: failureOf(error, language, aboutSheet) };
  }
  return JSON.stringify(answer);
}

/** Google's own refusals cannot be read, but whether a permission is missing can be asked. */
export function explained(error: SyncError, lacksPermission: () => boolean): SyncError {
  const unclear = error.kind === 'unexpected' || error.kind === 'unreachable' || error.kind === 'sheet-refused';
  return unclear && lacksPermission() ? new SyncError('authorization-missing', {}, error.cause) : error;
}

/** Their sentences do not say what Google or we stumbled over. */
const TELLS_PLACES: readonly ErrorKind[] = ['unexpected', 'publish-interrupted', 'sheet-refused'];

/** Places only: a message may quote what it stumbled over. */
function stackOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  // The message stands in front of the places, and may have lines that look like one.
  const places = (cause.stack ?? '')
    .replace(cause.message, '')
    .split('\n')
    .filter((line) => /^\s*at /.test(line));
  return [cause.name, ...places.slice(0, 8).map((line) => line.trim())].join(' ');
}
