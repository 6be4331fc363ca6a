import { findRelated } from '../../src/csv/related';
import type { TwentyClient } from '../../src/twenty/client';
import type { RecordFilter } from '../../src/twenty/model';
import { field, object, relationTo, schemaOf } from '../fields/builders';

/** Records that an edited relation means (csv.md §6). */

const [A, B, C] = ['a', 'b', 'c'].map((sign) => `${sign.repeat(8)}-0000-4000-8000-000000000000`);
const SCHEMA = schemaOf([
  object('company', [field('TEXT', { id: 'company-name', name: 'name' })]),
  object('person', [field('FULL_NAME', { id: 'person-name', name: 'name' })]),
  object('launch', [field('DATE', { id: 'launch-name', name: 'name' })]),
]);

function found(target: string, mine: string, records: readonly Readonly<Record<string, unknown>>[], key = 'x') {
  const filters: RecordFilter[] = [];
  const pages: TwentyClient['pages'] = (_object, queries) => {
    filters.push(...queries.map(({ filter }) => filter));
    return [{ records, totalCount: records.length, hasMore: false }];
  };
  const edit = { field: field('RELATION', { relation: relationTo(target) }), key, mine };
  const answer = findRelated([edit], { twenty: { pages }, schema: SCHEMA, zoneOffset: () => 0 })(edit);
  return { answer, filters };
}

test.each([
  ['one record of the name', 'company', 'Acme', [{ id: A, name: 'Acme' }], { id: A }],
  ['another case is another name', 'company', 'acme', [{ id: A, name: 'Acme' }], 'no-such-record'],
  [
    'two of them',
    'company',
    'Acme',
    [
      { id: A, name: 'Acme' },
      { id: B, name: 'Acme' },
    ],
    'name-twice',
  ],
  ['a full name', 'person', 'Ann van Dam', [{ id: C, name: { firstName: 'Ann', lastName: 'van Dam' } }], { id: C }],
  ['records called by a day', 'launch', '2026-01-02', [{ id: A, name: '2026-01-02' }], 'by-id-only'],
] as const)('%s', (_name, target, mine, records, answer) => {
  expect(found(target, mine, records).answer).toEqual(answer);
});

test('a full name is asked for wherever it may be cut in two, in one question', () => {
  const { filters } = found('person', 'Ann van Dam', []);
  expect(filters).toHaveLength(1);
  const cuts = JSON.stringify(filters).match(/"firstName":\{"eq":"[^"]*"\}/g);
  expect(cuts).toEqual(['', 'Ann', 'Ann van', 'Ann van Dam'].map((first) => `"firstName":{"eq":"${first}"}`));
});

test('an id that no record has, or none that is not deleted, is refused; one that is no id is left to who reads it', () => {
  expect(found('company', String(A), [{ id: A }], 'xId').answer).toBeUndefined();
  expect(found('company', String(A), [], 'xId').answer).toBe('no-such-record');
  expect(found('company', 'Acme', [], 'xId').answer).toBeUndefined();
});
