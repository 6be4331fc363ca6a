/** Which objects a key may read: Twenty lists all of them, and says no only when records are asked for (twenty.md §1.2). */
import type { ObjectMetadata } from '../../twenty/model';
import type { App } from '../app/app';
import { readCached, writeCached } from '../app/cached';
import { refText } from '../app/connections';
import type { Session } from '../app/session';
import { isRecord } from '../../wire';

/** Id of an object → whether it may be read; null where it cannot be told. Those that are missing were not asked. */
export type KnownReadable = { readonly [objectId: string]: boolean | null };

/** Google keeps no cached value for longer. */
const KEPT_SECONDS = 21_600;
/** One request each. */
const MOST_AT_ONCE = 20;

/** Another key may read other objects. */
const cacheKey = ({ connection }: Session): string => `readable/${refText(connection)}/${connection.keyId}`;

export function knownReadable(app: App, session: Session): KnownReadable {
  const cached = readCached(app.cache, cacheKey(session));
  const read = (may: unknown): boolean | null => (typeof may === 'boolean' ? may : null);
  return isRecord(cached) ? Object.fromEntries(Object.entries(cached).map(([id, may]) => [id, read(may)])) : {};
}

/** Asks for a few that are not known. */
export function probeObjects(
  app: App,
  session: Session,
  more: boolean,
): { readonly mayRead: KnownReadable; readonly isWhole: boolean; readonly waitMs: number } {
  const key = cacheKey(session);
  const known: Record<string, boolean | null> = { ...knownReadable(app, session) };
  const isWanted = ({ id, isActive, isSystem }: ObjectMetadata): boolean =>
    isActive && isSystem === more && !(id in known);
  const unknown = session.schema().objects.filter(isWanted);
  if (unknown.length === 0) return { mayRead: known, isWhole: true, waitMs: 0 };
  const { count, windowMs } = app.paceOf(session.connection).fifth();
  const until = Number(app.cache.get(`${key}/until`) ?? 0) - app.clock.now();
  if (until > 0) return { mayRead: known, isWhole: false, waitMs: until };
  app.cache.set(`${key}/until`, String(app.clock.now() + windowMs), Math.ceil(windowMs / 1_000));
  const asked = unknown.slice(0, Math.min(MOST_AT_ONCE, count));
  const answers = session.twenty.readable(asked);
  for (const [index, { id }] of asked.entries()) {
    // What could not be told is not asked again and again.
    if (index < answers.length) known[id] = answers[index] ?? null;
  }
  writeCached(app.cache, key, known, KEPT_SECONDS);
  return { mayRead: known, isWhole: answers.length === unknown.length, waitMs: windowMs };
}
