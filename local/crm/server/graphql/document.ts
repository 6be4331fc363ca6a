import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
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

/** No operation of the document is meant: none has the name, or there is none. */
class NoOperation extends Error {}

/** The document has several operations and no name says which is meant. */
export class SeveralOperations extends NoOperation {}

/** @throws GraphQLError for a syntax error @throws NoOperation */
export function readGraphqlRequest(query: string, variables: unknown, operationName: unknown): GraphqlRequest {
  const document = parse(query);
  const name = (operationName ?? '') === '' ? undefined : String(operationName);
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
  if (name === undefined && operations.length > 1) throw new SeveralOperations();
  const chosen = name === undefined ? operations[0] : operations.find((operation) => operation.name?.value === name);
  if (!chosen) throw new NoOperation();
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
