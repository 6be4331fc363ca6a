import { SyncError } from '../../src/errors';
import { readAddress } from '../../src/twenty/wire/address';

const CLOUD = 'https://api.twenty.com';

describe('the address of a Twenty', () => {
  it.each([
    ['', CLOUD],
    ['  ', CLOUD],
    ['https://crm.example.com', 'https://crm.example.com'],
    ['crm.example.com', 'https://crm.example.com'],
    ['  https://CRM.example.com//  ', 'https://crm.example.com'],
    ['https://crm.example.com/graphql', 'https://crm.example.com'],
    ['https://crm.example.com/metadata/', 'https://crm.example.com'],
    ['https://crm.example.com/rest/people?limit=1', 'https://crm.example.com'],
    ['https://crm.example.com/objects/people?viewId=20202020-b000', 'https://crm.example.com'],
    ['https://crm.example.com/settings/api-webhooks#top', 'https://crm.example.com'],
    ['https://example.com/crm/', 'https://example.com/crm'],
    ['https://example.com/crm/graphql', 'https://example.com/crm'],
    ['crm.example.com:8443', 'https://crm.example.com:8443'],
    ['HTTPS://192.168.1.20:3000', 'https://192.168.1.20:3000'],
    ['https://[::1]:3000/graphql', 'https://[::1]:3000'],
    ['https://bücher.example', 'https://bücher.example'],
    ['app.twenty.com', CLOUD],
    ['https://acme.twenty.com/objects/people', CLOUD],
    ['http://twenty.com', CLOUD],
    ['api.twenty.com/graphql', CLOUD],
    ['https://not-twenty.com', 'https://not-twenty.com'],
    // What goes to this machine itself crosses no network.
    ['localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:3000/graphql', 'http://127.0.0.1:3000'],
  ])('%s is %s', (typed, expected) => expect(readAddress(typed, { allowHttp: false })).toBe(expected));

  it.each(['http://crm.example.com', 'http://192.168.1.20:3000', 'http://localhost.example.com'])(
    '%s needs consent, for it is not encrypted',
    (typed) => expect(() => readAddress(typed, { allowHttp: false })).toThrow(new SyncError('address-not-secure')),
  );

  it.each([
    ['http://crm.example.com/', 'http://crm.example.com'],
    ['http://twenty:3000', 'http://twenty:3000'],
  ])('%s with consent is %s', (typed, expected) => expect(readAddress(typed, { allowHttp: true })).toBe(expected));

  it.each([
    'my twenty',
    'https://',
    'ftp://crm.example.com',
    'javascript:alert(1)',
    'https://user:secret@crm.example.com',
    'https://crm..example.com',
    'https://-crm.example.com',
    'https://crm.example.com:0',
    'https://crm.example.com:99999',
    'https://crm.example.com:port',
    'crm',
    'eyJhbGciOiJIUzI1NiJ9',
    'https://crm.example.com/a b',
    'https://crm.example.com\\@evil.example',
  ])('"%s" is none', (typed) => {
    expect(() => readAddress(typed, { allowHttp: true })).toThrow(new SyncError('address-invalid'));
  });
});
