/** What another editor can do to a table without a key: their own script, or Google's API, changes the tag on its sheet. */
import type { Desk } from './add-on-world';

const TABLE_TAG = 'twenty-sheets/table';

/** Settings as the tag says them. */
export type Said = Record<string, unknown> & { options: Record<string, unknown> };

function tagOf(desk: Desk, tableId: string) {
  const found = desk.state.metadata.find(({ key, value }) => key === TABLE_TAG && value?.includes(`"id":"${tableId}"`));
  if (!found) throw new Error(`no tag says ${tableId}`);
  return found;
}

export function settingsSaid(desk: Desk, tableId: string): Said {
  return JSON.parse(tagOf(desk, tableId).value ?? '');
}

/** Writes other settings into the tag. */
export function tamper(desk: Desk, tableId: string, change: (said: Said) => object): void {
  const tag = tagOf(desk, tableId);
  tag.value = JSON.stringify(change(JSON.parse(tag.value ?? '')));
  desk.state.version += 1;
}
