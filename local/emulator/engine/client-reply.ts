import { formatServiceError } from '../service-error';
import type { ClientReply } from './emulator-types';
import type { RunResult } from './result';
import { resultToClient } from '../runtime/transfer';

/** What `google.script.run` hands to the handlers: a copied value, or name, message and stack of the failure and nothing else. */
export function toClientReply(run: RunResult, locale: string): ClientReply {
  const fail = (message: string, stack = ''): ClientReply => ({
    run,
    ok: false,
    error: { name: 'ScriptError', message, stack },
  });
  if (run.outcome === 'killed') return fail(formatServiceError(locale, 'executionTime'));
  if (run.outcome === 'error') {
    if (run.error.message === formatServiceError(locale, 'functionNotFound', run.functionName)) {
      throw new TypeError(`google.script.run.${run.functionName} is not a function`);
    }
    return fail(`${run.error.name}: ${run.error.message}`, run.error.stack);
  }
  try {
    return { run, ok: true, value: resultToClient(run.value) };
  } catch {
    return fail(formatServiceError(locale, 'serverError'));
  }
}
