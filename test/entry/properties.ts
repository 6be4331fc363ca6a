import type { Store } from '../../src/ports/store';
import type { Desk } from './add-on-world';

/** What the add-on keeps with the desk's spreadsheet: to look at, and to write as another version of the add-on would. */
export function documentProperties(desk: Desk): Store {
  return storeOf(desk, 'document', 'doc');
}

/** What the add-on keeps for that person alone. */
export function userProperties(desk: Desk, user: string): Store {
  return storeOf(desk, 'user', user);
}

/** The random id by which properties of the spreadsheet name the person. */
export function ownerId(desk: Desk, user: string): string {
  return userProperties(desk, user).get('owner') ?? '';
}

function storeOf(desk: Desk, kind: string, id: string): Store {
  const values = (): Map<string, string> => {
    const stores = [...desk.emulator.properties()];
    const [, store] = stores.find(([name]) => name.startsWith(kind) && name.endsWith(`\n${id}`)) ?? [];
    if (!store) throw new Error(`nothing is kept for ${kind} ${id}`);
    // Read-only for those who only look; no class of this realm, once a snapshot was restored.
    return store as Map<string, string>;
  };
  return {
    get: (key) => values().get(key) ?? null,
    set: (key, value) => void values().set(key, value),
    delete: (key) => void values().delete(key),
    keys: (prefix) => [...values().keys()].filter((key) => key.startsWith(prefix)),
    bytes: () => Buffer.byteLength([...values()].flat().join('')),
  };
}
