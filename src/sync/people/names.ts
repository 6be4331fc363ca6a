import { shownText } from '../../gate';
import type { Store } from '../../ports/store';
import { setOrForget } from '../../twenty/wire/set-or-forget';

/** What people want to be called by the other editors; nobody is asked. In document properties, by their random ids. */
export interface PeopleNames {
  /** '' for one who said nothing. */
  readonly of: (owner: string) => string;
  readonly save: (owner: string, name: string) => void;
}

const PREFIX = 'who/';
const LONGEST = 40;

export function peopleNames(store: Store): PeopleNames {
  return {
    // Any editor can write there.
    of: (owner) => shownText(store.get(PREFIX + owner) ?? '', LONGEST),
    save(owner, name) {
      const shown = shownText(name.trim(), LONGEST);
      if (shown === '') store.delete(PREFIX + owner);
      else setOrForget(store, PREFIX + owner, shown);
    },
  };
}
