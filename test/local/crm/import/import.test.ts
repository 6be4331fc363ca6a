import type { FieldModel } from '../../../../local/crm/model';
import { type Cell, readCell } from '../../../../local/crm/import/cells';
import { csv, fieldModel, importOver, objectModel } from './builders';

const OPTIONS = ['RED', 'BLUE'].map((value, position) => ({
  id: value,
  value,
  label: value.toLowerCase(),
  color: '',
  position,
}));

const sent = (value: unknown): Cell => ({ is: 'sent', value });
const NOTHING: Cell = { is: 'nothing' };

/** csv.md §3. */
const VALUES: readonly (readonly [
  type: FieldModel['type'],
  part: string | null,
  text: string,
  cell: Cell | 'blocked' | 'refused',
])[] = [
  ['TEXT', null, '  =1+1 ', sent('  =1+1 ')],
  ['TEXT', null, '', NOTHING],
  ['TEXT', null, 'a\0b', 'refused'],
  ['NUMBER', null, ' ', sent(0)],
  ['NUMBER', null, '1.5', sent(1.5)],
  ['NUMBER', null, '1,5', 'blocked'],
  ['NUMBER', null, '1 000', 'blocked'],
  ['CURRENCY', 'amountMicros', '4.5', sent(4_500_000)],
  ['CURRENCY', 'amountMicros', '4,5', 'blocked'],
  ['CURRENCY', 'currencyCode', 'nonsense', sent('nonsense')],
  ['DATE', null, '2026-01-02', sent('2026-01-02')],
  ['DATE_TIME', null, '2026-01-02T03:04:05.678Z', sent('2026-01-02T03:04:05.678Z')],
  ['DATE_TIME', null, 'soon', 'blocked'],
  ['BOOLEAN', null, 'Yes', sent(true)],
  ['BOOLEAN', null, 'true', sent(true)],
  ['BOOLEAN', null, '1', sent(false)],
  ['BOOLEAN', null, '', sent(false)],
  ['SELECT', null, 'RED', sent('RED')],
  ['SELECT', null, 'red', sent('RED')],
  ['SELECT', null, 'Red', NOTHING],
  ['MULTI_SELECT', null, '["RED","GREEN"]', sent(['RED'])],
  ['MULTI_SELECT', null, 'blue, RED', sent(['BLUE', 'RED'])],
  ['MULTI_SELECT', null, '[]', NOTHING],
  ['ARRAY', null, '[]', sent([])],
  ['ARRAY', null, '["a"]', sent(['a'])],
  ['ARRAY', null, 'a', 'blocked'],
  ['ARRAY', null, '[1]', 'blocked'],
  ['RATING', null, 'RATING_3', sent('RATING_3')],
  ['RATING', null, '3', 'blocked'],
  ['RAW_JSON', null, '{"a":1}', sent({ a: 1 })],
  ['RAW_JSON', null, '[]', sent([])],
  ['RAW_JSON', null, 'null', sent(null)],
  ['RAW_JSON', null, '42', 'refused'],
  ['RAW_JSON', null, 'nonsense', 'refused'],
  ['EMAILS', 'primaryEmail', 'Ann@Example.com', sent('ann@example.com')],
  ['EMAILS', 'primaryEmail', ' ann@example.com', 'blocked'],
  ['EMAILS', 'additionalEmails', '["B@x.org"]', sent(['b@x.org'])],
  ['EMAILS', 'additionalEmails', 'b@x.org', 'blocked'],
  ['LINKS', 'primaryLinkUrl', 'HTTPS://Example.com/Path/', sent('https://example.com/Path')],
  ['LINKS', 'primaryLinkUrl', 'Example.com', sent('example.com')],
  ['LINKS', 'primaryLinkUrl', 'no address', 'blocked'],
  ['LINKS', 'secondaryLinks', '[{"url":"a.org","label":"A"}]', sent([{ url: 'a.org', label: 'A' }])],
  ['LINKS', 'secondaryLinks', '[{"url":"a.org","label":"A"},{"url":"b.org"}]', sent([])],
  [
    'PHONES',
    'additionalPhones',
    '[{"number":"1","callingCode":"+33","countryCode":"FR"}]',
    sent([{ number: '1', callingCode: '+33', countryCode: 'FR' }]),
  ],
  ['PHONES', 'additionalPhones', '[{"number":"1"}]', 'blocked'],
  ['UUID', null, '11111111-1111-4111-8111-111111111111', sent('11111111-1111-4111-8111-111111111111')],
  ['UUID', null, '1', 'blocked'],
  ['RELATION', 'id', '1', 'blocked'],
  ['RELATION', 'domainName.primaryLinkUrl', 'a.org', sent('a.org')],
];

test.each(VALUES)('%s %s: %j', (type, part, text, expected) => {
  const cell = readCell(text, fieldModel(type, 'x', { options: OPTIONS }), part);
  if (typeof expected === 'string') expect(cell.is).toBe(expected);
  else expect(cell).toEqual(expected);
});

const ID = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const toCompany = { type: 'MANY_TO_ONE', targetObject: 'company', targetField: 'people' } as const;
const company = objectModel('company', [fieldModel('TEXT', 'code', { label: 'Registration number', isUnique: true })]);
const person = objectModel('person', [
  fieldModel('TEXT', 'title'),
  fieldModel('BOOLEAN', 'active'),
  fieldModel('EMAILS', 'emails', { isUnique: true }),
  fieldModel('LINKS', 'site'),
  fieldModel('PHONES', 'phones'),
  fieldModel('ADDRESS', 'address'),
  fieldModel('ARRAY', 'tags'),
  fieldModel('RELATION', 'company', { relation: toCompany }),
]);
const ANN = {
  id: ID(1),
  deletedAt: null,
  title: 'CTO',
  active: null,
  emails: { primaryEmail: 'ann@x.org', additionalEmails: ['a@x.org'] },
  site: { primaryLinkUrl: 'https://x.org', primaryLinkLabel: 'X', secondaryLinks: [{ url: 'y.org', label: 'Y' }] },
  phones: {
    primaryPhoneNumber: '1',
    primaryPhoneCallingCode: '+33',
    primaryPhoneCountryCode: 'FR',
    additionalPhones: [{}],
  },
  address: { addressStreet1: 'A', addressCity: 'B' },
  tags: ['t'],
  companyId: null,
};
const BEN = { ...ANN, id: ID(2), emails: { primaryEmail: 'ben@x.org', additionalEmails: [] } };
const over = (...rows: readonly (readonly string[])[]) => importOver(person, [ANN, BEN], csv(...rows));
const annAfter = (header: readonly string[], row: readonly string[]) =>
  over(['Id', ...header], [ID(1), ...row]).records[0];

describe('empty cells and parts', () => {
  test('an empty cell changes nothing, but for a boolean, which becomes false', () => {
    expect(annAfter(['Title', 'Active', 'Tags'], ['', '', ''])).toEqual({ ...ANN, active: false });
  });

  test('parts that are missing are kept in an address, and a list that stands empty is emptied', () => {
    expect(annAfter(['Address / City', 'Tags'], ['C', '[]'])).toEqual({
      ...ANN,
      address: { addressStreet1: 'A', addressCity: 'C' },
      tags: [],
    });
  });

  test('links are rewritten whole', () => {
    const none = { primaryLinkLabel: '', secondaryLinks: [] };
    expect(annAfter(['Site / Link URL'], ['z.org'])).toMatchObject({ site: { primaryLinkUrl: 'z.org', ...none } });
    expect(annAfter(['Site / Link Label'], ['Z'])).toMatchObject({ site: { primaryLinkUrl: '', ...none } });
  });

  test('further e-mails alone clear the first one', () => {
    expect(annAfter(['Emails / Additional Emails'], ['["b@x.org"]'])).toMatchObject({
      emails: { primaryEmail: '', additionalEmails: ['b@x.org'] },
    });
  });

  test('any part of a phone clears the further ones, and one without a calling code is read anew', () => {
    const [number, country, calling] = ['Number', 'Country Code', 'Calling Code'].map(
      (part) => `Phones / Primary Phone ${part}`,
    );
    expect(annAfter([number ?? '', calling ?? ''], ['2', '+44'])).toMatchObject({
      phones: {
        primaryPhoneNumber: '2',
        primaryPhoneCallingCode: '+44',
        primaryPhoneCountryCode: 'FR',
        additionalPhones: [],
      },
    });
    expect(annAfter([number ?? '', country ?? ''], ['2', 'DE'])).toMatchObject({
      phones: {
        primaryPhoneNumber: '2',
        primaryPhoneCallingCode: '+1',
        primaryPhoneCountryCode: '',
        additionalPhones: [],
      },
    });
  });
});

describe('upsert', () => {
  test('an id finds its record, an unknown one makes a record with it, none makes one', () => {
    const { created, updated, records } = over(['Id', 'Title'], [ID(1), 'CEO'], [ID(9), 'New'], ['', 'Newer']);
    expect([created, updated]).toEqual([2, 1]);
    expect(records.map(({ id, title }: { id: string; title?: unknown }) => [id, title])).toEqual([
      [ID(1), 'CEO'],
      [ID(2), 'CTO'],
      [ID(9), 'New'],
      ['new-2', 'Newer'],
    ]);
  });

  test('a value that must be unique finds its record, whatever the id', () => {
    const { records, updated } = over(['Id', 'Emails / Primary Email', 'Title'], [ID(9), 'Ben@x.org', 'COO']);
    expect([updated, records.length, records[1]?.['title']]).toEqual([1, 2, 'COO']);
  });

  test('a record in the bin is restored', () => {
    const binned = { ...ANN, deletedAt: '2026-01-01T00:00:00.000Z' };
    const { restored, records } = importOver(person, [binned], csv(['Id', 'Title'], [ID(1), 'CEO']));
    expect([restored, records[0]?.['deletedAt']]).toEqual([1, null]);
  });

  test('an id of one with a unique value of another, and an id in upper case, fail their batch', () => {
    const mixed = over(['Id', 'Emails / Primary Email'], [ID(1), 'ben@x.org']);
    expect([mixed.failure, mixed.updated]).toEqual([expect.stringContaining('different records'), 0]);
    const upper = over(['Id', 'Title'], ['ABCDEF00-0000-4000-8000-000000000001', 'CEO']);
    expect([upper.failure, upper.created]).toEqual([expect.stringContaining('upper case'), 0]);
  });

  test('all copies of an id are errors, empties are none', () => {
    const { blocked, created } = over(['Id', 'Title'], [ID(9), 'a'], [ID(9), 'b'], ['', 'c'], ['', 'd']);
    expect([blocked.length, created]).toEqual([2, 2]);
  });

  test('batches of 200 are written until one is refused; nothing of that one is', () => {
    const rows = Array.from({ length: 450 }, (_, n) => [ID(n + 10), n === 310 ? 'a\0b' : 'x']);
    const { created, failure } = over(['Id', 'Title'], ...rows);
    expect([created, failure]).toEqual([200, expect.stringContaining('Row 311')]);
  });

  test('a relation is found by its id or a unique field, and must be there', () => {
    const related = { [`company.id=${ID(50)}`]: ID(50), 'company.code=acme': ID(51) };
    const given = (header: string, value: string) =>
      importOver(person, [ANN], csv(['Id', header], [ID(1), value]), related, [company]);
    expect(given('Company Id', ID(50)).records[0]?.['companyId']).toBe(ID(50));
    expect(given('Company / Registration number', 'acme').records[0]?.['companyId']).toBe(ID(51));
    expect(given('Company / Registration number', 'nobody').failure).toContain('no such record');
  });
});
