import { parse } from 'graphql';
import { readConnection, readCount } from '../../src/twenty/connection';
import { DIALECT_QUERY, RECORD_VIEWS_QUERY } from '../../src/twenty/metadata/dialect';
import { objectsQuery } from '../../src/twenty/metadata/metadata';
import type { Dialect } from '../../src/twenty/model';
import { countQuery, recordsQuery } from '../../src/twenty/query';
import { viewQuery, viewsQuery } from '../../src/twenty/views/views';
import { WORKSPACE_QUERY } from '../../src/twenty/metadata/workspace';
import recordedCount from '../fixtures/twenty/wire/count.json';
import recordedPage from '../fixtures/twenty/wire/page.json';
import { NEWER, object } from './model-builders';

const surveyResult = { ...object('surveyResult'), namePlural: 'surveyResults' };
const CORE: Dialect = { ...NEWER, viewsFrom: 'getCoreViews' };
const asked = {
  filter: { name: { ilike: '%a%' } },
  orderBy: [{ position: 'AscNullsFirst' }],
  selections: ['id', 'name', 'companyId company { id name }'],
  first: 1000,
  offset: 2000,
};

describe('the query for a page', () => {
  const { document, variables } = recordsQuery(surveyResult, asked);

  it('carries what was asked as variables of exact types', () => {
    expect(variables).toStrictEqual({ filter: asked.filter, orderBy: asked.orderBy, first: 1000, offset: 2000 });
    expect(document).toContain('$filter: SurveyResultFilterInput, $orderBy: [SurveyResultOrderByInput]');
  });

  it('always selects the count and the id, the id once', () => {
    expect(document).toContain('surveyResults(');
    expect(document).toContain(
      'totalCount pageInfo { hasNextPage } edges { node { id name companyId company { id name } } }',
    );
  });

  it('never pages by cursor: records would be lost', () => expect(document).not.toMatch(/after|before|cursor/i));
});

it('the query for a count asks for no record', () => {
  expect(countQuery(surveyResult, {})).toStrictEqual({
    document:
      'query Count($filter: SurveyResultFilterInput, $first: Int) { surveyResults(filter: $filter, first: $first) { totalCount } }',
    variables: { filter: {}, first: 0 },
  });
});

it.each([
  recordsQuery(surveyResult, asked),
  countQuery(surveyResult, {}),
  objectsQuery(null, NEWER),
  objectsQuery('c', { lacks: ['Object.fieldsList'] }),
  viewsQuery(null, NEWER),
  viewQuery('id', NEWER),
  viewsQuery('o', CORE),
  viewQuery('id', CORE),
  DIALECT_QUERY,
  RECORD_VIEWS_QUERY,
  WORKSPACE_QUERY,
])('$document is GraphQL', ({ document }) => {
  expect(parse(document).definitions).toHaveLength(1);
});

describe('a page that a real server gave', () => {
  it('is records, their count, and whether there are more', () => {
    const page = readConnection(recordedPage.data, 'people');
    expect(page).toMatchObject({ totalCount: 1200, hasMore: true });
    expect(page.records).toStrictEqual([recordedPage.data.people.edges[0]?.node]);
  });

  it('without records still counts', () => expect(readCount(recordedCount.data, 'people')).toBe(1200));

  const { people } = recordedPage.data;
  it.each([
    ['nothing', undefined, 'people'],
    ['null where records should be', { people: null }, 'people'],
    ['another object', { companies: people }, 'people'],
    ['no edges', { people: { ...people, edges: null } }, 'edges'],
    ['an edge without a record', { people: { ...people, edges: [{ node: null }] } }, 'edges.node'],
    ['a record without an id', { people: { ...people, edges: [{ node: { name: 'x' } }] } }, 'edges.node'],
    ['no count', { people: { ...people, totalCount: undefined } }, 'totalCount'],
    ['a count in words', { people: { ...people, totalCount: '12' } }, 'totalCount'],
    ['half a record', { people: { ...people, totalCount: 0.5 } }, 'totalCount'],
    ['no end in sight', { people: { ...people, pageInfo: {} } }, 'pageInfo.hasNextPage'],
  ])('with %s is unreadable, and the error says where', (_, data, at) => {
    expect(() => readConnection(data, 'people')).toThrow(
      expect.objectContaining({ kind: 'answer-unreadable', details: { what: 'records', at } }),
    );
  });
});
