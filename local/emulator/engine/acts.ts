import { AUTH_MODES } from '../services/script-app';
import type { CallHooks } from '../runtime/call-hooks';
import { argumentsToServer } from '../runtime/transfer';
import { sessionOf } from '../runtime/world';
import { toClientReply } from './client-reply';
import type { Emulator } from './emulator-types';
import type { Residents } from './residents';
import type { RunResult } from './result';
import type { Host } from './run-execution';

const SIMPLE_TRIGGER_LIMIT_MS = 30_000;

/** What a person does in a document, and what Google runs then. */
export function acts(
  { stores, addOn }: Host,
  { userOf, consent }: Residents,
  run: Emulator['run'],
): Pick<Emulator, 'open' | 'clickMenu' | 'clientCall' | 'installAddOn' | 'uninstallAddOn'> {
  /** FULL, and from now on the add-on is enabled in the document. */
  function act(
    user: string,
    document: string,
    functionName: string,
    args: readonly unknown[],
    hooks: CallHooks,
  ): RunResult {
    stores.enabledIn.add(document);
    return run({ ...hooks, user, document, functionName, args });
  }

  return {
    open(user, document, hooks = {}) {
      const session = sessionOf(stores, userOf(user).id, document);
      session.menus = [];
      session.sidebar = null;
      session.dialog = null;
      const enabled = !addOn || stores.enabledIn.has(document);
      if (!enabled && !stores.installedBy.has(user)) return { run: null, menus: [] };
      const authMode = enabled ? 'LIMITED' : 'NONE';
      const result = run({
        ...hooks,
        user,
        document,
        functionName: 'onOpen',
        args: [{ authMode: AUTH_MODES[authMode] }],
        authMode,
        limitMs: SIMPLE_TRIGGER_LIMIT_MS,
      });
      if (result.outcome !== 'value') session.menus = [];
      return { run: result, menus: session.menus };
    },
    clickMenu(user, document, caption, hooks = {}) {
      const items = sessionOf(stores, userOf(user).id, document).menus.flatMap((menu) => menu.items);
      const item = items.find((candidate) => candidate.caption === caption);
      if (!item)
        throw new Error(`No menu item "${caption}"; there are: ${items.map((one) => one.caption).join(', ')}.`);
      consent(user);
      return act(user, document, item.functionName, [], hooks);
    },
    clientCall(user, document, name, args = [], hooks = {}) {
      const given = argumentsToServer(args);
      if (!/^[A-Za-z$_][\w$]*$/.test(name) || name.endsWith('_')) {
        throw new TypeError(`google.script.run.${name} is not a function`);
      }
      return toClientReply(act(user, document, name, given, hooks), userOf(user).locale ?? 'en');
    },
    installAddOn(user, document) {
      stores.installedBy.add(userOf(user).id);
      consent(user);
      return act(user, document, 'onInstall', [{ authMode: AUTH_MODES.FULL }], {});
    },
    uninstallAddOn(user) {
      stores.installedBy.delete(userOf(user).id);
    },
  };
}
