import * as z from 'zod/mini';
import type { Store } from '../ports/store';
import type { ConnectionInfo } from '../protocol';
import type { Dialect } from '../twenty/model';
import { parseJson } from '../wire';

/** What is kept of a workspace beside its key. */
export interface Connection {
  /** Address of the API, without a slash at the end. */
  readonly address: string;
  readonly workspaceName: string;
  readonly webAddress: string;
  readonly keyEnding: string;
  readonly keyExpires: string | null;
  readonly dialect: Dialect;
}

/** As it was kept: an earlier version of the add-on wrote the dialect otherwise, and then it is found anew. */
export interface SavedConnection extends Omit<Connection, 'dialect'> {
  readonly dialect: Dialect | null;
}

/**
 * The person's connections, in user properties: nobody else can read them. The key stands under the workspace's address and
 * leaves this store only to become a request's header. Which workspace a spreadsheet uses is kept under its id, because user
 * properties are shared by all spreadsheets of the person.
 */
export interface Connections {
  /** The workspace of this spreadsheet, or the one that the person used last. */
  readonly current: () => SavedConnection | null;
  readonly at: (address: string) => SavedConnection | null;
  readonly keyFor: (address: string) => string | null;
  readonly save: (connection: Connection, key: string) => void;
  /** After the server was found to speak otherwise than before. */
  readonly update: (connection: Connection) => void;
  /** Forgets the key too. */
  readonly remove: (address: string) => void;
}

const LAST = 'address';

export function connections(user: Store, spreadsheetId: string): Connections {
  const here = `${spreadsheetId}/address`;
  const at = (address: string): SavedConnection | null => {
    const parsed = z.safeParse(connectionSchema(), parseJson(user.get(`workspace/${address}`) ?? ''));
    return parsed.success && user.get(`key/${address}`) !== null ? parsed.data : null;
  };
  return {
    current() {
      const address = user.get(here) ?? user.get(LAST);
      return address === null ? null : at(address);
    },
    at,
    keyFor: (address) => user.get(`key/${address}`),
    save(connection, key) {
      user.set(`key/${connection.address}`, key);
      user.set(`workspace/${connection.address}`, JSON.stringify(connection));
      user.set(here, connection.address);
      user.set(LAST, connection.address);
    },
    update: (connection) => user.set(`workspace/${connection.address}`, JSON.stringify(connection)),
    remove(address) {
      user.delete(`key/${address}`);
      user.delete(`workspace/${address}`);
      for (const name of [here, LAST]) if (user.get(name) === address) user.delete(name);
    },
  };
}

const connectionSchema = () =>
  z.object({
    address: z.string(),
    workspaceName: z.string(),
    webAddress: z.string(),
    keyEnding: z.string(),
    keyExpires: z.nullable(z.string()),
    dialect: z.catch(z.nullable(dialectSchema()), null),
  });

const dialectSchema = () =>
  z.object({
    appVersion: z.nullable(z.string()),
    viewsFrom: z.enum(['getViews', 'getCoreViews', 'records']),
    lacks: z.array(z.string()),
    viewTypes: z.array(z.string()),
    richText: z.enum(['RICH_TEXT', 'RICH_TEXT_V2']),
    ascendingNulls: z.enum(['first', 'last']),
    rules: z.enum(['2.21', 'newer']),
    dates: z.enum(['calendar', 'range-unsure', 'unsure', 'rolling']),
  });

export function connectionInfo({ dialect, ...connection }: SavedConnection): ConnectionInfo {
  return { ...connection, appVersion: dialect?.appVersion ?? null };
}
