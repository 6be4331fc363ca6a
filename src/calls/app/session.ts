import { SyncError } from '../../errors';
import { createClient, type TwentyClient } from '../../twenty/client';
import { schemaOf } from '../../twenty/metadata/metadata';
import { withRetry } from '../../twenty/wire/retry';
import { createTransport } from '../../twenty/wire/transport';
import { withoutKey } from '../../twenty/wire/without-key';
import type { Dialect, ObjectMetadata, Schema } from '../../twenty/model';
import type { Language } from '../../protocol/reply';
import type { App } from './app';
import { readCached, writeCached } from './cached';
import { refFrom, refText, type SavedConnection, type WorkspaceRef } from './connections';
import type { TickMemory } from './tick-memory';
import { TWENTY_LOCALE } from '../words/words';

/** How long the objects of a workspace are remembered between calls. */
const CACHE_SECONDS = 600;

/** An execution ends at six minutes; failed requests are not repeated beyond this much of it. */
const RETRY_MS = 120_000;

/** One workspace, spoken to by one execution. */
export interface Session {
  readonly connection: SavedConnection;
  readonly twenty: TwentyClient;
  /**
   * What the server speaks, as it was last found; `fresh` finds it again, for a server is updated now and then, and with it the objects
   * and the view of `next`, where they are asked for then. Else those go with whatever is asked next.
   */
  readonly dialect: (options?: { readonly fresh: boolean; readonly next?: string | null }) => Dialect;
  /**
   * Remembered for ten minutes, unless asked anew. `again`: also where this execution asked already; that is not remembered, which takes a
   * second or two.
   */
  readonly schema: (options?: { readonly fresh: boolean; readonly again?: boolean | undefined }) => Schema;
  readonly object: (objectId: string) => ObjectMetadata;
  /** A job began anew: Twenty has changed since it was asked. */
  readonly forget: () => void;
}

/** @param language of labels. @throws SyncError `not-connected`. */
export function openSession(app: App, workspace?: WorkspaceRef, language: Language = app.language): Session {
  const connection = workspace === undefined ? app.connections.current() : app.connections.at(workspace);
  const key = connection && app.connections.keyFor(connection);
  if (!connection || key === null) throw new SyncError('not-connected');
  return sessionWith(app, connection, key, language);
}

/** As the sidebar names workspaces. @throws SyncError `not-connected`. */
export const sessionOf = (app: App, workspace: string | undefined): Session =>
  openSession(app, workspace === undefined ? undefined : refFrom(workspace));

function sessionWith(app: App, connection: SavedConnection, key: string, language: Language): Session {
  const twenty = clientFor(app, connection, key, language);
  const cacheKey = `objects/${language}/${refText(connection)}`;
  let spoken = connection.dialect;
  // One tick works on many tables: what it asked of the workspace is fresh for all of them.
  const tick: TickMemory = app.scheduled ? app.askedOf(cacheKey) : {};
  const dialect: Session['dialect'] = (options) => {
    if (tick.dialect) return tick.dialect;
    const next = options?.next;
    if (spoken !== null && !options?.fresh) {
      if (next !== undefined) twenty.foresee({ dialect: spoken, viewId: next });
      return spoken;
    }
    const found = twenty.detectDialect(spoken && next !== undefined ? { dialect: spoken, viewId: next } : undefined);
    if (app.scheduled) tick.dialect = found;
    if (JSON.stringify(found) !== JSON.stringify(spoken)) app.connections.update({ ...connection, dialect: found });
    spoken = found;
    return found;
  };
  let known: Schema | undefined;
  const remembered = (): Schema | undefined => {
    const cached = known ?? readCached(app.cache, cacheKey);
    return Array.isArray(cached) ? schemaOf(cached) : known;
  };
  const asked = (isKept: boolean): Schema => {
    const schema = twenty.objects(dialect());
    if (app.scheduled) tick.schema = schema;
    if (isKept) writeCached(app.cache, cacheKey, schema.objects, CACHE_SECONDS);
    return schema;
  };
  const schema: Session['schema'] = (options) => {
    const again = options?.again === true;
    known = (again ? undefined : tick.schema) ?? (options?.fresh ? undefined : remembered()) ?? asked(!again);
    return known;
  };
  return {
    connection,
    twenty,
    dialect,
    schema,
    forget() {
      tick.dialect = undefined;
      tick.schema = undefined;
    },
    object(objectId) {
      const object = schema().objectById(objectId);
      if (!object) throw new SyncError('object-unknown');
      return object;
    },
  };
}

/** Twenty behind a transport that asks again where asking again can help. */
export function clientFor(app: App, workspace: WorkspaceRef, key: string, language: Language): TwentyClient {
  const { http, clock } = app;
  const { address } = workspace;
  const patient = withRetry(withoutKey(http, key), clock, { deadline: clock.now() + RETRY_MS });
  const transport = createTransport({ http: patient, address, key, locale: TWENTY_LOCALE[language] });
  return createClient({ transport, http: patient, address, clock, pace: app.paceOf(workspace) });
}
