import { type Answer, json, PLAIN_JSON, text, UTF8_JSON } from '../answer';
import { keyOf } from '../auth/keys';
import { parseBody, UnreadableBody } from '../body';
import { clientConfig } from '../client-config';
import { Refusal, wireError } from '../errors';
import { internalError } from '../refusals';
import type { ActiveFaults } from '../faults/active';
import { answerBase, answerRecords } from '../graphql/handle';
import { paramsOfAddress, paramsOfBody, RequestRefused } from '../graphql/params';
import { directRequest, usualRequest } from '../graphql/operation';
import { answerMetadata } from '../metadata/handle';
import { answerRest, restError } from '../rest';
import type { Incoming } from '../body';
import type { Caller, CrmState } from '../state';

const HEALTH = { status: 'ok', info: {}, error: {}, details: {} };

/** Finds the answer to a request. Never throws for anything a client can send. */
export async function answer(state: CrmState, incoming: Incoming, faults: ActiveFaults): Promise<Answer> {
  const { method, path } = incoming;
  if (method === 'OPTIONS') return text('', null, 204);
  const given = readGiven(incoming);
  if (given instanceof UnreadableBody) return given.answer();
  if (path === '/graphql' || path === '/metadata') return answerEndpoint(state, incoming, given, faults);
  if (path === '/healthz' && method === 'GET') return json(HEALTH);
  if (path === '/client-config' && method === 'GET')
    return json(clientConfig(state.appVersion, state.dialect.clientConfig));
  const rest = method === 'GET' ? /^\/rest\/(\w+)$/.exec(path)?.[1] : undefined;
  if (rest !== undefined) return answerRestEndpoint(state, rest, incoming);
  return json({ message: `Cannot ${method} ${path}`, error: 'Not Found', statusCode: 404 }, UTF8_JSON, 404);
}

/** What the body says, for every path alike: undefined where it is no JSON by its type. */
function readGiven({ method, headers, body }: Incoming): unknown {
  if (method === 'GET') return undefined;
  try {
    return parseBody(body, String(headers['content-type'] ?? ''));
  } catch (problem) {
    if (problem instanceof UnreadableBody) return problem;
    throw problem;
  }
}

function answerRestEndpoint(state: CrmState, namePlural: string, incoming: Incoming): Answer {
  try {
    return answerRest(namePlural, incoming.query, callerOf(state, incoming), state.now());
  } catch (problem) {
    if (problem instanceof Refusal) return restError(problem);
    throw problem;
  }
}

async function answerEndpoint(
  state: CrmState,
  incoming: Incoming,
  body: unknown,
  faults: ActiveFaults,
): Promise<Answer> {
  const { method, path, headers } = incoming;
  try {
    const caller = callerOf(state, incoming);
    if (method !== 'GET' && method !== 'POST') return text('', null, 405);
    const params = method === 'GET' ? paramsOfAddress(incoming.query) : paramsOfBody(body);
    // A GET is never read directly, so it sees no records, whoever asks.
    const direct = method === 'POST' && path === '/graphql' && caller ? directRequest(params) : undefined;
    const records = caller && direct && answerRecords(state, caller, direct, faults);
    if (records) return records;
    const request = usualRequest(params, method);
    if (path === '/graphql') return await answerBase(caller, request);
    const locale = headers['x-locale'];
    return await answerMetadata(state, caller, request, typeof locale === 'string' ? locale : undefined);
  } catch (problem) {
    if (problem instanceof RequestRefused) return problem.answer;
    if (problem instanceof Refusal) return json({ errors: [wireError(problem)] }, PLAIN_JSON);
    // Fragments that use each other.
    if (problem instanceof RangeError) return json({ errors: [wireError(internalError(problem.message))] }, PLAIN_JSON);
    throw problem;
  }
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
