import { render } from 'lit-html';
import type { DeskState, DialogButton, DialogQuestion, ExecutionRecord, Language } from '../host/desk/desk-calls';
import type { PersonEdit, WireUpdate } from '../host/desk/wire';
import { createApi } from './api';
import { readBoot } from './boot';
import { createApplier } from './grid/apply';
import { chosenCells } from './grid/chosen-cells';
import { frontSheet, SHEET_TO_FRONT } from './grid/front';
import { listenToPerson } from './grid/person';
import { createGrid } from './grid/univer';
import { createCharts } from './shell/charts';
import { showDialog } from './shell/dialogs';
import { executionLog, mailList } from './shell/lists';
import { demoStrip } from './shell/demo-strip';
import type { OpenMenu, TopMenu } from './shell/menus';
import { showQuestion } from './shell/question';
import { createSidebarFrame } from './shell/sidebar-frame';
import { createToasts } from './shell/toasts';
import { topBar } from './shell/top-bar';
import './style.css';

type ShownState = Omit<DeskState, 'sidebar'> & {
  readonly sidebar: { readonly id: string; readonly title: string } | null;
};

const boot = readBoot();
const api = createApi(boot.token);
const toasts = createToasts(element('toasts'));
const grid = createGrid('grid');
const applier = createApplier(grid);
const charts = createCharts(element('charts'));
const frame = createSidebarFrame({
  root: element('sidebar'),
  origin: boot.sidebarOrigin,
  sandbox: boot.sandbox,
  run: (functionName, args) => working(functionName, api.run({ functionName, args, from: 'sidebar' })),
  onClose: () => void guarded(api.closeSidebar()),
  onFocus: () => element('grid').querySelector<HTMLElement>('[contenteditable]')?.focus(),
});

let state: ShownState = { name: 'Untitled spreadsheet', language: 'en', menus: [], sidebar: null };
let open: OpenMenu | null = null;
let lost = false;
let copied: string | null = null;
let chosenKey: string | null = null;
/** Functions that run now, by call. */
const running = new Map<number, string>();
let runs = 0;
/** Updates of the emulated spreadsheet that the grid shows. */
let updates = 0;

function draw(): void {
  const setOpen = (next: OpenMenu | null): void => {
    open = next;
    draw();
  };
  const name = [...running.values()].pop();
  render(
    topBar({
      name: state.name,
      menus: menus(),
      open,
      setOpen,
      running: name === undefined ? null : `Running ${name}…`,
      lost,
    }),
    element('top'),
  );
  render(
    demoStrip({
      demo: boot.demo,
      chosen: chosenKey,
      choose: (next) => {
        chosenKey = next;
        draw();
      },
      copied,
      copy: (what, text) => void copy(what, text),
    }),
    element('demo'),
  );
}

function menus(): TopMenu[] {
  const own = state.menus.filter((menu) => menu.title === null);
  const others = state.menus.filter((menu) => menu.title !== null);
  return [
    { label: 'Format', id: 'format', items: formatLines() },
    {
      label: 'Extensions',
      id: 'extensions',
      items:
        own.length === 0
          ? [{ label: 'No add-on has a menu here', id: 'no-add-on' }]
          : own.map((menu) => ({ label: 'Twenty Sheets', id: 'twenty-sheets', items: lines(menu) })),
    },
    ...others.map((menu) => ({ label: menu.title ?? '', id: menu.title ?? '', items: lines(menu) })),
    { label: 'Demo', id: 'demo', items: demoLines() },
  ];
}

function formatLines(): TopMenu['items'] {
  return [
    { label: 'Convert to table', id: 'make-table', action: () => changeTable('makeTable') },
    { label: 'Convert to unformatted data', id: 'end-table', action: () => changeTable('endTable') },
  ];
}

function changeTable(kind: 'makeTable' | 'endTable'): void {
  const chosen = chosenCells(grid);
  if (chosen) void guarded(api.edit([{ kind, ...chosen }]));
}

function lines(menu: DeskState['menus'][number]) {
  return menu.items.map((item) =>
    item.caption === null
      ? null
      : { label: item.caption, id: item.functionName, action: () => void runFromMenu(item.functionName) },
  );
}

function demoLines(): TopMenu['items'] {
  return [
    { label: 'Run the hourly refresh now', id: 'fire-triggers', action: () => void fireTriggers() },
    null,
    languageLine('en', 'English'),
    languageLine('fr', 'Français'),
    null,
    { label: 'Execution log', id: 'executions', action: () => void showExecutions() },
    { label: 'Mail outbox', id: 'outbox', action: () => void showOutbox() },
    null,
    { label: 'New empty spreadsheet', id: 'reset', action: () => void guarded(api.reset()) },
  ];
}

function languageLine(language: Language, label: string) {
  const action = (): void => void guarded(api.setLanguage(language));
  return { label, id: `language-${language}`, checked: state.language === language, action };
}

async function runFromMenu(functionName: string): Promise<void> {
  const outcome = await guarded(working(functionName, api.run({ functionName, args: [], from: 'menu' })));
  if (outcome && !outcome.ok)
    toasts.show(outcome.error.message, { title: 'The script failed', bad: true, seconds: 10 });
}

async function fireTriggers(): Promise<void> {
  const answer = await guarded(working('the hourly refresh', api.fireTriggers()));
  if (answer?.fired === 0) toasts.show('No hourly refresh is set. Turn one on in the sidebar first.');
  else if (answer) toasts.show('The hourly refresh has run.');
}

async function showExecutions(): Promise<void> {
  const records = await guarded(api.executions());
  if (records) showDialog(element('dialogs'), 'execution-log', 'Execution log', executionLog(records));
}

async function showOutbox(): Promise<void> {
  const mails = await guarded(api.outbox());
  if (mails) showDialog(element('dialogs'), 'mail-outbox', 'Mail outbox', mailList(mails));
}

async function copy(what: string, text: string): Promise<void> {
  const done = await guarded(navigator.clipboard.writeText(text).then(() => true));
  if (!done) return;
  copied = what;
  draw();
  setTimeout(() => {
    copied = null;
    draw();
  }, 1500);
}

/** Tests wait until the grid shows what they look for. */
async function show(update: WireUpdate): Promise<void> {
  await applier.apply(update);
  charts.show(frontSheet(grid), update.charts);
  updates += 1;
  element('grid').dataset['updates'] = String(updates);
}

/** Shows that something runs until it has ended. */
async function working<T>(what: string, work: Promise<T>): Promise<T> {
  runs += 1;
  const run = runs;
  running.set(run, what);
  draw();
  try {
    return await work;
  } finally {
    running.delete(run);
    draw();
  }
}

/** A failure becomes a message to the person. */
async function guarded<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    toasts.show(error instanceof Error ? error.message : String(error), { bad: true, seconds: 10 });
    return undefined;
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element "${id}".`);
  return found;
}

draw();
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !open) return;
  open = null;
  draw();
});
grid.whenReady(() => {
  element('grid').dataset['ready'] = 'true';
});
grid.commands.onCommandExecuted(({ id }) => {
  if (id === SHEET_TO_FRONT) charts.show(frontSheet(grid));
});
listenToPerson(grid, (edits: readonly PersonEdit[]) => void guarded(api.edit(edits)));
api.listen(
  {
    state: (next: ShownState) => {
      state = next;
      document.title = `${state.name} - Twenty Sheets`;
      frame.show(state.sidebar);
      draw();
    },
    update: (update: WireUpdate) => {
      for (const { message, title, seconds } of update.toasts) toasts.show(message, { title, seconds });
      void show(update);
    },
    execution: (record: ExecutionRecord) => {
      if (record.error === null || (record.from !== 'trigger' && record.from !== 'open')) return;
      toasts.show(record.error, { title: `${record.functionName} failed`, bad: true, seconds: 10 });
    },
    notice: ({ title, message }: { readonly title: string; readonly message: string }) => {
      toasts.show(message, { title, seconds: 10 });
    },
    question: (question: DialogQuestion | null) => {
      const answer = (id: number, button: DialogButton): void => void guarded(api.answer({ id, button }));
      showQuestion(question, { root: element('question'), language: state.language, answer });
    },
    ended: ({ message }: { readonly message: string }) => toasts.show(message, { bad: true, seconds: -1 }),
  },
  (isLost) => {
    lost = isLost;
    draw();
  },
);
