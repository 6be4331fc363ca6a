import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { createEmulator, type RunResult } from '../emulator';
import type { SpreadsheetState } from '../emulator/grid/state/state';
import { createSpreadsheetDocument } from '../emulator/spreadsheet/document';
import { reply } from './answers';
import { PullError } from './choose';

/** The built add-on in an emulated spreadsheet, called as its sidebar calls it. */
export interface AddOn {
  /** Calls an endpoint. @throws PullError with the add-on's own sentence */
  call<T>(endpoint: string, input: unknown, schema: z.ZodType<T>): T;
  /** Waits, on the virtual clock and in the real world: a rate limit of a real server is not virtual. */
  wait(milliseconds: number): Promise<void>;
  /** Lets time pass on the virtual clock, with the triggers that are due in it. */
  tick(milliseconds: number): readonly RunResult[];
  /** Of the virtual clock, milliseconds since the epoch. */
  now(): number;
  /** Service calls and cells written by the named endpoints so far. */
  spent(endpoints: readonly string[]): { readonly serviceCalls: number; readonly cellsWritten: number };
  readonly state: SpreadsheetState;
}

export interface AddOnSetup {
  /** Folder of the built add-on. */
  readonly folder: string;
  readonly timeZone: string;
  /** Origin on this machine that may be reached. */
  readonly allowedOrigins: readonly string[];
  /** ISO instant at which the virtual clock begins; now, unless told. */
  readonly start?: string;
  /**
   * For a server that lives on the virtual clock: told the time before each request, in milliseconds since the epoch. Nothing is waited for
   * in the real world then.
   */
  readonly tellTime?: (now: number) => void;
  /** Told of each execution, and of the processor's milliseconds in the add-on's own code. */
  readonly onRun?: (endpoint: string, run: RunResult, ownMs: number) => void;
}

const USER = 'pull';

export function openAddOn(setup: AddOnSetup): AddOn {
  const { document, state } = createSpreadsheetDocument({
    id: 'pull-spreadsheet',
    name: 'Pull',
    timeZone: setup.timeZone,
    locale: 'en_US',
  });
  const emulator = createEmulator({
    folder: setup.folder,
    users: [{ id: USER }],
    documents: [document],
    clock: 'virtual',
    // Filters such as "created today" mean today.
    start: setup.start ?? new Date().toISOString(),
    fetch: { allowLocal: setup.allowedOrigins },
  });
  const spent = new Map<string, { serviceCalls: number; cellsWritten: number }>();
  const { tellTime, onRun } = setup;
  let ownMs = 0;
  const hooks = {
    onCall: tellTime
      ? (name: string) => {
          if (name.startsWith('UrlFetchApp.fetch')) tellTime(emulator.now());
        }
      : createSleeper(() => emulator.now()),
    onEnd: (own: number) => {
      ownMs = own;
    },
  };

  return {
    state,
    call(endpoint, input, schema) {
      const answer = emulator.clientCall(USER, document.id, endpoint, [JSON.stringify(input)], hooks);
      onRun?.(endpoint, answer.run, ownMs);
      const { counters } = answer.run;
      const before = spent.get(endpoint) ?? { serviceCalls: 0, cellsWritten: 0 };
      spent.set(endpoint, {
        serviceCalls: before.serviceCalls + counters.totalCalls,
        cellsWritten: before.cellsWritten + counters.cellsWritten,
      });
      if (!answer.ok) throw new PullError(`${endpoint} failed: ${answer.error.message}`);
      const read = reply.parse(typeof answer.value === 'string' ? JSON.parse(answer.value) : answer.value);
      if (!read.ok) throw new PullError(sentenceOf(read.error));
      return schema.parse(read.data);
    },
    async wait(milliseconds) {
      emulator.advance(milliseconds);
      if (!tellTime) await wait(milliseconds);
    },
    tick(milliseconds) {
      const own: number[] = [];
      const onEnd = (ms: number): void => void own.push(ms);
      const runs = emulator.fireTriggers(emulator.now() + milliseconds, { onCall: hooks.onCall, onEnd });
      runs.forEach((run, at) => onRun?.('tick', run, own[at] ?? 0));
      return runs;
    },
    now: () => emulator.now(),
    spent: (endpoints) =>
      endpoints.reduce(
        (sum, endpoint) => ({
          serviceCalls: sum.serviceCalls + (spent.get(endpoint)?.serviceCalls ?? 0),
          cellsWritten: sum.cellsWritten + (spent.get(endpoint)?.cellsWritten ?? 0),
        }),
        { serviceCalls: 0, cellsWritten: 0 },
      ),
  };
}

/** The add-on's sentence; where it asks for a choice, how to make it here. */
export function sentenceOf({ kind, message }: { readonly kind: string; readonly message: string }): string {
  return kind === 'member-needed' ? `${message} Here: --me NAME_OR_ID.` : message;
}

/**
 * A script that sleeps before it asks a server again sleeps on the virtual clock, but the server lives in real time: before the next
 * request that time is spent for real.
 */
function createSleeper(now: () => number): (name: string) => void {
  const nobody = new Int32Array(new SharedArrayBuffer(4));
  let asleepSince: number | null = null;
  let owed = 0;
  return (name) => {
    if (asleepSince !== null) owed += now() - asleepSince;
    asleepSince = name === 'Utilities.sleep' ? now() : null;
    if (owed > 0 && name.startsWith('UrlFetchApp.fetch')) {
      Atomics.wait(nobody, 0, 0, owed);
      owed = 0;
    }
  };
}
