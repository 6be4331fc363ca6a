import { connection } from '../../../../local/crm/server/metadata/paging';
import { translated } from '../../../../local/crm/server/metadata/labels';
import type { RunningCrm } from '../../../../local/crm/server/serve';
import { askMetadata, errorsOf, tinyCrm } from './running';
import { closedAfterAll } from '../../../closing';

let crm: RunningCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await tinyCrm();
  later(() => crm.close());
});

const data = async (query: string, headers: Record<string, string> = {}): Promise<unknown> =>
  (await askMetadata(crm, query, { headers })).body?.data;

const read = async (query: string): Promise<{ [name: string]: never }> => Object(await data(query));

describe('objects', () => {
  const shown = '{edges{node{nameSingular}} pageInfo{hasNextPage endCursor}}';
  const names = (page: unknown): readonly string[] =>
    Object(page).objects.edges.map((edge: { node: { nameSingular: string } }) => edge.node.nameSingular);

  test('come by id, descending, ten at a time unless told otherwise', async () => {
    expect(names(await data(`{objects${shown}}`))).toEqual(['opportunity', 'noteTarget', 'company', 'person']);
    expect(names(await data(`{objects(paging:{first:3})${shown}}`))).toHaveLength(3);
  });

  test('are paged to the end by cursor', async () => {
    const one = Object(await data(`{objects(paging:{first:3})${shown}}`)).objects.pageInfo;
    expect(one.hasNextPage).toBe(true);
    const two = await data(`{objects(paging:{first:3,after:"${one.endCursor}"})${shown}}`);
    expect([names(two), Object(two).objects.pageInfo.hasNextPage]).toEqual([['person'], false]);
  });

  test('are filtered', async () => {
    expect(names(await data(`{objects(filter:{isSystem:{is:true}})${shown}}`))).toEqual(['noteTarget']);
    expect(
      names(
        await data(
          `{objects(filter:{or:[{isSystem:{is:true}},{id:{eq:"00000000-0000-4000-8000-000000000006"}}]})${shown}}`,
        ),
      ),
    ).toEqual(['noteTarget', 'person']);
  });

  test('show their relations from both sides, morph relations target by target', async () => {
    const fields = Object(
      await data(
        '{objects(filter:{isSystem:{is:true}}){edges{node{fieldsList{name relation{type} morphRelations{type targetObjectMetadata{nameSingular} targetFieldMetadata{name} sourceFieldMetadata{id name}}}}}}}',
      ),
    ).objects.edges[0].node.fieldsList;
    const target = fields.find(({ name }: { name: string }) => name === 'target');
    expect(target.relation).toBeNull();
    expect(target.morphRelations).toMatchObject([
      {
        type: 'MANY_TO_ONE',
        targetObjectMetadata: { nameSingular: 'person' },
        targetFieldMetadata: { name: 'noteTargets' },
        sourceFieldMetadata: { name: 'target' },
      },
      {
        type: 'MANY_TO_ONE',
        targetObjectMetadata: { nameSingular: 'company' },
        sourceFieldMetadata: { name: 'target' },
      },
    ]);
    expect(
      new Set(target.morphRelations.map((each: { sourceFieldMetadata: { id: string } }) => each.sourceFieldMetadata.id))
        .size,
    ).toBe(2);
  });

  test('are listed to a key that may read none of them', async () => {
    const reply = await askMetadata(crm, `{objects${shown}}`, { key: 'apple-nothing' });
    expect(names(reply.body?.data)).toHaveLength(4);
  });
});

describe('views', () => {
  test('are listed by position, then id, without those that only their maker sees', async () => {
    expect(await data('{getViews{id}}')).toEqual({ getViews: [{ id: 'view-a' }, { id: 'view-b' }, { id: 'view-z' }] });
  });

  test('are found by id, unlisted ones too; an unknown id gives null', async () => {
    expect(await data('{getView(id:"view-u"){id visibility}}')).toEqual({
      getView: { id: 'view-u', visibility: 'UNLISTED' },
    });
    expect(await data('{getView(id:"nope"){id}}')).toEqual({ getView: null });
  });

  test('name fields by id, also the target field of a relation filter', async () => {
    expect(
      await data(
        '{getView(id:"view-b"){viewFields{fieldMetadataId} viewFilters{fieldMetadataId relationTargetFieldMetadataId operand value}}}',
      ),
    ).toEqual({
      getView: {
        viewFields: [{ fieldMetadataId: 'field-person-name' }],
        viewFilters: [
          {
            fieldMetadataId: 'field-person-company',
            relationTargetFieldMetadataId: 'field-company-name',
            operand: 'CONTAINS',
            value: 'zu',
          },
        ],
      },
    });
  });

  test('are filtered by object and type', async () => {
    const ids = async (given: string) => Object(await data(`{getViews(${given}){id}}`)).getViews.length;
    expect(await ids('objectMetadataId:"00000000-0000-4000-8000-000000000006"')).toBe(3);
    expect(await ids('objectMetadataId:"nope"')).toBe(0);
    expect(await ids('viewTypes:[KANBAN]')).toBe(0);
  });

  test('have children with lists of their own', async () => {
    expect(await data('{getViewFilters{id viewId}}')).toEqual({
      getViewFilters: [{ id: 'filter-1', viewId: 'view-b' }],
    });
    expect(await data('{getViewSorts(viewId:"view-z"){direction subFieldName}}')).toEqual({
      getViewSorts: [{ direction: 'ASC', subFieldName: 'lastName' }],
    });
  });
});

describe('languages', () => {
  const label = async (locale: string) =>
    Object(
      await data('{getView(id:"view-a"){name} object(id:"00000000-0000-4000-8000-000000000006"){labelPlural}}', {
        'x-locale': locale,
      }),
    );

  test('French is spoken, and in the name of the index view', async () => {
    expect(await label('fr-FR')).toEqual({ getView: { name: 'All Personnes' }, object: { labelPlural: 'Personnes' } });
    expect(await label('de-DE')).toEqual({ getView: { name: 'All People' }, object: { labelPlural: 'People' } });
  });

  test('a language that does not exist breaks answers with labels, and only those', async () => {
    const reply = await askMetadata(crm, '{getViews{name}}', { headers: { 'x-locale': 'xx-YY' } });
    expect([reply.status, reply.body]).toEqual([
      500,
      { errors: [{ message: "Cannot read properties of undefined (reading '_')" }] },
    ]);
    expect(await data('{getViews{id}}', { 'x-locale': 'xx-YY' })).toHaveProperty('getViews');
  });

  test('a label without a translation stays', () => {
    expect([translated('Rockets', 'fr-FR'), translated('Companies', 'fr-FR'), translated('Companies', 'en')]).toEqual([
      'Rockets',
      'Entreprises',
      'Companies',
    ]);
  });
});

describe('a refused request', () => {
  const denied = ['Entity performing the request does not have permission', 'FORBIDDEN', 'PERMISSION_DENIED'];
  const cases: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['apple-admin', '{currentUser{id}}', ['Forbidden resource', 'FORBIDDEN', undefined]],
    ['apple-readonly', '{objectRecordCounts{totalCount}}', denied],
    ['apple-nothing', '{apiKeys{id}}', denied],
    [
      'apple-admin',
      '{a:getViews{id} b:getViews{id}}',
      ['Duplicate root resolver: "getViews"', 'BAD_USER_INPUT', undefined],
    ],
    [
      'apple-admin',
      '{objects(paging:{after:"xx"}){edges{cursor}}}',
      ['Provided "offset" value is not a number. Please provide a numeric value.', 'INTERNAL_SERVER_ERROR', undefined],
    ],
    [
      'apple-admin',
      '{getCoreViews{id}}',
      [
        'Cannot query field "getCoreViews" on type "Query". Did you mean "getViews" or "getView"?',
        undefined,
        undefined,
      ],
    ],
    ['apple-admin', '{skills}', ['The demo CRM does not answer "skills".', 'INTERNAL_SERVER_ERROR', undefined]],
    [
      'apple-admin',
      'mutation{createView(input:{name:"x",icon:"i",objectMetadataId:"00000000-0000-4000-8000-000000000006",visibility:UNLISTED}){id}}',
      ['You do not have permission to create workspace-level views', 'FORBIDDEN', undefined],
    ],
  ];
  test.each(cases)('%s: %s', async (key, query, expected) => {
    expect(errorsOf(await askMetadata(crm, query, { key }))).toEqual([expected]);
  });
});

test('the admin sees counts, and the keys that are not revoked', async () => {
  const { objectRecordCounts, apiKeys } = await read(
    '{objectRecordCounts{objectNamePlural totalCount} apiKeys{name role{label}}}',
  );
  expect(objectRecordCounts).toContainEqual({ objectNamePlural: 'people', totalCount: 80 });
  expect(apiKeys).toHaveLength(8);
  expect(apiKeys).toContainEqual({ name: 'apple-nothing', role: { label: 'nothing' } });
});

test.each([
  [{ first: 2 }, ['a', 'b'], true, false],
  [{ first: 9, after: 'YXJyYXljb25uZWN0aW9uOjE=' }, ['c', 'd'], false, true],
  [{ last: 1 }, ['d'], false, true],
  [{ last: 1, before: 'YXJyYXljb25uZWN0aW9uOjI=' }, ['b'], true, true],
  [{ first: 0 }, [], true, false],
])('paging %p of a list of four', (paging, nodes, hasNextPage, hasPreviousPage) => {
  const page = connection(['a', 'b', 'c', 'd'], paging, { cursor: 'place', most: null }, (item) => item);
  expect(page.edges.map(({ node }) => node)).toEqual(nodes);
  expect(page.pageInfo).toMatchObject({ hasNextPage, hasPreviousPage });
});
