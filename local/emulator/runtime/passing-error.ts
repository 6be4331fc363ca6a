import type { CallHooks, InjectedFailure } from './call-hooks';

/** An error of Google's that passes: the same call, made again, works sooner or later (google.md §6.8). */
export interface PassingError {
  /** The n-th service call of the execution, or the first one after it of a service that fails so. */
  readonly call: number;
  /** How often that method fails in a row: once, or once more when it is called again. */
  readonly times: 1 | 2;
  /** Whether the call has done its work before it fails. */
  readonly isDone: boolean;
  /** Of a spreadsheet. Properties, caches, locks, triggers and the like know only the server error. */
  readonly says: 'timedOut' | 'serviceError' | 'serverError';
}

/** `failCall` for one execution: it counts, so the next execution needs another. */
export function failPassing(error: PassingError, documentId: string): NonNullable<CallHooks['failCall']> {
  let method: string | null = null;
  let left: number = error.times;
  return (name, call) => {
    if (left === 0 || call < error.call || (method ?? name) !== name) return undefined;
    const failure = failureOf(name, error, documentId);
    if (!failure) return undefined;
    method = name;
    left -= 1;
    return { ...failure, done: error.isDone };
  };
}

const OTHERS = /^(Properties|Cache|Lock|ScriptApp|Trigger|ClockTriggerBuilder|Session|User|MailApp)\./;
const SPREADSHEET =
  /^(SpreadsheetApp|Spreadsheet|Sheet|Range|Filter|Banding|Protection|NamedRange|DeveloperMetadata(Finder)?)\./;
/** What is built in the script itself, and what is no part of the spreadsheet. */
const LOCAL = /^SpreadsheetApp\.(new[A-Z]|getUi$)/;

function failureOf(name: string, { says }: PassingError, documentId: string): InjectedFailure | undefined {
  if (OTHERS.test(name)) return { key: 'serverError' };
  if (!SPREADSHEET.test(name) || LOCAL.test(name)) return undefined;
  switch (says) {
    case 'timedOut':
      return { key: 'serviceTimedOut', details: ['Spreadsheets', documentId] };
    case 'serviceError':
      return { key: 'serviceError', details: ['Spreadsheets'] };
    case 'serverError':
      return { key: 'serverError' };
  }
}
