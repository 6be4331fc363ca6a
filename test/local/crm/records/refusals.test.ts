import { engineOver, refusalOf } from './world';

const CODE = 'BAD_USER_INPUT';
const SCHEMA = 'workspace_1wgvd1injqtife6y4rvfbu3h5';
const TEXT_OPERATORS = 'eq, neq, gt, gte, lt, lte, in, is, like, ilike, startsWith, endsWith';

/** As recorded from Twenty 2.21. */
const RECORDED: readonly (readonly [name: string, query: object, refusal: readonly unknown[]])[] = [
  [
    'an unknown field in a filter',
    { filter: { nope: { eq: 1 } } },
    [
      'Object person doesn\'t have any "nope" field.',
      CODE,
      'INVALID_ARGS_FILTER',
      'Invalid filter : person object doesn\'t have any "nope" field.',
    ],
  ],
  [
    'an operator that the field does not have',
    { filter: { name: { firstName: { regex: '^Je' } } } },
    [
      `Operator "regex" is not valid for field "name.firstName" of type TEXT - Allowed operators: ${TEXT_OPERATORS}`,
      CODE,
      'INVALID_ARGS_FILTER',
      'Invalid filter : Operator "regex" is not valid for this "name.firstName" TEXT field',
    ],
  ],
  [
    'text that is no UUID',
    { filter: { id: { eq: 'abc' } } },
    ['Invalid UUID value \'abc\' for field "id"', CODE, 'INVALID_ARGS_FILTER', 'Invalid value for UUID: "\'abc\'"'],
  ],
  [
    'in with an empty list',
    { filter: { id: { in: [] } } },
    [
      'Invalid filter value for field id. Expected non-empty array',
      CODE,
      'INVALID_QUERY_INPUT',
      'Invalid filter value: ""',
    ],
  ],
  [
    'in with null',
    { filter: { companyId: { in: null } } },
    [
      'Filter operator "in" requires an array value for field companyId',
      CODE,
      'INVALID_ARGS_FILTER',
      'Invalid filter: "in" operator requires an array',
    ],
  ],
  [
    'an option that does not exist',
    { filter: { performanceRating: { in: ['RATING_99'] } } },
    [
      `invalid input value for enum ${SCHEMA}."person_performanceRating_enum": "RATING_99"`,
      CODE,
      undefined,
      'Invalid input provided.',
    ],
  ],
  [
    'an unknown field in an order',
    { orderBy: [{ nope: 'AscNullsFirst' }] },
    ['Field "nope" does not exist or is not sortable', CODE, 'FIELD_NOT_FOUND', 'An error occurred.'],
  ],
  [
    'a direction that does not exist',
    { orderBy: [{ createdAt: 'Sideways' }] },
    [
      'Scalar field "createdAt" requires a direction value (AscNullsFirst, AscNullsLast, DescNullsFirst, DescNullsLast)',
      CODE,
      'INVALID_QUERY_INPUT',
      'An error occurred.',
    ],
  ],
  [
    'first and last',
    { first: 5, last: 5 },
    ['Cannot provide both first and last', CODE, 'ARGS_CONFLICT', 'An error occurred.'],
  ],
  [
    'a negative first',
    { first: -1 },
    ['First argument must be non-negative', CODE, 'INVALID_ARGS_FIRST', 'An error occurred.'],
  ],
  [
    'a negative offset',
    { first: 5, offset: -1 },
    ['Data validation error.', 'INTERNAL_SERVER_ERROR', undefined, undefined],
  ],
  [
    'a cursor that is none',
    { after: 'nonsense' },
    ['Invalid cursor: nonsense', CODE, 'INVALID_CURSOR', 'An error occurred.'],
  ],
];

test.each(RECORDED)('%s is refused in the words of Twenty', (_name, query, refusal) => {
  expect(refusalOf(() => engineOver({}).find('person', query))).toEqual(refusal);
});

/** Not recorded: sentences that were read, and the pattern of the recorded ones. */
const OTHERS: readonly (readonly [query: object, message: string, subCode: string | undefined])[] = [
  [{ first: 1, before: 'x' }, 'Cannot provide both before and first', 'ARGS_CONFLICT'],
  [{ last: 1, after: 'x' }, 'Cannot provide both after and last', 'ARGS_CONFLICT'],
  [{ before: 'x', after: 'x' }, 'Cannot provide both before and after', 'ARGS_CONFLICT'],
  [{ last: -1 }, 'Last argument must be non-negative', 'INVALID_ARGS_LAST'],
  [{ filter: { position: { eq: 'x' } } }, 'Invalid number value NaN for field "position"', 'INVALID_ARGS_FILTER'],
  [
    { filter: { createdAt: { gte: 'soon' } } },
    `Invalid value 'soon' for date-time field "createdAt". Expected format: 'YYYY-MM-DDTHH:mm:ssZ'`,
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { createdAt: { lt: '2026-02-30' } } },
    `Invalid value '2026-02-30' for date-time field "createdAt". Expected format: 'YYYY-MM-DDTHH:mm:ssZ'`,
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { company: { visaSponsorship: { eq: 1 } } } },
    'Invalid boolean value 1 for field "visaSponsorship"',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { company: { accountOwner: { locale: { eq: 'en' } } } } },
    'Relation filter nesting deeper than 1 hop is not supported',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { noteTargets: { id: { eq: 'x' } } } },
    'Cannot filter by relation field "noteTargets"',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { workPreference: { containsAny: ['NOPE'] } } },
    `invalid input value for enum ${SCHEMA}."person_workPreference_enum": "NOPE"`,
    undefined,
  ],
  [
    { filter: { createdBy: { source: { eq: 'MOON' } } } },
    `invalid input value for enum ${SCHEMA}."person_createdBySource_enum": "MOON"`,
    undefined,
  ],
  [{ filter: { jobTitle: {} } }, 'Filter for field "jobTitle" must have exactly one operator', 'INVALID_ARGS_FILTER'],
  [
    { filter: { position: { gte: 1, lt: 2 } } },
    'Filter for field "position" must have exactly one operator',
    'INVALID_ARGS_FILTER',
  ],
  [{ filter: { jobTitle: 'x' } }, 'Filter value for field "jobTitle" must be an object', 'INVALID_ARGS_FILTER'],
  [
    { filter: { jobTitle: { is: null } } },
    'Invalid filter value for "is" operator. Expected "NULL" or "NOT_NULL"',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { workPreference: { isEmptyArray: 'true' } } },
    'Filter operator "isEmptyArray" requires a boolean value for field workPreference',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { position: { in: [1, true] } } },
    'Invalid number value true for field "position"',
    'INVALID_ARGS_FILTER',
  ],
  [{ filter: { companyId: { eq: 5 } } }, 'Invalid UUID value 5 for field "companyId"', 'INVALID_ARGS_FILTER'],
  [
    { filter: { companyId: { like: 'x' } } },
    'Operator "like" is not valid for field "companyId" of type RELATION - Allowed operators: eq, neq, gt, gte, lt, lte, in, is',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { company: { eq: 'x' } } },
    'Cannot filter by relation field "company": use "companyId" instead',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { name: { middleName: { eq: 'x' } } } },
    'Sub field "middleName" not found for composite type: FULL_NAME',
    'INVALID_ARGS_FILTER',
  ],
  [
    { filter: { workPreference: { ilike: '%a%' } } },
    'Operator "ilike" is not valid for field "workPreference" of type MULTI_SELECT - Allowed operators: containsAny, is, isEmptyArray',
    'INVALID_ARGS_FILTER',
  ],
  [
    { orderBy: [{ noteTargets: { id: 'AscNullsFirst' } }] },
    'Field "noteTargets" does not exist or is not sortable',
    'FIELD_NOT_FOUND',
  ],
  [
    { orderBy: [{ name: 'AscNullsFirst' }] },
    'Composite field "name" requires a subfield object with direction values',
    'INVALID_QUERY_INPUT',
  ],
];

test.each(OTHERS)('%j is refused', (query, message, subCode) => {
  const refusal = refusalOf(() => engineOver({}).find('person', query));
  expect([refusal[0], refusal[2]]).toEqual([message, subCode]);
});
