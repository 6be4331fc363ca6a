import { BLANK, type Cell } from '../../src/cells/cell';
import { cellOf, type Column } from '../../src/fields/codec';
import { CODECS } from '../../src/fields/index';
import type { FieldMetadata, FieldType } from '../../src/twenty/model';
import { context, field, relationTo } from './builders';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const number = (value: number): Cell => ({ kind: 'number', value });

function columnsOf(type: FieldType, over: Partial<FieldMetadata> = {}, within = context()): readonly Column[] {
  return CODECS[type].columns(field(type, over), within);
}

/** The cells of one value of the field `x`. */
function cells(
  type: FieldType,
  value: unknown,
  over: Partial<FieldMetadata> = {},
  within = context(),
): readonly Cell[] {
  return columnsOf(type, over, within).map((column) => cellOf(column, { x: value }));
}

const OPTIONS = [
  { value: 'NEW', label: 'New', position: 0 },
  { value: 'BIG', label: 'Big, "very"', position: 1 },
  { value: 'BARE', label: '', position: 2 },
];

describe('one value, one column', () => {
  test.each<[FieldType, unknown, Cell]>([
    ['TEXT', ' =1 ', text(' =1 ')],
    ['TEXT', '', BLANK],
    ['TEXT', 12, text('12')],
    ['TEXT', { a: 1 }, text('{"a":1}')],
    ['UUID', '00000000-0000-4000-8000-000000000001', text('00000000-0000-4000-8000-000000000001')],
    ['NUMBER', -12.5, number(-12.5)],
    ['NUMBER', 0, number(0)],
    ['NUMERIC', '123.4500', number(123.45)],
    ['NUMERIC', '12345678901234567890.12', text('12345678901234567890.12')],
    ['POSITION', -1.5, number(-1.5)],
    ['POSITION', '7', number(7)],
    ['BOOLEAN', true, { kind: 'boolean', value: true }],
    ['BOOLEAN', false, { kind: 'boolean', value: false }],
    ['BOOLEAN', 'yes', text('yes')],
    ['DATE', '2026-01-02', { kind: 'date', iso: '2026-01-02' }],
    ['DATE', '2026-01-02T00:00:00.000Z', { kind: 'date', iso: '2026-01-02' }],
    ['DATE', '2026-01-02T00:00:00+00:00', { kind: 'date', iso: '2026-01-02' }],
    ['DATE', '2026-01-02 00:00:00+00', { kind: 'date', iso: '2026-01-02' }],
    ['DATE', '2026-01-02T00:00:00', text('2026-01-02T00:00:00')],
    ['DATE', '2026-01', text('2026-01')],
    ['DATE_TIME', '2026-01-02T03:04:05.678Z', { kind: 'dateTime', iso: '2026-01-02T03:04:05.678Z' }],
    ['DATE_TIME', '2026-01-02T03:04:05Z', { kind: 'dateTime', iso: '2026-01-02T03:04:05Z' }],
    ['DATE_TIME', '2026-01-02T03:04:05.678+00:00', { kind: 'dateTime', iso: '2026-01-02T03:04:05.678Z' }],
    ['DATE_TIME', '2026-01-02T01:04:05.678+05:30', { kind: 'dateTime', iso: '2026-01-01T19:34:05.678Z' }],
    ['DATE_TIME', '2026-01-02T23:04:05-0330', { kind: 'dateTime', iso: '2026-01-03T02:34:05.000Z' }],
    ['DATE_TIME', '2026-01-02 03:04:05.678901+00', { kind: 'dateTime', iso: '2026-01-02T03:04:05.678Z' }],
    ['DATE_TIME', '2026-01-02T03:04Z', { kind: 'dateTime', iso: '2026-01-02T03:04:00Z' }],
    ['DATE_TIME', '2026-02-30T03:04:05+01:00', text('2026-02-30T03:04:05+01:00')],
    ['DATE_TIME', '2026-01-02T03:04:05', text('2026-01-02T03:04:05')],
    ['DATE_TIME', '2026-01-02', text('2026-01-02')],
    ['RATING', 'RATING_3', number(3)],
    ['RATING', 'THREE', text('THREE')],
    ['RAW_JSON', { a: [1, '=x'] }, text('{"a":[1,"=x"]}')],
    ['RAW_JSON', '42', text('"42"')],
    ['RAW_JSON', 42, text('42')],
    ['RAW_JSON', false, text('false')],
    ['RAW_JSON', [], text('[]')],
    ['ARRAY', ['a', 'b'], text('a, b')],
    ['ARRAY', ['a, b', 'say "c"', '', null, 4], text('"a, b", "say ""c""", 4')],
    ['ARRAY', [], BLANK],
    ['ARRAY', 'a', text('a')],
    ['FILES', [{ fileId: '1', label: 'a.pdf', extension: '.pdf' }, { label: 'b.png' }], text('a.pdf, b.png')],
    ['FILES', [{ fileId: '1' }, null], text('"{""fileId"":""1""}"')],
    ['FILES', [], BLANK],
    ['FULL_NAME', { firstName: 'Ada', lastName: 'Lovelace' }, text('Ada Lovelace')],
    ['FULL_NAME', { firstName: '', lastName: 'Lovelace' }, text('Lovelace')],
    ['FULL_NAME', { firstName: 'Ada', lastName: null }, text('Ada')],
    ['FULL_NAME', { firstName: '', lastName: '' }, BLANK],
    ['FULL_NAME', 'Ada', text('Ada')],
    ['RICH_TEXT', { blocknote: '[]', markdown: '# Hi' }, text('# Hi')],
    ['RICH_TEXT', { blocknote: null, markdown: null }, BLANK],
    ['SELECT', 'GONE', text('GONE')],
    ['TEXT', null, BLANK],
  ])('%s %j', (type, value, expected) => {
    expect(cells(type, value)).toEqual([expected]);
  });
});

describe('select and multi-select', () => {
  const asValues = context({ selectAs: 'value' });

  test.each([
    ['NEW', 'New', 'NEW'],
    ['BIG', 'Big, "very"', 'BIG'],
    ['BARE', 'BARE', 'BARE'],
    ['GONE', 'GONE', 'GONE'],
  ])('%s is shown as %s, or as %s', (value, label, raw) => {
    expect(cells('SELECT', value, { options: OPTIONS })).toEqual([text(label)]);
    expect(cells('SELECT', value, { options: OPTIONS }, asValues)).toEqual([text(raw)]);
  });

  test('several are joined, and a label with a comma stays one', () => {
    const several = ['NEW', 'BIG', 'GONE'];
    expect(cells('MULTI_SELECT', several, { options: OPTIONS })).toEqual([text('New, "Big, ""very""", GONE')]);
    expect(cells('MULTI_SELECT', several, { options: OPTIONS }, asValues)).toEqual([text('NEW, BIG, GONE')]);
    expect(cells('MULTI_SELECT', [], { options: OPTIONS })).toEqual([BLANK]);
  });
});

test('a percentage is a fraction in percent format', () => {
  const [column] = columnsOf('NUMBER', { settings: { type: 'percentage' } });
  expect(column).toMatchObject({ key: 'x', header: 'X', format: 'percentage' });
  expect(column?.read(0.42)).toEqual(number(0.42));
  expect(columnsOf('NUMBER', { settings: { type: 'number' } })[0]?.format).toBe('automatic');
});

describe('composites', () => {
  test.each<[FieldType, Partial<FieldMetadata>, readonly (readonly [string, string, string])[]]>([
    ['FULL_NAME', {}, [['x', 'X', 'automatic']]],
    ['RICH_TEXT', {}, [['x', 'X', 'automatic']]],
    [
      'CURRENCY',
      {},
      [
        ['x.amount', 'X', 'amount'],
        ['x.currency', 'X / Currency', 'automatic'],
      ],
    ],
    [
      'ACTOR',
      {},
      [
        ['x.name', 'X', 'automatic'],
        ['x.source', 'X / Source', 'automatic'],
      ],
    ],
    ['EMAILS', { settings: { maxNumberOfValues: 1 } }, [['x.primaryEmail', 'X', 'automatic']]],
    [
      'EMAILS',
      {},
      [
        ['x.primaryEmail', 'X', 'automatic'],
        ['x.additionalEmails', 'X / Additional Emails', 'automatic'],
      ],
    ],
    ['PHONES', { settings: { maxNumberOfValues: 1 } }, [['x.primaryPhone', 'X', 'automatic']]],
    [
      'PHONES',
      {},
      [
        ['x.primaryPhone', 'X', 'automatic'],
        ['x.additionalPhones', 'X / Additional Phones', 'automatic'],
      ],
    ],
    ['LINKS', { settings: { maxNumberOfValues: 1 } }, [['x.primaryLinkUrl', 'X', 'automatic']]],
    [
      'LINKS',
      {},
      [
        ['x.primaryLinkUrl', 'X', 'automatic'],
        ['x.secondaryLinks', 'X / Secondary Links', 'automatic'],
      ],
    ],
  ])('the columns of %s %j', (type, over, expected) => {
    expect(columnsOf(type, over).map(({ key, header, format }) => [key, header, format])).toEqual(expected);
  });

  test.each<[FieldType, unknown, readonly Cell[]]>([
    ['CURRENCY', { amountMicros: 1_234_560_000, currencyCode: 'EUR' }, [number(1234.56), text('EUR')]],
    ['CURRENCY', { amountMicros: '1234560000', currencyCode: 'EUR' }, [number(1234.56), text('EUR')]],
    [
      'CURRENCY',
      { amountMicros: '12345678901234567', currencyCode: '' },
      [number(Number('12345678901.234567')), BLANK],
    ],
    ['CURRENCY', { amountMicros: '-500000', currencyCode: 'USD' }, [number(-0.5), text('USD')]],
    ['CURRENCY', { amountMicros: '1', currencyCode: 'USD' }, [number(0.000001), text('USD')]],
    ['CURRENCY', { amountMicros: 0, currencyCode: 'USD' }, [number(0), text('USD')]],
    ['CURRENCY', { amountMicros: null, currencyCode: 'USD' }, [BLANK, text('USD')]],
    ['CURRENCY', { amountMicros: '', currencyCode: null }, [BLANK, BLANK]],
    ['CURRENCY', { amountMicros: 'much', currencyCode: null }, [text('much'), BLANK]],
    ['ACTOR', { source: 'API', workspaceMemberId: null, name: 'Key', context: {} }, [text('Key'), text('API')]],
    [
      'EMAILS',
      { primaryEmail: 'a@x.io', additionalEmails: ['b@x.io', 'c@x.io'] },
      [text('a@x.io'), text('b@x.io, c@x.io')],
    ],
    ['EMAILS', { primaryEmail: '', additionalEmails: null }, [BLANK, BLANK]],
    [
      'LINKS',
      {
        primaryLinkUrl: 'https://x.io',
        primaryLinkLabel: 'L',
        secondaryLinks: [{ label: 'y', url: 'https://y.io' }, { url: 'https://z.io/a,b' }],
      },
      [text('https://x.io'), text('https://y.io, "https://z.io/a,b"')],
    ],
    [
      'PHONES',
      {
        primaryPhoneNumber: '612345678',
        primaryPhoneCallingCode: '+33',
        additionalPhones: [{ number: '1', callingCode: '+1', countryCode: 'US' }],
      },
      [text('+33 612345678'), text('+1 1')],
    ],
    ['PHONES', { primaryPhoneNumber: '', primaryPhoneCallingCode: '+33', additionalPhones: [] }, [BLANK, BLANK]],
    [
      'PHONES',
      { primaryPhoneNumber: '0123', primaryPhoneCallingCode: '', additionalPhones: null },
      [text('0123'), BLANK],
    ],
    [
      'PHONES',
      { primaryPhoneNumber: '+44 20', primaryPhoneCallingCode: '+44', additionalPhones: null },
      [text('+44 20'), BLANK],
    ],
    [
      'PHONES',
      {
        primaryPhoneNumber: '612345678',
        primaryPhoneCallingCode: '33',
        additionalPhones: [
          { number: '1', callingCode: '44' },
          { number: '2', callingCode: '0049' },
          { number: '3', callingCode: 1 },
          { number: '4', callingCode: 'FR' },
          { number: '5', callingCode: ' +' },
          '+33 6',
        ],
      },
      [text('+33 612345678'), text('+44 1, +49 2, +1 3, 4, 5, +33 6')],
    ],
  ])('%s %j', (type, value, expected) => {
    expect(cells(type, value)).toEqual(expected);
  });
});

describe('addresses', () => {
  const value = {
    addressStreet1: '1, Main St',
    addressStreet2: '',
    addressCity: 'Paris',
    addressState: null,
    addressCountry: 'France',
    addressPostcode: '075001',
    addressLat: '48.85',
    addressLng: 2.35,
  };

  test('settings that enable nothing show all but the coordinates', () => {
    expect(columnsOf('ADDRESS').map(({ header }) => header)).toEqual([
      'X / Address 1',
      'X / Address 2',
      'X / City',
      'X / State',
      'X / Post Code',
      'X / Country',
    ]);
    expect(cells('ADDRESS', value)).toEqual([
      text('1, Main St'),
      BLANK,
      text('Paris'),
      BLANK,
      text('075001'),
      text('France'),
    ]);
  });

  test('settings choose the parts, coordinates are numbers', () => {
    const over = { settings: { subFields: ['addressLng', 'addressLat', 'addressCity'] } };
    expect(CODECS.ADDRESS.selection(field('ADDRESS', over), context())).toBe('x { addressCity addressLat addressLng }');
    expect(cells('ADDRESS', value, over)).toEqual([text('Paris'), number(48.85), number(2.35)]);
  });
});

describe('relations', () => {
  const over = { name: 'company', label: 'Company', relation: relationTo('company') };

  test('to one: the id and the label', () => {
    expect(CODECS.RELATION.selection(field('RELATION', over), context())).toBe('companyId company { id name }');
    const columns = columnsOf('RELATION', over);
    expect(columns.map(({ key, header, source }) => [key, header, source])).toEqual([
      ['companyId', 'Company Id', 'companyId'],
      ['company', 'Company', 'company'],
    ]);
    const record = { companyId: 'c1', company: { id: 'c1', name: 'Airbnb' } };
    expect(columns.map((column) => cellOf(column, record))).toEqual([text('c1'), text('Airbnb')]);
  });

  test('a deleted target keeps its id and has no label', () => {
    const record = { companyId: 'c1', company: null };
    expect(columnsOf('RELATION', over).map((column) => cellOf(column, record))).toEqual([text('c1'), BLANK]);
  });

  test('the label is read by the codec of the target, whatever its type', () => {
    const person = { ...over, relation: relationTo('person') };
    expect(CODECS.RELATION.selection(field('RELATION', person), context())).toBe(
      'companyId company { id name { firstName lastName } }',
    );
    const [, name] = columnsOf('RELATION', person);
    expect(name?.read({ id: 'p', name: { firstName: 'Ada', lastName: 'Lovelace' } })).toEqual(text('Ada Lovelace'));
    const [, day] = columnsOf('RELATION', { ...over, relation: relationTo('launch') });
    expect([day?.format, day?.read({ id: 'l', name: '2026-01-02' })]).toEqual([
      'date',
      { kind: 'date', iso: '2026-01-02' },
    ]);
  });

  test.each(['note', 'link', 'ghost', 'nowhere'])('a %s has no label to show: the id alone', (target) => {
    const one = { ...over, relation: relationTo(target) };
    expect(CODECS.RELATION.selection(field('RELATION', one), context())).toBe('companyId');
    expect(columnsOf('RELATION', one).map(({ key }) => key)).toEqual(['companyId']);
  });

  test('labels can be left out, and to many has no column', () => {
    expect(columnsOf('RELATION', over, context({ relationLabels: false })).map(({ key }) => key)).toEqual([
      'companyId',
    ]);
    expect(columnsOf('RELATION', { ...over, relation: relationTo('company', 'ONE_TO_MANY') })).toEqual([]);
  });
});

describe('morph relations', () => {
  const over = {
    name: 'target',
    label: 'Target',
    morphRelations: [relationTo('company'), relationTo('person'), relationTo('surveyResult')],
  };
  const columns = columnsOf('MORPH_RELATION', over);

  test('every target is selected, with its label where it has one', () => {
    expect(CODECS.MORPH_RELATION.selection(field('MORPH_RELATION', over), context())).toBe(
      'targetCompanyId targetCompany { id name } targetPersonId targetPerson { id name { firstName lastName } } targetSurveyResultId',
    );
    expect(columns.map(({ key, header }) => [key, header])).toEqual([
      ['target.id', 'Target Id'],
      ['target', 'Target'],
    ]);
  });

  test.each([
    [{ targetCompanyId: 'c', targetCompany: { id: 'c', name: 'Airbnb' } }, 'c', text('Airbnb')],
    [
      {
        targetCompanyId: null,
        targetCompany: null,
        targetPersonId: 'p',
        targetPerson: { id: 'p', name: { firstName: 'Ada', lastName: 'L' } },
      },
      'p',
      text('Ada L'),
    ],
    [{ targetPersonId: 'p', targetPerson: null }, 'p', BLANK],
    [{ targetCompanyId: null, targetPersonId: null, targetSurveyResultId: 's' }, 's', BLANK],
  ])('%j', (record, id, label) => {
    expect(columns.map((column) => cellOf(column, record))).toEqual([text(id), label]);
  });

  test('none is set', () => {
    const record = { targetCompanyId: null, targetCompany: null, targetPersonId: null, targetPerson: null };
    expect(columns.map((column) => cellOf(column, record))).toEqual([BLANK, BLANK]);
  });

  test('labels can be left out, and to many has no column', () => {
    expect(columnsOf('MORPH_RELATION', over, context({ relationLabels: false }))).toHaveLength(1);
    expect(columnsOf('MORPH_RELATION', { morphRelations: [relationTo('company', 'ONE_TO_MANY')] })).toEqual([]);
  });
});

test('the search index is never asked for', () => {
  expect([CODECS.TS_VECTOR.selection(field('TS_VECTOR'), context()), columnsOf('TS_VECTOR')]).toEqual(['', []]);
});
