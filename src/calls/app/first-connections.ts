/**
 * What the first version kept in user properties: a key stood under its address alone, `key/<address>`, and so did what was known of its
 * workspace; `address` and `<spreadsheet>/address` said which was used. The key itself says which workspace it is of.
 */
import type { Store } from '../../ports/store';
import { readKey } from '../../twenty/wire/key';
import { isRecord, parseJson } from '../../wire';

const LAST = 'address';
const KEY = 'key/';
const HERE = `/${LAST}`;

/** Keeps all of it as this version does. @returns whether there was anything */
export function takeOverFirst(user: Store): boolean {
  if (user.get(LAST) === null) return false;
  for (const name of user.keys(KEY).filter((key) => !key.includes('#'))) takeOver(user, name.slice(KEY.length));
  for (const name of [LAST, ...user.keys('').filter((key) => key.endsWith(HERE) && !key.includes('#'))])
    user.delete(name);
  return true;
}

function takeOver(user: Store, address: string): void {
  const key = user.get(KEY + address) ?? '';
  const known = parseJson(user.get(`workspace/${address}`) ?? '');
  const workspaceId = workspaceOf(key);
  if (isRecord(known) && workspaceId !== null) {
    const ref = `${address}#${workspaceId}`;
    user.set(`workspace/${ref}`, JSON.stringify({ ...known, workspaceId }));
    for (const name of [LAST, ...user.keys('').filter((one) => one.endsWith(HERE))]) {
      if (user.get(name) === address) user.set(name.slice(0, -LAST.length) + 'workspace', ref);
    }
    user.set(KEY + ref, key);
  }
  user.delete(KEY + address);
  user.delete(`workspace/${address}`);
}

/** Null for a text that is no key, or that does not say it. */
function workspaceOf(key: string): string | null {
  try {
    return readKey(key).workspaceId;
  } catch {
    return null;
  }
}
