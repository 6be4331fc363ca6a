import { buildASTSchema, type DefinitionNode, extendSchema, type GraphQLSchema, Kind, parse, visit } from 'graphql';
import type { CrmDialect } from '../dialects/dialect';
import { METADATA_SDL } from './sdl';

const built = new WeakMap<CrmDialect, GraphQLSchema>();

/** The schema of `/metadata` in a dialect. */
export function metadataSchema(dialect: CrmDialect): GraphQLSchema {
  const schema = built.get(dialect) ?? build(dialect);
  built.set(dialect, schema);
  return schema;
}

function build({ lacks, adds, renamed }: CrmDialect): GraphQLSchema {
  const { kind, definitions } = parse(METADATA_SDL);
  const kept = definitions.flatMap((definition) => {
    const cut = lacks === null ? definition : without(definition, lacks);
    return cut === null ? [] : [cut];
  });
  const named = visit(
    { kind, definitions: kept },
    { Name: (node) => ({ ...node, value: renamedName(node.value, renamed) }) },
  );
  const schema = buildASTSchema(named, { assumeValid: true });
  return adds === '' ? schema : extendSchema(schema, parse(adds), { assumeValid: true });
}

/** A definition without the members, and arguments of members, that match; null when it matches itself. */
function without(definition: DefinitionNode, lacks: RegExp): DefinitionNode | null {
  if (!('name' in definition) || !definition.name) return definition;
  const type = definition.name.value;
  if (lacks.test(type)) return null;
  const keeps = (path: string) => (node: { readonly name: { readonly value: string } }) =>
    !lacks.test(`${path}.${node.name.value}`);
  if (definition.kind === Kind.ENUM_TYPE_DEFINITION) {
    return { ...definition, values: definition.values?.filter(keeps(type)) ?? [] };
  }
  if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) {
    return { ...definition, fields: definition.fields?.filter(keeps(type)) ?? [] };
  }
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return definition;
  const fields = definition.fields?.filter(keeps(type)).map((field) => ({
    ...field,
    arguments: field.arguments?.filter(keeps(`${type}.${field.name.value}`)) ?? [],
  }));
  return { ...definition, fields: fields ?? [] };
}

/** A name of 2.21 as the dialect has it. */
export function renamedName(name: string, renamed: CrmDialect['renamed']): string {
  const [from, to] = renamed.find(([pattern]) => pattern.test(name)) ?? [];
  return from !== undefined && to !== undefined ? name.replace(from, to) : name;
}
