import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import type { RecordEngine, Workspace } from '../model';
import { demoKeys } from './auth/keys';
import { demoRoles } from './auth/roles';
import { type DialectName, DIALECTS } from './dialects/index';
import { type FaultBoard, faultBoard } from './faults/board';
import { applyChange } from './changes/changes';
import type { Control } from './faults/rule';
import { type Direct, directly } from './http/direct';
import { httpServer } from './http/http';
import { DEFAULT_WINDOWS, type RateWindow } from './rate-limit';
import { responder } from './http/respond';
import { type CrmState, tenantOf } from './state';

export interface ServeOptions {
  /** Of the keys named apple-…; changes are made here. */
  readonly workspace: Workspace;
  /** Of the key yc-admin; built when it is first used. */
  readonly secondWorkspace: { readonly id: string; readonly build: () => Workspace };
  readonly createEngine: (workspace: Workspace) => RecordEngine;
  /** 0 takes any free port. */
  readonly port: number;
  /** Keys depend on it. */
  readonly seed: string;
  /** null switches the limit off. Default: Twenty's own. */
  readonly windows?: readonly RateWindow[] | null;
  /** Refusals by the limit in the words of newer servers. */
  readonly newLimitForm?: boolean;
  readonly appVersion?: string;
  /** Which Twenty it plays; the engine is the caller's matter. Default: 2.21. */
  readonly dialect?: DialectName;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface RunningCrm {
  /** http://127.0.0.1:PORT */
  readonly url: string;
  /** Key names of the recordings → tokens, apple-admin first. */
  readonly keys: Readonly<Record<string, string>>;
  /** Opens POST and GET /demo/control, as a bearer token. */
  readonly controlSecret: string;
  /** The same as POST /demo/control, without HTTP. */
  control(control: Control): void;
  counters(): ReturnType<FaultBoard['counters']>;
  /** The same as a request over HTTP, for threads of this process. */
  readonly fetch: Direct;
  close(): Promise<void>;
}

/** When the demo's keys were issued. */
const ISSUED = Date.UTC(2026, 0, 5, 9);
const HOST = '127.0.0.1';

/** Listens on this machine only. */
export async function serveCrm(options: ServeOptions): Promise<RunningCrm> {
  const { workspace, secondWorkspace, createEngine, now } = options;
  const windows = options.windows === null ? [] : (options.windows ?? DEFAULT_WINDOWS);
  const dialect = DIALECTS[options.dialect ?? '2.21'];
  const newForm = options.newLimitForm ?? dialect.newLimitForm;
  const tenant = (build: () => Workspace) => tenantOf(build, createEngine, windows, newForm, dialect);
  const first = tenant(() => workspace);
  const ring = demoKeys(options.seed, workspace.id, secondWorkspace.id, ISSUED);
  const roles = new Map(demoRoles().map((role) => [role.name, role]));
  const board = faultBoard({
    change: (change) => applyChange(change, { tenant: first, ring, roles, now }),
    restore: first.restore,
    now,
  });
  let url = '';
  const tenants = new Map([
    [secondWorkspace.id, tenant(secondWorkspace.build)],
    [workspace.id, first],
  ]);
  const appVersion = options.appVersion ?? dialect.appVersion;
  const state: CrmState = { tenants, ring, roles, board, now, url: () => url, appVersion, dialect };
  const controlSecret = randomBytes(18).toString('base64url');
  const respond = responder(state, controlSecret);
  const listening = listener((refuse) => httpServer(respond, refuse));
  url = `http://${HOST}:${await listening.open(options.port)}`;
  return {
    url,
    keys: ring.tokens,
    controlSecret,
    control: (control) => board.control(control),
    counters: () => board.counters(),
    fetch: directly(respond),
    close: () => listening.close(),
  };
}

/** A server that can stop listening for a while and come back on its port. */
function listener(create: (refuse: (ms: number) => void) => Server) {
  let port = 0;
  let back: ReturnType<typeof setTimeout> | undefined;
  const refuse = (ms: number): void => {
    server.close();
    server.closeAllConnections();
    clearTimeout(back);
    back = setTimeout(() => server.listen(port, HOST), ms);
  };
  const server = create(refuse);
  return {
    open: (wanted: number) =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject);
        server.listen(wanted, HOST, () => {
          const address = server.address();
          port = typeof address === 'object' && address !== null ? address.port : wanted;
          resolve(port);
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        clearTimeout(back);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
