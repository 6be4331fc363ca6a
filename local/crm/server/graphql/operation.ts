import { GraphQLError, OperationTypeNode } from 'graphql';
import { json, text } from '../answer';
import { type GraphqlRequest, readGraphqlRequest, SeveralOperations } from './document';
import { documentError } from './validated';
import { assertParams, type Params, refused, RequestRefused } from './params';

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
