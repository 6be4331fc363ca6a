import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Fragments } from './selection';

/** A GraphQL request after its document was parsed and its operation found. */
export interface GraphqlRequest {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Fragments;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** @throws GraphQLError for a syntax error or an operation that cannot be chosen */
export function readGraphqlRequest(query: string, variables: unknown, operationName: unknown): GraphqlRequest {
  const document = parse(query);
  const name = typeof operationName === 'string' && operationName !== '' ? operationName : undefined;
  return {
    document,
    operation: chooseOperation(document, name),
    fragments: new Map(fragmentsOf(document).map((fragment) => [fragment.name.value, fragment])),
    variables: typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? { ...variables } : {},
    operationName: name,
  };
}

const fragmentsOf = ({ definitions }: DocumentNode): readonly FragmentDefinitionNode[] =>
  definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);

function chooseOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [first, second] = operations;
  if (name === undefined) {
    if (second) throw new GraphQLError('Must provide operation name if query contains multiple operations.');
    if (!first) throw new GraphQLError('Must provide an operation.');
    return first;
  }
  const chosen = operations.find((operation) => operation.name?.value === name);
  if (!chosen) throw new GraphQLError(`Unknown operation named "${name}".`);
  return chosen;
}

/** The root fields of an operation, fragments at the root resolved. Directives on a root field are not looked at. */
export function rootFields(set: SelectionSetNode, fragments: Fragments): readonly FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) return rootFields(node.selectionSet, fragments);
    const fragment = fragments.get(node.name.value);
    return fragment ? rootFields(fragment.selectionSet, fragments) : [];
  });
}

/** All fields that an operation selects, fragments counted wherever they are used. */
export function countFields(set: SelectionSetNode, fragments: Fragments): number {
  let count = 0;
  for (const node of set.selections) {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : undefined;
    const under = node.kind === Kind.FRAGMENT_SPREAD ? fragment?.selectionSet : node.selectionSet;
    count += (node.kind === Kind.FIELD ? 1 : 0) + (under ? countFields(under, fragments) : 0);
  }
  return count;
}
