import * as fc from 'fast-check';
import { SyncError } from '../src/errors';
import { plainFileName, keyGate, LENGTHS, shownText, withoutAnyKey } from '../src/gate';
import { withoutKey } from '../src/twenty/wire/without-key';
import { fakeNetwork } from './fakes/network';

const CLAIMS = {
  sub: '20202020-1c25-4d02-bf25-6aeccf7ea419',
  type: 'API_KEY',
  workspaceId: '20202020-1c25',
  exp: 4_891_674_000,
};
const url = (text: string): string => Buffer.from(text).toString('base64url');
const SIGNATURE = 'uJ8w-Xk2_pQ4vR6tY9zA1bC3dE5fG7hI0jK8lM2nO4s';
const HEADER = url('{"alg":"HS256","typ":"JWT"}');
const KEY = `${HEADER}.${url(JSON.stringify(CLAIMS))}.${SIGNATURE}`;
const PAYLOAD = KEY.split('.')[1] ?? '';
const clean = keyGate(KEY);

const percent = (text: string): string => Array.from(text, (sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');
const json = (text: string): string => Array.from(text, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
const html = (text: string): string => Array.from(text, (sign) => `&#${sign.charCodeAt(0)};`).join('');

/** Of each part and the whole, twelve characters in a row as plain text. */
const traces = [KEY, HEADER, PAYLOAD, SIGNATURE].map((part) => part.slice(8, 20).toLowerCase());

describe('the key in use', () => {
  const forms: readonly (readonly [string, (text: string) => string])[] = [
    ['as it is', (text) => text],
    ['in capitals', (text) => text.toUpperCase()],
    ['in small letters', (text) => text.toLowerCase()],
    ['percent-encoded', percent],
    ['percent-encoded twice', (text) => percent(text).replace(/%/g, '%25')],
    ['as a JSON escape', json],
    ['as HTML entities', html],
    ['in the other alphabet of base64', (text) => text.replace(/-/g, '+').replace(/_/g, '/')],
    ['in base64 once more', (text) => Buffer.from(`user:${text}`).toString('base64')],
    ['in base64url, one sign on', (text) => Buffer.from(`u:${text}`).toString('base64url')],
    ['in lines', (text) => text.replace(/(.{20})/g, '$1\r\n')],
    ['in short lines of JSON', (text) => text.replace(/(.{5})/g, '$1\\n')],
    ['in short lines of JSON in JSON', (text) => text.replace(/(.{7})/g, '$1\\\\n')],
    ['with unseen signs', (text) => Array.from(text).join('\u200B')],
  ];
  it.each(forms)('is taken out %s, whole and each part', (_, form) => {
    for (const part of [KEY, HEADER, PAYLOAD, SIGNATURE]) {
      expect(clean(`before: ${form(part)} :after`)).toMatch(
        /^before: [^a-z0-9]+ :after$|^before: .{0,12}…[\s\S]{0,6} :after$/i,
      );
    }
  });

  it('is taken out where only a piece of the signature stands', () => {
    expect(clean(`Bearer ${SIGNATURE.slice(5, 25)}`)).toBe('Bearer …');
    expect(clean(KEY.slice(0, 90))).toBe('…');
  });

  it('is found in a page of megabytes, and a page without it is the same text', () => {
    const page = JSON.stringify({
      data: Array.from({ length: 4_000 }, (_, id) => ({ id, url: `https://x.com/%20${id}` })),
    });
    expect(clean(page)).toBe(page);
    for (const [, form] of forms.slice(0, 8)) {
      const at = page.length / 2;
      const cleaned = clean(page.slice(0, at) + form(SIGNATURE) + page.slice(at));
      expect(cleaned.length).toBeLessThan(page.length + 12);
    }
  });

  it('leaves what only begins as a key does: cursors, ids, addresses', () => {
    const cursor = url(JSON.stringify({ id: '20202020-9999-4d02-bf25-6aeccf7ea419', position: 3 }));
    for (const text of [cursor, CLAIMS.sub, CLAIMS.workspaceId, 'https://crm.example.com/objects/people', '', '…'])
      expect(clean(text)).toBe(text);
  });

  it('holds for any text around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(KEY, HEADER, PAYLOAD, SIGNATURE), (before, after, part) => {
        const left = clean(before + part + after).toLowerCase();
        return traces.every((trace) => !left.includes(trace));
      }),
    );
  });

  it('never comes out of the network, in a body or a header', () => {
    const http = withoutKey(
      fakeNetwork(() => ({
        status: 302,
        headers: { location: `https://${SIGNATURE}.example.com/?k=${percent(KEY)}`, [`x-${SIGNATURE}`]: '1' },
        body: JSON.stringify({ errors: [{ message: `no: Bearer ${KEY}` }] }),
      })),
      KEY,
    );
    const [answer] = http.send([{ url: 'https://crm.example.com', method: 'get', headers: {} }]);
    expect(JSON.parse(answer?.body ?? '')).toEqual({ errors: [{ message: 'no: Bearer …' }] });
    expect(clean(JSON.stringify(answer))).toBe(JSON.stringify(answer));
    expect(Object.keys(answer?.headers ?? {})).toEqual(['location', 'x-…']);
  });

  it('and so is any other key in what Twenty says', () => {
    const other = `${HEADER}.${url('{"sub":"x"}')}.abcdefghijkl`;
    expect(withoutAnyKey(`Bearer ${other} refused`)).toBe('Bearer … refused');
    expect(withoutAnyKey(`Bearer ${other.replaceAll('.', '%2E')} refused`)).toBe('Bearer … refused');
  });
});

describe('a text that is shown', () => {
  it.each([
    ['a b', 'a b'],
    ['  a\r\n\tb  ', 'a b'],
    ['a\u0000\u0007\u009bb', 'ab'],
    ['\u202Etxt.exe\u202C', 'txt.exe'],
    ['a\u200B\u200C\u200D\u2060\uFEFF\u00ADb', 'ab'],
    ['a\u2066b\u2069\u061C\u200E\u200F', 'ab'],
    ['a\ud83d', 'a'],
    ['\ude00a\ud83db', 'ab'],
    ['😀', '😀'],
    ['\u{e0041}\u{e007f}x\ufe0f\u3164\u115f', 'x'],
    ['É ß 日本 مرحبا', 'É ß 日本 مرحبا'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['ශ\u0dca\u200dරී', 'ශ\u0dca\u200dරී'],
    ['م\u200c', 'م'],
    ['é\u200dх\u200d日\u200c한\u200d', 'éх日한'],
    ['👨\u200d👩\u200d👧\u200d👦 ❤\ufe0f\u200d🔥', '👨\u200d👩\u200d👧\u200d👦 ❤\ufe0f\u200d🔥'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1\ufe0f\u20e3 👍🏽',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1\ufe0f\u20e3 👍🏽',
    ],
    ['👨\u200d\u200d👩 🏴\u{e0067} \u200d👍\u200d', '👨👩 🏴 👍'],
    ['葛\u{e0100} ᠠ\u180b x\ufe0f 1\ufe0f', '葛\u{e0100} ᠠ\u180b x 1'],
    ['\u0600123', '\u0600123'],
    ['e\u200dy\u200dJ', 'eyJ'],
    ['a\u2028b\u2029c\u3000d', 'a b c d'],
  ])('%j is %j', (text, shown) => expect(shownText(text, 100)).toBe(shown));

  it('is cut at whole characters, with a sign that it was', () => {
    expect(shownText('x'.repeat(201), 200)).toBe(`${'x'.repeat(199)}…`);
    expect(shownText(`${'x'.repeat(198)}😀😀`, 200)).toBe(`${'x'.repeat(198)}…`);
    expect(shownText('x'.repeat(200), 200)).toHaveLength(200);
    expect(shownText(`${' '.repeat(5_000)}x`, 200)).toBe('…');
  });

  it.each([
    '👨\u200d👩\u200d👧\u200d👦',
    '🇫🇷',
    '👍🏽',
    '1\ufe0f\u20e3',
    'e\u0301\u0323',
    'ක\u0dca\u200dය',
    '葛\u{e0100}',
  ])('is never cut inside of %s', (sign) => {
    for (let room = 1; room < 3 * sign.length; room += 1) {
      const cut = shownText('x' + sign.repeat(4), room + 1);
      expect(cut).toBe(`x${sign.repeat(Math.floor((room - 1) / sign.length))}…`);
    }
  });

  it('for any text is short, seen, and well formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 2, max: 60 }), (text, most) => {
        const shown = shownText(text, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown).not.toMatch(
          /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060-\u2065\ufeff\u00ad]/u,
        );
        expect(shown).not.toMatch(/[A-Za-z](?:\u200c|\u200d|\ufe0f)|(?:\u200c|\u200d)$/u);
        expect(shownText(shown, most)).toBe(shown);
      }),
    );
  });

  it('is every detail of an error', () => {
    const { details } = new SyncError('query-refused', { reason: `\u202Ea\n${'b'.repeat(520_000)}`, limit: 5 });
    expect(details).toEqual({ reason: `a ${'b'.repeat(LENGTHS.says - 3)}…`, limit: 5 });
  });
});

test.each([
  ['people', 'people'],
  ['../../etc/passwd', '-..-etc-passwd'],
  ['a\\b:c*d?e"f<g>h|i', 'a-b-c-d-e-f-g-h-i'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['...', 'Twenty'],
  ['', 'Twenty'],
])('a file is never called otherwise than by a name: %j', (name, expected) =>
  expect(plainFileName(name)).toBe(expected),
);
