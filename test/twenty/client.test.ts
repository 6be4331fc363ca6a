import type { HttpResponse } from '../../src/ports/http';
import { type ClientOptions, createClient } from '../../src/twenty/client';
import type { TwentyRequest } from '../../src/twenty/wire/transport';
import { createPace } from '../../src/twenty/wire/pace';
import { fakeStore } from '../fakes/store';
import clientConfig from '../fixtures/twenty/wire/client-config.json';
import countAnswer from '../fixtures/twenty/wire/count.json';
import members from '../fixtures/twenty/wire/members.json';
import objects from '../fixtures/twenty/wire/objects.json';
import pageAnswer from '../fixtures/twenty/wire/page.json';
import refusals from '../fixtures/twenty/wire/refusals.json';
import unknownView from '../fixtures/twenty/wire/unknown-view.json';
import views from '../fixtures/twenty/wire/views.json';
import workspace from '../fixtures/twenty/wire/workspace.json';
import { NEWER, object } from './model-builders';
import { serverTypes } from './server-types';
import { fakeClock, fakeHttp, fakeTransport, json } from './wire';

const person = { ...object('person'), namePlural: 'people', labelPlural: 'People' };
const PAGE = { filter: {}, orderBy: [], selections: ['name { firstName }'], first: 1, offset: 0 };
const REFUSED = json(refusals['rate/first-refused'].response);

function clientFor(answer: (request: TwentyRequest, index: number) => HttpResponse, over: Partial<ClientOptions> = {}) {
  const transport = fakeTransport(answer);
  const clock = fakeClock();
  const http = fakeHttp(json(clientConfig));
  const store = fakeStore();
  const pace = createPace(store, clock, 'https://crm.example.com#w');
  const client = createClient({ transport, http, address: 'https://crm.example.com', clock, pace, ...over });
  return { client, transport, clock, http, store };
}

const DIALECT = { data: serverTypes({ lacking: ['ViewType.LIST', 'View.universalIdentifier'] }) };

describe('who answers', () => {
  it('is asked without the key first, then what it speaks', () => {
    const { client, transport, http } = clientFor(() => json(DIALECT));
    expect(client.detectDialect()).toMatchObject({
      appVersion: null,
      viewTypes: ['TABLE', 'KANBAN', 'CALENDAR'],
      ascendingNulls: 'first',
    });
    expect(http.batches).toStrictEqual([
      [{ url: 'https://crm.example.com/client-config', method: 'get', headers: { Accept: 'application/json' } }],
    ]);
    expect(transport.batches.map(([request]) => request?.path)).toStrictEqual(['/metadata']);
  });

  it.each([
    ['a web page', { status: 200, headers: {}, body: '<html>' }],
    ['other JSON', json({ hello: 'world' })],
    ['a page that is not there', json({ statusCode: 404 }, { status: 404 })],
  ])('%s never sees the key', (_, answer) => {
    const { client, transport } = clientFor(() => json(DIALECT), { http: fakeHttp(answer) });
    expect(() => client.detectDialect()).toThrow(
      expect.objectContaining({ kind: 'not-twenty', details: { host: 'crm.example.com' } }),
    );
    expect(transport.batches).toHaveLength(0);
  });

  describe('and what is asked next', () => {
    const viewOf = ({ query }: TwentyRequest) => /query OneView/.test(query.document);
    const isObjects = ({ query }: TwentyRequest) => query.document.includes('objects(');
    const answering = (over: (request: TwentyRequest, index: number) => HttpResponse | null = () => null) =>
      clientFor(
        (request, index) => {
          const other = over(request, index);
          if (other) return other;
          if (viewOf(request)) return json({ data: { getView: views.data.getViews[0] } });
          return isObjects(request) ? pageWith('', false) : json(DIALECT);
        },
        { http: fakeHttp(json(clientConfig), json(clientConfig)) },
      );

    it('comes with it, in one go', () => {
      const { client, transport } = answering();
      const dialect = client.detectDialect();
      client.detectDialect({ dialect, viewId: 'v' });
      expect(transport.batches.map(({ length }) => length)).toStrictEqual([1, 3]);
      expect(client.view('v', dialect).id).toBe(views.data.getViews[0]?.id);
      expect(client.objects(dialect).objects).not.toHaveLength(0);
      expect(transport.batches).toHaveLength(2);
      // Each answer is for one question: later ones are asked anew.
      client.objects(dialect);
      expect(transport.batches.map(({ length }) => length)).toStrictEqual([1, 3, 1]);
    });

    it('is asked anew where the server speaks otherwise by now', () => {
      const { client, transport } = answering();
      const found = client.detectDialect({ dialect: { ...NEWER, lacks: ['View.isActive'] }, viewId: 'v' });
      expect(transport.batches.map(({ length }) => length)).toStrictEqual([3]);
      client.view('v', found);
      expect(transport.batches.at(-1)?.map(viewOf)).toStrictEqual([true]);
    });

    it('is told where it fails, by whoever asks for it', () => {
      const refused = { status: 503, headers: {}, body: '' };
      const { client } = answering((request) =>
        viewOf(request) ? json(unknownView) : isObjects(request) ? refused : null,
      );
      const dialect = client.detectDialect({ dialect: NEWER, viewId: 'v' });
      expect(() => client.view('v', NEWER)).toThrow(expect.objectContaining({ kind: 'view-unknown' }));
      expect(() => client.objects(dialect)).toThrow(expect.objectContaining({ kind: 'gateway-failed' }));
    });

    it('is waited for where it is refused', () => {
      const limit = { status: 429, headers: { 'retry-after': '3' }, body: '' };
      const { client, clock } = answering((request, index) => (isObjects(request) && index < 2 ? limit : null));
      client.detectDialect({ dialect: NEWER, viewId: null });
      expect(client.objects(NEWER).objects).not.toHaveLength(0);
      expect(clock.slept).toStrictEqual([3_000]);
    });

    it('holds no view where views are records', () => {
      const { client, transport } = answering();
      client.detectDialect({ dialect: { ...NEWER, viewsFrom: 'records' }, viewId: 'v' });
      expect(transport.batches[0]?.map(viewOf)).toStrictEqual([false, false]);
    });
  });

  it('may be busy', () => {
    const http = fakeHttp({ status: 503, headers: {}, body: '' });
    expect(() => clientFor(() => json(DIALECT), { http }).client.detectDialect()).toThrow(
      expect.objectContaining({ kind: 'gateway-failed' }),
    );
  });
});

describe('the workspace', () => {
  it('has a name and an address for people', () => {
    expect(clientFor(() => json(workspace)).client.workspace()).toStrictEqual({
      id: '20202020-1c25-4d02-bf25-6aeccf7ea419',
      displayName: 'Apple',
      webAddress: 'http://127.0.0.1:3001',
    });
  });

  it('that says no address is at that of its API', () => {
    const answer = json({ data: { currentWorkspace: { id: 'w', displayName: null } } });
    expect(clientFor(() => answer).client.workspace()).toStrictEqual({
      id: 'w',
      displayName: '',
      webAddress: 'https://crm.example.com',
    });
  });
});

const pageWith = (endCursor: string, hasNextPage: boolean): HttpResponse =>
  json({ data: { objects: { ...objects.data.objects, pageInfo: { hasNextPage, endCursor } } } });

describe('the catalogue of objects', () => {
  it('is read page by page, from cursor to cursor', () => {
    const { client, transport } = clientFor((_, index) => pageWith(`c${index}`, index < 2));
    expect(client.objects(NEWER).objects).toHaveLength(3 * objects.data.objects.edges.length);
    expect(transport.batches.map(([request]) => request?.query.variables['after'])).toStrictEqual([
      undefined,
      'c0',
      'c1',
    ]);
  });

  it('that does not move is an error, not an endless loop', () => {
    const { client, transport } = clientFor(() => pageWith('same', true));
    expect(() => client.objects(NEWER)).toThrow(expect.objectContaining({ kind: 'answer-unreadable' }));
    expect(transport.batches).toHaveLength(2);
  });
});

describe('views', () => {
  it('are listed', () => {
    const listed = clientFor(() => json(views)).client.views(null, NEWER);
    expect(listed.map(({ name }) => name)).toContain('T Engineers');
  });

  it('may be unknown', () => {
    expect(() => clientFor(() => json(unknownView)).client.view('x', NEWER)).toThrow(
      expect.objectContaining({ kind: 'view-unknown' }),
    );
  });
});

const pageOf = (edges: readonly unknown[], hasNextPage: boolean): HttpResponse =>
  json({ data: { workspaceMembers: { totalCount: 2, pageInfo: { hasNextPage }, edges } } });

describe('members', () => {
  const [first, second] = members.data.workspaceMembers.edges;

  it('are named, with their zone where they have one', () => {
    const paris = { ...second, node: { ...second?.node, timeZone: 'Europe/Paris', name: {} } };
    const { client, transport } = clientFor((_, index) => pageOf([index === 0 ? first : paris], index === 0));
    expect(client.members()).toStrictEqual([
      { id: '20202020-0687-4c41-b707-ed1bfca972a7', name: 'Tim Apple', email: 'tim@apple.dev', timeZone: null },
      {
        id: '20202020-1111-4a01-8001-000000000003',
        name: 'scott.forstall@apple.dev',
        email: 'scott.forstall@apple.dev',
        timeZone: 'Europe/Paris',
      },
    ]);
    expect(transport.batches.map(([request]) => request?.query.variables['offset'])).toStrictEqual([0, 1]);
  });

  it('that never end are an error', () => {
    expect(() => clientFor(() => pageOf([], true)).client.members()).toThrow(
      expect.objectContaining({ kind: 'answer-unreadable' }),
    );
  });
});

describe('a list that never ends', () => {
  const FOREVER = 60;

  it('of members, each of them new, is asked for so many pages and no more', () => {
    const edge = (id: number) => ({ node: { id: `m${id}`, name: {}, userEmail: '' } });
    const { client, transport } = clientFor((_, index) => pageOf([edge(index)], true));
    expect(() => client.members()).toThrow(expect.objectContaining({ kind: 'answer-unreadable' }));
    expect(transport.batches.length).toBeLessThan(FOREVER);
  });

  it('of objects, with ever new cursors, as well', () => {
    const { client, transport } = clientFor((_, index) =>
      json({ data: { objects: { pageInfo: { hasNextPage: true, endCursor: `c${index}` }, edges: [] } } }),
    );
    expect(() => client.objects(NEWER)).toThrow(expect.objectContaining({ kind: 'answer-unreadable' }));
    expect(transport.batches.length).toBeLessThan(FOREVER);
  });

  it('of refusals that are over at once, as well', () => {
    const limit = (index: number) => ({
      errors: [
        {
          message: '',
          extensions: { code: 'RATE_LIMITED', limit: 1e6 - index, windowSeconds: 0.001, retryAfterMs: 0.01 },
        },
      ],
    });
    const records = clientFor((_, index) => json(limit(index)));
    expect(() => records.client.count(person, {}, { patient: true })).toThrow(
      expect.objectContaining({ kind: 'rate-limited' }),
    );
    expect(records.transport.batches.length).toBeLessThan(FOREVER);
    const gateway = clientFor(() => ({ status: 429, headers: { 'retry-after': '0.001' }, body: '' }));
    expect(() => gateway.client.workspace()).toThrow(expect.objectContaining({ kind: 'rate-limited' }));
    expect(gateway.transport.batches.length).toBeLessThan(FOREVER);
  });

  it('has no page with more than was asked for', () => {
    const edges = Array.from({ length: 5 }, (_, id) => ({ node: { id: `r${id}` } }));
    const answer = json({
      data: { people: { totalCount: 9, pageInfo: { hasNextPage: true, endCursor: 'c' }, edges } },
    });
    const { client } = clientFor(() => answer);
    const unreadable = expect.objectContaining({ kind: 'answer-unreadable' });
    expect(() => client.pages(person, [{ ...PAGE, first: 4 }])).toThrow(unreadable);
    expect(() => client.walk(person, { filter: {}, selections: [], first: 4, after: null })).toThrow(unreadable);
    expect(client.pages(person, [{ ...PAGE, first: 5 }])).toHaveLength(1);
  });

  it('has no cursor that a saved job could not hold', () => {
    const pageInfo = { hasNextPage: true, endCursor: 'c'.repeat(2_001) };
    const { client } = clientFor(() => json({ data: { people: { totalCount: 9, pageInfo, edges: [] } } }));
    expect(() => client.walk(person, { filter: {}, selections: [], first: 4, after: null })).toThrow(
      expect.objectContaining({ kind: 'answer-unreadable' }),
    );
  });
});

const pageFrom = (offset: unknown): HttpResponse =>
  json({
    data: {
      people: { totalCount: 9, pageInfo: { hasNextPage: true }, edges: [{ node: { id: `r${String(offset)}` } }] },
    },
  });

describe('records', () => {
  it('are counted', () => {
    const { client, transport } = clientFor(() => json(countAnswer));
    expect(client.count(person, { name: { eq: 'x' } })).toBe(1200);
    expect(transport.batches[0]?.[0]).toMatchObject({ path: '/graphql', query: { variables: { first: 0 } } });
  });

  it('of several pages are asked in one batch and come in order', () => {
    const { client, transport } = clientFor(({ query }) => pageFrom(query.variables['offset']));
    const pages = client.pages(
      person,
      [0, 1, 2].map((offset) => ({ ...PAGE, offset })),
    );
    expect(pages.map(({ records }) => records[0]?.['id'])).toStrictEqual(['r0', 'r1', 'r2']);
    expect(transport.batches.map((batch) => batch.length)).toStrictEqual([3]);
  });

  it('cost requests, metadata does not', () => {
    const { client } = clientFor(({ path }) => json(path === '/graphql' ? pageAnswer : views));
    expect(client.requests()).toBe(0);
    client.views(null, NEWER);
    client.count(person, {});
    client.pages(person, [PAGE, PAGE]);
    expect(client.requests()).toBe(3);
  });

  it('that the role may not read name their object', () => {
    const refused = json(refusals['permissions/apple-nothing-people'].response);
    expect(() => clientFor(() => refused).client.count(person, {})).toThrow(
      expect.objectContaining({ kind: 'object-forbidden', details: { object: 'People' } }),
    );
  });
});

/** As the recorded refusal, with another limit. */
const limitOf = (limit: number, windowMs = 60_000): HttpResponse =>
  json({ data: { people: null }, errors: [{ message: `Limit reached (${limit} tokens per ${windowMs} ms)` }] });
const offsetsOf = (batches: readonly (readonly TwentyRequest[])[]): unknown[][] =>
  batches.map((batch) => batch.map(({ query }) => query.variables['offset']));
const FOUR = [0, 1, 2, 3].map((offset) => ({ ...PAGE, offset }));

describe('the rate limit', () => {
  it('is waited for when the wait is brief, at four fifths of the pace', () => {
    const { client, clock, transport } = clientFor((_, index) => (index === 0 ? REFUSED : json(countAnswer)));
    expect(client.count(person, {})).toBe(1200);
    expect(clock.slept).toStrictEqual([750]);
    expect(transport.batches).toHaveLength(2);
    expect(client.requests()).toBe(2);
  });

  it('is passed on, with the time until the next request may go, when the wait is long', () => {
    const { client, clock } = clientFor(() => limitOf(5));
    const details = { limit: 5, windowMs: 60_000, retryAfterMs: 15_000 };
    expect(() => client.count(person, {})).toThrow(expect.objectContaining({ kind: 'rate-limited', details }));
    expect(clock.slept).toStrictEqual([]);
  });

  it('is passed on when it goes on refusing', () => {
    const { client, clock } = clientFor(() => REFUSED);
    expect(() => client.count(person, {})).toThrow(expect.objectContaining({ kind: 'rate-limited' }));
    expect(clock.slept).toStrictEqual([750, 750]);
  });

  it('loses no page that came before the one that it refused', () => {
    const { client, transport } = clientFor(({ query }, index) =>
      index >= 2 ? REFUSED : pageFrom(query.variables['offset']),
    );
    expect(client.pages(person, FOUR).map(({ records }) => records[0]?.['id'])).toStrictEqual(['r0', 'r1']);
    expect(offsetsOf(transport.batches)).toStrictEqual([[0, 1, 2, 3]]);
  });

  it('makes no difference for a page that came after one that it refused', () => {
    const { client, transport } = clientFor(({ query }, index) =>
      index === 1 ? REFUSED : pageFrom(query.variables['offset']),
    );
    expect(client.pages(person, FOUR)).toHaveLength(1);
    expect(client.pages(person, FOUR.slice(1)).map(({ records }) => records[0]?.['id'])).toStrictEqual(['r1']);
    expect(offsetsOf(transport.batches)).toStrictEqual([[0, 1, 2, 3], [1]]);
  });

  it('of fewer than four at once lets fewer go, never four', () => {
    const { client, clock, transport } = clientFor(({ query }, index) =>
      index < 4 ? limitOf(3) : pageFrom(query.variables['offset']),
    );
    expect(() => client.pages(person, FOUR)).toThrow(expect.objectContaining({ kind: 'rate-limited' }));
    clock.sleep(600_000);
    expect(client.pages(person, FOUR)).toHaveLength(2);
    clock.sleep(25_000);
    expect(client.pages(person, FOUR.slice(2))).toHaveLength(1);
    expect(offsetsOf(transport.batches)).toStrictEqual([[0, 1, 2, 3], [0, 1], [2]]);
  });

  it('is waited for about a minute where somebody asks once, or would lose what was asked before', () => {
    const { client, clock } = clientFor((_, index) =>
      index === 0 ? limitOf(2) : pageOf([members.data.workspaceMembers.edges[0]], false),
    );
    expect(client.members()).toHaveLength(1);
    expect(clock.slept).toStrictEqual([37_500]);
    const counting = clientFor((_, index) => (index === 0 ? limitOf(2) : json(countAnswer)));
    expect(counting.client.count(person, {}, { patient: true })).toBe(1200);
    expect(counting.clock.slept).toStrictEqual([37_500]);
  });

  it('that a gateway has for everything is waited for too, and teaches nothing', () => {
    const gateway = { status: 429, headers: { 'retry-after': '30' }, body: 'slow down' };
    const { client, clock, store } = clientFor((_, index) => (index === 0 ? gateway : json(views)));
    expect(client.views(null, NEWER)).not.toHaveLength(0);
    expect(clock.slept).toStrictEqual([30_000]);
    const counting = clientFor(() => gateway);
    expect(() => counting.client.count(person, {})).toThrow(
      expect.objectContaining({ kind: 'rate-limited', details: { retryAfterMs: 30_000 } }),
    );
    expect([store, counting.store].flatMap((each) => each.keys(''))).toStrictEqual([]);
  });

  it('that a gateway has for the very first question is waited for', () => {
    const http = fakeHttp({ status: 429, headers: { 'retry-after': '3' }, body: '' }, json(clientConfig));
    const { client, clock } = clientFor(() => json(DIALECT), { http });
    expect(client.detectDialect().viewsFrom).toBe('getViews');
    expect(clock.slept).toStrictEqual([3_000]);
  });
});
