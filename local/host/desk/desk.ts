import { createEmulator, type Emulator } from '../../emulator/index';
import type { EmulatedDocument } from '../../emulator/runtime/document';
import { createSpreadsheetDocument } from '../../emulator/spreadsheet/document';
import type { DeskCallName, DeskCalls, DeskEvent, DeskState, Language, MailRecord } from './desk-calls';
import type { DeskSetup } from './desk-thread';
import { editGrid } from './edit-grid';
import { createQuestions, type Questions } from './questions';
import { createMirror } from './mirror';
import { readCells } from './read-cells';
import { scriptFunctions } from './script-functions';
import { createScriptRuns, type ScriptRuns } from './script-runs';

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

/** A spreadsheet that is open on the desk. */
function openBook(number: number, language: Language, timeZone: string) {
  const { document, state } = createSpreadsheetDocument({
    id: `demo-spreadsheet-${number}`,
    name: NAMES[language],
    timeZone,
    locale: SPREADSHEET_LOCALES[language],
  });
  return { document, state, mirror: createMirror(state) };
}

export function createDesk(setup: DeskSetup, outside: DeskOutside): DeskInThread {
  const { tell, pause } = outside;
  let language = setup.language;
  let books = 1;
  let book = openBook(books, language, setup.timeZone);
  const functions = scriptFunctions(setup.addOn);
  const questions = createQuestions(outside);
  const emulator = emulatorFor(setup, book.document, { tell, questions });
  const tellUpdate = (): void => {
    const update = book.mirror.next();
    if (update) tell({ kind: 'update', update });
  };
  const runs = createScriptRuns({ emulator, user: USER, hooks: { onCall: betweenCalls(pause, tellUpdate) }, tell });
  const ids = sidebarIds();
  let told = '';

  function deskState(): DeskState {
    const { menus, sidebar } = emulator.session(USER, book.document.id);
    const shown = sidebar && { id: ids.idOf(sidebar), title: sidebar.title, html: sidebar.html, functions };
    return { name: book.state.name, language, menus, sidebar: shown };
  }

  const openNow = (): ReturnType<DeskCalls['open']> => {
    runs.open(book.document.id);
    return { ...deskState(), update: book.mirror.full() };
  };

  const calls: DeskCalls = {
    open() {
      questions.tellAgain();
      return openNow();
    },
    answer: questions.answer,
    run: ({ functionName, args, from }) =>
      from === 'menu'
        ? runs.fromMenu(book.document.id, functionName)
        : runs.fromSidebar(book.document.id, functionName, args),
    edit({ edits }) {
      const editor = { userId: USER, locale: language, now: emulator.now() };
      for (const edit of edits) editGrid(book.state, edit, editor);
      return null;
    },
    fireTriggers: () => ({ fired: fireAtOnce(emulator, runs, book.document.id) }),
    setLanguage(input) {
      language = input.language;
      emulator.setLocale(USER, language);
      runs.open(book.document.id);
      // The page in the sidebar asks for the language when it loads: load it again.
      ids.renew();
      return deskState();
    },
    reset() {
      for (const trigger of emulator.triggers()) trigger.nextAt = null;
      books += 1;
      book = openBook(books, language, setup.timeZone);
      emulator.addDocument(book.document);
      return openNow();
    },
    closeSidebar() {
      emulator.session(USER, book.document.id).sidebar = null;
      return null;
    },
    executions: runs.executions,
    outbox: () => mailsOf(emulator),
    cells: ({ sheet, range }) => readCells(book.state, sheet, range),
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

/** A sidebar has another id when another one is shown, and when it is to load again. */
function sidebarIds() {
  let shown: object | null = null;
  let id = '';
  const renew = (): void => {
    id = crypto.randomUUID();
  };
  return {
    idOf(sidebar: object): string {
      if (sidebar !== shown) renew();
      shown = sidebar;
      return id;
    },
    renew,
  };
}

const mailsOf = (emulator: Emulator): readonly MailRecord[] =>
  emulator.outbox().map(({ at, to, subject, body }) => ({ sent: new Date(at).toISOString(), to, subject, body }));

/** The emulator with one person, whom scripts that ask something are answered for. */
function emulatorFor(
  setup: DeskSetup,
  document: EmulatedDocument,
  { tell, questions }: { readonly tell: DeskOutside['tell']; readonly questions: Questions },
): Emulator {
  return createEmulator({
    folder: setup.addOn,
    users: [{ id: USER, email: 'you@example.com', locale: setup.language }],
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
}

/** What happens between two service calls of a script: now and then a pause, and less often an update. */
function betweenCalls(pause: () => void, update: () => void): () => void {
  let paused = 0;
  let updated = 0;
  return () => {
    const now = Date.now();
    if (now - paused < PAUSE_MS) return;
    paused = now;
    pause();
    if (now - updated < UPDATE_MS) return;
    updated = now;
    update();
  };
}

/** Fires the document's triggers, whether due or not; answers how many there were. */
function fireAtOnce(emulator: Emulator, runs: ScriptRuns, documentId: string): number {
  const own = emulator.triggers().filter((trigger) => trigger.documentId === documentId);
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
