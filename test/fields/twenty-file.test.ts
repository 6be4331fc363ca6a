import * as fc from 'fast-check';
import Papa from 'papaparse';
import type { FieldMetadata } from '../../src/twenty/model';
import type { JsonObject } from '../../src/wire';
import { field, object, relationTo, view } from './builders';
import { twentyFile } from './twenty-file';

/** The two tables of csv/README.md, row by row. */

const BOM = '\uFEFF';
const ZWJ = '\u200D';
const ID = '1';

function files(fields: readonly FieldMetadata[], records: readonly JsonObject[]) {
  const shown = {
    object: object('thing', fields),
    view: view(fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position }))),
    records: records.map((record) => ({ __typename: 'Thing', id: ID, ...record })),
  };
  return { old: twentyFile(shown, '2.21'), newer: twentyFile(shown, 'newer') };
}

/** The one cell of one field in one record, in both dialects. */
function cells(type: string, value: unknown) {
  const { old, newer } = files([field(type)], [{ x: value }]);
  const [before, after] = [`${BOM}Id,X\n${ID},`, '\n'];
  expect([old?.startsWith(before), newer?.startsWith(before), newer?.endsWith(after)]).toEqual([true, true, true]);
  return { old: old?.slice(before.length), newer: newer?.slice(before.length, -after.length) };
}

const same = (text: string) => ({ old: text, newer: text });

describe('one cell', () => {
  test.each<[string, unknown, { old: string; newer: string }]>([
    ['NUMBER', 0, same('0')],
    ['NUMBER', -0, same('0')],
    ['NUMBER', 0.1, same('0.1')],
    ['NUMBER', -1.2e-7, same('-1.2e-7')],
    ['NUMBER', 1e-7, same('1e-7')],
    ['NUMBER', 1e21, same('1e+21')],
    ['NUMBER', 1e20, same('100000000000000000000')],
    ['NUMBER', 123456789.125, same('123456789.125')],
    ['NUMBER', null, same('')],
    ['NUMERIC', '-12.50', same(`${ZWJ}-12.50`)],
    ['BOOLEAN', false, same('false')],
    ['TEXT', '', same('')],
    ['TEXT', undefined, same('')],
    ['TEXT', '\u00A0\u2003x\u3000', same('\u00A0\u2003x\u3000')],
    ['TEXT', 'a\u2028b\u2029c\u0085d\u000Be\u000Cf', same('a\u2028b\u2029c\u0085d\u000Be\u000Cf')],
    ['TEXT', 'a\rb', same('"a\rb"')],
    ['TEXT', '\r\n', same(`"${ZWJ}\r\n"`)],
    ['TEXT', '\n', same('"\n"')],
    ['TEXT', '\t', same(`${ZWJ}\t`)],
    ['TEXT', '"', same('""""')],
    ['TEXT', '=HYPERLINK("x","y")', same(`"${ZWJ}=HYPERLINK(""x"",""y"")"`)],
    ['TEXT', ' =1', same(' =1')],
    ['TEXT', '\uFEFF=1', same('\uFEFF=1')],
    ['TEXT', '👩‍💻 مرحبا', same('👩‍💻 مرحبا')],
    ['SELECT', 'IN_PROGRESS', same('IN_PROGRESS')],
    ['RATING', 'RATING_3', same('RATING_3')],
    ['DATE', '0001-01-01', same('0001-01-01')],
    ['DATE_TIME', '2026-01-02T03:04:05.678Z', same('2026-01-02T03:04:05.678Z')],
    ['MULTI_SELECT', ['A', 'B'], same('"[""A"",""B""]"')],
    ['MULTI_SELECT', [], same('[]')],
    ['MULTI_SELECT', null, same('')],
    ['ARRAY', ['=1', 'a\nb'], same('"[""=1"",""a\\nb""]"')],
    ['ARRAY', [''], same('"[""""]"')],
    ['RAW_JSON', { b: 1, a: { d: [1, null], c: '=x' } }, same('"{""b"":1,""a"":{""d"":[1,null],""c"":""=x""}}"')],
    ['RAW_JSON', { 2: 'b', 1: 'a', z: 0 }, same('"{""1"":""a"",""2"":""b"",""z"":0}"')],
    ['RAW_JSON', {}, same('{}')],
    ['RAW_JSON', 'text', same('"""text"""')],
    ['RAW_JSON', '-5', same('"""-5"""')],
    ['RAW_JSON', 'ü\u2028', same('"""ü\u2028"""')],
    ['RAW_JSON', 0, same('0')],
    ['RAW_JSON', -0, same('0')],
    ['RAW_JSON', -1e-7, { old: `${ZWJ}-1e-7`, newer: '-1e-7' }],
    ['RAW_JSON', -3, { old: `${ZWJ}-3`, newer: '-3' }],
    ['RAW_JSON', [-3], same('[-3]')],
    ['RAW_JSON', false, same('false')],
    ['RAW_JSON', null, same('')],
    ['FILES', [{ fileId: 'f', label: 'a,b' }], same('"[{""fileId"":""f"",""label"":""a,b""}]"')],
  ])('%s %j', (type, value, expected) => expect(cells(type, value)).toEqual(expected));

  test.each([
    [12_500_000, '12.5', '12.5'],
    [1, '0.000001', '0.000001'],
    [0, '0', '0'],
    [-1_500_000, '-1.5', '-1.5'],
    ['2500000', '2.5', '2.5'],
    [4_030_000, '4.03', '4.03'],
    [1e27, '1e+21', '1e+21'],
    [12_345_678_901_234, '12345678.901234', '12345678.901234'],
    [null, '0', ''],
  ])('an amount of %j millionths', (amountMicros, old, newer) => {
    const money = field('CURRENCY', { label: 'M' });
    expect(files([money], [{ x: { amountMicros, currencyCode: 'EUR' } }])).toEqual({
      old: `${BOM}Id,M / Amount,M / Currency\n${ID},${old},EUR`,
      newer: `${BOM}Id,M / Amount,M / Currency\n${ID},${newer},EUR\n`,
    });
  });
});

describe('columns', () => {
  const link = { primaryLinkUrl: '-u', primaryLinkLabel: '@l', secondaryLinks: [{ label: '+', url: '=' }] };
  const secondary = '"[{""label"":""+"",""url"":""=""}]"';

  test('2.21 takes the parts of a composite from the first record; newer ones have an order of their own', () => {
    const { old, newer } = files([field('LINKS')], [{ x: link }, { x: { ...link, primaryLinkUrl: null } }]);
    expect(old).toBe(
      `${BOM}Id,X / Link URL,X / Link Label,X / Secondary Links\n` +
        `${ID},${ZWJ}-u,${ZWJ}@l,${secondary}\n${ID},,${ZWJ}@l,${secondary}`,
    );
    expect(newer).toContain(
      `Id,X / Link Label,X / Link URL,X / Secondary Links\n${ID},${ZWJ}@l,${ZWJ}-u,${secondary}\n`,
    );
    const turned = { secondaryLinks: null, primaryLinkUrl: 'u', __typename: 'Links' };
    expect(files([field('LINKS'), field('TEXT', { name: 't' })], [{ x: turned, t: 'T' }]).old).toBe(
      `${BOM}Id,X / Secondary Links,X / Link URL,X\n${ID},,u,T`,
    );
  });

  test('2.21 makes no file where the first record lacks a composite; newer ones write empty cells', () => {
    for (const first of [{}, { x: null }]) {
      const { old, newer } = files([field('FULL_NAME')], [first, { x: { firstName: 'A', lastName: 'B' } }]);
      expect(old).toBeNull();
      expect(newer).toBe(`${BOM}Id,X / First Name,X / Last Name\n${ID},,\n${ID},A,B\n`);
    }
  });

  test.each([
    ['A, b', '"""A, b"" / First Name"', '"A, b / First Name"', '"A, b Id"'],
    ['A "b"', '"""A """"b"""""" / First Name"', '"A ""b"" / First Name"', '"A ""b"" Id"'],
    ['A\nb', '"""A\nb"" / First Name"', '"A\nb / First Name"', '"A\nb Id"'],
    ['+x', `${ZWJ}+x / First Name`, `${ZWJ}+x / First Name`, `${ZWJ}+x Id`],
    ['-x', `${ZWJ}-x / First Name`, `${ZWJ}-x / First Name`, `${ZWJ}-x Id`],
    ['@x', `${ZWJ}@x / First Name`, `${ZWJ}@x / First Name`, `${ZWJ}@x Id`],
    ['=a,"b', `"""${ZWJ}=a,""""b"" / First Name"`, `"${ZWJ}=a,""b / First Name"`, `"${ZWJ}=a,""b Id"`],
    ['', ' / First Name', ' / First Name', ' Id'],
    ['Größe\u2028é', 'Größe\u2028é / First Name', 'Größe\u2028é / First Name', 'Größe\u2028é Id'],
  ])('headers with the label %j', (label, old, newer, id) => {
    const fields = [
      field('FULL_NAME', { name: 'n', label }),
      field('RELATION', { name: 'r', label, relation: relationTo('company') }),
    ];
    const made = files(fields, [{ n: { firstName: 'A' }, rId: 'c' }]);
    expect(made.old).toBe(`${BOM}Id,${old},${id}\n${ID},A,c`);
    expect(made.newer).toContain(`${BOM}Id,${newer},`);
    expect(made.newer).toContain(`,${id}\n`);
  });

  test('relations: to one by its id, to many not at all, of unknown kind empty or not at all', () => {
    const fields = [
      field('RELATION', { name: 'one', label: 'One', relation: relationTo('company') }),
      field('RELATION', { name: 'many', label: 'Many', relation: relationTo('task', 'ONE_TO_MANY') }),
      field('RELATION', { name: 'odd', label: 'Odd' }),
      field('MORPH_RELATION', { name: 'any', label: 'Any', morphRelations: [relationTo('pet'), relationTo('rocket')] }),
      field('MORPH_RELATION', { name: 'all', label: 'All', morphRelations: [relationTo('pet', 'ONE_TO_MANY')] }),
      field('MORPH_RELATION', { name: 'what', label: 'What' }),
    ];
    const record = { oneId: 'c', one: null, oddId: 'o', odd: { id: 'o' }, anyPetId: null, anyRocketId: 'r', all: [] };
    expect(files(fields, [record])).toEqual({
      old: `${BOM}Id,One Id,Odd,Any,All,What\n${ID},c,,,,`,
      newer: `${BOM}Id,One Id,Any Id\n${ID},c,r\n`,
    });
  });

  test('an actor and an address', () => {
    const actor = { source: 'API', workspaceMemberId: null, name: '=n', context: {} };
    expect(files([field('ACTOR')], [{ x: actor }])).toEqual({
      old: `${BOM}Id,X / Source,X / Workspace Member,X / Name,X / Context\n${ID},API,,${ZWJ}=n,{}`,
      newer: `${BOM}Id,X / Source,X / Name,X / Workspace Member,X / Context\n${ID},API,${ZWJ}=n,,{}\n`,
    });
    const address = { addressStreet1: '-1 street', addressLat: -0.5, addressLng: 1e-7 };
    expect(files([field('ADDRESS')], [{ x: address }]).old).toBe(
      `${BOM}Id,X / Address 1,X / Latitude,X / Longitude\n${ID},${ZWJ}-1 street,-0.5,1e-7`,
    );
  });

  test('no records, no file', () => expect(files([field('TEXT')], [])).toEqual({ old: null, newer: null }));
});

describe('another reader of CSV', () => {
  const values = fc.record({
    x: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1', '\r', '"', ',', '\u2028', ZWJ)),
    json: fc.jsonValue({ maxDepth: 3 }),
    list: fc.array(fc.string({ unit: 'grapheme' })),
    name: fc.record({ firstName: fc.string(), lastName: fc.option(fc.string(), { nil: null }) }),
    number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  });
  const fields = [
    field('TEXT', { name: 'x' }),
    field('RAW_JSON', { name: 'json' }),
    field('ARRAY', { name: 'list' }),
    field('FULL_NAME', { name: 'name' }),
    field('NUMBER', { name: 'number' }),
  ];
  const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? ZWJ + text : text);
  const jsonText = (value: unknown): string => (value === null ? '' : JSON.stringify(value));

  test.each(['old', 'newer'] as const)('gets back every value of every record: %s', (dialect) => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (records) => {
        const file = files(fields, records)[dialect] ?? '';
        const { data } = Papa.parse<string[]>(file.slice(1), { delimiter: ',', newline: '\n' });
        const rows = records.map(({ x, json, list, name, number }) => [
          ID,
          guarded(x),
          dialect === 'old' ? guarded(jsonText(json)) : jsonText(json),
          JSON.stringify(list),
          guarded(name.firstName),
          guarded(name.lastName ?? ''),
          String(number),
        ]);
        expect(data.slice(1)).toEqual(dialect === 'newer' ? [...rows, ['']] : rows);
      }),
    );
  });
});
