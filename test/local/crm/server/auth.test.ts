import { idFrom } from '../../../../local/crm/server/auth/keys';
import { readToken, signToken } from '../../../../local/crm/server/auth/token';
import type { RunningCrm } from '../../../../local/crm/server/serve';
import { ask, askMetadata, errorsOf, tinyCrm } from './running';
import { closedAfterAll } from '../../../closing';

const claims = { sub: 'w', type: 'API_KEY', workspaceId: 'w', iat: 1, exp: 2, jti: 'k' } as const;
const token = signToken(claims, 'secret');
const [head, payload, signature] = token.split('.');

describe('a key', () => {
  let crm: RunningCrm;
  const later = closedAfterAll();
  beforeAll(async () => {
    crm = await tinyCrm();
    later(() => crm.close());
  });

  const tampered = (name: string): string => `Bearer ${crm.keys[name]?.slice(0, -6)}AAAAAA`;
  const cases: readonly (readonly [string, () => string, readonly unknown[]])[] = [
    ['garbage', () => 'Bearer garbage', ['Token invalid.', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    ['another signature', () => tampered('apple-admin'), ['Token invalid.', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    [
      'its end lost',
      () => `Bearer ${crm.keys['apple-admin']?.slice(0, -20)}`,
      ['Unknown token error.', 'BAD_USER_INPUT', 'INVALID_INPUT'],
    ],
    ['expired', () => 'apple-expired', ['Token has expired.', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
    ['revoked', () => 'apple-revoked', ['This API Key is revoked', 'FORBIDDEN', 'FORBIDDEN_EXCEPTION']],
    ['expired and tampered', () => tampered('apple-expired'), ['Token invalid.', 'UNAUTHENTICATED', 'UNAUTHENTICATED']],
  ];
  test.each(cases)('that is %s is refused alike on both endpoints', async (_name, key, expected) => {
    for (const path of ['/graphql', '/metadata']) {
      const reply = await ask(crm, '{people{totalCount}}', { key: key(), path });
      expect(errorsOf(reply)).toEqual([expected]);
      expect([reply.status, reply.type, 'data' in (reply.body ?? {})]).toEqual([200, 'application/json', false]);
    }
  });

  test.each([null, 'Bearer ', 'Basic abc'])(
    'that is missing (%p) sees no records and no metadata, but may ask __typename',
    async (key) => {
      expect(errorsOf(await ask(crm, '{people{totalCount}}', { key }))[0]?.[0]).toBe(
        'Cannot query field "people" on type "Query".',
      );
      expect(errorsOf(await askMetadata(crm, '{getViews{id}}', { key }))).toEqual([
        ['Forbidden resource', 'FORBIDDEN', undefined],
      ]);
      expect((await askMetadata(crm, '{__typename}', { key })).body).toEqual({ data: { __typename: 'Query' } });
      expect(errorsOf(await askMetadata(crm, '{__schema{queryType{name}}}', { key }))).toHaveLength(2);
    },
  );

  test('stays the same as long as the seed does', async () => {
    const again = await tinyCrm();
    const other = await tinyCrm({ seed: 'other' });
    expect(again.keys).toEqual(crm.keys);
    expect(other.keys['apple-admin']).not.toBe(crm.keys['apple-admin']);
    expect(
      errorsOf(await ask(crm, '{people{totalCount}}', { key: `Bearer ${other.keys['apple-admin']}` }))[0]?.[0],
    ).toBe('Token invalid.');
    await Promise.all([again.close(), other.close()]);
  });

  test('of the second workspace opens the second workspace', async () => {
    const name = async (key: string) =>
      (await askMetadata(crm, '{currentWorkspace{displayName}}', { key })).body?.data?.['currentWorkspace'];
    expect(await name('apple-admin')).toEqual({ displayName: 'Tiny' });
    expect(await name('yc-admin')).toEqual({ displayName: 'Second' });
  });
});

describe('a token', () => {
  test('gives back the claims that were signed', () => {
    expect(readToken(token, 'secret')).toEqual(claims);
  });

  test.each([
    ['another payload', [head, Buffer.from('{"sub":"x"}').toString('base64url'), signature].join('.')],
    ['no signature', `${head}.${payload}.`],
    ['two parts', `${head}.${payload}`],
    ['a payload that is no object', [head, Buffer.from('5').toString('base64url'), signature].join('.')],
    ['a stray character', `${token}%20`],
  ])('with %s is invalid', (_name, spoiled) => {
    expect(() => readToken(spoiled, 'secret')).toThrow('Token invalid.');
  });
});

test('an id made from a text looks like a UUID and depends on the text alone', () => {
  expect(idFrom('a')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(idFrom('a')).toBe(idFrom('a'));
  expect(idFrom('a')).not.toBe(idFrom('b'));
});
