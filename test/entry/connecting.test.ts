import { openDesk } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 50 });
  later(() => crm.close());
});

const key = (name: string): string => crm.keys[name] ?? '';

/** A key whose signature was changed: the form is right, the key is nobody's. */
const forged = (): string => {
  const [head = '', payload = '', signature = ''] = key('apple-admin').split('.');
  return [head, payload, signature.split('').reverse().join('')].join('.');
};

interface Case {
  readonly name: string;
  readonly address?: () => string;
  readonly key?: () => string;
  readonly allowHttp?: boolean;
  /** What the server does to every request. */
  readonly fault?: 'html' | 'other JSON' | 'drop';
  readonly kind: string;
  readonly en: RegExp;
  readonly fr: RegExp;
}

const CASES: readonly Case[] = [
  {
    name: 'a text that is no key',
    key: () => 'secret',
    kind: 'key-malformed',
    en: /^This does not look like a Twenty API key\./,
    fr: /^Ceci ne ressemble pas à une clé API/,
  },
  {
    name: 'a key that lost its signature',
    key: () => key('apple-admin').split('.').slice(0, 2).join('.'),
    kind: 'key-malformed',
    en: /^This does not look like a Twenty API key\./,
    fr: /^Ceci ne ressemble pas à une clé API/,
  },
  {
    name: 'a key that lost its last characters',
    key: () => key('apple-admin').slice(0, -4),
    kind: 'key-invalid',
    en: /^Twenty does not accept this API key\./,
    fr: /^Twenty n’accepte pas cette clé API\./,
  },
  {
    name: 'a key with another signature',
    key: forged,
    kind: 'key-invalid',
    en: /^Twenty does not accept this API key\./,
    fr: /^Twenty n’accepte pas cette clé API\./,
  },
  {
    name: 'an expired key',
    key: () => key('apple-expired'),
    kind: 'key-expired',
    en: /^This API key has expired\./,
    fr: /^Cette clé API a expiré\./,
  },
  {
    name: 'a revoked key',
    key: () => key('apple-revoked'),
    kind: 'key-revoked',
    en: /^This API key was revoked in Twenty\./,
    fr: /^Cette clé API a été révoquée dans Twenty\./,
  },
  {
    name: 'a port where nobody listens',
    address: () => 'http://127.0.0.1:1',
    kind: 'unreachable',
    en: /^Nothing answers at 127\.0\.0\.1:1\. /,
    fr: /^Rien ne répond à l’adresse 127\.0\.0\.1:1\. /,
  },
  {
    name: 'a host that does not exist',
    address: () => 'https://no-such-host.invalid',
    kind: 'unreachable',
    en: /^Nothing answers at no-such-host\.invalid\. /,
    fr: /^Rien ne répond à l’adresse no-such-host\.invalid\. /,
  },
  {
    name: 'a server that drops every connection',
    fault: 'drop',
    kind: 'unreachable',
    en: /^Nothing answers at 127/,
    fr: /^Rien ne répond à l’adresse 127/,
  },
  {
    name: 'a server of web pages',
    fault: 'html',
    kind: 'not-twenty',
    en: /^The server at 127\.0\.0\.1:\d+ answers, but not as Twenty does\. /,
    fr: /^Le serveur 127\.0\.0\.1:\d+ répond, mais pas comme Twenty\. /,
  },
  {
    name: 'a server of other JSON',
    fault: 'other JSON',
    kind: 'not-twenty',
    en: /^The server at 127\.0\.0\.1:\d+ answers, but not as Twenty does\. /,
    fr: /^Le serveur 127\.0\.0\.1:\d+ répond, mais pas comme Twenty\. /,
  },
  {
    name: 'a server that sends everybody elsewhere',
    address: () => crm.redirectUrl,
    kind: 'redirected',
    en: /^The server at 127\.0\.0\.1:\d+ sends requests on to 127\.0\.0\.1:\d+: /,
    fr: /^Le serveur 127\.0\.0\.1:\d+ renvoie les requêtes vers 127\.0\.0\.1:\d+ : /,
  },
  {
    name: 'something that is no address',
    address: () => 'our crm',
    kind: 'address-invalid',
    en: /^This is not a web address\./,
    fr: /^Ceci n’est pas une adresse web\./,
  },
  {
    name: 'plain http without consent',
    address: () => 'http://crm.example.com',
    allowHttp: false,
    kind: 'address-not-secure',
    en: /^The address begins with http, so the key would travel unprotected\./,
    fr: /^L’adresse commence par http : la clé circulerait sans protection\./,
  },
];

const FAULTS = {
  html: { kind: 'html' },
  'other JSON': { kind: 'answer', status: 200, body: '{"hello":"world"}', contentType: 'application/json' },
  drop: { kind: 'drop' },
} as const;

describe.each(['en', 'fr'] as const)('connecting, in the language %s', (language) => {
  test.each(CASES)('$name gives its sentence; nothing is kept and nothing changes', async (given) => {
    if (given.fault) await crm.control({ rules: [{ on: 'any', times: null, fault: FAULTS[given.fault] }] });
    const desk = openDesk(crm, { locale: language });
    const before = everythingIn(desk.state);
    const input = {
      address: given.address?.() ?? crm.url,
      key: given.key?.() ?? key('apple-admin'),
      allowHttp: given.allowHttp ?? true,
    };
    const { kind, message } = desk.refusal('connect', input);
    if (given.fault) await crm.control({ clear: true });
    expect({ kind, message }).toEqual({ kind: given.kind, message: expect.stringMatching(given[language]) });
    expect(message).not.toMatch(/[{}]|\?\?|undefined|null/);
    expect(everythingIn(desk.state)).toBe(before);
    expect(kept(desk.emulator.properties())).toEqual([]);
    expect(desk.call('getState', {}).connection).toBeNull();
  });
});

/** Names of everything that any store holds. */
function kept(stores: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly string[] {
  return [...stores.values()].flatMap((store) => [...store.keys()]);
}

describe('a key that Twenty accepts', () => {
  test('is kept in the properties of this person alone, and shown by its last four characters', () => {
    const desk = openDesk(crm);
    const info = desk.call('connect', { address: crm.url, key: key('apple-admin'), allowHttp: true });
    expect(info).toMatchObject({ address: crm.url, workspaceName: 'Acme', keyEnding: key('apple-admin').slice(-4) });
    const holders = [...desk.emulator.properties()].filter(([, store]) =>
      [...store.values()].some((value) => value.includes(key('apple-admin'))),
    );
    expect(holders.map(([name]) => name.split('\n').at(0))).toEqual(['user']);
    expect(holders.map(([name]) => name.split('\n').at(-1))).toEqual(['ada']);
    expect(desk.said.join('\n')).not.toContain(key('apple-admin').slice(-12));
    expect(desk.call('getState', {}, 'bob').connection).toBeNull();
  });

  test('may be pasted with "Bearer", quotes and line breaks, and with the address of a page', () => {
    const desk = openDesk(crm);
    const pasted = `  Bearer ${key('apple-admin').replaceAll('.', '.\n')} `;
    const address = `${crm.url}/objects/people?viewId=x`;
    expect(desk.call('connect', { address, key: pasted, allowHttp: true }).address).toBe(crm.url);
  });

  test('is forgotten on request, and only then', () => {
    const desk = openDesk(crm);
    desk.connect();
    desk.refusal('connect', { address: crm.url, key: key('apple-revoked'), allowHttp: true });
    expect(desk.call('getState', {}).connection?.keyEnding).toBe(key('apple-admin').slice(-4));
    expect(desk.call('disconnect', {}).connection).toBeNull();
    expect([...kept(desk.emulator.properties())].sort()).toEqual(['lastAddress', 'owner']);
    expect(desk.refusal('listObjects', { refresh: false, more: false }).kind).toBe('not-connected');
  });

  test('of a role that may read nothing still connects: which objects it may read shows at the pull', () => {
    const desk = openDesk(crm);
    desk.connect('apple-nothing');
    expect(desk.call('getState', {}).connection?.keyEnding).toBe(key('apple-nothing').slice(-4));
  });
});
