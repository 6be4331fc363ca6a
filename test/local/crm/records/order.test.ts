import { engineOver, numbered, uuid } from './world';

/** First names of recorded people in the order in which Twenty 2.21 answered them (`AscNullsFirst`, then last names). */
const RECORDED_ORDER = [
  ['', ''],
  ['', 'NullFirst'],
  ['  ', ' '],
  ['"quoted"', "O'Brien, Jr."],
  ['+', '-'],
  ['+Plus', '-Minus'],
  ['1e5', 'TRUE'],
  ['@at', '=eq'],
  ['CR\rinside', 'CRLF\r\ninside'],
  ['Del', 'Company'],
  ['E', 'L'],
  ['Long', '49,999 chars'],
  ['N', 'C'],
  ['Tab\tinside', 'x'],
  ['a\u0085b', '\u000bvt'],
  ['\u00a0=nbsp', '\ufeffbom'],
  ['\u200d=x', '＝full width'],
  ['😀👍🏽', 'מרחבא'],
] as const;

const named = (names: readonly (readonly [string, string])[]) =>
  numbered(...names.map(([firstName, lastName]) => ({ name: { firstName, lastName } })));

test('people come in the recorded order of their names', () => {
  const reversed = [...RECORDED_ORDER];
  reversed.reverse();
  const shuffled = named(reversed);
  const { find } = engineOver({ person: shuffled });
  const orderBy = [{ name: { firstName: 'AscNullsFirst' } }, { name: { lastName: 'AscNullsFirst' } }];
  expect(find('person', { orderBy }).records.map((record) => record['name'])).toEqual(
    RECORDED_ORDER.map(([firstName, lastName]) => ({ firstName, lastName })),
  );
});

const person = () =>
  numbered(
    {
      jobTitle: 'b',
      position: 2,
      createdAt: '2026-01-02T00:00:00.000Z',
      companyId: uuid(1),
      performanceRating: 'RATING_2',
      workPreference: ['HYBRID'],
    },
    {
      jobTitle: 'A',
      position: 1,
      createdAt: '2026-01-02T00:00:00.000Z',
      companyId: null,
      performanceRating: null,
      workPreference: [],
    },
    {
      jobTitle: '',
      position: 10,
      createdAt: '2026-01-01T00:00:00.000Z',
      companyId: uuid(2),
      performanceRating: 'RATING_1',
      workPreference: ['ON_SITE'],
    },
    {
      jobTitle: 'B',
      position: -1.5,
      createdAt: '2026-01-03T00:00:00.000Z',
      companyId: uuid(3),
      performanceRating: 'RATING_2',
      workPreference: ['HYBRID', 'ON_SITE'],
    },
    {
      jobTitle: null,
      position: null,
      createdAt: '2026-01-03T00:00:00.000Z',
      companyId: uuid(4),
      performanceRating: null,
      workPreference: null,
    },
    { jobTitle: '\uff5e', position: 0, createdAt: '2026-01-03T00:00:00.000Z', companyId: uuid(1) },
    { jobTitle: '😀', position: 3, createdAt: '2026-01-03T00:00:00.000Z', companyId: uuid(9) },
  );

const company = () =>
  numbered(
    { name: 'zeta', address: { addressCity: 'Lyon' } },
    { name: 'Alpha', address: { addressCity: '' } },
    { name: 'alpha', address: null },
    { name: 'Aaa', deletedAt: '2026-01-01T00:00:00.000Z', address: { addressCity: 'Aix' } },
  );

const ROWS: readonly (readonly [name: string, orderBy: unknown, numbers: readonly number[]])[] = [
  ['no order is by id', undefined, [1, 2, 3, 4, 5, 6, 7]],
  ['text in lower case, by code points, nulls first', [{ jobTitle: 'AscNullsFirst' }], [3, 5, 2, 1, 4, 6, 7]],
  ['nulls last', [{ jobTitle: 'AscNullsLast' }], [2, 1, 4, 6, 7, 3, 5]],
  ['descending, nulls last; ties stay by id', [{ jobTitle: 'DescNullsLast' }], [7, 6, 1, 4, 2, 3, 5]],
  ['descending, nulls first', [{ jobTitle: 'DescNullsFirst' }], [3, 5, 7, 6, 1, 4, 2]],
  ['numbers', [{ position: 'AscNullsFirst' }], [5, 4, 6, 2, 1, 7, 3]],
  ['dates, then ids', [{ createdAt: 'DescNullsLast' }], [4, 5, 6, 7, 1, 2, 3]],
  ['two entries', [{ createdAt: 'DescNullsLast' }, { position: 'AscNullsLast' }], [4, 6, 7, 5, 2, 1, 3]],
  [
    'two keys of one object count in their order',
    [{ createdAt: 'DescNullsLast', position: 'AscNullsLast' }],
    [4, 6, 7, 5, 2, 1, 3],
  ],
  ['an object instead of a list', { createdAt: 'DescNullsLast' }, [4, 5, 6, 7, 1, 2, 3]],
  ['id may be asked for', [{ id: 'DescNullsLast' }], [7, 6, 5, 4, 3, 2, 1]],
  ['ratings', [{ performanceRating: 'DescNullsLast' }], [1, 4, 3, 2, 5, 6, 7]],
  ['lists as their text', [{ workPreference: 'AscNullsLast' }], [4, 1, 3, 2, 5, 6, 7]],
  ['join column', [{ companyId: 'AscNullsFirst' }], [2, 1, 6, 3, 4, 5, 7]],
  [
    'relation by text of the target; deleted and missing targets are null',
    [{ company: { name: 'AscNullsFirst' } }],
    [2, 5, 7, 3, 4, 1, 6],
  ],
  [
    'relation by a composite of the target',
    [{ company: { address: { addressCity: 'AscNullsLast' } } }],
    [1, 6, 2, 3, 4, 5, 7],
  ],
];

test.each(ROWS)('%s', (_name, orderBy, numbers) => {
  expect(engineOver({ person: person(), company: company() }).numbers('person', { orderBy })).toEqual(numbers);
});

test('an array is ordered item by item, the shorter first', () => {
  const facts = [['b'], ['a', 'b'], ['a!'], ['a'], [''], [], ['', ''], ['B', 'z']];
  const { numbers } = engineOver({ pet: numbered(...facts.map((interestingFacts) => ({ interestingFacts }))) });
  expect(numbers('pet', { orderBy: [{ interestingFacts: 'AscNullsLast' }] })).toEqual([5, 7, 8, 4, 2, 3, 1, 6]);
});

test('sources of records are ordered by their place among the options, not by their letters', () => {
  const sources = ['SYSTEM', 'API', 'EMAIL', 'CALENDAR', 'APPLICATION'];
  const { numbers } = engineOver({ pet: numbered(...sources.map((source) => ({ createdBy: { source, name: '' } }))) });
  expect(numbers('pet', { orderBy: [{ createdBy: { source: 'AscNullsFirst' } }] })).toEqual([3, 4, 2, 1, 5]);
});

test('empty text that cannot be NULL comes before other text whatever is said of NULL', () => {
  const companies = numbered({ tagline: 'b' }, { tagline: '' }, { tagline: 'A' });
  const { numbers, find } = engineOver({ company: companies }, { cursorBug: false });
  expect(numbers('company', { orderBy: [{ tagline: 'AscNullsLast' }] })).toEqual([2, 3, 1]);
  expect(numbers('company', { orderBy: [{ tagline: 'DescNullsFirst' }] })).toEqual([1, 3, 2]);
  const orderBy = [{ tagline: 'AscNullsLast' }];
  const [after = ''] = find('company', { orderBy, first: 1 }).cursors;
  expect(numbers('company', { orderBy, after })).toEqual([3, 1]);
});
