import { RefusedByContract } from '../../../local/pg-parity/operators';
import { selectIds } from '../../../local/pg-parity/select';
import { smallTables } from './small-tables';

const TABLES = smallTables();

const sqlOf = (object: string, filter: unknown, orderBy: readonly unknown[] = []): string =>
  selectIds(TABLES, object, filter, orderBy).replaceAll('workspace_1wgvd1injqtife6y4rvfbu3h5.', '');

/** What is asked beside "not deleted". */
const whereOf = (object: string, filter: unknown): string =>
  (/WHERE ([\s\S]*) ORDER BY /.exec(sqlOf(object, filter))?.[1] ?? '').replace(' AND t."deletedAt" IS NULL', '');

const AT = "'2026-01-01T00:00:00.000Z'::timestamptz";
const NEXT = `${AT} + interval '1 millisecond'`;
const NO_JOB = `(t."jobTitle" = '' OR t."jobTitle" IS NULL)`;
const moment = (operator: string) => ({ createdAt: { [operator]: '2026-01-01T00:00:00.000Z' } });

const FILTERS: readonly (readonly [object: string, filter: unknown, where: string])[] = [
  ['person', null, '1=1'],
  ['person', {}, '1=1'],
  ['person', { and: [] }, '1=1'],
  ['person', { not: { or: [] } }, 'NOT (1=1)'],
  ['person', { jobTitle: { eq: "it's" } }, `t."jobTitle" = 'it''s'`],
  ['person', { jobTitle: { eq: 5 } }, `t."jobTitle" = '5'`],
  ['person', { jobTitle: { eq: null } }, 't."jobTitle" = NULL'],
  ['person', { jobTitle: { eq: '' } }, NO_JOB],
  ['person', { jobTitle: { neq: '' } }, `NOT ${NO_JOB}`],
  ['person', { jobTitle: { is: 'NULL' } }, NO_JOB],
  ['person', { jobTitle: { is: 'NOT_NULL' } }, `NOT ${NO_JOB}`],
  ['person', { jobTitle: { ilike: '' } }, NO_JOB],
  ['person', { jobTitle: { like: '' } }, `t."jobTitle" LIKE ''`],
  ['person', { jobTitle: { ilike: '%a\\_b%' } }, `t."jobTitle" ILIKE '%a\\_b%'`],
  ['person', { jobTitle: { startsWith: 'a' } }, `starts_with(t."jobTitle", 'a')`],
  ['person', { jobTitle: { endsWith: 'a' } }, `right(t."jobTitle", length('a')) = 'a'`],
  ['person', { jobTitle: { in: ['a', 'b'] } }, `t."jobTitle" IN ('a', 'b')`],
  ['person', { position: { is: 'NOT_NULL' } }, 't."position" IS NOT NULL'],
  [
    'person',
    { name: { firstName: { ilike: 'a' }, lastName: { like: 'b' } } },
    `(t."name_firstName" ILIKE 'a' AND t."name_lastName" LIKE 'b')`,
  ],
  [
    'person',
    { performanceRating: { in: ['RATING_5'] } },
    `t."performanceRating" IN ('RATING_5'::"person_performanceRating_enum")`,
  ],
  [
    'person',
    { workPreference: { containsAny: ['HYBRID'] } },
    `t."workPreference" && ARRAY['HYBRID']::"person_workPreference_enum"[]`,
  ],
  ['person', { workPreference: { isEmptyArray: true } }, `t."workPreference" = '{}'`],
  ['person', { emails: { additionalEmails: { like: '%x%' } } }, `t."emails_additionalEmails"::text LIKE '%x%'`],
  [
    'pet',
    { averageCostOfKibblePerMonth: { amountMicros: { gt: 1.5 } } },
    `t."averageCostOfKibblePerMonth_amountMicros" > '1.5'::numeric`,
  ],
  [
    'pet',
    { interestingFacts: { containsIlike: '%x%' } },
    `EXISTS (SELECT 1 FROM unnest(t."interestingFacts") AS item WHERE item ILIKE '%x%')`,
  ],
  ['pet', { birthday: { lte: '2026-01-01' } }, `t."birthday" <= '2026-01-01'::date`],
  ['pet', { isGoodWithKids: { eq: false } }, `t."isGoodWithKids" = 'false'::boolean`],
  ['person', moment('eq'), `(t."createdAt" >= ${AT} AND t."createdAt" < ${NEXT})`],
  ['person', moment('neq'), `(t."createdAt" < ${AT} OR t."createdAt" >= ${NEXT})`],
  ['person', moment('gt'), `t."createdAt" >= ${NEXT}`],
  ['person', moment('lte'), `t."createdAt" < ${NEXT}`],
  ['person', moment('gte'), `t."createdAt" >= ${AT}`],
  ['person', moment('lt'), `t."createdAt" < ${AT}`],
  [
    'person',
    { not: { or: [{ companyId: { is: 'NULL' } }, { company: { name: { eq: 'a' } } }] } },
    `NOT ((t."companyId" IS NULL OR "t.company"."name" = 'a'))`,
  ],
];

test.each(FILTERS)('of %s, %j is said in SQL', (object, filter, where) => {
  expect(whereOf(object, filter)).toBe(where);
});

const DELETED: readonly (readonly [filter: unknown, shown: boolean])[] = [
  [{ deletedAt: { is: 'NOT_NULL' } }, true],
  [{ and: [{ not: { or: [{ deletedAt: { is: 'NULL' } }] } }] }, true],
  [{ company: { deletedAt: { is: 'NULL' } } }, false],
  [{ jobTitle: { eq: 'deletedAt' } }, false],
];

test.each(DELETED)('%j shows soft-deleted records: %s', (filter, shown) => {
  expect(sqlOf('person', filter).includes('t."deletedAt" IS NULL ORDER BY')).toBe(!shown);
});

test('a relation is joined once, without soft-deleted targets', () => {
  const name = { company: { name: { eq: 'a' } } };
  expect(sqlOf('person', { or: [name, { not: name }] }, [{ company: { name: 'AscNullsLast' } }])).toBe(
    `SELECT t."id" FROM "person" AS t LEFT JOIN "company" AS "t.company" ON "t.company"."id" = t."companyId" ` +
      `AND "t.company"."deletedAt" IS NULL WHERE ("t.company"."name" = 'a' OR NOT ("t.company"."name" = 'a')) ` +
      'AND t."deletedAt" IS NULL ORDER BY LOWER("t.company"."name") ASC NULLS LAST, t."id" ASC',
  );
});

test('a morph relation is one relation per target', () => {
  expect(sqlOf('pet', { polymorphicOwnerRocket: { name: { eq: 'H3' } } })).toContain(
    'LEFT JOIN "rocket" AS "t.polymorphicOwnerRocket" ON "t.polymorphicOwnerRocket"."id" = t."polymorphicOwnerRocketId"',
  );
});

const ORDERS: readonly (readonly [object: string, orderBy: readonly unknown[], keys: string])[] = [
  ['person', [], ''],
  ['person', [{ jobTitle: 'AscNullsFirst' }], 'LOWER(t."jobTitle") ASC NULLS FIRST'],
  ['person', [{ name: { firstName: 'DescNullsLast' } }], 't."name_firstName" DESC NULLS LAST'],
  ['person', [{ workPreference: 'DescNullsFirst' }], 'LOWER(t."workPreference"::text) DESC NULLS FIRST'],
  ['pet', [{ species: 'AscNullsLast' }], 'LOWER(t."species"::text) ASC NULLS LAST'],
  ['pet', [{ soundSwag: 'AscNullsLast' }], 't."soundSwag" ASC NULLS LAST'],
  [
    'person',
    [{ position: 'AscNullsFirst', companyId: 'AscNullsLast' }, { createdAt: 'DescNullsLast' }],
    't."position" ASC NULLS FIRST, t."companyId" ASC NULLS LAST, t."createdAt" DESC NULLS LAST',
  ],
  [
    'person',
    [{ company: { address: { addressCity: 'AscNullsFirst' } } }],
    '"t.company"."address_addressCity" ASC NULLS FIRST',
  ],
];

test.each(ORDERS)('of %s, the order %j is said in SQL, and ids break ties', (object, orderBy, keys) => {
  const order = sqlOf(object, null, orderBy).split(' ORDER BY ')[1];
  expect(order).toBe(keys === '' ? 't."id" ASC' : `${keys}, t."id" ASC`);
});

test.each([{ in: [] }, { in: null }, {}, { eq: null, is: 'NULL' }])('%j is refused before it is asked', (test) => {
  expect(() => sqlOf('person', { companyId: test })).toThrow(RefusedByContract);
});

test('what the tables do not have is an error of the comparison', () => {
  expect(() => sqlOf('person', { jobTitle: { regex: 'a' } })).toThrow('No operator "regex" for jobTitle');
  expect(() => sqlOf('person', { name: { middleName: { eq: 'a' } } })).toThrow('person has no name.middleName');
  expect(() => sqlOf('person', null, [{ jobTitle: 'Sideways' }])).toThrow('No direction Sideways');
});
