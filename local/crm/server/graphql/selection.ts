import { type DirectiveNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { internalError } from '../refusals';

/** What is selected under a field: names to their own selections, in the order asked. A leaf selects nothing. */
export type Selected = ReadonlyMap<string, Selected>;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

type Growing = Map<string, Growing>;

/**
 * Reads a selection set the way Twenty's direct execution does: by field name, so inner aliases are lost; fragments are
 * merged without a look at their type; `@include`/`@skip` count with a literal only, a variable in them fails with the
 * text of the exception it causes. @throws Refusal
 */
export function readSelection(set: SelectionSetNode | undefined, fragments: Fragments): Selected {
  const selected: Growing = new Map();
  if (set) collect(set, fragments, selected);
  return selected;
}

function collect(set: SelectionSetNode, fragments: Fragments, into: Growing): void {
  for (const node of set.selections) {
    if (isExcluded(node.directives ?? [])) continue;
    if (node.kind === Kind.FIELD) {
      const under = into.get(node.name.value) ?? new Map();
      into.set(node.name.value, under);
      if (node.selectionSet) collect(node.selectionSet, fragments, under);
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      collect(node.selectionSet, fragments, into);
    } else {
      const fragment = fragments.get(node.name.value);
      if (!fragment) throw internalError("Cannot read properties of undefined (reading 'selectionSet')");
      collect(fragment.selectionSet, fragments, into);
    }
  }
}

function isExcluded(directives: readonly DirectiveNode[]): boolean {
  return directives.some((directive) => {
    const name = directive.name.value;
    if (name !== 'include' && name !== 'skip') return false;
    const value = directive.arguments?.[0]?.value;
    if (value?.kind === Kind.VARIABLE)
      throw internalError(`Cannot read properties of undefined (reading '${value.name.value}')`);
    const given = value?.kind === Kind.BOOLEAN && value.value;
    return name === 'skip' ? given : !given;
  });
}
