import {
  execute,
  GraphQLError,
  type GraphQLSchema,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
} from 'graphql';
import { type Answer, json } from '../answer';
import { Refusal, type WireError, wireError } from '../errors';
import type { GraphqlRequest } from './document';

export interface ValidatedOptions {
  /** Refused before anything runs, or undefined. */
  readonly refuse?: (request: GraphqlRequest) => Refusal | undefined;
  /** Anonymous callers may not look at the schema in production. */
  readonly introspection: boolean;
}

/** The GraphQL server's usual way: validate against the schema, then execute. */
export async function executeValidated(
  schema: GraphQLSchema,
  rootValue: unknown,
  contextValue: unknown,
  request: GraphqlRequest,
  options: ValidatedOptions,
): Promise<Answer> {
  const rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const invalid = validate(schema, request.document, rules);
  if (invalid.length > 0) return json({ errors: invalid.map(documentError) });
  const refusal = options.refuse?.(request);
  if (refusal) return json({ errors: [wireError(refusal)] });
  const { document, variables } = request;
  const operationName = request.operationName ?? null;
  const result = await execute({ schema, document, rootValue, contextValue, variableValues: variables, operationName });
  const errors = result.errors?.map(executionError);
  // Variables that do not fit are found before anything runs: then there is no data at all.
  return json({ ...(errors ? { errors } : {}), ...(result.data === undefined ? {} : { data: result.data }) });
}

/** Errors of the document itself carry places and no codes. */
export function documentError(error: GraphQLError): WireError {
  const { message, locations } = error;
  return { message, ...(locations ? { locations: locations.map(({ line, column }) => ({ line, column })) } : {}) };
}

/** @throws the cause, when it is none that belongs to one field */
function executionError(error: GraphQLError): WireError {
  const cause = error.originalError;
  if (!cause) return documentError(error);
  if (cause instanceof Refusal) return wireError(cause);
  if (cause instanceof GraphQLError) return documentError(cause);
  if (cause.constructor !== Error && cause.constructor !== TypeError) throw cause;
  const { message } = error;
  return wireError({ message, code: 'INTERNAL_SERVER_ERROR', userFriendlyMessage: 'An error occurred.' });
}
