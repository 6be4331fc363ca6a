import type { RunningCrm } from '../../../../local/crm/server/serve';
import { ask, errorsOf, tinyCrm } from './running';
import { idOf } from './tiny-workspace';
import { closedAfterAll } from '../../../closing';

let crm: RunningCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await tinyCrm();
  later(() => crm.close());
});

const data = async (query: string, variables?: unknown): Promise<unknown> =>
  (await ask(crm, query, { variables })).body?.data;

describe('an argument of the wrong kind', () => {
  const root = 'query($v:Int){people(NAME:$v){totalCount}}';
  const cases: readonly (readonly [argument: string, value: unknown, kind: string])[] = [
    ['first', '5', 'a number'],
    ['last', [1], 'a number'],
    ['offset', true, 'a number'],
    ['after', 5, 'a string'],
    ['before', {}, 'a string'],
    ['filter', 'x', 'an object'],
    ['filter', [], 'an object'],
    ['orderBy', 'name', 'an array'],
  ];
  test.each(cases)('%s: %j is refused', async (name, v, kind) => {
    const reply = await ask(crm, root.replace('NAME', name), { variables: { v } });
    expect(errorsOf(reply)).toEqual([
      [`Invalid argument: "${name}" must be ${kind}`, 'BAD_USER_INPUT', 'INVALID_QUERY_INPUT'],
    ]);
    expect(reply.body?.data).toEqual({ people: null });
  });

  test('null is no argument, one order may stand without its list, and variables that are no object are none', async () => {
    for (const name of ['first', 'last', 'offset', 'after', 'before', 'filter', 'orderBy'])
      expect(errorsOf(await ask(crm, root.replace('NAME', name), { variables: { v: null } }))).toEqual([]);
    expect(
      errorsOf(await ask(crm, root.replace('NAME', 'orderBy'), { variables: { v: { age: 'AscNullsLast' } } })),
    ).toEqual([]);
    expect(errorsOf(await ask(crm, root.replace('NAME', 'first'), { variables: ['x'] }))).toEqual([]);
  });

  test('groups and single records have kinds of their own', async () => {
    const of = async (query: string) => errorsOf(await ask(crm, query))[0]?.[0];
    expect(await of('{peopleGroupBy(groupBy:[{jobTitle:true}],limit:"2"){totalCount}}')).toBe(
      'Invalid argument: "limit" must be a number',
    );
    expect(await of('{person(filter:"x"){id}}')).toBe('Invalid argument: "filter" must be an object');
    expect(await of('{person(first:1){id}}')).toBe('Argument not allowed: first');
  });
});

describe('a record query', () => {
  const first = { id: idOf('a', 0) };
  const cases: readonly (readonly [string, string, unknown, unknown])[] = [
    [
      'takes literals and variables',
      'query($n:Int){people(first:$n,offset:1){edges{node{id}}}}',
      { n: 1 },
      { people: { edges: [{ node: { id: idOf('a', 1) } }] } },
    ],
    [
      'knows root aliases and ignores those inside',
      '{p:people(first:1){rows:edges{n:node{key:id}}}}',
      {},
      { p: { edges: [{ node: first }] } },
    ],
    [
      'answers null for unknown names',
      '{people(first:1){nope edges{node{id nope other{x}}}}}',
      {},
      { people: { nope: null, edges: [{ node: { ...first, nope: null, other: null } }] } },
    ],
    [
      'ignores a selection under a scalar',
      '{people(first:1){edges{node{age{x}}}}}',
      {},
      { people: { edges: [{ node: { age: 0 } }] } },
    ],
    [
      'merges fragments',
      '{people(first:1){...F edges{node{... on Person{id}}}}} fragment F on PersonConnection{edges{node{age}}}',
      {},
      { people: { edges: [{ node: { age: 0, ...first } }] } },
    ],
    [
      'heeds @include and @skip with literals',
      '{people(first:1){edges{node{id @skip(if:true) age @include(if:true) jobTitle @include(if:false)}}}}',
      {},
      { people: { edges: [{ node: { age: 0 } }] } },
    ],
    [
      'does not look at directives of a root',
      'query($b:Boolean!){people(first:1) @skip(if:$b){edges{node{id}}}}',
      { b: true },
      { people: { edges: [{ node: first }] } },
    ],
    [
      'finds one record',
      `{person(filter:{id:{eq:"${first.id}"}}){id name{lastName}}}`,
      {},
      { person: { ...first, name: { lastName: 'Last0' } } },
    ],
    [
      'says the type of everything',
      '{people(first:1){__typename edges{__typename node{__typename name{__typename}}} pageInfo{__typename}}}',
      {},
      {
        people: {
          __typename: 'PersonConnection',
          edges: [{ __typename: 'PersonEdge', node: { __typename: 'Person', name: { __typename: 'FullName' } } }],
          pageInfo: { __typename: 'PageInfo' },
        },
      },
    ],
    [
      'embeds a record of a relation',
      '{people(first:1){edges{node{companyId company{id name}}}}}',
      {},
      { people: { edges: [{ node: { companyId: idOf('c', 0), company: { id: idOf('c', 0), name: 'Company 0' } } }] } },
    ],
    [
      'shows the id of a soft-deleted record alone',
      '{people(first:1,offset:5){edges{node{companyId}}}}',
      {},
      { people: { edges: [{ node: { companyId: idOf('c', 1) } }] } },
    ],
    [
      'hides that id when the record is selected beside it',
      '{people(first:1,offset:5){edges{node{companyId company{id}}}}}',
      {},
      { people: { edges: [{ node: { companyId: null, company: null } }] } },
    ],
    [
      'has one member per target of a morph relation',
      '{noteTargets{edges{node{targetPersonId targetPerson{id} targetCompany{name}}}}}',
      {},
      {
        noteTargets: {
          edges: [
            { node: { targetPersonId: first.id, targetPerson: first, targetCompany: null } },
            { node: { targetPersonId: null, targetPerson: null, targetCompany: { name: 'Company 0' } } },
          ],
        },
      },
    ],
    [
      'ignores arguments of a nested list',
      `{companies(filter:{id:{eq:"${idOf('c', 0)}"}}){edges{node{people(first:1){totalCount edges{node{age}}}}}}}`,
      {},
      {
        companies: {
          edges: [{ node: { people: { totalCount: 5, edges: [0, 1, 2, 3, 4].map((age) => ({ node: { age } })) } } }],
        },
      },
    ],
    [
      'computes aggregates over all that the filter finds',
      `{people(first:1,filter:{companyId:{eq:"${idOf('c', 0)}"}}){minAge maxAge sumAge avgAge countEmptyJobTitle countUniqueValuesJobTitle}}`,
      {},
      { people: { minAge: 0, maxAge: 4, sumAge: 10, avgAge: 2, countEmptyJobTitle: 3, countUniqueValuesJobTitle: 2 } },
    ],
    [
      'groups by a plain field',
      '{peopleGroupBy(groupBy:[{jobTitle:true}]){groupByDimensionValues totalCount}}',
      {},
      {
        peopleGroupBy: [
          { groupByDimensionValues: [''], totalCount: 40 },
          { groupByDimensionValues: ['Engineer'], totalCount: 40 },
        ],
      },
    ],
  ];
  test.each(cases)('%s', async (_name, query, variables, expected) => {
    expect(await data(query, variables)).toEqual(expected);
  });

  test('ignores the default of a variable', async () => {
    const answered = await data('query($n:Int=1){people(first:$n){edges{node{id}}}}', {});
    expect(Object(answered).people.edges).toHaveLength(80);
  });

  test('runs the operation that is named', async () => {
    const body = JSON.stringify({
      query: 'query A{people{totalCount}} query B{companies{totalCount}}',
      operationName: 'B',
    });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${crm.keys['apple-admin']}` };
    const answer = await fetch(`${crm.url}/graphql`, { method: 'POST', headers, body });
    expect(await answer.json()).toEqual({ data: { companies: { totalCount: 2 } } });
  });

  test('cuts a nested list at 60 and counts what is left', async () => {
    const answered = await data(
      `{company(filter:{id:{eq:"${idOf('c', 2)}"}}){people{totalCount pageInfo{hasNextPage} edges{node{id}}}}}`,
    );
    const { people } = Object(answered).company;
    expect([people.totalCount, people.edges.length, people.pageInfo.hasNextPage]).toEqual([60, 60, false]);
  });

  test('and introspection may be mixed', async () => {
    expect(await data('{__type(name:"Person"){name} people{totalCount}}')).toEqual({
      __type: { name: 'Person' },
      people: { totalCount: 80 },
    });
  });
});

describe('a refused record query', () => {
  const split = 'This query cannot be executed as a single request. Please split it into separate queries.';
  const nested = 'Query complexity is too high. One-to-Many relation cannot be nested in another One-to-Many relation.';
  const roots = (count: number): string =>
    Array.from({ length: count }, (_, index) => `a${index}:people{totalCount}`).join(' ');
  const cases: readonly (readonly [string, string, readonly unknown[], unknown])[] = [
    [
      'with the same root twice',
      '{a:people{totalCount} b:people{totalCount}}',
      ['Duplicate root resolver: "people"', 'BAD_USER_INPUT', undefined],
      {},
    ],
    [
      'with 21 roots',
      `{${roots(21)}}`,
      [
        'Query too complex - Too many root resolvers requested: 21 - Maximum allowed root resolvers: 20',
        'BAD_USER_INPUT',
        undefined,
      ],
      {},
    ],
    [
      'with a first that is no number',
      '{people(first:"x"){totalCount}}',
      ['Invalid argument: "first" must be a number', 'BAD_USER_INPUT', 'INVALID_QUERY_INPUT'],
      { people: null },
    ],
    [
      'with fragments that use each other',
      '{people{...F}} fragment F on PersonConnection{...F}',
      ['Maximum call stack size exceeded', 'INTERNAL_SERVER_ERROR', undefined],
      undefined,
    ],
    [
      'that groups by a part of a date',
      '{peopleGroupBy(groupBy:[{deletedAt:{granularity:MONTH}}]){totalCount}}',
      ['The demo CRM groups by whole plain fields only.', 'INTERNAL_SERVER_ERROR', undefined],
      { peopleGroupBy: null },
    ],
    [
      'with 2,001 fields',
      `{people{edges{node{${Array.from({ length: 1_998 }, (_, index) => `f${index}`).join(' ')}}}}}`,
      [
        'Query too complex - Too many fields requested: 2001 - Maximum allowed fields: 2000',
        'BAD_USER_INPUT',
        undefined,
      ],
      {},
    ],
    ['mixed with __typename', '{__typename people{totalCount}}', [split, 'BAD_USER_INPUT', undefined], undefined],
    [
      'mixed with a name that is no record root',
      '{nope people{totalCount}}',
      [split, 'BAD_USER_INPUT', undefined],
      undefined,
    ],
    [
      'with an unknown sub-field',
      '{people{edges{node{name{nope}}}}}',
      ['Sub field metadata not found for composite type: FULL_NAME', 'INTERNAL_SERVER_ERROR', undefined],
      { people: null },
    ],
    [
      'with a variable in an inner directive',
      'query($b:Boolean!){people{edges @include(if:$b){node{id}}}}',
      ["Cannot read properties of undefined (reading 'b')", 'INTERNAL_SERVER_ERROR', undefined],
      { people: null },
    ],
    [
      'with a list in a list',
      '{companies{edges{node{people{edges{node{company{people{totalCount}}}}}}}}}',
      [nested, 'BAD_USER_INPUT', 'TOO_COMPLEX_QUERY'],
      { companies: null },
    ],
    [
      'with an unknown argument',
      '{people(limit:1){totalCount}}',
      ['Argument not allowed: limit', 'BAD_USER_INPUT', 'INVALID_QUERY_INPUT'],
      { people: null },
    ],
    [
      'for one record that does not exist',
      `{person(filter:{id:{eq:"${idOf('e', 1)}"}}){id}}`,
      ['Record not found', 'NOT_FOUND', 'RECORD_NOT_FOUND'],
      { person: null },
    ],
    [
      'for one record without a filter',
      '{person{id}}',
      ['Missing filter argument', 'BAD_USER_INPUT', 'INVALID_QUERY_INPUT'],
      { person: null },
    ],
    [
      'with an unknown field in the filter',
      '{people(filter:{nope:{eq:1}}){totalCount} companies{totalCount}}',
      ['Object person doesn\'t have any "nope" field.', 'BAD_USER_INPUT', 'INVALID_ARGS_FILTER'],
      { people: null, companies: { totalCount: 2 } },
    ],
    [
      'that is no record query',
      '{objects{edges{node{id}}}}',
      ['Cannot query field "objects" on type "Query".', undefined, undefined],
      undefined,
    ],
    [
      'that is an unknown mutation',
      'mutation{createNope(data:{}){id}}',
      ['Cannot query field "createNope" on type "Mutation".', undefined, undefined],
      undefined,
    ],
  ];
  test.each(cases)('%s', async (_name, query, error, expected) => {
    const reply = await ask(crm, query, { variables: { b: false } });
    expect(errorsOf(reply)).toEqual([error]);
    expect(reply.body?.data).toEqual(expected);
    expect(reply.status).toBe(200);
  });
});

describe('a role', () => {
  const denied = ['Entity performing the request does not have permission', 'FORBIDDEN', 'PERMISSION_DENIED'];
  const field = [
    'Entity performing the request does not have permission: no permission to read field "jobTitle" on "person"',
    'FORBIDDEN',
    'PERMISSION_DENIED',
  ];
  const nested = '{companies(first:1){edges{node{people{edges{node{jobTitle}}}}}}}';
  const cases: readonly (readonly [string, string, readonly (readonly unknown[])[]])[] = [
    ['apple-admin', '{people{edges{node{jobTitle}}}}', []],
    ['apple-readonly', '{people{edges{node{jobTitle company{name}}}} opportunities{totalCount}}', []],
    ['apple-nothing', '{people{totalCount} opportunities{totalCount}}', [denied, denied]],
    ['apple-nothing', '{noteTargets{totalCount}}', []],
    ['apple-nothing', '{noteTargets{edges{node{targetPerson{id}}}}}', [denied]],
    ['apple-nothing', '{people(filter:{nope:{eq:1}}){totalCount}}', [denied]],
    ['apple-peopleonly', '{people{edges{node{id companyId}}}}', []],
    ['apple-peopleonly', '{people{edges{node{company{id}}}}}', [denied]],
    ['apple-peopleonly', '{companies{totalCount}}', [denied]],
    ['apple-noopportunity', '{people{totalCount} opportunities{totalCount} companies{totalCount}}', [denied]],
    ['apple-nojobtitle', '{people{edges{node{jobTitle}}}}', [field]],
    ['apple-nojobtitle', '{people{edges{node{id}}}}', []],
    // As recorded: a field that may not be read may still be filtered by.
    ['apple-nojobtitle', '{people(filter:{jobTitle:{eq:"Engineer"}}){totalCount}}', []],
    ['apple-nojobtitle', nested, [field]],
    ['apple-nojobtitle', '{people{countEmptyJobTitle}}', [field]],
    ['apple-nojobtitle', 'mutation{createPerson(data:{}){id}}', [denied]],
    ['apple-readonly', 'mutation{createPerson(data:{}){id}}', [denied]],
  ];
  test.each(cases)('%s asks %s', async (key, query, expected) => {
    expect(errorsOf(await ask(crm, query, { key }))).toEqual(expected);
  });
});
