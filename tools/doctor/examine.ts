import { SyncError } from '../../src/errors';
import type { Clock } from '../../src/ports/clock';
import type { Http } from '../../src/ports/http';
import { readAddress } from '../../src/twenty/wire/address';
import { createClient, type TwentyClient } from '../../src/twenty/client';
import { readKey } from '../../src/twenty/wire/key';
import type { Dialect } from '../../src/twenty/model';
import { createPace, type PaceState, readPace } from '../../src/twenty/wire/pace';
import { withRetry } from '../../src/twenty/wire/retry';
import { createTransport } from '../../src/twenty/wire/transport';
import { withoutKey } from '../../src/twenty/wire/without-key';
import { parseJson } from '../../src/wire';
import { sentenceOf } from '../sentence';
import { type Ask, asker } from './asking';
import { type KeyFacts, keyFacts } from './key-facts';
import { type ObjectFacts, objectFacts } from './object-facts';
import type { DoctorOptions } from './options';
import { memoryStore } from './ports';
import { type CursorFacts, cursorFacts, type PageFacts, pageFacts } from './probes';
import { timed, type Timing } from './timed';
import { type ViewFacts, viewFacts } from './view-facts';

/** What was found. A part is null where it was not come to, or there was nothing to look at. */
export interface Findings {
  /** Twenty's cloud, or a server of one's own; never its name. */
  readonly server: string;
  readonly dialect: Dialect | null;
  readonly key: KeyFacts | null;
  readonly objects: readonly ObjectFacts[];
  readonly views: readonly ViewFacts[];
  readonly viewsAsked: boolean;
  readonly page: PageFacts | null;
  readonly cursors: CursorFacts | null;
  /** Limits that Twenty named while it was asked. */
  readonly limits: PaceState;
  /** Requests that count against the limit. */
  readonly recordRequests: number;
  readonly timings: readonly Timing[];
  /** The add-on's sentence where looking had to stop. */
  readonly stopped: string | null;
}

/** Failed requests are not repeated beyond this. */
const RETRY_MS = 120_000;

const TABLE_OPTIONS = {
  columns: { kind: 'view' },
  relationLabels: true,
  selectAs: 'label',
  listChanges: false,
  rowOrder: 'view',
  mayShrink: false,
  hiddenGroups: 'pull',
  relationIds: 'first',
  recordLinks: false,
} as const;

/** Looks at a Twenty as the add-on would, and only reads. `progress` is told what is looked at. */
export function examine(
  options: DoctorOptions,
  { http: network, clock }: { readonly http: Http; readonly clock: Clock },
  progress: (line: string) => void,
): Findings {
  const http = timed(network, clock);
  const store = memoryStore();
  const found: { -readonly [Part in keyof Findings]: Findings[Part] } = {
    server: '',
    dialect: null,
    key: null,
    objects: [],
    views: [],
    viewsAsked: options.askViews,
    page: null,
    cursors: null,
    limits: [],
    recordRequests: 0,
    timings: [],
    stopped: null,
  };
  let twenty: TwentyClient | undefined;
  try {
    const address = readAddress(options.server.url, { allowHttp: true });
    found.server = serverOf(address);
    const key = readKey(options.server.key);
    const patient = withRetry(withoutKey(http, key.key), clock, { deadline: clock.now() + RETRY_MS });
    const transport = createTransport({ http: patient, address, key: key.key, locale: null });
    twenty = createClient({ transport, http: patient, address, clock, pace: createPace(store, clock, 'doctor') });
    const ask: Ask = asker(transport);

    progress('version and dialect');
    const dialect = twenty.detectDialect();
    found.dialect = dialect;
    progress('key and role');
    found.key = keyFacts(key, twenty.workspace().id, ask);
    progress('objects');
    const schema = twenty.objects(dialect);
    found.objects = objectFacts(schema.objects, twenty);
    progress('views');
    found.views = viewFacts(twenty.views(null, dialect), {
      schema,
      planning: {
        dialect,
        options: TABLE_OPTIONS,
        now: clock.now(),
        zone: options.timeZone,
        machineZone: options.timeZone,
        offsetMinutes: clock.offsetMinutes,
      },
      unreadable: new Set(found.objects.filter(({ records }) => records === null).map(({ object }) => object.id)),
      twenty: options.askViews ? twenty : null,
    });
    const [largest] = [...found.objects].sort((one, other) => (other.records ?? -1) - (one.records ?? -1));
    if (largest?.records) {
      progress('pages and cursors');
      found.page = pageFacts(largest.object, largest.records, twenty);
      found.cursors = cursorFacts(largest.object, largest.records, twenty, ask);
    }
  } catch (thrown) {
    if (!(thrown instanceof SyncError)) throw thrown;
    found.stopped = sentenceOf({ kind: thrown.kind, details: withoutHost(thrown) });
  }
  found.limits = readPace(parseJson(store.get('pace/doctor') ?? ''), clock.now());
  found.recordRequests = twenty?.requests() ?? 0;
  found.timings = http.timings();
  return found;
}

function serverOf(address: string): string {
  if (address === 'https://api.twenty.com') return 'Twenty’s cloud';
  const { protocol, port, pathname } = new URL(address);
  const parts = [protocol.replace(':', ''), port && `port ${port}`, pathname !== '/' && 'below a path'];
  return `own server (${parts.filter(Boolean).join(', ')})`;
}

/** A report that is pasted into an issue does not say where somebody's server is. */
function withoutHost({ details }: SyncError): SyncError['details'] {
  return { ...details, ...('host' in details ? { host: 'this address' } : {}) };
}
