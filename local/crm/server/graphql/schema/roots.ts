import type { FieldNode } from 'graphql';
import { type Catalog, pascal } from '../../dialects/catalog';
import type { RecordRoot } from './record-root';

const WRITES = ['create', 'update', 'delete', 'destroy', 'restore'];

/** The record operation behind a root field's name, or undefined when it is not about records. */
export function recordRoot(node: FieldNode, operation: string, catalog: Catalog): RecordRoot | undefined {
  const name = node.name.value;
  if (operation === 'mutation') return mutationRoot(node, name, catalog);
  if (operation !== 'query') return undefined;
  const many = catalog.byPlural.get(name);
  if (many) return { kind: 'many', object: many, node };
  const one = catalog.bySingular.get(name);
  if (one) return { kind: 'one', object: one, node };
  const grouped = name.endsWith('GroupBy') ? catalog.byPlural.get(name.slice(0, -'GroupBy'.length)) : undefined;
  return grouped && { kind: 'groupBy', object: grouped, node };
}

function mutationRoot(node: FieldNode, name: string, catalog: Catalog): RecordRoot | undefined {
  const verb = WRITES.find((each) => name.startsWith(each));
  if (verb === undefined) return undefined;
  const rest = name.slice(verb.length);
  const objects = [...catalog.bySingular.values()];
  const object = objects.find((each) => pascal(each.nameSingular) === rest || pascal(each.namePlural) === rest);
  return object && { kind: 'mutation', object, node };
}
