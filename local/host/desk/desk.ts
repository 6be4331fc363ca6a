import { createEmulator } from '../../emulator/index';
import { createSpreadsheetDocument } from '../../emulator/spreadsheet/document';
import type { DeskCallName, DeskCalls, DeskEvent, DeskState } from './desk-calls';
import type { DeskSetup } from './desk-thread';
import { editGrid } from './edit-grid';
import { createQuestions } from './questions';
import { createMirror } from './mirror';
import { readCells } from './read-cells';
import { scriptFunctions } from './script-functions';
import { createScriptRuns } from './script-runs';

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
  /** Called while a script waits for a person: some milliseconds pass. */
  readonly idle: () => void;
}

const USER = 'demo';
const SPREADSHEET_LOCALES = { en: 'en_US', fr: 'fr_FR' } as const;
const NAMES = { en: 'Untitled spreadsheet', fr: 'Feuille de calcul sans titre' } as const;
const INTERRUPTING: readonly DeskCallName[] = [
  'open',
  'edit',
  'closeSidebar',
  'answer',
  'executions',
  'outbox',
  'cells',
];
/** Real milliseconds between two pauses of a script, and between two updates while it runs. */
const PAUSE_MS = 25;
const UPDATE_MS = 400;

export function createDesk(setup: DeskSetup, outside: DeskOutside): DeskInThread {
  const { tell, pause } = outside;
  let language = setup.language;
  let documents = 0;
  let { document, state } = newDocument();
  let mirror = createMirror(state);
  const questions = createQuestions(outside);
  const functions = scriptFunctions(setup.addOn);
  const emulator = createEmulator({
    folder: setup.addOn,
    users: [{ id: USER, email: 'you@example.com', locale: language }],
    documents: [document],
    clock: 'real',
    fetch: { allowLocal: setup.allowLocal ? true : setup.allowedOrigins },
    answers: {
      alert: ({ title, prompt, buttons }) => questions.ask(title, prompt, buttons),
      prompt: ({ title, prompt }) => {
        tell({ kind: 'notice', title, message: prompt });
        return { button: 'CLOSE', text: '' };
      },
    },
  });
  const runs = createScriptRuns({ emulator, user: USER, hooks: { onCall: betweenCalls }, tell });
  let shownPanel: object | null = null;
  let sidebarId = '';
  let told = '';
  let paused = 0;
  let updated = 0;

  function newDocument(): ReturnType<typeof createSpreadsheetDocument> {
    documents += 1;
    return createSpreadsheetDocument({
      id: `demo-spreadsheet-${documents}`,
      name: NAMES[language],
      timeZone: setup.timeZone,
      locale: SPREADSHEET_LOCALES[language],
    });
  }

  function betweenCalls(): void {
    const now = Date.now();
    if (now - paused < PAUSE_MS) return;
    paused = now;
    pause();
    if (now - updated < UPDATE_MS) return;
    updated = now;
    tellUpdate();
  }

  function tellUpdate(): void {
    const update = mirror.next();
    if (update) tell({ kind: 'update', update });
  }

  function deskState(): DeskState {
    const { menus, sidebar } = emulator.session(USER, document.id);
    if (sidebar !== shownPanel) {
      shownPanel = sidebar;
      sidebarId = crypto.randomUUID();
    }
    const shown = sidebar && { id: sidebarId, title: sidebar.title, html: sidebar.html, functions };
    return { name: state.name, language, menus, sidebar: shown };
  }

  function fireAtOnce(): number {
    const own = emulator.triggers().filter((trigger) => trigger.documentId === document.id);
    const planned = own.map((trigger) => trigger.nextAt);
    for (const trigger of own) trigger.nextAt = emulator.now();
    const fired = runs.fireDue();
    // An extra run does not move the hour that the trigger has.
    own.forEach((trigger, index) => {
      const before = planned[index] ?? null;
      if (before !== null && before > emulator.now() && trigger.nextAt !== null) trigger.nextAt = before;
    });
    return fired;
  }

  const calls: DeskCalls = {
    open() {
      runs.open(document.id);
      questions.tellAgain();
      return { ...deskState(), update: mirror.full() };
    },
    answer({ id, button }) {
      questions.answer(id, button);
      return null;
    },
    run: ({ functionName, args, from }) =>
      from === 'menu' ? runs.fromMenu(document.id, functionName) : runs.fromSidebar(document.id, functionName, args),
    edit({ edits }) {
      const editor = { userId: USER, locale: language, now: emulator.now() };
      for (const edit of edits) editGrid(state, edit, editor);
      return null;
    },
    fireTriggers: () => ({ fired: fireAtOnce() }),
    setLanguage(input) {
      language = input.language;
      emulator.setLocale(USER, language);
      runs.open(document.id);
      // The page in the sidebar asks for the language when it loads: load it again.
      sidebarId = crypto.randomUUID();
      return deskState();
    },
    reset() {
      for (const trigger of emulator.triggers()) trigger.nextAt = null;
      ({ document, state } = newDocument());
      mirror = createMirror(state);
      emulator.addDocument(document);
      runs.open(document.id);
      return { ...deskState(), update: mirror.full() };
    },
    closeSidebar() {
      emulator.session(USER, document.id).sidebar = null;
      return null;
    },
    executions: runs.executions,
    outbox: () =>
      emulator.outbox().map(({ at, to, subject, body }) => ({ sent: new Date(at).toISOString(), to, subject, body })),
    cells: ({ sheet, range }) => readCells(state, sheet, range),
  };

  return {
    handle: (name, input) => calls[name](input as never),
    mayInterrupt: (name) => INTERRUPTING.includes(name),
    fireDue: () => void runs.fireDue(),
    flush() {
      tellUpdate();
      const now = deskState();
      const text = JSON.stringify(now);
      if (text === told) return;
      told = text;
      tell({ kind: 'state', state: now });
    },
  };
}
