import { type Answer, json, text, UTF8_JSON } from '../answer';
import { membersOfJson } from '../members';

/** The parameters of a GraphQL request as they were sent: `query`, `variables`, `operationName`, `extensions`, and what should not be there. */
export type Params = Readonly<Record<string, unknown>>;

/** A request that is not run; the answer says why. */
export class RequestRefused extends Error {
  constructor(readonly answer: Answer) {
    super(answer.body);
  }
}

export const refused = (message: string, status: number): RequestRefused =>
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

const PARAMETERS = ['query', 'variables', 'operationName', 'extensions'];

/** @throws RequestRefused */
export function assertParams(params: Params): void {
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
