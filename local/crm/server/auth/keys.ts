import { createHash } from 'node:crypto';
import { keyExpired, keyRevoked, tokenExpired, workspaceNotFound } from '../refusals';
import { type KeyClaims, readToken, signToken } from './token';

/** A row of the API key table. */
export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly workspaceId: string;
  readonly role: string;
  /** ISO text. */
  readonly expiresAt: string;
  revokedAt: string | null;
}

const DAY = 86_400;
/** A key without an expiry date lives 100 years. */
const CENTURY = 100 * 365 * DAY;

interface DemoKey {
  readonly name: string;
  readonly role: string;
  /** Seconds. Default: a century. */
  readonly lifetime?: number;
  readonly revoked?: true;
}

const DEMO_KEYS: readonly DemoKey[] = [
  { name: 'apple-admin', role: 'admin' },
  { name: 'apple-readonly', role: 'readonly' },
  { name: 'apple-nothing', role: 'nothing' },
  { name: 'apple-peopleonly', role: 'peopleonly' },
  { name: 'apple-noopportunity', role: 'noopportunity' },
  { name: 'apple-nocompany', role: 'nocompany' },
  { name: 'apple-nojobtitle', role: 'nojobtitle' },
  { name: 'apple-expired', role: 'admin', lifetime: DAY },
  { name: 'apple-revoked', role: 'admin', revoked: true },
];

/** A key of the second workspace, with its own limit. */
const SECOND_KEY: DemoKey = { name: 'yc-admin', role: 'admin' };

export interface KeyRing {
  readonly rows: Map<string, KeyRow>;
  /** Name of the key → token, admin first. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly secret: string;
}

/**
 * The demo's keys. They depend on the seed alone, so that a key pasted yesterday works today; they open nothing but a
 * server on this machine. `issued` is a fixed moment in the past, in milliseconds since the epoch.
 */
export function demoKeys(seed: string, workspaceId: string, secondWorkspaceId: string, issued: number): KeyRing {
  const secret = createHash('sha256').update(`demo secret ${seed}`).digest('hex');
  const iat = Math.floor(issued / 1000);
  const rows = new Map<string, KeyRow>();
  const tokens: Record<string, string> = {};
  const add = (key: DemoKey, workspace: string): void => {
    const id = idFrom(`key ${seed} ${key.name}`);
    const exp = iat + (key.lifetime ?? CENTURY);
    const revokedAt = key.revoked ? new Date(issued).toISOString() : null;
    const expiresAt = new Date(exp * 1000).toISOString();
    rows.set(id, { id, name: key.name, workspaceId: workspace, role: key.role, expiresAt, revokedAt });
    const claims: KeyClaims = { sub: workspace, type: 'API_KEY', workspaceId: workspace, iat, exp, jti: id };
    tokens[key.name] = signToken(claims, secret);
  };
  for (const key of DEMO_KEYS) add(key, workspaceId);
  add(SECOND_KEY, secondWorkspaceId);
  return { rows, tokens, secret };
}

/** An id that looks like a version 4 UUID and depends on the text alone. */
export function idFrom(text: string): string {
  const hex = createHash('sha1').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The key behind an Authorization header, or null when there is none. A header that is not a bearer token, or an empty
 * one, counts as none. @throws Refusal
 */
export function keyOf(
  header: string | undefined,
  ring: KeyRing,
  workspaceIds: ReadonlySet<string>,
  now: number,
): KeyRow | null {
  const token = /^Bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1];
  if (token === undefined) return null;
  const claims = readToken(token, ring.secret);
  if (typeof claims['exp'] === 'number' && claims['exp'] * 1000 <= now) throw tokenExpired();
  const workspaceId = claims['workspaceId'] ?? claims['sub'];
  if (typeof workspaceId !== 'string' || !workspaceIds.has(workspaceId)) throw workspaceNotFound();
  const row = typeof claims['jti'] === 'string' ? ring.rows.get(claims['jti']) : undefined;
  if (!row || row.revokedAt !== null) throw keyRevoked();
  if (Date.parse(row.expiresAt) <= now) throw keyExpired();
  return row;
}
