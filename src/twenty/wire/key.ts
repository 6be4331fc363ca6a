import { SyncError } from '../../errors';
import { isRecord, parseJson, textOf } from '../../wire';

/** An API key and what it says of itself. Nothing here proves that the key is genuine: only Twenty can. */
export interface TwentyKey {
  readonly key: string;
  /** The last four characters: all of the key that people are shown. */
  readonly ending: string;
  /** ISO date on which the key ends, or null when it says none, or one so far away that it means none. */
  readonly expires: string | null;
  readonly workspaceId: string | null;
}

/** Keys "without end" end a hundred years after they were made (twenty.md §1.1). */
const MEANS_NEVER = Date.UTC(2100, 0, 1);

/**
 * @param typed as people paste it: with blanks, line breaks, quotes, or "Bearer" in front.
 * @throws SyncError `key-malformed` when it does not have the form of a JSON web token with an object inside.
 */
export function readKey(typed: string): TwentyKey {
  const key = typed
    .replace(/^\s*["']?\s*(?:authorization\s*:\s*)?(?:bearer\s+)?/i, '')
    .replace(/["']\s*$/, '')
    .replace(/\s+/g, '');
  const claims = claimsOf(key);
  if (!claims) throw new SyncError('key-malformed');
  const { exp } = claims;
  // A time before the epoch is none; Twenty says what it thinks of it.
  const ends = typeof exp === 'number' && exp >= 0 ? exp * 1000 : Number.NaN;
  return {
    key,
    ending: key.slice(-4),
    expires: ends < MEANS_NEVER ? new Date(ends).toISOString() : null,
    workspaceId: textOf(claims['workspaceId']) ?? textOf(claims['sub']) ?? null,
  };
}

function claimsOf(key: string): { readonly [claim: string]: unknown } | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(key) ?? [];
  const claims = payload === undefined ? undefined : parseJson(decodeBase64Url(payload) ?? '');
  return isRecord(claims) ? claims : undefined;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Undefined when the bytes are no UTF-8 text. */
function decodeBase64Url(encoded: string): string | undefined {
  let [bits, count, escaped] = [0, 0, ''];
  for (const letter of encoded) {
    bits = (bits << 6) | ALPHABET.indexOf(letter);
    count += 6;
    if (count >= 8) {
      count -= 8;
      escaped += `%${((bits >> count) & 0xff).toString(16).padStart(2, '0')}`;
      bits &= (1 << count) - 1;
    }
  }
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
