import { SyncError } from '../../../src/errors';
import { blamed } from '../../../src/sync/plan/blamed';
import { culpritsAmong } from '../../../src/sync/plan/culprits';
import { forbiddenNames } from '../../../src/sync/plan/forbidden';
import { planSync, type SyncPlan } from '../../../src/sync/plan/plan';
import type { TwentyClient } from '../../../src/twenty/client';
import type { View } from '../../../src/twenty/model';
import { field, filterOn, NEWER, object, schema, view } from '../../twenty/model-builders';
import { TABLE } from '../pulling';

const COMPANY = object('company', [field('title'), field('secret', { id: 'id-company-secret' })]);
const toCompany = {
  type: 'MANY_TO_ONE',
  targetObjectId: COMPANY.id,
  targetObject: 'company',
  targetObjectPlural: 'companys',
} as const;
const PERSON = object('person', [
  field('name'),
  field('jobTitle', { label: 'Job title' }),
  field('pay', { type: 'NUMBER' }),
  field('stage', { type: 'SELECT' }),
  field('company', { type: 'RELATION', relation: toCompany }),
  ...Array.from({ length: 200 }, (_, n) => field(`more${n}`)),
]);
const named = { ...COMPANY, labelIdentifierId: 'id-title' };

const planOf = (over: Partial<View>, forbidden: readonly string[] = []): SyncPlan =>
  planSync(view({ objectId: PERSON.id, ...over }), PERSON, {
    schema: schema(PERSON, named),
    dialect: NEWER,
    options: TABLE.options,
    memberId: null,
    now: 0,
    zone: 'Europe/Paris',
    machineZone: 'Europe/Paris',
    offsetMinutes: () => 60,
    forbidden,
  });

const REFUSED = new SyncError('object-forbidden', { object: 'persons' });

/** A newer server: it names nothing. What it forbids are words: of objects, of fields. */
const strict = (...words: readonly string[]) => refusing(REFUSED, words);

function refusing(refusal: SyncError, words: readonly string[]) {
  const asked: string[] = [];
  const look = (what: string, of: unknown): void => {
    asked.push(what);
    if (words.includes(what) || words.some((word) => new RegExp(`\\b${word}\\b`).test(JSON.stringify(of))))
      throw refusal;
  };
  const twenty = {
    count: ({ nameSingular }: { nameSingular: string }, filter: unknown) => {
      look(nameSingular, filter);
      return 1;
    },
    pages: ({ nameSingular }: { nameSingular: string }, queries: unknown) => {
      look(nameSingular, queries);
      return [];
    },
  } as unknown as TwentyClient;
  return { asked, twenty };
}

const said = (over: Partial<View>, ...words: readonly string[]) => {
  const { kind, details } = blamed(REFUSED, planOf(over), strict(...words).twenty);
  return [kind, details];
};
const by = (name: string, more = {}) => filterOn(`id-${name}`, { value: 'x', ...more });
const sorted = (name: string) => ({ fieldId: `id-${name}`, direction: 'ASC' as const, subFieldName: null });
const overCompany = by('company', { relationTargetFieldId: 'id-company-secret' });

describe('what a key may not read is named', () => {
  test.each<[string, Partial<View>, readonly string[], readonly unknown[]]>([
    ['the object itself', { filters: [by('jobTitle')] }, ['person'], ['object-forbidden', { object: 'persons' }]],
    [
      'a field that is filtered by',
      { filters: [by('name'), by('jobTitle')] },
      ['jobTitle'],
      ['filter-forbidden', { fields: 'Job title' }],
    ],
    [
      'two of them',
      { filters: [by('jobTitle'), by('name'), by('pay', { operand: 'IS', value: '1' })] },
      ['jobTitle', 'pay'],
      ['filter-forbidden', { fields: 'Job title, Pay' }],
    ],
    [
      'an object behind a relation',
      { filters: [overCompany] },
      ['company'],
      ['filter-forbidden', { fields: 'Company' }],
    ],
    [
      'a field behind a relation',
      { filters: [overCompany] },
      ['secret'],
      ['filter-forbidden', { fields: 'Company / Secret' }],
    ],
    [
      'a field that is sorted by',
      { sorts: [sorted('name'), sorted('jobTitle')] },
      ['jobTitle'],
      ['sort-forbidden', { fields: 'Job title' }],
    ],
    [
      'an object that is sorted by',
      { sorts: [sorted('company')] },
      ['company'],
      ['sort-forbidden', { fields: 'Company' }],
    ],
    ['a field of the search', { anyFieldFilterValue: 'x' }, ['more151'], ['search-forbidden', { fields: 'More151' }]],
    ['nothing that can be found', { filters: [by('name')] }, ['what'], ['view-forbidden', { object: 'persons' }]],
  ])('%s', (_, over, words, expected) => expect(said(over, ...words)).toEqual(expected));

  test('an older server’s API name becomes the label', () => {
    const error = new SyncError('field-forbidden', { object: 'person', field: 'jobTitle' });
    const { twenty } = strict();
    expect(blamed(error, planOf({ sorts: [sorted('jobTitle')] }), twenty)).toMatchObject({
      kind: 'sort-forbidden',
      details: { fields: 'Job title' },
    });
    expect(blamed(error, planOf({}), twenty)).toMatchObject({
      kind: 'field-forbidden',
      details: { field: 'Job title' },
    });
  });
});

describe('which columns are left out where the refusal names none', () => {
  const all = PERSON.fields.map(({ id }, position) => ({ fieldId: id, isVisible: true, position }));

  test('one of hundreds is found with few questions', () => {
    const { asked, twenty } = strict('more77');
    expect(forbiddenNames(REFUSED, planOf({ fields: all }), [], twenty)).toEqual(['person.more77']);
    expect(asked.length).toBeLessThan(20);
  });

  test('a name behind a relation goes, its id stays', () => {
    expect(forbiddenNames(REFUSED, planOf({ fields: all }), [], strict('title').twenty)).toEqual(['company']);
    expect(forbiddenNames(REFUSED, planOf({ fields: all }), [], strict('companyId').twenty)).toEqual([
      'person.company',
    ]);
  });

  test('none where the object itself is forbidden', () => {
    expect(forbiddenNames(REFUSED, planOf({ fields: all }), [], strict('person').twenty)).toEqual([]);
  });
});

describe('what Twenty does not accept is named', () => {
  const refusal = new SyncError('query-refused');
  const saidOf = (error: SyncError, over: Partial<View>, ...words: readonly string[]) => {
    const { kind, details } = blamed(error, planOf(over), refusing(refusal, words).twenty);
    return [kind, details];
  };
  const filters = [by('name'), by('jobTitle')];

  test.each<[string, Partial<View>, readonly string[], readonly unknown[]]>([
    ['a filter', { filters }, ['jobTitle'], ['filter-refused', { fields: 'Job title' }]],
    [
      'a filter through a relation',
      { filters: [overCompany] },
      ['secret'],
      ['filter-refused', { fields: 'Company / Secret' }],
    ],
    ['the search', { anyFieldFilterValue: 'x' }, ['more7'], ['filter-refused', { fields: 'More7' }]],
    ['an order', { filters, sorts: [sorted('pay')] }, ['pay'], ['sort-refused', { fields: 'Pay' }]],
    ['nothing that can be found', { filters }, ['what'], ['query-refused', {}]],
  ])('%s', (_, over, words, expected) => expect(saidOf(refusal, over, ...words)).toEqual(expected));

  test('an option that is gone, with the field whose filter asks for it', () => {
    const gone = new SyncError('option-gone', { option: 'GONE', field: '' });
    const byStage = by('stage', { operand: 'IS', value: '["GONE"]' });
    expect(saidOf(gone, { filters: [by('name'), byStage] })).toEqual([
      'option-gone',
      { option: 'GONE', field: 'Stage' },
    ]);
    expect(saidOf(gone, { filters: [by('name')] }, 'name')).toEqual(['filter-refused', { fields: 'Name' }]);
  });
});

test('the search for culprits is bounded', () => {
  let questions = 0;
  const found = culpritsAmong(
    Array.from({ length: 500 }, (_, n) => n),
    () => {
      questions += 1;
      throw REFUSED;
    },
  );
  expect(questions).toBeLessThanOrEqual(40);
  expect(found.length).toBeGreaterThan(0);
});
