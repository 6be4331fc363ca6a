import { GraphQLError } from 'graphql';
import { type Answer, json, PLAIN_JSON, text, UTF8_JSON } from './answer';
import { keyOf } from './auth/keys';
import { parseBody, UnreadableBody } from './body';
import { clientConfig } from './client-config';
import { internalError, Refusal, wireError } from './errors';
import type { ActiveFaults } from './faults/active';
import { type GraphqlRequest, readGraphqlRequest } from './graphql/document';
import { answerBase, answerGraphql } from './graphql/handle';
import { documentError } from './graphql/validated';
import { answerMetadata } from './metadata/handle';
import { answerRest, restError } from './rest';
import type { Caller, CrmState } from './state';
import { membersOfJson } from './members';

/** A request after HTTP is dealt with. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const HEALTH = { status: 'ok', info: {}, error: {}, details: {} };

/** Finds the answer to a request. Never throws for anything a client can send. */
export async function answer(state: CrmState, incoming: Incoming, faults: ActiveFaults): Promise<Answer> {
  const { method, path } = incoming;
  if (method === 'OPTIONS') return text('', null, 204);
  if (path === '/graphql' || path === '/metadata') return answerEndpoint(state, incoming, faults);
  if (path === '/healthz' && method === 'GET') return json(HEALTH);
  if (path === '/client-config' && method === 'GET') return json(clientConfig(state.appVersion));
  const rest = method === 'GET' ? /^\/rest\/(\w+)$/.exec(path)?.[1] : undefined;
  if (rest !== undefined) return answerRestEndpoint(state, rest, incoming);
  return json({ message: `Cannot ${method} ${path}`, error: 'Not Found', statusCode: 404 }, UTF8_JSON, 404);
}

function answerRestEndpoint(state: CrmState, namePlural: string, incoming: Incoming): Answer {
  try {
    return answerRest(namePlural, incoming.query, callerOf(state, incoming), state.now());
  } catch (problem) {
    if (problem instanceof Refusal) return restError(problem);
    throw problem;
  }
}

async function answerEndpoint(state: CrmState, incoming: Incoming, faults: ActiveFaults): Promise<Answer> {
  try {
    const given = readGiven(incoming);
    const caller = callerOf(state, incoming);
    if ('answer' in given) return given.answer;
    const request = readGraphqlRequest(given.query, given.variables, given.operationName);
    return await dispatch(state, incoming, caller, request, faults);
  } catch (problem) {
    if (problem instanceof UnreadableBody) return text(problem.message, UTF8_JSON, 500);
    if (problem instanceof Refusal) return json({ errors: [wireError(problem)] }, PLAIN_JSON);
    // Fragments that use each other.
    if (problem instanceof RangeError) return json({ errors: [wireError(internalError(problem.message))] }, PLAIN_JSON);
    if (problem instanceof GraphQLError) return json({ errors: [documentError(problem)] });
    throw problem;
  }
}

function dispatch(
  state: CrmState,
  { method, path, headers }: Incoming,
  caller: Caller | null,
  request: GraphqlRequest,
  faults: ActiveFaults,
): Promise<Answer> {
  if (path === '/metadata') {
    const locale = headers['x-locale'];
    return answerMetadata(state, caller, request, typeof locale === 'string' ? locale : undefined);
  }
  // A GET is never read directly, so it sees no records, whoever asks.
  if (method === 'POST' && caller) return answerGraphql(state, caller, request, faults);
  return answerBase(caller, request);
}

/** @throws Refusal for a key that is no good; null when there is none */
function callerOf(state: CrmState, { headers }: Incoming): Caller | null {
  const header = headers['authorization'];
  const ids = new Set(state.tenants.keys());
  const key = keyOf(typeof header === 'string' ? header : undefined, state.ring, ids, state.now());
  if (!key) return null;
  const [tenant, role] = [state.tenants.get(key.workspaceId), state.roles.get(key.role)];
  if (!tenant) throw new Error(`The key ${key.name} belongs to no workspace.`);
  if (!role) throw new Refusal('API key has no role assigned', 'INTERNAL_SERVER_ERROR');
  return { key, role, tenant };
}

type Given =
  | { readonly answer: Answer }
  | { readonly query: string; readonly variables: unknown; readonly operationName: unknown };

const NO_QUERY: Given = { answer: json({ errors: [{ message: 'Must provide query string.' }] }) };

/** The parameters of a GraphQL request, from the body or, by GET, from the address. @throws UnreadableBody */
function readGiven({ method, query, headers, body }: Incoming): Given {
  if (method === 'GET') {
    const variables: unknown = JSON.parse(query.get('variables') ?? '{}');
    return withQuery(query.get('query'), variables, query.get('operationName'));
  }
  if (method !== 'POST') return { answer: text('', null, 405) };
  const type = String(headers['content-type'] ?? '')
    .split(';')[0]
    ?.trim();
  if (type !== 'application/json' && type !== 'application/graphql-response+json')
    return { answer: text('', null, 415) };
  const parsed = parseBody(body);
  if (Array.isArray(parsed))
    return { answer: json({ errors: [{ message: 'Batching is not supported.' }] }, UTF8_JSON, 400) };
  const { query: document, variables, operationName } = membersOfJson(parsed);
  return withQuery(document, variables, operationName);
}

function withQuery(query: unknown, variables: unknown, operationName: unknown): Given {
  return typeof query === 'string' && query !== '' ? { query, variables, operationName } : NO_QUERY;
}
