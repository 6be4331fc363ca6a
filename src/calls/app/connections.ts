import * as v from '../../schema';
import { SyncError } from '../../errors';
import type { Store } from '../../ports/store';
import type { ConnectionInfo } from '../../protocol/workspace';
import type { Dialect } from '../../twenty/model';
import { exactly } from '../../sync/job/exactly';
import { isoInstant } from '../../sync/job/sense';
import { type DeepReadonly, parseJson } from '../../wire';
import { takeOverFirst } from './first-connections';

/** What is kept of a workspace beside its key. */
const connectionSchema = () =>
  v.object({
    /** Address of the API, without a slash at the end. */
    address: v.string(),
    workspaceId: v.string(),
    workspaceName: v.string(),
    webAddress: v.string(),
    keyEnding: v.string(),
    /** Random; another key has another. '' for one that an earlier version of the add-on kept. */
    keyId: v.optional(v.string(), ''),
    keyExpires: v.nullable(isoInstant()),
    /** Read by its own schema: where it cannot be, the rest can. */
    dialect: v.optional(v.unknown()),
  });

const dialectSchema = () =>
  exactly<Dialect>()(
    v.object({
      appVersion: v.nullable(v.string()),
      viewsFrom: v.picklist(['getViews', 'getCoreViews', 'records']),
      lacks: v.array(v.string()),
      viewTypes: v.array(v.string()),
      richText: v.picklist(['RICH_TEXT', 'RICH_TEXT_V2']),
      ascendingNulls: v.picklist(['first', 'last']),
      rules: v.picklist(['2.21', 'newer']),
      dates: v.picklist(['calendar', 'range-unsure', 'unsure', 'rolling']),
      unsure: v.array(v.picklist(['filters', 'nulls', 'dates'])),
    }),
  );

type Kept = DeepReadonly<v.InferOutput<ReturnType<typeof connectionSchema>>>;

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
  /** All that have a key. */
  readonly all: () => readonly SavedConnection[];
  /** It becomes the one of this spreadsheet. @throws SyncError `not-connected`. */
  readonly use: (ref: WorkspaceRef) => void;
  /** Forgets a workspace, that of this spreadsheet unless told, and its key first. Gives which it was; null where there is none. */
  readonly forget: (ref?: WorkspaceRef) => WorkspaceRef | null;
  /** Of the connection that was made last; '' before the first. */
  readonly lastAddress: () => string;
  /** Removes keys whose workspace is not kept: nobody could use them, or disconnect them. */
  readonly sweep: () => void;
}

const LAST = 'workspace';
const LAST_ADDRESS = 'lastAddress';

const KEY = 'key/';
const WORKSPACE = 'workspace/';

export function connections(user: Store, spreadsheetId: string): Connections {
  const here = `${spreadsheetId}/workspace`;
  const refHere = (): string | null => user.get(here) ?? user.get(LAST);
  const named = (ref: string): SavedConnection | null => {
    const kept = v.read(connectionSchema(), parseJson(user.get(WORKSPACE + ref) ?? ''));
    if (kept === null || user.get(KEY + ref) === null) return null;
    return { ...kept, dialect: v.read(dialectSchema(), kept.dialect) };
  };
  const current = (): SavedConnection | null => {
    const ref = refHere();
    return ref === null ? null : named(ref);
  };
  const all = (): readonly SavedConnection[] =>
    user.keys(WORKSPACE).flatMap((name) => named(name.slice(WORKSPACE.length)) ?? []);
  const orFirst = (find: () => SavedConnection | null): SavedConnection | null =>
    find() ?? (takeOverFirst(user) ? find() : null);
  /** Tables of the first version do not say which workspace of the address they are of: the only one there is. */
  const onlyAt = ({ address }: WorkspaceRef): string => {
    const [only = '', ...more] = user.keys(`${WORKSPACE}${address}#`);
    return more.length === 0 ? only.slice(WORKSPACE.length) : '';
  };
  return {
    current: () => orFirst(current),
    at: (ref) => orFirst(() => named(ref.workspaceId === '' ? onlyAt(ref) : refText(ref))),
    keyFor: (ref) => user.get(KEY + refText(ref)),
    save(connection, key) {
      const ref = refText(connection);
      // The key last: as long as it is not there, nothing is connected.
      const values = [
        [WORKSPACE + ref, JSON.stringify(connection)],
        [here, ref],
        [LAST, ref],
        [LAST_ADDRESS, connection.address],
        [KEY + ref, key],
      ] as const;
      const before = values.map(([name]) => [name, user.get(name)] as const);
      try {
        for (const [name, value] of values) user.set(name, value);
      } catch (thrown) {
        putBack(user, before);
        throw thrown;
      }
    },
    update: (connection) => user.set(WORKSPACE + refText(connection), JSON.stringify(connection)),
    all,
    use(workspace) {
      const ref = refText(workspace);
      if (named(ref) === null) throw new SyncError('not-connected');
      user.set(here, ref);
      user.set(LAST, ref);
    },
    lastAddress: () => user.get(LAST_ADDRESS) ?? '',
    forget(workspace) {
      const ref = workspace ? refText(workspace) : refHere();
      if (ref === null) return null;
      // What is kept of the workspace may be of another version; the key goes all the same.
      user.delete(KEY + ref);
      user.delete(WORKSPACE + ref);
      for (const name of [here, LAST]) if (user.get(name) === ref) user.delete(name);
      const [next] = user.get(LAST) === null ? all() : [];
      if (next) user.set(LAST, refText(next));
      return refFrom(ref);
    },
    sweep() {
      for (const key of user.keys(KEY)) {
        if (user.get(WORKSPACE + key.slice(KEY.length)) === null) user.delete(key);
      }
    },
  };
}

/** The key first, and each by itself: where Google refuses one of them, the others are as they were. */
function putBack(user: Store, before: readonly (readonly [name: string, value: string | null])[]): void {
  for (const [name, value] of [...before].reverse()) {
    try {
      if (value === null) user.delete(name);
      else user.set(name, value);
    } catch {
      // The failure that led here is the one that is told.
    }
  }
}

/** An address has no #: it has no fragment. */
export function refFrom(ref: string): WorkspaceRef {
  const at = ref.indexOf('#');
  return { address: ref.slice(0, at), workspaceId: ref.slice(at + 1) };
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
