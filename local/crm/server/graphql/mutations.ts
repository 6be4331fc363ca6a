import { badInput, permissionDenied } from '../refusals';
import { readArguments } from './arguments';
import type { DirectContext, RecordRoot } from './schema/record-root';
import type { GraphqlRequest } from './document';

/** Most records that one `createPeople` takes. */
const MOST_CREATED = 200;

/**
 * A record mutation. The demo serves readers: what Twenty refuses is refused with its words, what it would accept is
 * refused too and says so. @throws Refusal
 */
export function mutate({ node }: RecordRoot, request: GraphqlRequest, { caller }: DirectContext): never {
  if (!caller.role.writes) throw permissionDenied();
  const { data } = readArguments(node, request.variables);
  if (Array.isArray(data) && data.length > MOST_CREATED) {
    const message = `Maximum number of records to upsert is ${MOST_CREATED}.`;
    throw badInput(message, 'TOO_MANY_RECORDS_TO_UPDATE', message);
  }
  throw badInput(
    'The demo CRM does not write records through the API.',
    'METHOD_NOT_SUPPORTED',
    'The demo is read-only.',
  );
}
