import { ClientError } from 'graphql-request';
import type { RunningCrm } from '../../local/crm/server/serve';
import type { HttpRequest, HttpResponse } from '../../src/ports/http';
import { createTransport, type TwentyRequest } from '../../src/twenty/wire/transport';
import { isRecord, parseJson } from '../../src/wire';
import { closedAfterAll } from '../closing';
import { tinyCrm } from '../local/crm/server/running';
import { plainClient } from '../plain-client';

/** Our transport and graphql-request, a client that everybody knows, ask the demo the same: both are told the same. */

let crm: RunningCrm;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await tinyCrm();
  later(() => crm.close());
});

interface Told {
  readonly status: number;
  readonly data: unknown;
  readonly errors: unknown;
}

/** The demo answers on this thread: what the transport would send is caught, sent, and given to it when it sends again. */
async function byTransport({ path, query }: TwentyRequest, key: string): Promise<Told & { readonly body: string }> {
  const sent: HttpRequest[] = [];
  let response: HttpResponse | undefined;
  const send = (requests: readonly HttpRequest[]): readonly HttpResponse[] => {
    sent.push(...requests);
    return response ? [response] : [];
  };
  const ask = () => {
    const transport = createTransport({ http: { send }, address: crm.url, key: crm.keys[key] ?? key, locale: null });
    const pending = transport.queue({ path, query });
    transport.flush();
    return pending;
  };
  ask();
  const { url = '', headers = {}, body = '' } = sent[0] ?? {};
  const answer = await fetch(url, { method: 'POST', headers: { ...headers }, body });
  const text = await answer.text();
  response = { status: answer.status, headers: Object.fromEntries(answer.headers), body: text };
  const { result } = ask().answer();
  const said = result ?? parseJson(text);
  return { status: answer.status, body, ...(isRecord(said) ? part(said) : part({})) };
}

const part = ({ data, errors }: { readonly data?: unknown; readonly errors?: unknown }) => ({ data, errors });

async function byGraphqlRequest({ path, query }: TwentyRequest, key: string): Promise<Told> {
  try {
    const { status, ...told } = await plainClient(crm, { path, key }).rawRequest(query.document, query.variables);
    return { status, ...part(told) };
  } catch (thrown) {
    if (!(thrown instanceof ClientError)) throw thrown;
    return { status: thrown.response.status, ...part(thrown.response) };
  }
}

const PEOPLE =
  'query Q($first: Int, $filter: PersonFilterInput) { people(first: $first, filter: $filter) { totalCount edges { node { id jobTitle } } } }';

test.each<[string, TwentyRequest, string, (told: Told) => unknown]>([
  [
    'records, by variables',
    {
      path: '/graphql',
      query: { document: PEOPLE, variables: { first: 3, filter: { jobTitle: { eq: 'Engineer' } } } },
    },
    'apple-admin',
    ({ data }) => Object(data).people.edges.length === 3,
  ],
  [
    'metadata',
    { path: '/metadata', query: { document: '{ currentWorkspace { id displayName } }', variables: {} } },
    'apple-admin',
    ({ data, errors }) => Object(data).currentWorkspace !== null && errors === undefined,
  ],
  [
    'an object that nobody knows',
    { path: '/graphql', query: { document: '{ shoes { totalCount } }', variables: {} } },
    'apple-admin',
    ({ errors }) => Array.isArray(errors) && errors.length > 0,
  ],
  [
    'a key that is none',
    { path: '/graphql', query: { document: PEOPLE, variables: {} } },
    'no-key',
    ({ errors }) => Array.isArray(errors) && errors.length > 0,
  ],
])('%s', async (_, request, key, isRight) => {
  const { body, ...ours } = await byTransport(request, key);
  expect(ours).toEqual(await byGraphqlRequest(request, key));
  expect(isRight(ours)).toBe(true);
  expect(parseJson(body)).toEqual({ query: request.query.document, variables: request.query.variables });
});
