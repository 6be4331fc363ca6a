import * as fc from 'fast-check';
import { SyncError } from '../../src/errors';
import { readKey } from '../../src/twenty/wire/key';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyWith = (claims: object): string => `${encode({ alg: 'HS256' })}.${encode(claims)}.c2lnbmF0dXJl`;

const EXP = Date.UTC(2027, 4, 17, 10) / 1000;
const KEY = keyWith({ sub: 'w1', type: 'API_KEY', workspaceId: 'w1', jti: 'k', exp: EXP });

describe('a key', () => {
  it('says its ending, its end and its workspace', () => {
    expect(readKey(KEY)).toStrictEqual({
      key: KEY,
      ending: 'dXJl',
      expires: '2027-05-17T10:00:00.000Z',
      workspaceId: 'w1',
    });
  });

  it.each([
    ` ${KEY} `,
    `Bearer ${KEY}`,
    `Authorization: Bearer ${KEY}`,
    `"${KEY}"`,
    `${KEY.slice(0, 40)}\n  ${KEY.slice(40)}`,
  ])('is found in what people paste: %s', (typed) => expect(readKey(typed).key).toBe(KEY));

  it('of an older kind has its workspace in "sub"', () => {
    expect(readKey(keyWith({ sub: 'w2' }))).toMatchObject({ workspaceId: 'w2', expires: null });
  });

  it('that ends in a hundred years does not end', () => {
    expect(readKey(keyWith({ exp: Date.UTC(2126, 0, 1) / 1000 })).expires).toBeNull();
  });

  it('may hold any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (workspaceId) => {
        expect(readKey(keyWith({ workspaceId })).workspaceId).toBe(workspaceId === '' ? null : workspaceId);
      }),
    );
  });

  it.each([
    '',
    'garbage',
    'a.b.c',
    `${encode(1)}.${encode([])}.x`,
    KEY.split('.').slice(0, 2).join('.'),
    `${KEY}%20`,
    `${KEY}.x`,
    'é.é.é',
  ])('"%s" is none', (typed) => expect(() => readKey(typed)).toThrow(new SyncError('key-malformed')));

  it('is not in the error that refuses it', () => {
    const refused = (): unknown => {
      try {
        return readKey(`${KEY}!`);
      } catch (thrown) {
        return `${String(thrown)} ${JSON.stringify(thrown)}`;
      }
    };
    expect(refused()).toMatch(/^SyncError: key-malformed/);
    expect(refused()).not.toContain(KEY.slice(0, 20));
  });
});
