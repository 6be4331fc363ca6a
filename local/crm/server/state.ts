import type { RecordEngine, Workspace } from '../model';
import type { KeyRing, KeyRow } from './auth/keys';
import type { Role } from './auth/roles';
import { type Catalog, catalogOf } from './dialects/catalog';
import type { CrmDialect } from './dialects/dialect';
import type { FaultBoard } from './faults/board';
import { type RateLimit, type RateWindow, rateLimit } from './rate-limit';

/** One workspace as the server serves it. The workspace may be replaced while the server runs. */
export interface Tenant {
  /** Without what the dialect makes of it. */
  workspace(): Workspace;
  catalog(): Catalog;
  engine(): RecordEngine;
  /** Serves another state of the workspace from now on. */
  replace(workspace: Workspace): void;
  /** Serves the workspace of the beginning again, as if nobody had asked for anything yet. */
  readonly restore: () => void;
  readonly limit: RateLimit;
}

/** Everything a request handler may look at. */
export interface CrmState {
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly ring: KeyRing;
  readonly roles: ReadonlyMap<string, Role>;
  readonly board: FaultBoard;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Address under which the server is reached, without a slash at the end. */
  readonly url: () => string;
  /** What `/client-config` calls itself, when it does. */
  readonly appVersion: string | undefined;
  readonly dialect: CrmDialect;
}

/** Who asks: a key, its role and its workspace. */
export interface Caller {
  readonly key: KeyRow;
  readonly role: Role;
  readonly tenant: Tenant;
}

/** The workspace is built when it is first looked at. */
export function tenantOf(
  build: () => Workspace,
  createEngine: (workspace: Workspace) => RecordEngine,
  windows: readonly RateWindow[],
  newForm: boolean,
  dialect: CrmDialect,
): Tenant {
  const serving = (workspace: Workspace) => {
    const shaped = dialect.shape(workspace);
    return { workspace, catalog: catalogOf(shaped, dialect), engine: createEngine(shaped) };
  };
  let served: ReturnType<typeof serving> | undefined;
  const current = () => {
    served ??= serving(build());
    return served;
  };
  let limit = rateLimit(windows, newForm);
  return {
    workspace: () => current().workspace,
    catalog: () => current().catalog,
    engine: () => current().engine,
    replace(workspace) {
      served = serving(workspace);
    },
    restore() {
      served = undefined;
      limit = rateLimit(windows, newForm);
    },
    get limit() {
      return limit;
    },
  };
}
