import { createEngine } from '../../../../local/crm/records/engine';
import type { Control } from '../../../../local/crm/server/faults/rule';
import type { RunningCrm } from '../../../../local/crm/server/serve';
import { ask, askMetadata, errorsOf, sendTo, tinyCrm } from './running';

let crm: RunningCrm;
beforeEach(async () => {
  crm = await tinyCrm();
});
afterEach(() => crm.close());

const COUNT = '{people(first:1){totalCount}}';
const total = async (): Promise<number> => Object((await ask(crm, COUNT)).body?.data).people.totalCount;
const ids = async (given = 'first:5'): Promise<readonly string[]> =>
  Object((await ask(crm, `{people(${given}){edges{node{id}}}}`)).body?.data).people.edges.map(
    (edge: { node: { id: string } }) => edge.node.id,
  );
const control = (given: Control): void => crm.control(given);

describe('the control endpoint', () => {
  const post = (body: string, secret = crm.controlSecret) =>
    sendTo(`${crm.url}/demo/control`, { method: 'POST', headers: { authorization: `Bearer ${secret}` }, body });

  test('needs the secret', async () => {
    expect((await post('{}', 'wrong')).status).toBe(401);
    expect((await post('{}', crm.keys['apple-admin'])).status).toBe(401);
    expect((await post('{}')).status).toBe(200);
  });

  test.each([
    ['{"rulez":[]}', 'Unrecognized key'],
    ['{"rules":[{"on":"any","fault":{"kind":"explode"}}]}', 'kind'],
    ['{"now":[{"kind":"revoke","key":"nobody"}]}', 'There is no key'],
    ['{"now":[{"kind":"view","view":"nope","set":{}}]}', 'There is no view'],
    ['nonsense', 'not valid JSON'],
  ])('answers %s with a sentence', async (body, part) => {
    const reply = await post(body);
    expect([reply.status, reply.text]).toEqual([400, expect.stringContaining(part)]);
  });

  test('counts requests, record roots and what was asked, and never a key', async () => {
    await ask(crm, '{people{totalCount} companies{totalCount}}');
    await askMetadata(crm, '{getViews{id}}');
    const reply = await post('{}');
    expect(reply.body).toMatchObject({
      requests: 2,
      recordRequests: 1,
      recordRoots: 2,
      log: [
        { method: 'POST', path: '/graphql', roots: ['people', 'companies'], status: 200 },
        { method: 'POST', path: '/metadata', roots: [], status: 200 },
      ],
    });
    expect(reply.text).not.toContain(crm.keys['apple-admin']?.slice(0, 20));
    expect((await post('{"reset":true}')).body).toMatchObject({ requests: 0, log: [] });
  });
});

test('what was changed is taken back when asked, and inserted records get the ids that were told', async () => {
  const [before, count] = [await ids(), await total()];
  const id = 'cccccccc-0000-4000-8000-000000000009';
  control({ now: [{ kind: 'insert', object: 'person', count: 2, ids: [id], at: 'first' }] });
  expect(await total()).toBe(count + 2);
  expect(await ids('first:100')).toContain(id);
  control({ restore: true });
  expect(await ids()).toEqual(before);
  expect(await total()).toBe(count);
});

test('a restored server has its whole rate limit', async () => {
  const limited = await tinyCrm({ windows: [{ tokens: 1, milliseconds: 60_000 }] });
  const refused = async () => JSON.stringify((await ask(limited, COUNT)).body).includes('Limit reached');
  expect([await refused(), await refused()]).toEqual([false, true]);
  limited.control({ restore: true });
  expect(await refused()).toBe(false);
  await limited.close();
});

describe('a rule', () => {
  test('lets requests through first, meets some, then rests', async () => {
    control({ rules: [{ on: 'records', skip: 1, times: 2, fault: { kind: 'answer', status: 503, body: 'busy' } }] });
    const statuses: number[] = [];
    for (let index = 0; index < 4; index++) statuses.push((await ask(crm, COUNT)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test('for records leaves metadata and introspection alone', async () => {
    control({ rules: [{ on: 'records', times: null, fault: { kind: 'html' } }] });
    expect((await askMetadata(crm, '{__typename}')).body).toBeDefined();
    expect((await ask(crm, '{__typename}')).body).toBeDefined();
    const reply = await ask(crm, COUNT);
    expect([reply.status, reply.type, reply.text.slice(0, 15)]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!DOCTYPE html>',
    ]);
    control({ clear: true });
    expect(await total()).toBe(80);
  });

  test('may delay an answer', async () => {
    control({ rules: [{ on: 'graphql', fault: { kind: 'delay', ms: 60 } }] });
    const started = performance.now();
    await total();
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  test.each([{ kind: 'cut', bytes: 10 } as const, { kind: 'drop' } as const])(
    'may break the connection: %p',
    async (fault) => {
      control({ rules: [{ on: 'any', fault }] });
      await expect(ask(crm, COUNT)).rejects.toThrow(/fetch failed|terminated|socket/i);
      expect(await total()).toBe(80);
    },
  );

  test('may stop the server from listening for a while', async () => {
    control({ rules: [{ on: 'any', fault: { kind: 'refuse', ms: 150 } }] });
    await expect(ask(crm, COUNT)).rejects.toThrow(/fetch failed|terminated|socket/i);
    await expect(ask(crm, COUNT)).rejects.toThrow(/fetch failed|terminated|socket/i);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await total()).toBe(80);
  });
});

describe('pages', () => {
  test('are capped, also differently from a certain request on', async () => {
    control({
      rules: [
        { on: 'records', times: 1, fault: { kind: 'pageCap', rows: 3 } },
        { on: 'records', skip: 1, times: null, fault: { kind: 'pageCap', rows: 2 } },
      ],
    });
    expect([(await ids()).length, (await ids()).length, (await ids('offset:0')).length]).toEqual([3, 2, 2]);
  });

  test('are repeated', async () => {
    control({ rules: [{ on: 'records', skip: 1, fault: { kind: 'repeatPage' } }] });
    const first = await ids('first:3');
    expect(await ids('first:3,offset:3')).toEqual(first);
    expect(await ids('first:3,offset:6')).not.toEqual(first);
  });

  test('are short and call themselves the last, with the true count', async () => {
    control({ rules: [{ on: 'records', fault: { kind: 'shortPage', rows: 2 } }] });
    const people = async () =>
      Object((await ask(crm, '{people(first:5){totalCount pageInfo{hasNextPage} edges{node{id}}}}')).body?.data).people;
    const [short, whole] = [await people(), await people()];
    expect(short).toEqual({ totalCount: 80, pageInfo: { hasNextPage: false }, edges: whole.edges.slice(0, 2) });
    expect(whole.pageInfo).toEqual({ hasNextPage: true });
  });

  test('come from the start when the cursor is ignored', async () => {
    const real = await tinyCrm({ createEngine });
    const page = async (given: string) =>
      Object((await ask(real, `{people(${given}){pageInfo{endCursor} edges{node{id}}}}`)).body?.data).people;
    const first = await page('first:3');
    const after = `first:3,after:"${first.pageInfo.endCursor}"`;
    const second = await page(after);
    real.control({ rules: [{ on: 'records', fault: { kind: 'ignoreCursor' } }] });
    expect(await page(after)).toEqual(first);
    expect(await page(after)).toEqual(second);
    expect(second).not.toEqual(first);
    await real.close();
  });

  test('come from the start when offset is ignored', async () => {
    const first = await ids('first:3');
    control({ rules: [{ on: 'records', fault: { kind: 'ignoreOffset' } }] });
    expect(await ids('first:3,offset:3')).toEqual(first);
  });
});

describe('changes', () => {
  test('are made before a certain record request', async () => {
    control({
      rules: [
        { on: 'records', skip: 2, fault: { kind: 'change', change: { kind: 'delete', object: 'person', count: 3 } } },
      ],
    });
    expect([await total(), await total(), await total(), await total()]).toEqual([80, 80, 77, 77]);
  });

  test('insert, edit, delete for good and reorder records', async () => {
    control({ now: [{ kind: 'insert', object: 'person', count: 4, at: 'last', set: { jobTitle: 'New' } }] });
    const jobs = Object(
      (await ask(crm, '{people(first:200){edges{node{id jobTitle position}}}}')).body?.data,
    ).people.edges.map((edge: { node: object }) => edge.node);
    expect(jobs.filter(({ jobTitle }: { jobTitle: string }) => jobTitle === 'New')).toHaveLength(4);
    expect(new Set(jobs.map(({ id }: { id: string }) => id)).size).toBe(84);
    const [{ id }] = jobs;
    control({ now: [{ kind: 'edit', object: 'person', ids: [id], set: { jobTitle: 'Changed' } }] });
    expect((await ask(crm, `{person(filter:{id:{eq:"${id}"}}){jobTitle}}`)).body?.data).toEqual({
      person: { jobTitle: 'Changed' },
    });
    control({ now: [{ kind: 'delete', object: 'person', ids: [id], hard: true }] });
    expect(await total()).toBe(83);
    control({ now: [{ kind: 'reorder', object: 'person' }] });
    const positions = Object((await ask(crm, '{people(first:2){edges{node{position}}}}')).body?.data).people.edges;
    expect(positions).toEqual([{ node: { position: -1 } }, { node: { position: -2 } }]);
  });

  const people = async (fields: string): Promise<readonly Record<string, unknown>[]> =>
    Object(
      (await ask(crm, `{people(first:200,orderBy:[{position:AscNullsFirst}]){edges{node{${fields}}}}}`)).body?.data,
    ).people.edges.map((edge: { node: Record<string, unknown> }) => edge.node);

  test('edit and delete one record in so many, by position', async () => {
    control({ now: [{ kind: 'edit', object: 'person', every: 20, set: { jobTitle: 'One in twenty' } }] });
    const titles = (await people('jobTitle')).map(({ jobTitle }) => jobTitle === 'One in twenty');
    expect(titles.flatMap((is, index) => (is ? [index] : []))).toEqual([0, 20, 40, 60]);
    const before = (await people('id')).map(({ id }) => id);
    control({ now: [{ kind: 'delete', object: 'person', every: 30, count: 2 }] });
    const after = (await people('id')).map(({ id }) => id);
    expect(before.filter((id) => !after.includes(id))).toEqual([before[0], before[30]]);
  });

  test('give an object more fields, whose values go round among its records', async () => {
    const fields = [
      { name: 'floor', type: 'NUMBER' as const, values: [1, 2, 3] },
      { name: 'desk', type: 'TEXT' as const, label: 'Desk no.', values: ['a', null] },
    ];
    control({ now: [{ kind: 'fields', object: 'person', fields }] });
    const filled = (await people('floor desk')).map(({ floor, desk }) => `${String(floor)} ${String(desk)}`);
    expect(new Set(filled)).toEqual(new Set(['1 a', '2 null', '3 a', '1 null', '2 a', '3 null']));
    const again: Control = { now: [{ kind: 'fields', object: 'person', fields: fields.slice(0, 1) }] };
    expect(() => crm.control(again)).toThrow('"person" has a field "floor" already.');
  });

  test('revoke a key and give it back', async () => {
    control({ now: [{ kind: 'revoke', key: 'apple-admin' }] });
    expect(errorsOf(await ask(crm, COUNT))[0]?.[0]).toBe('This API Key is revoked');
    control({ now: [{ kind: 'revoke', key: 'apple-admin', undo: true }] });
    expect(await total()).toBe(80);
  });

  test('forbid a field to a role, then an object', async () => {
    const query = '{people(first:1){edges{node{jobTitle}}}}';
    control({ now: [{ kind: 'forbid', role: 'admin', object: 'person', field: 'jobTitle' }] });
    expect(errorsOf(await ask(crm, query))[0]?.[0]).toContain('no permission to read field "jobTitle" on "person"');
    control({
      now: [
        { kind: 'forbid', role: 'admin', object: 'person', field: 'jobTitle', undo: true },
        { kind: 'forbid', role: 'admin', object: 'person' },
      ],
    });
    expect(errorsOf(await ask(crm, query))[0]?.[0]).toBe('Entity performing the request does not have permission');
  });

  test('give a view other columns and sorts', async () => {
    const set = { fields: [{ field: 'jobTitle', isVisible: true, position: 0 }], sorts: [] };
    control({ now: [{ kind: 'view', view: 'view-z', set }] });
    expect(
      (await askMetadata(crm, '{getView(id:"view-z"){viewFields{fieldMetadataId} viewSorts{direction}}}')).body?.data,
    ).toEqual({
      getView: { viewFields: [{ fieldMetadataId: 'field-person-jobTitle' }], viewSorts: [] },
    });
  });
});
