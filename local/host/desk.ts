import { createEmulator, type RunResult } from '../emulator';
import { a1Of, readA1 } from '../emulator/grid/a1';
import { readDisplay } from '../emulator/grid/computed';
import { readContents } from '../emulator/grid/contents';
import { rectFromCorners, type Rect } from '../emulator/grid/rect';
import { sheetByName } from '../emulator/grid/sheets';
import { type SheetState, type SpreadsheetState, wholeSheet } from '../emulator/grid/state';
import { createSpreadsheetDocument } from '../emulator/spreadsheet/document';
import {
  type CellsAnswer,
  type DeskCallName,
  type DeskCalls,
  DeskError,
  type DeskEvent,
  type DeskState,
  type ExecutionRecord,
  type RunRequest,
} from './desk-calls';
import type { DeskSetup } from './desk-thread';
import { editGrid } from './edit-grid';
import { createExecutionLog } from './executions';
import { createMirror, wireCell } from './mirror';
import { scriptFunctions } from './script-functions';

/** One person with one open spreadsheet, as the thread runs it. */
export interface DeskInThread {
  handle(name: DeskCallName, input: unknown): unknown;
  /** Whether the call may come between two service calls of a running script. */
  mayInterrupt(name: DeskCallName): boolean;
  /** Fires clock triggers that are due now. */
  fireDue(): void;
  /** Tells what has changed and was not told yet. */
  flush(): void;
}

export interface DeskOutside {
  readonly tell: (event: DeskEvent) => void;
  /** Called now and then while a script runs: the time to take requests that cannot wait for its end. */
  readonly pause: () => void;
}

const USER = 'demo';
const SPREADSHEET_LOCALES = { en: 'en_US', fr: 'fr_FR' } as const;
const INTERRUPTING: readonly DeskCallName[] = ['open', 'edit', 'closeSidebar', 'executions', 'outbox', 'cells'];
/** Real milliseconds between two pauses of a script, and between two updates while it runs. */
const PAUSE_MS = 25;
const UPDATE_MS = 400;

export function createDesk(setup: DeskSetup, outside: DeskOutside): DeskInThread {
  let language = setup.language;
  let documents = 0;
  let { document, state } = newDocument();
  let mirror = createMirror(state);
  const functions = scriptFunctions(setup.addOn);
  const log = createExecutionLog();
  const emulator = createEmulator({
    folder: setup.addOn,
    users: [{ id: USER, email: 'you@example.com', locale: language }],
    documents: [document],
    clock: 'real',
    fetch: { allowLocal: setup.allowLocal ? true : setup.allowedOrigins },
    answers: {
      alert: ({ title, prompt }) => {
        outside.tell({ kind: 'notice', title, message: prompt });
        return 'OK';
      },
      prompt: ({ title, prompt }) => {
        outside.tell({ kind: 'notice', title, message: prompt });
        return { button: 'CLOSE', text: '' };
      },
    },
  });
  let shownPanel: object | null = null;
  let sidebarId = '';
  let told = '';
  let paused = 0;
  let updated = 0;

  function newDocument(): ReturnType<typeof createSpreadsheetDocument> {
    documents += 1;
    return createSpreadsheetDocument({
      id: `demo-spreadsheet-${documents}`,
      name: language === 'fr' ? 'Feuille de calcul sans titre' : 'Untitled spreadsheet',
      timeZone: setup.timeZone,
      locale: SPREADSHEET_LOCALES[language],
    });
  }

  const hooks = {
    onCall(): void {
      const now = Date.now();
      if (now - paused < PAUSE_MS) return;
      paused = now;
      outside.pause();
      if (now - updated < UPDATE_MS) return;
      updated = now;
      tellUpdate();
    },
  };

  function tellUpdate(): void {
    const update = mirror.next();
    if (update) outside.tell({ kind: 'update', update });
  }

  function deskState(): DeskState {
    const session = emulator.session(USER, document.id);
    if (session.sidebar !== shownPanel) {
      shownPanel = session.sidebar;
      sidebarId = crypto.randomUUID();
    }
    const sidebar = session.sidebar && {
      id: sidebarId,
      title: session.sidebar.title,
      html: session.sidebar.html,
      functions,
    };
    return { name: state.name, language, menus: session.menus, sidebar };
  }

  function flush(): void {
    tellUpdate();
    const now = deskState();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    outside.tell({ kind: 'state', state: now });
  }

  /** Runs something of the emulator and notes the execution. */
  function execute<T>(from: ExecutionRecord['from'], work: () => T, runOf: (result: T) => RunResult | null): T {
    const started = Date.now();
    const result = work();
    const run = runOf(result);
    if (run) outside.tell({ kind: 'execution', record: log.add(run, from, Date.now() - started) });
    return result;
  }

  /** Opening a document closes its sidebar; here it stays, so that a page that lost its server for a moment goes on. */
  function runOnOpen(): void {
    const session = emulator.session(USER, document.id);
    const { sidebar } = session;
    execute(
      'open',
      () => emulator.open(USER, document.id, hooks),
      ({ run }) => run,
    );
    session.sidebar = sidebar;
  }

  function run({ functionName, args, from }: RunRequest): ReturnType<DeskCalls['run']> {
    try {
      if (from === 'sidebar') {
        const reply = execute(
          'sidebar',
          () => emulator.clientCall(USER, document.id, functionName, args, hooks),
          (r) => r.run,
        );
        return reply.ok ? { ok: true, value: reply.value ?? null } : { ok: false, error: reply.error };
      }
      const item = emulator
        .session(USER, document.id)
        .menus.flatMap(({ items }) => items)
        .find((one) => one.functionName === functionName);
      if (!item?.caption) throw new DeskError(`The menu has no item for ${functionName}.`);
      const { caption } = item;
      const result = execute(
        'menu',
        () => emulator.clickMenu(USER, document.id, caption, hooks),
        (r) => r,
      );
      if (result.outcome === 'value') return { ok: true, value: null };
      if (result.outcome === 'error') return { ok: false, error: result.error };
      return { ok: false, error: { name: 'ScriptError', message: 'Exceeded maximum execution time', stack: '' } };
    } catch (error) {
      if (error instanceof DeskError) throw error;
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
      return { ok: false, error: { name, message, stack: '' } };
    }
  }

  function fire(): number {
    let fired = 0;
    for (const trigger of emulator.triggers()) {
      if (trigger.documentId !== document.id) trigger.nextAt = null;
    }
    const started = Date.now();
    for (const result of emulator.fireTriggers(emulator.now(), hooks)) {
      fired += 1;
      outside.tell({ kind: 'execution', record: log.add(result, 'trigger', Date.now() - started) });
    }
    return fired;
  }

  const calls: DeskCalls = {
    open() {
      runOnOpen();
      return { ...deskState(), update: mirror.full() };
    },
    run,
    edit({ edits }) {
      const editor = { userId: USER, locale: language, now: emulator.now() };
      for (const edit of edits) editGrid(state, edit, editor);
      return null;
    },
    fireTriggers() {
      const own = emulator.triggers().filter((trigger) => trigger.documentId === document.id);
      const planned = own.map((trigger) => trigger.nextAt);
      for (const trigger of own) trigger.nextAt = emulator.now();
      const fired = fire();
      // An extra run does not move the hour that the trigger has.
      own.forEach((trigger, index) => {
        const before = planned[index] ?? null;
        if (before !== null && before > emulator.now() && trigger.nextAt !== null) trigger.nextAt = before;
      });
      return { fired };
    },
    setLanguage(input) {
      language = input.language;
      emulator.setLocale(USER, language);
      runOnOpen();
      // The page in the sidebar asks for the language when it loads: load it again.
      sidebarId = crypto.randomUUID();
      return deskState();
    },
    reset() {
      ({ document, state } = newDocument());
      mirror = createMirror(state);
      emulator.addDocument(document);
      runOnOpen();
      return { ...deskState(), update: mirror.full() };
    },
    closeSidebar() {
      emulator.session(USER, document.id).sidebar = null;
      return null;
    },
    executions: () => log.all(),
    outbox: () => {
      return emulator
        .outbox()
        .map(({ at, to, subject, body }) => ({ sent: new Date(at).toISOString(), to, subject, body }));
    },
    cells: ({ sheet, range }) => readCells(state, sheet, range),
  };

  return {
    handle: (name, input) => calls[name](input as never),
    mayInterrupt: (name) => INTERRUPTING.includes(name),
    fireDue: () => void fire(),
    flush,
  };
}

/** @throws DeskError */
function readCells(state: SpreadsheetState, name: string, range: string | null): CellsAnswer {
  const sheet = name === '' ? state.sheets.find(({ id }) => id === state.activeSheetId) : sheetByName(state, name);
  if (!sheet) throw new DeskError(`There is no sheet named "${name}".`);
  const rect = range === null ? wholeSheet(sheet) : rectOf(sheet, range);
  return {
    sheetId: sheet.id,
    hidden: sheet.hidden,
    rows: sheet.rows,
    columns: sheet.columns.length,
    values: readContents(sheet, rect).map((row) => row.map(wireCell)),
    display: readDisplay(state, sheet, rect),
  };
}

function rectOf(sheet: SheetState, range: string): Rect {
  const whole = wholeSheet(sheet);
  const read = readA1(range);
  const rect =
    read &&
    rectFromCorners(read.row ?? 1, read.column ?? 1, read.lastRow ?? whole.rows, read.lastColumn ?? whole.columns);
  if (!rect || rect.row + rect.rows - 1 > whole.rows || rect.column + rect.columns - 1 > whole.columns) {
    throw new DeskError(`"${range}" is not a range of the sheet (${a1Of(whole)}).`);
  }
  return rect;
}
