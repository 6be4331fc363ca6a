import { buildSchema, type GraphQLSchema } from 'graphql';
import { forbiddenResource, internalError } from '../../refusals';
import type { Caller } from '../../state';
import { search } from './search';

/**
 * What `/graphql` offers besides records. It is also all that a request without a key, or by GET, gets to see. Of the
 * mutations only a few names are here: their answers are not part of the demo.
 */
const BASE_SDL = /* GraphQL */ `
scalar UUID
scalar JSON
type Query {
  search(
    searchInput: String!, limit: Int!, after: String, includedObjectNameSingulars: [String!],
    excludedObjectNameSingulars: [String!], filter: JSON
  ): SearchResultConnection!
}
type SearchResultConnection { edges: [SearchResultEdge!]! pageInfo: SearchResultPageInfo! }
type SearchResultEdge { node: SearchRecord! cursor: String! }
type SearchRecord {
  recordId: UUID! objectNameSingular: String! objectLabelSingular: String! label: String! imageUrl: String tsRankCD: Float!
  tsRank: Float!
}
type SearchResultPageInfo { endCursor: String hasNextPage: Boolean! }
type Mutation {
  activateWorkflowVersion(workflowVersionId: UUID!): Boolean!
  deactivateWorkflowVersion(workflowVersionId: UUID!): Boolean!
}
`;

let built: GraphQLSchema | undefined;

export function baseSchema(): GraphQLSchema {
  built ??= buildSchema(BASE_SDL, { assumeValid: true });
  return built;
}

type SearchGiven = Parameters<typeof search>[0];

export const baseRoot = {
  search(given: SearchGiven, { caller }: { readonly caller: Caller | null }) {
    if (!caller) throw forbiddenResource();
    return search(given, caller);
  },
  activateWorkflowVersion: notOffered,
  deactivateWorkflowVersion: notOffered,
};

function notOffered(): never {
  throw internalError('The demo CRM runs no workflows.');
}
