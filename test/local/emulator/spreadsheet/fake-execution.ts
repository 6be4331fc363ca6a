import { formatServiceError } from '../../../../local/emulator/service-error';
import type { CallCost, Execution } from '../../../../local/emulator/execution';
import { createSpreadsheetServices } from '../../../../local/emulator/spreadsheet/services';
import { createSpreadsheetState, type SpreadsheetState } from '../../../../local/emulator/grid/state/state';
import type { Variants } from '../../../../local/emulator/grid/values/variants';
import { NOW } from '../grid/builders';

interface CountedCall {
  readonly name: string;
  readonly cost: CallCost;
}

export interface FakeExecution extends Execution {
  readonly calls: CountedCall[];
}

/** An execution that only counts, and words errors in its language. */
export function fakeExecution(options: { readonly userId?: string; readonly locale?: string } = {}): FakeExecution {
  const { userId = 'ann', locale = 'en' } = options;
  const calls: CountedCall[] = [];
  const call = (name: string, cost: CallCost = {}): void => void calls.push({ name, cost });
  return {
    calls,
    call,
    act(name, cost, body) {
      call(name, cost);
      return body();
    },
    error: (key, ...details) => new Error(formatServiceError(locale, key, ...details)),
    // Errors that come late are told in a world with a realm.
    owe: () => false,
    settle: () => undefined,
    now: () => NOW,
    authMode: 'FULL',
    hasUi: true,
    userId,
    locale,
  };
}

/** Calls a method with arguments that its types forbid, as a script may. */
export function callAnyhow(service: object, method: string, ...args: readonly unknown[]): unknown {
  const body: unknown = Reflect.get(service, method);
  if (typeof body !== 'function') throw new Error(`${method} is no method`);
  return Reflect.apply(body, service, args);
}

export interface Desk {
  readonly app: GoogleAppsScript.Spreadsheet.SpreadsheetApp;
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly sheet: GoogleAppsScript.Spreadsheet.Sheet;
  readonly state: SpreadsheetState;
  readonly execution: FakeExecution;
}

/** An empty spreadsheet of ann's, in UTC, seen by a script; or the same spreadsheet seen by another user. */
export function openDesk(
  options: {
    readonly userId?: string;
    readonly locale?: string;
    readonly timeZone?: string;
    readonly state?: SpreadsheetState;
    readonly variants?: Partial<Variants>;
  } = {},
): Desk {
  const { timeZone = 'Etc/UTC', variants = {} } = options;
  const state =
    options.state ??
    createSpreadsheetState({ id: 'doc', name: 'Doc', timeZone, locale: 'en_US', ownerId: 'ann', variants });
  const execution = fakeExecution(options);
  const { SpreadsheetApp: app } = createSpreadsheetServices(execution, state);
  const spreadsheet = app.getActiveSpreadsheet();
  return { app, spreadsheet, sheet: spreadsheet.getActiveSheet(), state, execution };
}
