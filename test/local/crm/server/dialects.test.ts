import type { DialectName } from '../../../../local/crm/server/dialects/index';
import { DIALECT_NAMES } from '../../../../local/crm/server/dialects/index';
import { startCrm } from '../../../../local/crm/server/start';
import type { RunningCrm } from '../../../../local/crm/server/serve';
import { ask, askMetadata, errorsOf, sendTo } from './running';

/** One server a version, made at first use, of a few people. */
const servers = new Map<string, Promise<RunningCrm>>();
afterAll(() => Promise.all([...servers.values()].map(async (crm) => (await crm).close())));

function playing(dialect: DialectName, rateLimit: number | false = false): Promise<RunningCrm> {
  const key = `${dialect} ${String(rateLimit)}`;
  const made = servers.get(key) ?? startCrm({ dialect, records: 120, rateLimit });
  servers.set(key, made);
  return made;
}

const TYPES = `{ ${['View', 'CoreView', 'ViewSort', 'CoreViewSort']
  .map((name) => `${name}: __type(name: "${name}") { fields { name } }`)
  .join(' ')} }`;

test.each([
  ['1.1', [], '1.1.0'],
  ['1.5', ['CoreView', 'CoreViewSort'], '1.5.0'],
  ['2.4', ['View', 'ViewSort'], '2.4.0'],
  ['2.21', ['View', 'ViewSort'], undefined],
  ['2.31', ['View', 'ViewSort'], 'v2.31.0'],
  ['2.43', ['View', 'ViewSort'], '2.43.0'],
] as const)('%s has the types %j and says its version', async (dialect, types, appVersion) => {
  const crm = await playing(dialect);
  const { body } = await askMetadata(crm, TYPES);
  expect(Object.entries(body?.data ?? {}).flatMap(([name, type]) => (type ? [name] : []))).toEqual(types);
  const config: unknown = await (await fetch(`${crm.url}/client-config`)).json();
  expect(config).toMatchObject(appVersion === undefined ? {} : { appVersion });
  expect('appVersion' in Object(config)).toBe(appVersion !== undefined);
});

test.each(DIALECT_NAMES)('the schema of %s is one that GraphQL can describe', async (dialect) => {
  const { body } = await askMetadata(
    await playing(dialect),
    '{ __schema { types { name kind fields { name type { name } } } } }',
  );
  expect(body?.errors).toBeUndefined();
});

test.each([
  ['1.1', '{ getViews { id } }', 'Cannot query field "getViews" on type "Query".'],
  ['1.1', '{ objects { edges { node { fieldsList { id } } } } }', 'Cannot query field "fieldsList" on type "Object".'],
  ['1.5', '{ getViews { id } }', 'Cannot query field "getViews" on type "Query".'],
  ['1.5', '{ getCoreViews(viewTypes: [TABLE]) { id } }', 'Unknown argument "viewTypes" on field "Query.getCoreViews".'],
  ['2.4', '{ getViews { isActive } }', 'Cannot query field "isActive" on type "View".'],
  ['2.4', '{ getViews { viewSorts { subFieldName } } }', 'Cannot query field "subFieldName" on type "ViewSort".'],
  ['2.31', '{ getViews { universalIdentifier } }', 'Cannot query field "universalIdentifier" on type "View".'],
  ['2.31', '{ objects { edges { node { isCustom } } } }', 'Cannot query field "isCustom" on type "Object".'],
  ['2.43', '{ objects { edges { node { isCustom } } } }', 'Cannot query field "isCustom" on type "Object".'],
] as const)('%s refuses %s', async (dialect, query, sentence) => {
  const { body } = await askMetadata(await playing(dialect), query);
  expect(body?.errors?.[0]?.message).toContain(sentence);
});

test('1.5 answers for its views by their older names', async () => {
  const crm = await playing('1.5');
  const listed = await askMetadata(crm, '{ getCoreViews { id name __typename viewSorts { __typename direction } } }');
  const views = Object(listed.body?.data)['getCoreViews'];
  expect(views[0]).toMatchObject({ __typename: 'CoreView' });
  const { body } = await askMetadata(crm, `{ getCoreView(id: "${views[0].id}") { name } }`);
  expect(body?.data).toEqual({ getCoreView: { name: views[0].name } });
});

test('1.1 has its views among the records, sixty a page, in the words of its time', async () => {
  const crm = await playing('1.1');
  const { body } = await ask(crm, '{ viewFields { totalCount edges { node { viewId isVisible } } } }');
  expect(Object(body?.data)['viewFields'].totalCount).toBeGreaterThan(60);
  expect(Object(body?.data)['viewFields'].edges).toHaveLength(60);
  const parts = await ask(
    crm,
    '{ views(first: 500) { edges { node { name type key } } } viewSorts(first: 500) { edges { node { direction } } } viewFilters(first: 500) { edges { node { operand value } } } }',
  );
  const nodes = (root: string): readonly Record<string, unknown>[] =>
    Object(parts.body?.data)[root].edges.map(({ node }: { node: Record<string, unknown> }) => node);
  expect(nodes('views')).toContainEqual({ name: 'All {objectLabelPlural}', type: 'table', key: 'INDEX' });
  expect(new Set(nodes('views').map(({ type }) => type))).toEqual(new Set(['table', 'kanban']));
  expect(new Set(nodes('viewSorts').map(({ direction }) => direction))).toEqual(new Set(['asc', 'desc']));
  expect(nodes('viewFilters').map(({ operand }) => operand)).toContain('doesNotContain');
  expect(nodes('viewFilters').every(({ value }) => typeof value === 'string')).toBe(true);
});

test.each(['1.1', '1.5'] as const)('%s neither filters nor orders through a relation', async (dialect) => {
  const crm = await playing(dialect);
  const filter = await ask(crm, '{ people(filter: { company: { name: { ilike: "%a%" } } }) { totalCount } }');
  expect(errorsOf(filter)[0]?.[1]).toBe('BAD_USER_INPUT');
  const order = await ask(
    crm,
    '{ people(orderBy: [{ company: { name: AscNullsFirst } }]) { totalCount edges { node { id } } } }',
  );
  expect(errorsOf(order)[0]?.[1]).toBe('BAD_USER_INPUT');
});

test('2.43 refuses in the newer words, by GraphQL and by REST', async () => {
  const crm = await playing('2.43', 2);
  for (let sent = 0; sent < 2; sent += 1) await ask(crm, '{ people(first: 1) { totalCount } }');
  const { body } = await ask(crm, '{ people(first: 1) { totalCount } }');
  expect(body?.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', limit: 2, windowSeconds: 60 });
  expect(Number(body?.errors?.[0]?.extensions?.['retryAfterMs'])).toBeGreaterThan(0);
  const headers = { authorization: `Bearer ${crm.keys['apple-admin'] ?? ''}` };
  const rest = await fetch(`${crm.url}/rest/people?limit=1`, { headers });
  expect([rest.status, Number(rest.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(await rest.json()).toMatchObject({ statusCode: 429, limit: 2, windowSeconds: 60 });
  expect((await sendTo(`${crm.url}/healthz`, {})).status).toBe(200);
});

test.each(['2.31', '2.43'] as const)(
  '%s limits the pages of its catalogue, whose cursors hold ids',
  async (dialect) => {
    const crm = await playing(dialect);
    const page = (first: number, after = '') =>
      askMetadata(
        crm,
        `{ objects(paging: { first: ${first} ${after} }) { pageInfo { endCursor } edges { node { id } } } }`,
      );
    const tooLong = await page(1001);
    expect(errorsOf(tooLong)[0]?.slice(0, 2)).toEqual([
      'Requested page size of 1001 exceeds the maximum size of 1000',
      'BAD_USER_INPUT',
    ]);
    const all = Object((await page(1000)).body?.data)['objects'].edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    );
    const { endCursor } = Object((await page(2)).body?.data)['objects'].pageInfo;
    expect(JSON.parse(Buffer.from(endCursor, 'base64').toString())).toEqual({ id: all[1] });
    const next = Object((await page(2, `after: "${String(endCursor)}"`)).body?.data)['objects'].edges;
    expect(next.map(({ node }: { node: { id: string } }) => node.id)).toEqual(all.slice(2, 4));
    for (const old of ['xx', btoa('arrayconnection:1')])
      expect(errorsOf(await page(2, `after: "${old}"`))).toEqual([
        [`Invalid cursor: ${old}`, 'BAD_USER_INPUT', undefined],
      ]);
    const unknown = btoa(JSON.stringify({ id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' }));
    const fromStart = Object((await page(1, `after: "${unknown}"`)).body?.data)['objects'].edges;
    expect(fromStart[0].node.id).toBe(all[0]);
  },
);

describe('a key that may not read everything', () => {
  const denied = ['Entity performing the request does not have permission', 'FORBIDDEN', 'PERMISSION_DENIED'];
  const title = 'jobTitle: { ilike: "%a%" }';
  const company = 'company: { name: { ilike: "%a%" } }';
  const cases: readonly (readonly [key: string, given: string])[] = [
    ['apple-nojobtitle', `filter: { ${title} }`],
    ['apple-nojobtitle', `filter: { or: [{ not: { ${title} } }] }`],
    ['apple-nojobtitle', 'orderBy: [{ createdAt: AscNullsFirst }, { jobTitle: DescNullsLast }]'],
    ['apple-nocompany', `filter: { ${company} }`],
    ['apple-nocompany', `filter: { and: [{ ${company} }] }`],
    ['apple-nocompany', 'orderBy: [{ company: { name: AscNullsFirst } }]'],
  ];
  test.each(cases)('%s may not ask by what it may not read (%s) since 2.31, and hears no name', async (key, given) => {
    const query = `{ people(first: 1, ${given}) { totalCount } }`;
    expect(errorsOf(await ask(await playing('2.31'), query, { key }))).toEqual([denied]);
    expect(errorsOf(await ask(await playing('2.43'), query, { key }))).toEqual([denied]);
    expect(errorsOf(await ask(await playing('2.21'), query, { key }))).toEqual([]);
    expect(errorsOf(await ask(await playing('2.31'), query))).toEqual([]);
  });

  test('through a related object, by a field of it', async () => {
    const through =
      '{ opportunities(first: 1, filter: { pointOfContact: { jobTitle: { is: NULL } } }) { totalCount } }';
    expect(errorsOf(await ask(await playing('2.31'), through, { key: 'apple-nojobtitle' }))).toEqual([denied]);
  });

  test('without companies, people still show the id of theirs and may be asked by it', async () => {
    const crm = await playing('2.31');
    const key = 'apple-nocompany';
    const people = '{ people(first: 1, filter: { companyId: { is: NOT_NULL } }) { edges { node { companyId } } } }';
    expect(errorsOf(await ask(crm, people, { key }))).toEqual([]);
    expect(errorsOf(await ask(crm, '{ people(first: 1) { edges { node { company { id } } } } }', { key }))).toEqual([
      denied,
    ]);
    expect(errorsOf(await ask(crm, '{ companies { totalCount } }', { key }))).toEqual([denied]);
  });
});

test('searchVector takes no search since 2.31', async () => {
  const query = '{ people(filter: { searchVector: { search: "a" } }) { totalCount } }';
  const allowed = 'Allowed operators: eq, neq, is';
  const message = `Operator "search" is not valid for field "searchVector" of type TS_VECTOR - ${allowed}`;
  expect(errorsOf(await ask(await playing('2.31'), query))).toEqual([
    [message, 'BAD_USER_INPUT', 'INVALID_ARGS_FILTER'],
  ]);
  expect(errorsOf(await ask(await playing('2.21'), query))).toEqual([]);
});

test('2.43 loses no record to a cursor, where 2.21 and 2.31 do', async () => {
  const walked = async (dialect: DialectName): Promise<number> => {
    const crm = await playing(dialect);
    const ids = new Set<string>();
    for (let after = '', more = true; more; ) {
      const argument = after === '' ? '' : `after: "${after}"`;
      const { body } = await ask(
        crm,
        `{ people(first: 20 ${argument} orderBy: [{ jobTitle: AscNullsFirst }]) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`,
      );
      const { pageInfo, edges } = Object(body?.data)['people'];
      for (const { node } of edges) ids.add(node.id);
      [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    }
    return ids.size;
  };
  expect(await walked('2.43')).toBe(120);
  expect(await walked('2.31')).toBeLessThan(120);
  expect(await walked('2.21')).toBeLessThan(120);
});
