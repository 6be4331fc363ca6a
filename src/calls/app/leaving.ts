import type { Store } from '../../ports/store';

/** What is kept of this person and with this spreadsheet, to be forgotten. */
export interface Leaving {
  /** Everything that this script keeps for this person, whatever its name: in an add-on that of all their spreadsheets. */
  readonly forgetPerson: () => void;
  /** Ids of other spreadsheets in which this person uses the add-on; a script of one spreadsheet knows of none. */
  readonly elsewhere: () => readonly string[];
  /** Everything that is kept of a table, whatever its name begins with. */
  readonly forgetTable: (tableId: string) => void;
  /** Everything that this script keeps with the spreadsheet. */
  readonly forgetDocument: () => void;
}

/** As Google has them. */
interface Properties {
  readonly getKeys: () => readonly string[];
  readonly deleteAllProperties: () => unknown;
}

/** Names under which something of one spreadsheet is kept: which workspace it uses, and what was agreed to there. */
const OF_SPREADSHEET = /^(?:([\w-]+)\/(?:workspace|address)$|agreed\/([\w-]+)\/)/;

/** @param shared the document's properties as a store */
export function leaving(user: Properties, document: Properties, shared: Store, spreadsheetId: string): Leaving {
  return {
    forgetPerson: () => void user.deleteAllProperties(),
    elsewhere() {
      const ids = user.getKeys().flatMap((key) => {
        const [, one, other] = OF_SPREADSHEET.exec(key) ?? [];
        return one ?? other ?? [];
      });
      return [...new Set(ids)].filter((id) => id !== spreadsheetId);
    },
    forgetTable(tableId) {
      for (const key of shared.keys('')) if (key.endsWith(`/${tableId}`)) shared.delete(key);
    },
    forgetDocument: () => void document.deleteAllProperties(),
  };
}
