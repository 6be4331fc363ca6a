import { NOTHING, planned, STOP } from './planned';

/** twenty.md §4.3, row by row: types that are asked for text, and their parts. */

const is = (name: string, condition: object): object => ({ f: { [name]: condition } });
const not = (filter: object): object => ({ not: filter });

describe('text', () => {
  it.each([
    ['TEXT', 'CONTAINS', '50%_a', { f: { ilike: '%50%_a%' } }],
    ['TEXT', 'CONTAINS', ' two  blanks ', { f: { ilike: '% two  blanks %' } }],
    ['TEXT', 'CONTAINS', ' ', { f: { ilike: '% %' } }],
    ['TEXT', 'CONTAINS', '["x"]', { f: { ilike: '%["x"]%' } }],
    ['TEXT', 'CONTAINS', '""', { f: { ilike: '%""%' } }],
    ['TEXT', 'CONTAINS', 'ÄÖ\n\\%', { f: { ilike: '%ÄÖ\n\\%%' } }],
    ['TEXT', 'DOES_NOT_CONTAIN', "o'b", { not: { f: { ilike: "%o'b%" } } }],
    ['TEXT', 'CONTAINS', '', NOTHING],
    ['TEXT', 'CONTAINS', '[]', NOTHING],
    ['TEXT', 'IS', '', NOTHING],
    ['TEXT', 'IS', 'x', STOP],
    ['TEXT', 'IS_NOT_NULL', '', STOP],
    ['TEXT', 'VECTOR_SEARCH', 'x', STOP],
    ['TEXT', 'is', 'x', STOP],
    ['POSITION', 'CONTAINS', '1', { f: { ilike: '%1%' } }],
    ['POSITION', 'IS_EMPTY', '', { or: [{ f: { ilike: '' } }, { f: { is: 'NULL' } }] }],
    ['RICH_TEXT', 'IS_NOT_EMPTY', 'kept value', { not: { or: [{ f: { ilike: '' } }, { f: { is: 'NULL' } }] } }],
    ['NUMERIC', 'IS', '5', STOP],
    ['RAW_JSON', 'CONTAINS', '"a": 1', { f: { like: '%"a": 1%' } }],
    ['RAW_JSON', 'IS', '{}', STOP],
    ['FILES', 'DOES_NOT_CONTAIN', 'a.pdf', { not: { f: { like: '%a.pdf%' } } }],
    ['FILES', 'IS_NOT_EMPTY', '', { not: { or: [{ f: { is: 'NULL' } }] } }],
    ['ARRAY', 'CONTAINS', '%', { f: { containsIlike: '%%%' } }],
    ['ARRAY', 'DOES_NOT_CONTAIN', 'a,b', { not: { f: { containsIlike: '%a,b%' } } }],
    ['ARRAY', 'CONTAINS', '["a"]', { f: { containsIlike: '%["a"]%' } }],
    ['ARRAY', 'IS', '["a"]', STOP],
    ['TS_VECTOR', 'VECTOR_SEARCH', 'jane  doe:*', { f: { search: 'jane  doe:*' } }],
    ['TS_VECTOR', 'VECTOR_SEARCH', '', NOTHING],
    ['TS_VECTOR', 'CONTAINS', 'jane', STOP],
    ['TS_VECTOR', 'IS_EMPTY', '', STOP],
  ])('%s %s %j', (type, operand, value, expected) => {
    expect(planned(type, operand, value)).toStrictEqual(expected);
    expect(planned(type, operand, value, { rules: '2.21' })).toStrictEqual(expected);
  });
});

describe('full names', () => {
  const parts = (word: string): readonly object[] => [
    is('firstName', { ilike: `%${word}%` }),
    is('lastName', { ilike: `%${word}%` }),
  ];
  const everyWord = (...words: readonly string[]): object => ({ and: words.map((word) => ({ or: parts(word) })) });

  it.each([
    ['one word', 'Ann', parts('Ann')],
    ['one word and blanks around it', '  Ann ', parts('Ann')],
    ['one word with a hyphen', 'Ann-Lee', parts('Ann-Lee')],
    ['signs that stand for others', '%_', parts('%_')],
    ['two words', 'Ann Lee', [everyWord('Ann', 'Lee')]],
    ['three words, blanks and a tab between', 'Ann  B.\tLee ', [everyWord('Ann', 'B.', 'Lee')]],
    ['a word said twice', 'Ann Ann', [everyWord('Ann', 'Ann')]],
  ])('newer servers: %s', (_, value, expected) => {
    expect(planned('FULL_NAME', 'CONTAINS', value)).toStrictEqual({ or: expected });
  });

  it('newer servers deny the words together, and one word part by part', () => {
    expect(planned('FULL_NAME', 'DOES_NOT_CONTAIN', 'Ann B. Lee')).toStrictEqual({
      and: [not(everyWord('Ann', 'B.', 'Lee'))],
    });
    expect(planned('FULL_NAME', 'DOES_NOT_CONTAIN', 'Ann')).toStrictEqual({ and: parts('Ann').map(not) });
  });

  it('2.21 looks for any of the words', () => {
    const flat = [...parts('Ann'), ...parts('B.'), ...parts('Lee')];
    const rules = '2.21' as const;
    expect(planned('FULL_NAME', 'CONTAINS', 'Ann B. Lee', { rules })).toStrictEqual({ or: flat });
    expect(planned('FULL_NAME', 'DOES_NOT_CONTAIN', 'Ann B. Lee', { rules })).toStrictEqual({ and: flat.map(not) });
  });

  it.each([
    ['FULL_NAME lastName', 'CONTAINS', ' de  la ', is('lastName', { ilike: '% de  la %' })],
    ['FULL_NAME lastName', 'DOES_NOT_CONTAIN', 'x y', not(is('lastName', { ilike: '%x y%' }))],
    ['FULL_NAME', 'IS', 'Ann', STOP],
    ['FULL_NAME middleName', 'CONTAINS', 'Ann', STOP],
    ['FULL_NAME', 'CONTAINS', '[]', NOTHING],
  ])('%s %s %j', (type, operand, value, expected) => {
    expect(planned(type, operand, value)).toStrictEqual(expected);
  });
});

describe('links, emails and phones', () => {
  const lacksJson = (name: string, text: string): object => ({
    or: [not(is(name, { like: text })), is(name, { is: 'NULL' })],
  });

  it.each([
    ['LINKS', ['primaryLinkUrl', 'primaryLinkLabel'], ['primaryLinkLabel', 'primaryLinkUrl'], 'secondaryLinks'],
    ['EMAILS', ['primaryEmail'], ['primaryEmail'], 'additionalEmails'],
  ] as const)('%s: some part contains the text, or none does', (type, contains, lacks, list) => {
    expect(planned(type, 'CONTAINS', 'a%_')).toStrictEqual({
      or: [...contains.map((name) => is(name, { ilike: '%a%_%' })), is(list, { like: '%a%_%' })],
    });
    expect(planned(type, 'DOES_NOT_CONTAIN', 'A b')).toStrictEqual({
      and: [...lacks.map((name) => not(is(name, { ilike: '%A b%' }))), lacksJson(list, '%A b%')],
    });
    expect(planned(type, 'IS', 'x')).toBe(STOP);
    expect(planned(`${type} nothing`, 'CONTAINS', 'x')).toBe(STOP);
  });

  const phones = (pattern: string): object => ({
    or: [
      is('primaryPhoneNumber', { ilike: pattern }),
      is('primaryPhoneCallingCode', { ilike: pattern }),
      is('additionalPhones', { like: pattern }),
    ],
  });

  it.each([
    ['+33 (0)6-12', '%+330612%', '%330612%'],
    ['06.12', '%0612%', '%0612%'],
    ['call 12 now', '%12%', '%12%'],
    ['1+2', '%12%', '%12%'],
    ['++1', '%+1%', '%1%'],
    ['%5_', '%5%', '%5%'],
  ])('phones: %s is searched by its digits', (value, newer, older) => {
    expect(planned('PHONES', 'CONTAINS', value)).toStrictEqual(phones(newer));
    expect(planned('PHONES', 'CONTAINS', value, { rules: '2.21' })).toStrictEqual(phones(older));
  });

  it.each(['abc', '+', ' ', '٣٤'])('phones: %j has no digit and counts for nothing', (value) => {
    expect(planned('PHONES', 'CONTAINS', value)).toStrictEqual(NOTHING);
    expect(planned('PHONES', 'DOES_NOT_CONTAIN', value, { rules: '2.21' })).toStrictEqual(NOTHING);
  });

  it.each([
    ['PHONES primaryPhoneNumber', 'CONTAINS', '+33 x', is('primaryPhoneNumber', { ilike: '%+33 x%' })],
    ['PHONES additionalPhones', 'CONTAINS', '1 2', { or: [is('additionalPhones', { like: '%1 2%' })] }],
    ['PHONES additionalPhones', 'DOES_NOT_CONTAIN', '1 2', lacksJson('additionalPhones', '%1 2%')],
    ['PHONES primaryPhoneCountryCode', 'CONTAINS', 'FR', STOP],
    ['PHONES primaryPhoneCountryCode', 'IS_EMPTY', '', STOP],
    ['PHONES', 'IS', '12', STOP],
  ])('%s %s %j', (type, operand, value, expected) => {
    expect(planned(type, operand, value)).toStrictEqual(expected);
  });
});

describe('addresses', () => {
  const parts = (...suffixes: readonly string[]): readonly string[] => suffixes.map((suffix) => `address${suffix}`);
  const lacks = (name: string): object => ({ or: [not(is(name, { ilike: '%a b%' })), is(name, { is: 'NULL' })] });

  it('as a whole: some of six parts contains the text, or none does', () => {
    expect(planned('ADDRESS', 'CONTAINS', 'a b')).toStrictEqual({
      or: parts('Street1', 'Street2', 'City', 'State', 'Country', 'Postcode').map((name) =>
        is(name, { ilike: '%a b%' }),
      ),
    });
    expect(planned('ADDRESS', 'DOES_NOT_CONTAIN', 'a b')).toStrictEqual({
      and: parts('Street1', 'Street2', 'City', 'State', 'Postcode', 'Country').map(lacks),
    });
  });

  it.each(parts('Street1', 'Street2', 'City', 'State', 'Postcode', 'Lat', 'Lng'))('by %s', (part) => {
    expect(planned(`ADDRESS ${part}`, 'CONTAINS', 'a b')).toStrictEqual(is(part, { ilike: '%a b%' }));
    expect(planned(`ADDRESS ${part}`, 'DOES_NOT_CONTAIN', 'a b')).toStrictEqual(lacks(part));
    const empty = { or: [is(part, { ilike: '' }), is(part, { is: 'NULL' })] };
    expect(planned(`ADDRESS ${part}`, 'IS_EMPTY', '')).toStrictEqual(empty);
    expect(planned(`ADDRESS ${part}`, 'IS_NOT_EMPTY', '')).toStrictEqual(not(empty));
  });

  const among = (countries: unknown): object => is('addressCountry', { in: countries });
  const newer = 'newer' as const;
  const older = '2.21' as const;
  it.each([
    ['["Côte d\'Ivoire"]', newer, among(["Côte d'Ivoire"])],
    ['["Côte d\'Ivoire"]', older, among(["Côte d'Ivoire"])],
    ['[""]', newer, among([''])],
    ['"France"', newer, STOP],
    ['"France"', older, among('France')],
    ['{"a":1}', newer, STOP],
    ['{"a":1}', older, among({ a: 1 })],
    ['[1]', newer, STOP],
    ['[1]', older, among([1])],
    ['France', newer, STOP],
    ['France', older, STOP],
    ['[]', newer, NOTHING],
    ['[ ]', newer, STOP],
  ])('countries are a list: %s by the rules %s', (value, rules, expected) => {
    expect(planned('ADDRESS addressCountry', 'CONTAINS', value, { rules })).toStrictEqual(expected);
  });
});

describe('actors', () => {
  const names = (text: string): object => is('name', { ilike: `%${text}%` });

  it.each([
    ['abc', [names('abc')]],
    ['ApI', [names('ApI'), is('source', { in: ['API'] })]],
    ['w', [names('w'), is('source', { in: ['WORKFLOW', 'WEBHOOK'] })]],
    ['al', [names('al'), is('source', { in: ['CALENDAR', 'MANUAL'] })]],
    [' api', [names(' api')]],
    ['%', [names('%')]],
  ])('%j is looked for in the name, and in the names of sources', (value, hits) => {
    expect(planned('ACTOR', 'CONTAINS', value)).toStrictEqual({ or: hits });
    expect(planned('ACTOR name', 'CONTAINS', value)).toStrictEqual({ or: hits });
    expect(planned('ACTOR name', 'DOES_NOT_CONTAIN', value, { rules: '2.21' })).toStrictEqual({ and: hits.map(not) });
  });

  it.each([
    ['ACTOR source', 'IS', '["API"]', is('source', { in: ['API'] })],
    ['ACTOR source', 'IS_NOT', '["API","IMPORT"]', not(is('source', { in: ['API', 'IMPORT'] }))],
    ['ACTOR source', 'IS', 'API', STOP],
    ['ACTOR source', 'IS', '[]', NOTHING],
    ['ACTOR source', 'CONTAINS', 'API', STOP],
    ['ACTOR', 'IS', '["API"]', STOP],
    ['ACTOR context', 'CONTAINS', 'x', STOP],
  ])('%s %s %j', (type, operand, value, expected) => {
    expect(planned(type, operand, value)).toStrictEqual(expected);
  });

  it.each(['ACTOR', 'ACTOR name', 'ACTOR source', 'ACTOR workspaceMemberId', 'ACTOR context'])(
    '%s is empty when the name is',
    (type) => {
      const empty = { or: [is('name', { ilike: '' }), is('name', { is: 'NULL' })] };
      expect(planned(type, 'IS_EMPTY', '')).toStrictEqual(empty);
      expect(planned(type, 'IS_NOT_EMPTY', 'kept value')).toStrictEqual(not(empty));
    },
  );
});
