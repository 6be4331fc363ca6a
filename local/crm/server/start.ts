import type { Workspace } from '../model';
import { createEngine } from '../records/engine';
import { buildWorkspace } from '../workspace';
import { onlyObjects } from '../workspace/only';
import { type DialectName, DIALECTS } from './dialects/index';
import type { RateWindow } from './rate-limit';
import { type RunningCrm, serveCrm } from './serve';

export type { RunningCrm } from './serve';

export interface CrmOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** People; the rest is in proportion. Default 12,000. */
  readonly records?: number;
  /** `nameSingular` of the objects that there are. Default: all. */
  readonly objects?: readonly string[];
  /** The same seed gives the same records and the same keys. Default 1. */
  readonly seed?: number;
  /** false: no limit; a number: so many requests a minute. Default: Twenty's 100 a minute and 100 a second. */
  readonly rateLimit?: number | false;
  /** The cursors of newer servers, which lose no records. */
  readonly cursorFixed?: boolean;
  /** Refusals by the limit in the words of newer servers. */
  readonly newLimitForm?: boolean;
  /** What `/client-config` names as `appVersion`; nothing when left out, as recorded. */
  readonly appVersion?: string;
  /** Which Twenty it plays. Default: 2.21, the recorded one. */
  readonly dialect?: DialectName;
  /** Milliseconds since the epoch. Default: the real clock. */
  readonly now?: () => number;
}

/** People in the second workspace, which only the key yc-admin opens. */
const SECOND_RECORDS = 50;
const SECOND_ID = '3b8e6458-5fc1-4e63-8563-008ccddaa6db';

/** Starts the demo CRM in this process. @throws when the port is taken */
export function startCrm(options: CrmOptions = {}): Promise<RunningCrm> {
  const { records, seed = 1, newLimitForm, appVersion, cursorFixed = false, dialect = '2.21' } = options;
  const played = DIALECTS[dialect].records;
  const engine = { ...played, cursorBug: !(cursorFixed || played.cursorFixed) };
  const now = options.now ?? Date.now;
  const buildAll = (size: number | undefined): Workspace =>
    buildWorkspace({ ...(size === undefined ? {} : { records: size }), seed, now: new Date(now()).toISOString() });
  const build = (size: number | undefined): Workspace =>
    options.objects ? onlyObjects(buildAll(size), options.objects) : buildAll(size);
  return serveCrm({
    workspace: build(records),
    secondWorkspace: {
      id: SECOND_ID,
      build: () => ({ ...build(SECOND_RECORDS), id: SECOND_ID, displayName: 'Second' }),
    },
    createEngine: (workspace) => createEngine(workspace, engine),
    port: options.port ?? 0,
    seed: String(seed),
    dialect,
    ...windowsFor(options.rateLimit),
    ...(newLimitForm === undefined ? {} : { newLimitForm }),
    ...(appVersion === undefined ? {} : { appVersion }),
    now,
  });
}

function windowsFor(rateLimit: number | false | undefined): { readonly windows?: readonly RateWindow[] | null } {
  if (rateLimit === undefined) return {};
  if (rateLimit === false) return { windows: null };
  return { windows: [{ tokens: rateLimit, milliseconds: 60_000 }] };
}
