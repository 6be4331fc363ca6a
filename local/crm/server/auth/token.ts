import { createHmac, timingSafeEqual } from 'node:crypto';
import { tokenInvalid, tokenUnknown } from '../refusals';

/** Claims of an API key. Times are seconds since the epoch. */
export interface KeyClaims {
  readonly sub: string;
  readonly type: 'API_KEY';
  readonly workspaceId: string;
  readonly iat: number;
  readonly exp: number;
  /** Id of the key's row. */
  readonly jti: string;
}

/** Head, payload and a signature that may be missing; all base64url. */
const SHAPE = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const signatureOf = (signed: string, secret: string): string =>
  createHmac('sha256', secret).update(signed).digest('base64url');

export function signToken(claims: KeyClaims, secret: string): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${signatureOf(signed, secret)}`;
}

/**
 * The payload of a token with a good signature. A signature of the wrong length is not "invalid" for Twenty but an unknown
 * error, so a key that lost its end is told from a wrong one. @throws Refusal
 */
export function readToken(token: string, secret: string): Readonly<Record<string, unknown>> {
  const parts = SHAPE.exec(token);
  const [, head = '', payload = '', signature = ''] = parts ?? [];
  if (!parts || signature === '' || parsedObject(head) === null) throw tokenInvalid();
  const claims = parsedObject(payload);
  if (claims === null) throw tokenInvalid();
  const expected = signatureOf(`${head}.${payload}`, secret);
  if (signature.length !== expected.length) throw tokenUnknown();
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw tokenInvalid();
  return claims;
}

function parsedObject(base64: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(base64, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
