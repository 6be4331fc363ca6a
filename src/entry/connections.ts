import * as z from 'zod/mini';
import type { Store } from '../ports/store';
import type { ConnectionInfo } from '../protocol';
import type { Dialect } from '../twenty/model';
import { exactly } from '../sync/job/exactly';
import { type DeepReadonly, parseJson } from '../wire';
import { takeOverFirst } from './first-connections';

/** What is kept of a workspace beside its key. */
const connectionSchema = () =>
  z.object({
    /** Address of the API, without a slash at the end. */
    address: z.string(),
    workspaceId: z.string(),
    workspaceName: z.string(),
    webAddress: z.string(),
    keyEnding: z.string(),
    keyExpires: z.nullable(z.string()),
    /** Read by its own schema: where it cannot be, the rest can. */
    dialect: z.optional(z.unknown()),
  });

const dialectSchema = () =>
  exactly<Dialect>()(
    z.object({
      appVersion: z.nullable(z.string()),
      viewsFrom: z.enum(['getViews', 'getCoreViews', 'records']),
      lacks: z.array(z.string()),
      viewTypes: z.array(z.string()),
      richText: z.enum(['RICH_TEXT', 'RICH_TEXT_V2']),
      ascendingNulls: z.enum(['first', 'last']),
      rules: z.enum(['2.21', 'newer']),
      dates: z.enum(['calendar', 'range-unsure', 'unsure', 'rolling']),
      unsure: z.array(z.enum(['filters', 'nulls', 'dates'])),
    }),
  );

type Kept = DeepReadonly<z.output<ReturnType<typeof connectionSchema>>>;

export interface Connection extends Kept {
  readonly dialect: Dialect;
}

/** As it was kept: an earlier version of the add-on wrote the dialect otherwise, and then it is found anew. */
export interface SavedConnection extends Kept {
  readonly dialect: Dialect | null;
}

/** Which workspace: its address and its id, because all of Twenty's cloud shares one address. */
export type WorkspaceRef = Pick<Connection, 'address' | 'workspaceId'>;

/** As part of property names. */
export const refText = ({ address, workspaceId }: WorkspaceRef): string => `${address}#${workspaceId}`;

/**
 * The person's connections, in user properties: nobody else can read them. The key stands under the workspace's address and
 * leaves this store only to become a request's header. Which workspace a spreadsheet uses is kept under its id, because user
 * properties are shared by all spreadsheets of the person.
 */
export interface Connections {
  /** The workspace of this spreadsheet, or the one that the person used last. */
  readonly current: () => SavedConnection | null;
  readonly at: (ref: WorkspaceRef) => SavedConnection | null;
  readonly keyFor: (ref: WorkspaceRef) => string | null;
  readonly save: (connection: Connection, key: string) => void;
  /** After the server was found to speak otherwise than before. */
  readonly update: (connection: Connection) => void;
  /** Forgets the key too. */
  readonly remove: (ref: WorkspaceRef) => void;
}

const LAST = 'workspace';

export function connections(user: Store, spreadsheetId: string): Connections {
  const here = `${spreadsheetId}/workspace`;
  const named = (ref: string): SavedConnection | null => {
    const parsed = z.safeParse(connectionSchema(), parseJson(user.get(`workspace/${ref}`) ?? ''));
    if (!parsed.success || user.get(`key/${ref}`) === null) return null;
    const dialect = z.safeParse(dialectSchema(), parsed.data.dialect);
    return { ...parsed.data, dialect: dialect.success ? dialect.data : null };
  };
  const current = (): SavedConnection | null => {
    const ref = user.get(here) ?? user.get(LAST);
    return ref === null ? null : named(ref);
  };
  const orFirst = (find: () => SavedConnection | null): SavedConnection | null =>
    find() ?? (takeOverFirst(user) ? find() : null);
  /** Tables of the first version do not say which workspace of the address they are of: the only one there is. */
  const onlyAt = ({ address }: WorkspaceRef): string => {
    const [only = '', ...more] = user.keys(`workspace/${address}#`);
    return more.length === 0 ? only.slice('workspace/'.length) : '';
  };
  return {
    current: () => orFirst(current),
    at: (ref) => orFirst(() => named(ref.workspaceId === '' ? onlyAt(ref) : refText(ref))),
    keyFor: (ref) => user.get(`key/${refText(ref)}`),
    save(connection, key) {
      const ref = refText(connection);
      user.set(`key/${ref}`, key);
      user.set(`workspace/${ref}`, JSON.stringify(connection));
      user.set(here, ref);
      user.set(LAST, ref);
    },
    update: (connection) => user.set(`workspace/${refText(connection)}`, JSON.stringify(connection)),
    remove(workspace) {
      const ref = refText(workspace);
      user.delete(`key/${ref}`);
      user.delete(`workspace/${ref}`);
      for (const name of [here, LAST]) if (user.get(name) === ref) user.delete(name);
    },
  };
}

export function connectionInfo({
  address,
  workspaceName,
  webAddress,
  keyEnding,
  keyExpires,
  dialect,
}: SavedConnection): ConnectionInfo {
  return { address, workspaceName, webAddress, keyEnding, keyExpires, appVersion: dialect?.appVersion ?? null };
}
