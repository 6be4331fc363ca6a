import { type MenuItem, type Panel, sessionOf, type UiSession } from '../../runtime/world';
import { signatureError, textArgument } from '../arguments';
import type { Question, ServiceContext } from '../context';
import { createEnum, enumName } from '../../enum';
import { outputData } from './html';
import { jsText } from '../../js-text';
import { named } from '../named';

interface Menu {
  addItem(caption: string, functionName: string): Menu;
  addSeparator(): Menu;
  addToUi(): void;
}

const BUTTONS = createEnum(['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const SETS = {
  OK: ['OK'],
  OK_CANCEL: ['OK', 'CANCEL'],
  YES_NO: ['YES', 'NO'],
  YES_NO_CANCEL: ['YES', 'NO', 'CANCEL'],
} as const;
const BUTTON_SETS = createEnum(['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

const isSet = (name: string | undefined): name is keyof typeof SETS => name !== undefined && Object.hasOwn(SETS, name);

/** A person needs at least this long to read a dialog; the execution's clock runs meanwhile. */
const READING_MS = 2_000;

/** `SpreadsheetApp.getUi()`: throws where nobody has the document open. What is shown is kept in the user's session. */
export function createUiService(context: ServiceContext): { getUi(): Ui } {
  return {
    getUi() {
      context.core.call('SpreadsheetApp.getUi');
      if (!context.core.hasUi || context.documentId === null) {
        throw context.core.error('uiUnavailable', 'SpreadsheetApp.getUi()');
      }
      return createUi(context, sessionOf(context.stores, context.user.id, context.documentId));
    },
  };
}

export type Ui = ReturnType<typeof createUi>;

function createUi(context: ServiceContext, session: UiSession) {
  const { core, locks, executionId, answers, user } = context;

  function panel(method: string, args: readonly unknown[], title: string | undefined): Panel {
    core.call(`Ui.${method}`);
    const output = outputData(args[0]);
    if (!output) throw signatureError(core, `Ui.${method}`, args);
    return { title: title ?? output.title, html: output.html, width: output.width, height: output.height };
  }

  /** The script stands still until the person answers: locks do not survive that (google.md §1.4). */
  function ask<Answer>(
    method: 'alert' | 'prompt',
    args: readonly unknown[],
    answer: ((q: Question) => Answer) | undefined,
  ) {
    core.call(`Ui.${method}`);
    const texts = args.filter((arg) => enumName(arg) === undefined);
    if (texts.length === 0 || texts.length > 2) throw signatureError(core, `Ui.${method}`, args);
    const prompt = textArgument(core, `Ui.${method}`, texts, texts.length - 1);
    const title = texts.length === 2 ? textArgument(core, `Ui.${method}`, texts, 0) : '';
    locks.releaseAll(executionId);
    if (!answer) throw new Error(`Ui.${method} asked "${prompt}", and no answer was scripted (option "answers").`);
    const set = args.map(enumName).find((name) => name !== undefined);
    const buttons = isSet(set) ? SETS[set] : SETS.OK;
    const given = answer({ userId: user.id, title, prompt, buttons });
    core.sleep(READING_MS);
    return { title, prompt, given };
  }

  return {
    Button: BUTTONS,
    ButtonSet: BUTTON_SETS,
    createMenu(...args: unknown[]): Menu {
      core.call('Ui.createMenu');
      return createMenu(context, session, textArgument(core, 'Ui.createMenu', args, 0));
    },
    createAddonMenu(): Menu {
      core.call('Ui.createAddonMenu');
      return createMenu(context, session, null);
    },
    /** A sidebar is 300 px wide whatever it asks for. */
    showSidebar(...args: unknown[]): void {
      session.sidebar = { ...panel('showSidebar', args, undefined), width: 300, height: null };
    },
    showModalDialog(...args: unknown[]): void {
      session.dialog = { ...panel('showModalDialog', args, jsText(args[1] ?? '')), modal: true };
    },
    showModelessDialog(...args: unknown[]): void {
      session.dialog = { ...panel('showModelessDialog', args, jsText(args[1] ?? '')), modal: false };
    },
    alert(...args: unknown[]) {
      const { title, prompt, given } = ask('alert', args, answers.alert);
      session.alerts.push({ kind: 'alert', title, prompt, answer: given });
      return BUTTONS[given];
    },
    prompt(...args: unknown[]) {
      const { title, prompt, given } = ask('prompt', args, answers.prompt);
      session.alerts.push({ kind: 'prompt', title, prompt, answer: given.text });
      return {
        getResponseText: (): string => given.text,
        getSelectedButton: () => BUTTONS[given.button],
      };
    },
  };
}

function createMenu({ core }: ServiceContext, session: UiSession, title: string | null): Menu {
  const items: MenuItem[] = [];
  const menu: Menu = {
    addItem(...args) {
      core.call('Menu.addItem');
      const caption = textArgument(core, 'Menu.addItem', args, 0);
      items.push({ caption, functionName: textArgument(core, 'Menu.addItem', args, 1) });
      return menu;
    },
    addSeparator() {
      core.call('Menu.addSeparator');
      items.push({ caption: null, functionName: '' });
      return menu;
    },
    addToUi() {
      core.call('Menu.addToUi');
      session.menus.push({ title, items: [...items] });
    },
  };
  return named('Menu', menu);
}
