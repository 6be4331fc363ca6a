import type { StoredTrigger } from './time/schedule';
import type { QuotaUses } from './quotas';

/** Everything that outlives an execution, except the documents. Plain data: `structuredClone` copies it. */
export interface Stores {
  /** Virtual time in milliseconds since the epoch; fractions are kept. */
  clock: number;
  /** State of the seeded generator. */
  seed: number;
  /** Store key ("user\n<script>\n<user>") → properties. */
  properties: Map<string, Map<string, string>>;
  /** Same keys → cached values with the virtual time at which they are gone. */
  caches: Map<string, Map<string, CachedValue>>;
  triggers: StoredTrigger[];
  quotas: QuotaUses;
  /** Documents in which somebody has used the add-on: *enabled*, per file. */
  enabledIn: Set<string>;
  outbox: Mail[];
  /** What is open on the screen of a user who has a document open, by `sessionKey`. */
  sessions: Map<string, UiSession>;
  /** Scopes that a user has granted, by user. */
  grants: Map<string, Set<string>>;
  /** Users who have removed the add-on or never had it are absent. */
  installedBy: Set<string>;
}

export interface CachedValue {
  readonly value: string;
  readonly expires: number;
}

export interface Mail {
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string | null;
}

export interface UiSession {
  menus: MenuRecord[];
  sidebar: Panel | null;
  dialog: (Panel & { readonly modal: boolean }) | null;
  alerts: AlertRecord[];
}

export interface MenuRecord {
  /** Null for the add-on's own menu under Extensions. */
  readonly title: string | null;
  readonly items: readonly MenuItem[];
}

/** A null caption is a separator. */
export interface MenuItem {
  readonly caption: string | null;
  readonly functionName: string;
}

export interface Panel {
  readonly title: string;
  readonly html: string;
  readonly width: number | null;
  readonly height: number | null;
}

interface AlertRecord {
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly prompt: string;
  readonly answer: string;
}

export function createStores(clock: number, seed: number): Stores {
  return {
    clock,
    seed,
    properties: new Map(),
    caches: new Map(),
    triggers: [],
    quotas: new Map(),
    enabledIn: new Set(),
    outbox: [],
    sessions: new Map(),
    grants: new Map(),
    installedBy: new Set(),
  };
}

/** What `user` has on screen in `document`; made when it is first asked for. */
export function sessionOf(stores: Stores, user: string, document: string): UiSession {
  const key = `${user}\n${document}`;
  const known = stores.sessions.get(key);
  if (known) return known;
  const made: UiSession = { menus: [], sidebar: null, dialog: null, alerts: [] };
  stores.sessions.set(key, made);
  return made;
}
