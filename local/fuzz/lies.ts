/** What a hostile or broken server, or a proxy before it, does to answers. */
import * as fc from 'fast-check';
import { junk, type Spoil, spoil, spoilt } from './spoil';

export type Lie =
  | { readonly kind: 'spoilt'; readonly spoil: Spoil }
  | { readonly kind: 'text'; readonly status: number; readonly body: string }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'echo'; readonly how: number; readonly where: 'refusal' | 'permission' | 'labels' }
  | { readonly kind: 'redirect'; readonly how: number }
  | { readonly kind: 'limit'; readonly limit: unknown; readonly windowSeconds: unknown; readonly retryAfterMs: unknown }
  | { readonly kind: 'slowDown'; readonly seconds: string }
  /** There is always one more page. */
  | { readonly kind: 'endless' }
  | { readonly kind: 'count'; readonly by: number };

/** Lies from one request on, for so many. */
export interface Told {
  readonly from: number;
  readonly count: number;
  readonly lie: Lie;
}

const bodies = fc.oneof(
  fc.constantFrom(
    '',
    'null',
    '[]',
    '{}',
    '0',
    '"x"',
    '{"data":null}',
    '{"data":{}}',
    '<!doctype html>',
    '{"data":{"people":',
  ),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary', maxLength: 50 }),
);

const lie: fc.Arbitrary<Lie> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('spoilt' as const), spoil }) },
  fc.record({
    kind: fc.constant('text' as const),
    status: fc.constantFrom(200, 200, 204, 400, 401, 403, 404, 429, 500, 502, 503),
    body: bodies,
  }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(3_000) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('echo' as const),
      how: fc.nat(7),
      where: fc.constantFrom('refusal', 'permission', 'labels'),
    }),
  },
  fc.record({ kind: fc.constant('redirect' as const), how: fc.nat(7) }),
  fc.record({ kind: fc.constant('limit' as const), limit: junk, windowSeconds: junk, retryAfterMs: junk }),
  fc.record({
    kind: fc.constant('slowDown' as const),
    seconds: fc.constantFrom('0', '-1', '0.0001', '1e20', 'soon', ''),
  }),
  fc.record({ kind: fc.constant('endless' as const) }),
  fc.record({ kind: fc.constant('count' as const), by: fc.constantFrom(-1, 1, 1e6, 1e300, 0.5) }),
);

export const lies: fc.Arbitrary<readonly Told[]> = fc.array(
  fc.record({ from: fc.nat(12), count: fc.constantFrom(1, 2, 5, 1e6, 1e6), lie }),
  { minLength: 1, maxLength: 3 },
);

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer with the lie in it. @param key what the request bore, as `Bearer …`; '' where it bore none */
export function lied(answer: WireAnswer, told: Lie, key: string, number: number): WireAnswer {
  const json = { 'content-type': 'application/json' };
  switch (told.kind) {
    case 'spoilt':
      return { ...answer, body: spoilt(readJson(answer.body), told.spoil) };
    case 'text':
      return { status: told.status, headers: json, body: told.status === 204 ? '' : told.body };
    case 'cut':
      return { ...answer, body: answer.body.slice(0, told.at) };
    case 'echo': {
      // Who is asked without a key has none to say back.
      if (key === '') return answer;
      const said = echo(key, told.how);
      if (told.where === 'labels') {
        const body = answer.body.replace(
          /"(label|labelPlural|name|displayName|firstName)":"/g,
          (found) => found + said,
        );
        return { ...answer, body };
      }
      const message =
        told.where === 'refusal' ? `refused: ${said}` : `no permission to read field "${said}" on "person"`;
      return { status: 200, headers: json, body: JSON.stringify({ errors: [{ message }] }) };
    }
    case 'redirect':
      if (key === '') return answer;
      return {
        status: 302,
        headers: { location: `https://${encodeURI(echo(key, told.how)).slice(0, 900)}.example.com/` },
        body: '',
      };
    case 'limit': {
      const { kind: _, ...extensions } = told;
      return {
        status: 200,
        headers: json,
        body: JSON.stringify({ errors: [{ message: 'Limit', extensions: { code: 'RATE_LIMITED', ...extensions } }] }),
      };
    }
    case 'slowDown':
      return { status: 429, headers: { 'retry-after': told.seconds }, body: 'slow down' };
    case 'endless':
      return {
        ...answer,
        body: answer.body
          .replace(/"hasNextPage":false/g, '"hasNextPage":true')
          .replace(/"endCursor":(?:null|"[^"]*")/g, `"endCursor":"c${number}"`),
      };
    case 'count':
      return {
        ...answer,
        body: answer.body.replace(
          /"totalCount":(\d+)/g,
          (_, count: string) => `"totalCount":${Number(count) + told.by * (number % 7)}`,
        ),
      };
  }
}

/** What servers and proxies make of a header that they quote. */
function echo(key: string, how: number): string {
  const bare = key.replace(/^Bearer /, '');
  const signature = bare.split('.')[2] ?? '';
  const forms = [
    key,
    signature,
    encodeURIComponent(key).replace(/\./g, '%2E'),
    Buffer.from(key).toString('base64'),
    bare.toUpperCase(),
    [...Buffer.from(signature)].map((byte) => `%${byte.toString(16)}`).join(''),
    bare.slice(0, 150),
    signature.replace(/(.{10})/g, '$1 '),
  ];
  return forms[how] ?? '';
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
