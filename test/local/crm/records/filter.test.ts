import { engineOver, numbered, objectNamed, uuid } from './world';

const COMPANIES = numbered(
  {
    name: 'Zuora',
    employees: 50,
    domainName: { primaryLinkUrl: 'https://zuora.example', primaryLinkLabel: '', secondaryLinks: [] },
  },
  { name: 'Deleted & Co', employees: 9, deletedAt: '2026-01-01T00:00:00.000Z' },
  { name: '', employees: null, workPolicy: ['HYBRID'], visaSponsorship: true },
);

const [first, second, third, fourth, fifth, sixth] = [
  {
    name: { firstName: 'Anna', lastName: 'Müller' },
    jobTitle: 'Software engineer',
    emails: { primaryEmail: 'anna@example.org', additionalEmails: ['a@x.example', 'b@x.example'] },
    companyId: uuid(1),
    workPreference: ['ON_SITE', 'HYBRID'],
    performanceRating: 'RATING_5',
    position: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: { source: 'API', workspaceMemberId: null, name: 'Zapier', context: { a: 1 } },
    phones: {
      primaryPhoneNumber: '612345678',
      primaryPhoneCallingCode: '+33',
      additionalPhones: [{ number: '7', callingCode: '+1' }],
    },
  },
  {
    name: { firstName: 'ÉLODIE', lastName: '' },
    jobTitle: '',
    emails: { primaryEmail: '', additionalEmails: [] },
    companyId: null,
    workPreference: [],
    performanceRating: null,
    position: 2,
    createdAt: '2026-01-01T00:00:00.001Z',
    createdBy: { source: 'MANUAL', workspaceMemberId: uuid(7), name: '', context: null },
  },
  {
    name: null,
    jobTitle: null,
    companyId: uuid(2),
    workPreference: null,
    position: -3.5,
    createdAt: '2026-03-01T00:00:00.000Z',
  },
  {
    name: { firstName: '100%_\\', lastName: 'b' },
    jobTitle: 'a\nb',
    companyId: uuid(3),
    workPreference: ['REMOTE_WORK'],
    performanceRating: 'RATING_2',
    position: 4,
    createdAt: '2025-12-31T23:59:59.999Z',
  },
  {
    name: { firstName: 'annabel', lastName: 'X' },
    jobTitle: 'CTO',
    companyId: uuid(99),
    position: null,
    deletedAt: '2026-02-01T00:00:00.000Z',
  },
  {
    name: { firstName: 'Z', lastName: 'Z' },
    jobTitle: '5',
    performanceRating: 'RATING_2',
    workPreference: ['HYBRID'],
    companyId: uuid(1),
    createdAt: '2026-01-01T00:00:00.000Z',
    position: 0,
  },
];

const people = () => numbered(first, second, third, fourth, fifth, sixth);

const ROWS: readonly (readonly [name: string, filter: unknown, found: readonly number[]])[] = [
  ['no filter leaves out the soft-deleted', undefined, [1, 2, 3, 4, 6]],
  ['null is no filter', null, [1, 2, 3, 4, 6]],
  ['an empty filter finds all', {}, [1, 2, 3, 4, 6]],
  ['an empty and is true', { and: [] }, [1, 2, 3, 4, 6]],
  ['an empty or is true', { or: [] }, [1, 2, 3, 4, 6]],
  ['keys of one object are joined by and', { jobTitle: { ilike: '%e%' }, performanceRating: { eq: 'RATING_5' } }, [1]],
  [
    'sub-fields of one composite are joined by and',
    { name: { firstName: { ilike: 'a%' }, lastName: { ilike: 'm%' } } },
    [1],
  ],

  ['text eq', { jobTitle: { eq: 'CTO' }, deletedAt: { is: 'NOT_NULL' } }, [5]],
  ['a number asked of a text is its text', { jobTitle: { eq: 5 } }, [6]],
  ['eq with empty text finds empty text and null', { jobTitle: { eq: '' } }, [2, 3]],
  ['neq with empty text finds the others', { jobTitle: { neq: '' } }, [1, 4, 6]],
  ['ilike with empty text finds empty text and null', { jobTitle: { ilike: '' } }, [2, 3]],
  ['is NULL finds empty text and null', { jobTitle: { is: 'NULL' } }, [2, 3]],
  ['is NOT_NULL finds neither', { jobTitle: { is: 'NOT_NULL' } }, [1, 4, 6]],
  ['neq leaves out null', { jobTitle: { neq: 'Software engineer' } }, [4, 6]],
  ['eq null is unknown', { companyId: { eq: null } }, []],
  ['not of unknown is unknown', { not: { companyId: { eq: null } } }, []],
  ['not leaves out null', { not: { jobTitle: { ilike: '%engineer%' } } }, [4, 6]],
  ['unknown or true is true', { or: [{ jobTitle: { eq: 'x' } }, { position: { eq: 2 } }] }, [2]],
  [
    'unknown and false is false, whose not is true',
    { not: { and: [{ jobTitle: { eq: 'x' } }, { position: { eq: 9 } }] } },
    [1, 2, 3, 4, 6],
  ],
  [
    'unknown and true stays unknown under not',
    { not: { and: [{ jobTitle: { eq: 'x' } }, { position: { eq: 2 } }] } },
    [1, 3, 4, 6],
  ],
  ['in', { jobTitle: { in: ['CTO', '5'] } }, [6]],
  ['not in leaves out null', { not: { jobTitle: { in: ['CTO', '5'] } } }, [1, 4]],
  ['null in a list finds nothing', { jobTitle: { in: ['5', null] } }, [6]],
  ['and makes its negation unknown', { not: { jobTitle: { in: ['5', null] } } }, []],
  ['gt compares code points', { jobTitle: { gt: 'S' } }, [1, 4]],

  ['like minds the case', { name: { firstName: { like: '%anna%' } } }, []],
  ['ilike does not', { name: { firstName: { ilike: 'ANNA' } } }, [1]],
  ['ilike folds accented letters', { name: { firstName: { ilike: 'élodie' } } }, [2]],
  ['% is any text', { name: { lastName: { like: 'M%r' } } }, [1]],
  ['_ is one character', { name: { firstName: { like: 'Ann_' } } }, [1]],
  ['% goes over line ends', { jobTitle: { like: 'a%b' } }, [4]],
  ['a backslash takes % literally', { name: { firstName: { like: '100\\%%' } } }, [4]],
  ['a backslash takes itself literally', { name: { firstName: { like: '%\\\\' } } }, [4]],
  ['a dot is a dot', { jobTitle: { like: 'C.O' } }, []],
  ['startsWith', { jobTitle: { startsWith: 'Soft' } }, [1]],
  ['endsWith', { jobTitle: { endsWith: 'engineer' } }, [1]],

  ['number gte', { position: { gte: 2 } }, [2, 4]],
  ['number lt with a numeric text', { position: { lt: '-1' } }, [3]],
  ['number is NULL', { position: { is: 'NULL' }, deletedAt: { is: 'NOT_NULL' } }, [5]],
  ['date-time gte', { createdAt: { gte: '2026-01-01T00:00:00.001Z' } }, [2, 3]],
  ['date-time eq in another zone', { createdAt: { eq: '2026-01-01T01:00:00+01:00' } }, [1, 6]],
  ['date-time lt with a date only', { createdAt: { lt: '2026-01-01' } }, [4]],
  ['uuid in', { companyId: { in: [uuid(1), uuid(3)] } }, [1, 4, 6]],
  ['uuid eq minds no case', { companyId: { eq: uuid(1).toUpperCase() } }, [1, 6]],
  ['enum in', { performanceRating: { in: ['RATING_5', 'RATING_2'] } }, [1, 4, 6]],
  ['enum not in leaves out null', { not: { performanceRating: { in: ['RATING_5'] } } }, [4, 6]],
  ['enum neq', { performanceRating: { neq: 'RATING_5' } }, [4, 6]],
  ['enum inside a composite', { createdBy: { source: { in: ['API'] } } }, [1]],
  ['uuid inside a composite', { createdBy: { workspaceMemberId: { in: [uuid(7)] } } }, [2]],

  ['containsAny', { workPreference: { containsAny: ['HYBRID', 'REMOTE_WORK'] } }, [1, 4, 6]],
  ['not containsAny leaves out the empty', { not: { workPreference: { containsAny: ['HYBRID'] } } }, [4]],
  ['an empty list is NULL', { workPreference: { is: 'NULL' } }, [2, 3]],
  ['and therefore no empty array', { workPreference: { isEmptyArray: true } }, []],
  ['like on a JSON column sees its text', { emails: { additionalEmails: { like: '%"a@x.example", "b@%' } } }, [1]],
  [
    'JSON text has blanks and short keys first',
    { phones: { additionalPhones: { like: '%{"number": "7", "callingCode": "+1"}%' } } },
    [1],
  ],
  ['JSON is NULL when empty', { emails: { additionalEmails: { is: 'NULL' } } }, [2, 3, 4, 6]],

  ['relation by a field of the target', { company: { name: { ilike: '%zu%' } } }, [1, 6]],
  [
    'relation by a composite of the target',
    { company: { domainName: { primaryLinkUrl: { ilike: '%zuora%' } } } },
    [1, 6],
  ],
  [
    'relation with or inside',
    { company: { or: [{ name: { eq: 'Zuora' } }, { visaSponsorship: { eq: true } }] } },
    [1, 4, 6],
  ],
  ['relation: no target, deleted and unknown ones are NULL', { company: { employees: { is: 'NULL' } } }, [2, 3, 4]],
  ['relation: not leaves them out', { not: { company: { employees: { gte: 100 } } } }, [1, 6]],
  [
    'relation: deletedAt inside does not show deleted records',
    { company: { deletedAt: { is: 'NULL' } }, position: { is: 'NULL' } },
    [],
  ],

  ['deletedAt at the root', { deletedAt: { is: 'NOT_NULL' } }, [5]],
  ['deletedAt below and', { and: [{ deletedAt: { is: 'NOT_NULL' } }] }, [5]],
  ['deletedAt below not', { not: { deletedAt: { is: 'NULL' } } }, [5]],
  [
    'deletedAt below or shows both',
    { or: [{ deletedAt: { is: 'NULL' } }, { deletedAt: { is: 'NOT_NULL' } }] },
    [1, 2, 3, 4, 5, 6],
  ],
  ['search finds beginnings of words', { searchVector: { search: 'ann' } }, [1]],
  ['search minds neither accents nor case', { searchVector: { search: 'muller SOFT' } }, [1]],
];

test.each(ROWS)('%s', (_name, filter, found) => {
  const { numbers, find } = engineOver({ person: people(), company: COMPANIES });
  expect(numbers('person', { filter })).toEqual(found);
  expect(find('person', { filter, first: 0 }).totalCount).toBe(found.length);
});

const PETS: readonly (readonly [name: string, filter: unknown, found: readonly number[]])[] = [
  ['date eq', { birthday: { eq: '2021-05-17' } }, [1]],
  ['date lt', { birthday: { lt: '2021-05-18' } }, [1, 2]],
  ['boolean eq false leaves out null', { isGoodWithKids: { eq: false } }, [2]],
  ['containsIlike looks into the items', { interestingFacts: { containsIlike: '%SOCK%' } }, [1]],
  ['not containsIlike keeps the empty', { not: { interestingFacts: { containsIlike: '%sock%' } } }, [2, 3]],
  ['amount of money', { averageCostOfKibblePerMonth: { amountMicros: { gte: 1_000_000 } } }, [1, 2]],
  ['amount of money as text', { averageCostOfKibblePerMonth: { amountMicros: { eq: 1_000_000 } } }, [2]],
  ['currency', { averageCostOfKibblePerMonth: { currencyCode: { in: ['EUR'] } } }, [1]],
  ['an empty JSON list is a value', { extraData: { like: '[]' } }, [2]],
  ['a JSON number is text, too', { extraData: { like: '%4_%' } }, [3]],
  ['morph relation by id', { polymorphicOwnerRocketId: { in: [uuid(1)] } }, [1]],
  ['morph relation by its target', { polymorphicOwnerRocket: { name: { eq: 'H3' } } }, [1]],
];

test.each(PETS)('of pets: %s', (_name, filter, found) => {
  const pet = numbered(
    {
      birthday: '2021-05-17',
      isGoodWithKids: true,
      interestingFacts: ['Sock thief'],
      extraData: { a: 'b' },
      averageCostOfKibblePerMonth: { amountMicros: 2_500_000, currencyCode: 'EUR' },
      polymorphicOwnerRocketId: uuid(1),
    },
    {
      birthday: '2020-01-01',
      isGoodWithKids: false,
      interestingFacts: [],
      extraData: [],
      averageCostOfKibblePerMonth: { amountMicros: '1000000', currencyCode: 'USD' },
    },
    { birthday: null, isGoodWithKids: null, interestingFacts: null, extraData: 42, averageCostOfKibblePerMonth: null },
  );
  expect(engineOver({ pet, rocket: numbered({ name: 'H3' }) }).numbers('pet', { filter })).toEqual(found);
});

const COMPANY_ROWS: readonly (readonly [name: string, filter: unknown, found: readonly number[]])[] = [
  ['is NULL finds empty text that is no NULL', { tagline: { is: 'NULL' } }, [1]],
  ['so does eq with empty text', { tagline: { eq: '' } }, [1]],
  ['so does ilike with empty text', { tagline: { ilike: '' } }, [1]],
  ['neq with empty text does not', { tagline: { neq: '' } }, [2]],
  ['empty text that is no NULL is compared', { tagline: { neq: 'Slow' } }, [1]],
  ['and matched', { tagline: { like: '%' } }, [1, 2]],
  ['and denied', { not: { tagline: { ilike: '%slow%' } } }, [1]],
  ['an empty pattern of like is a pattern', { tagline: { like: '' } }, [1]],
  ['which NULL does not match', { name: { like: '' } }, []],
  ['an actor always has a name', { createdBy: { name: { lt: 'a' } } }, [1]],
];

test.each(COMPANY_ROWS)('of a text that cannot be NULL: %s', (_name, filter, found) => {
  const company = numbered(
    { name: '', tagline: '', createdBy: { source: 'API', name: '' } },
    { name: 'x', tagline: 'Slow', createdBy: { source: 'API', name: 'b' } },
  );
  expect(engineOver({ company }).numbers('company', { filter })).toEqual(found);
});

const JSON_ROWS: readonly (readonly [held: unknown, text: string])[] = [
  ['', '""'],
  [{}, '{}'],
  [1e21, '1000000000000000000000'],
  [-1.25e-9, '-0.00000000125'],
  [{ é: 1, ab: 2, z: 3 }, '{"z": 3, "ab": 2, "é": 1}'],
];

test.each(JSON_ROWS)('the JSON %j is matched as %s', (held, text) => {
  const { numbers } = engineOver({ pet: numbered({ extraData: held }, { extraData: null }) });
  expect(numbers('pet', { filter: { extraData: { like: text } } })).toEqual([1]);
});

const CASE_ROWS: readonly (readonly [held: string, pattern: string, found: boolean])[] = [
  ['İzmir', 'izmir', true],
  ['ΑΣ', 'ασ', true],
  ['ΑΣ', 'ας', false],
  ['ας', 'ΑΣ', false],
  ['ẞ', 'ß', true],
  ['SS', 'ß', false],
];

test.each(CASE_ROWS)('%s ilike %s is %s: one letter becomes one letter', (held, pattern, found) => {
  const { numbers } = engineOver({ person: numbered({ jobTitle: held }) });
  expect(numbers('person', { filter: { jobTitle: { ilike: pattern } } })).toEqual(found ? [1] : []);
});

test('findOne gives the record or nothing, and no soft-deleted one', () => {
  const { engine } = engineOver({ person: people() });
  const person = objectNamed('person');
  expect(engine.findOne(person, { id: { eq: uuid(4) } })?.['jobTitle']).toBe('a\nb');
  expect(engine.findOne(person, { id: { eq: uuid(5) } })).toBeUndefined();
  expect(engine.byId(person, uuid(5))?.['jobTitle']).toBe('CTO');
});
