import { GraphQLError, OperationTypeNode } from 'graphql';
import { type Answer, json, text, UTF8_JSON } from '../answer';
import { membersOfJson } from '../members';
import { type GraphqlRequest, readGraphqlRequest, SeveralOperations } from './document';
import { documentError } from './validated';

/** The parameters of a GraphQL request as they were sent: `query`, `variables`, `operationName`, `extensions`, and what should not be there. */
export type Params = Readonly<Record<string, unknown>>;

/** A request that is not run; the answer says why. */
export class RequestRefused extends Error {
  constructor(readonly answer: Answer) {
    super(answer.body);
  }
}

const refused = (message: string, status: number): RequestRefused =>
  new RequestRefused(json({ errors: [{ message }] }, UTF8_JSON, status));

/** A GET has its parameters in the address. @throws RequestRefused for variables that are no JSON */
export function paramsOfAddress(address: URLSearchParams): Params {
  const given = Object.fromEntries(PARAMETERS.map((name) => [name, address.get(name) || undefined]));
  try {
    return { ...given, variables: parsed(given['variables']), extensions: parsed(given['extensions']) };
  } catch (problem) {
    throw refused(problem instanceof Error ? problem.message : String(problem), 500);
  }
}

const parsed = (value: string | undefined): unknown => (value === undefined ? undefined : JSON.parse(value));

/** `body` is what was read of it; undefined when it is no JSON by its type. @throws RequestRefused */
export function paramsOfBody(body: unknown): Params {
  if (body === undefined) throw new RequestRefused(text('', null, 415));
  if (Array.isArray(body)) throw refused('Batching is not supported.', 400);
  return membersOfJson(body);
}

/**
 * The request as those see it who read records directly, before the usual way has looked at it: they heed the query and its name alone, and
 * what they cannot read they leave to the usual way. @throws RequestRefused for a query of several operations without a name: nobody
 * catches that error, so its text is the answer
 */
export function directRequest(params: Params): GraphqlRequest | undefined {
  const request = attempt(params);
  if (request instanceof SeveralOperations) {
    const message = 'GraphQLError: Must provide operation name when document contains multiple operations.';
    throw new RequestRefused(text(message, 'text/plain;charset=UTF-8', 500));
  }
  return request instanceof Error ? undefined : request;
}

/** The request as the GraphQL server checks it: first its parameters, then its document, then which operation is meant. @throws RequestRefused */
export function usualRequest(params: Params, method: string): GraphqlRequest {
  assertParams(params);
  const request = attempt(params);
  if (request instanceof GraphQLError) throw new RequestRefused(json({ errors: [documentError(request)] }));
  if (request instanceof Error) throw refused('Could not determine what operation to execute.', 400);
  if (method === 'GET' && request.operation.operation === OperationTypeNode.MUTATION) {
    const { answer } = refused('Can only perform a mutation operation from a POST request.', 405);
    throw new RequestRefused({ ...answer, headers: { allow: 'POST' } });
  }
  return request;
}

function attempt({ query, variables, operationName }: Params): GraphqlRequest | Error {
  try {
    if (typeof query !== 'string') return new Error('no text');
    return readGraphqlRequest(query, variables, operationName);
  } catch (problem) {
    if (problem instanceof Error) return problem;
    throw problem;
  }
}

const PARAMETERS = ['query', 'variables', 'operationName', 'extensions'];

/** @throws RequestRefused */
function assertParams(params: Params): void {
  const unexpected = Object.keys(params).find((name) => !PARAMETERS.includes(name) && (params[name] ?? null) !== null);
  if (unexpected !== undefined) throw refused(`Unexpected parameter "${unexpected}" in the request body.`, 400);
  if ((params['query'] ?? null) === null) throw refused('Must provide query string.', 200);
  if (typeof params['query'] !== 'string')
    throw refused(`Expected "query" param to be a string, but given ${kindOf(params['query'])}.`, 400);
  for (const name of ['variables', 'extensions']) {
    const kind = kindOf(params[name] ?? null);
    if (kind !== 'object' && kind !== 'null')
      throw refused(`Expected "${name}" param to be empty or an object, but given ${kind}.`, 400);
  }
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
