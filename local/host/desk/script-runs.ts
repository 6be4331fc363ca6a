import type { Emulator, RunResult } from '../../emulator/index';
import type { CallHooks } from '../../emulator/runtime/call-hooks';
import { DeskError, type DeskEvent, type ExecutionRecord, type RunOutcome } from './desk-calls';
import { createExecutionLog } from './executions';

/** Runs the add-on's functions the ways a person can, and keeps the log of it. */
export interface ScriptRuns {
  /** `onOpen`; a failure is told and leaves the document without menu. */
  readonly open: (document: string) => void;
  /** @throws DeskError when the menu has no such item */
  readonly fromMenu: (document: string, functionName: string) => RunOutcome;
  readonly fromSidebar: (document: string, functionName: string, args: readonly unknown[]) => RunOutcome;
  /** Fires the clock triggers that are due; answers how many there were. */
  readonly fireDue: () => number;
  readonly executions: () => readonly ExecutionRecord[];
}

export interface ScriptRunsSetup {
  readonly emulator: Emulator;
  readonly user: string;
  readonly hooks: CallHooks;
  readonly tell: (event: DeskEvent) => void;
}

export function createScriptRuns({ emulator, user, hooks, tell }: ScriptRunsSetup): ScriptRuns {
  const log = createExecutionLog();

  function note(result: RunResult, from: ExecutionRecord['from'], started: number): void {
    tell({ kind: 'execution', record: log.add(result, from, Date.now() - started) });
  }

  return {
    open(document) {
      const started = Date.now();
      const session = emulator.session(user, document);
      // Opening a document closes its sidebar; here it stays, so that a page that lost its server for a moment goes on.
      const { sidebar } = session;
      try {
        const opened = emulator.open(user, document, hooks);
        if (opened.run) note(opened.run, 'open', started);
      } catch (error) {
        tell({ kind: 'notice', title: 'onOpen cannot run here', message: failureOf(error).message });
      }
      session.sidebar = sidebar;
    },
    fromMenu(document, functionName) {
      const items = emulator.session(user, document).menus.flatMap((menu) => menu.items);
      const caption = items.find((item) => item.functionName === functionName)?.caption;
      if (!caption) throw new DeskError(`The menu has no item for ${functionName}.`);
      const started = Date.now();
      try {
        const result = emulator.clickMenu(user, document, caption, hooks);
        note(result, 'menu', started);
        if (result.outcome === 'value') return { ok: true, value: null };
        if (result.outcome === 'error') return { ok: false, error: result.error };
        return { ok: false, error: { name: 'ScriptError', message: 'Exceeded maximum execution time', stack: '' } };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    fromSidebar(document, functionName, args) {
      const started = Date.now();
      try {
        const reply = emulator.clientCall(user, document, functionName, args, hooks);
        note(reply.run, 'sidebar', started);
        return reply.ok ? { ok: true, value: reply.value ?? null } : { ok: false, error: reply.error };
      } catch (error) {
        return { ok: false, error: failureOf(error) };
      }
    },
    fireDue() {
      const started = Date.now();
      const results = emulator.fireTriggers(emulator.now(), hooks);
      for (const result of results) note(result, 'trigger', started);
      return results.length;
    },
    executions: log.all,
  };
}

/** What the emulator itself has to say, such as a service that is not emulated. */
function failureOf(error: unknown): { name: string; message: string; stack: string } {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  return { name, message, stack: '' };
}
