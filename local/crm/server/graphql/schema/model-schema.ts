import {
  type GraphQLFieldConfigMap,
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import type { FieldModel, FieldType, ObjectModel } from '../../../model';
import { type Catalog, type Member, membersOf, pascal } from '../../dialects/catalog';
import { compositeOf, compositeTypes } from '../../dialects/composites';

type Fields = GraphQLFieldConfigMap<unknown, unknown>;

const SCALARS = [
  'UUID',
  'DateTime',
  'Date',
  'JSON',
  'BigFloat',
  'BigInt',
  'Position',
  'TSVector',
  'Cursor',
  'ConnectionCursor',
] as const;

const schemas = new WeakMap<Catalog, GraphQLSchema>();

/** The schema of `/graphql` for a workspace. It only answers introspection: records are read without it. */
export function modelSchema(catalog: Catalog): GraphQLSchema {
  const known = schemas.get(catalog) ?? buildModelSchema(catalog);
  schemas.set(catalog, known);
  return known;
}

function buildModelSchema(catalog: Catalog): GraphQLSchema {
  const types = new Map<string, GraphQLOutputType>([
    ['String', GraphQLString],
    ['Boolean', GraphQLBoolean],
    ...SCALARS.map((name) => [name, new GraphQLScalarType({ name })] as const),
  ]);
  const typeOf = (name: string): GraphQLOutputType => {
    const bare = types.get(name.replace('!', '')) ?? GraphQLString;
    return name.endsWith('!') ? new GraphQLNonNull(bare) : bare;
  };
  for (const { name, subFields } of compositeTypes) types.set(name, plainType(name, subFields, typeOf));
  types.set(
    'FileObject',
    plainType('FileObject', { fileId: 'UUID!', label: 'String!', extension: 'String', url: 'String' }, typeOf),
  );
  const page = {
    startCursor: 'ConnectionCursor',
    endCursor: 'ConnectionCursor',
    hasNextPage: 'Boolean!',
    hasPreviousPage: 'Boolean!',
  };
  types.set('PageInfo', plainType('PageInfo', page, typeOf));
  for (const object of catalog.workspace.objects) addObject(object, catalog, types, typeOf);
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: () => queryFields(catalog, typeOf) }),
  });
}

const plainType = (
  name: string,
  fields: Readonly<Record<string, string>>,
  typeOf: (name: string) => GraphQLOutputType,
) =>
  new GraphQLObjectType({
    name,
    fields: () => Object.fromEntries(Object.entries(fields).map(([key, type]) => [key, { type: typeOf(type) }])),
  });

function addObject(
  object: ObjectModel,
  catalog: Catalog,
  types: Map<string, GraphQLOutputType>,
  typeOf: (name: string) => GraphQLOutputType,
): void {
  const name = pascal(object.nameSingular);
  for (const field of object.fields) {
    if (field.options && field.options.length > 0) types.set(enumName(object, field), enumType(object, field));
  }
  types.set(name, new GraphQLObjectType({ name, fields: () => recordFields(object, catalog, typeOf) }));
  types.set(`${name}Edge`, plainType(`${name}Edge`, { node: `${name}!`, cursor: 'Cursor!' }, typeOf));
  const fields = (): Fields => ({
    totalCount: { type: GraphQLInt },
    pageInfo: { type: new GraphQLNonNull(typeOf('PageInfo')) },
    edges: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(typeOf(`${name}Edge`)))) },
  });
  types.set(`${name}Connection`, new GraphQLObjectType({ name: `${name}Connection`, fields }));
}

const enumName = (object: ObjectModel, field: FieldModel): string =>
  `${pascal(object.nameSingular)}${pascal(field.name)}Enum`;

const enumType = (object: ObjectModel, field: FieldModel): GraphQLEnumType =>
  new GraphQLEnumType({
    name: enumName(object, field),
    values: Object.fromEntries((field.options ?? []).map(({ value }) => [value, {}])),
  });

const isRelation = (member: Member): boolean => member.kind === 'toOne' || member.kind === 'toMany';

/** Plain members first, relations after them, as Twenty lists them. */
function recordFields(object: ObjectModel, catalog: Catalog, typeOf: (name: string) => GraphQLOutputType): Fields {
  const active = [...membersOf(object, catalog)].filter(([, member]) => member.field.isActive);
  const ordered = [
    ...active.filter(([, member]) => !isRelation(member)),
    ...active.filter(([, member]) => isRelation(member)),
  ];
  return Object.fromEntries(ordered.map(([name, member]) => [name, { type: memberType(object, member, typeOf) }]));
}

function memberType(
  object: ObjectModel,
  member: Member,
  typeOf: (name: string) => GraphQLOutputType,
): GraphQLOutputType {
  if (member.kind === 'joinColumn') return GraphQLID;
  if (member.kind === 'toOne') return typeOf(pascal(member.relation.targetObject));
  if (member.kind === 'toMany') return typeOf(`${pascal(member.relation.targetObject)}Connection`);
  const bare = fieldType(object, member.field, typeOf);
  return member.field.isNullable ? bare : new GraphQLNonNull(bare);
}

const PLAIN_TYPES: Partial<Record<FieldType, string>> = {
  UUID: 'UUID',
  DATE_TIME: 'DateTime',
  DATE: 'Date',
  BOOLEAN: 'Boolean',
  NUMERIC: 'BigFloat',
  POSITION: 'Position',
  TS_VECTOR: 'TSVector',
  RAW_JSON: 'JSON',
};

function fieldType(
  object: ObjectModel,
  field: FieldModel,
  typeOf: (name: string) => GraphQLOutputType,
): GraphQLOutputType {
  const composite = compositeOf(field.type);
  if (composite) return typeOf(composite.name);
  const plain = PLAIN_TYPES[field.type];
  if (field.type === 'NUMBER') return field.settings?.['dataType'] === 'bigint' ? typeOf('BigInt') : GraphQLFloat;
  if (plain !== undefined) return typeOf(plain);
  if (field.type === 'FILES') return new GraphQLList(typeOf('FileObject'));
  if (field.type === 'ARRAY') return new GraphQLList(GraphQLString);
  if (field.type === 'MULTI_SELECT') return new GraphQLList(typeOf(enumName(object, field)));
  return typeOf(field.type === 'SELECT' || field.type === 'RATING' ? enumName(object, field) : 'String');
}

const input = (name: string): GraphQLInputObjectType =>
  new GraphQLInputObjectType({ name, fields: { id: { type: GraphQLID } } });

/** `filter` and `orderBy` are given their names; their members are not spelt out. */
function queryFields(catalog: Catalog, typeOf: (name: string) => GraphQLOutputType): Fields {
  return Object.fromEntries(
    catalog.workspace.objects.flatMap((object) => {
      const name = pascal(object.nameSingular);
      const filter = input(`${name}FilterInput`);
      const orderBy = new GraphQLList(input(`${name}OrderByInput`));
      const numbers = { first: { type: GraphQLInt }, last: { type: GraphQLInt }, offset: { type: GraphQLInt } };
      const cursors = { before: { type: GraphQLString }, after: { type: GraphQLString } };
      const many = { ...numbers, ...cursors, filter: { type: filter }, orderBy: { type: orderBy } };
      return [
        [object.namePlural, { type: typeOf(`${name}Connection`), args: many }],
        [object.nameSingular, { type: typeOf(name), args: { filter: { type: new GraphQLNonNull(filter) } } }],
      ];
    }),
  );
}
