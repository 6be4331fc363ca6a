import * as v from '../../schema';
import { SyncError } from '../../errors';
import { shownLabel } from '../../gate';
import { isRecord, type JsonObject } from '../../wire';
import { FIELDS_LIST, selectionOf } from '../wire/asked';
import { readEnvelope, shortText } from '../wire/envelope';
import { lazy } from '../wire/lazy';
import type { Dialect, FieldMetadata, ObjectMetadata, Relation, Schema, SelectOption } from '../model';
import type { Query } from '../query';

/** Objects a page: well under the server's thousand, and more than most workspaces have. */
const PAGE_SIZE = 200;

/** One page of the catalogue of objects, from the cursor of the page before. */
export function objectsQuery(after: string | null, dialect: Pick<Dialect, 'lacks'>): Query {
  const field = selectionOf('Field', dialect);
  // `fieldsList` has no paging of its own, unlike `fields`, whose largest page is more than a table can have columns.
  const fields = dialect.lacks.includes(`Object.${FIELDS_LIST}`)
    ? `${FIELDS_LIST}: fields(paging: { first: 1000 }, filter: {}) { edges { node { ${field} } } }`
    : `${FIELDS_LIST} { ${field} }`;
  const document =
    'query Objects($first: Int!, $after: ConnectionCursor) { ' +
    'objects(paging: { first: $first, after: $after }, filter: {}) { pageInfo { hasNextPage endCursor } ' +
    `edges { node { ${selectionOf('Object', dialect)} ${fields} } } } }`;
  return { document, variables: { first: PAGE_SIZE, ...(after === null ? {} : { after }) } };
}

const relationSchema = lazy(() =>
  v.object({
    type: shortText(),
    targetObjectMetadata: v.object({ id: shortText(), nameSingular: shortText(), namePlural: v.nullish(shortText()) }),
  }),
);

const morphSchema = lazy(() =>
  v.object({ ...relationSchema().entries, sourceFieldMetadata: v.nullish(v.object({ id: v.string() })) }),
);

const fieldSchema = lazy(() =>
  v.object({
    id: shortText(),
    name: shortText(),
    label: v.string(),
    type: shortText(),
    isActive: v.nullish(v.boolean()),
    isSystem: v.nullish(v.boolean()),
    options: v.nullish(v.array(v.object({ value: v.string(), label: v.string(), position: v.nullish(v.number()) }))),
    settings: v.optional(v.unknown()),
    relation: v.nullish(relationSchema()),
    morphRelations: v.nullish(v.array(morphSchema())),
  }),
);

const objectSchema = lazy(() =>
  v.object({
    id: shortText(),
    nameSingular: shortText(),
    namePlural: shortText(),
    labelSingular: v.string(),
    labelPlural: v.string(),
    icon: v.nullish(shortText()),
    isActive: v.nullish(v.boolean()),
    isSystem: v.nullish(v.boolean()),
    isRemote: v.nullish(v.boolean()),
    labelIdentifierFieldMetadataId: v.nullish(shortText()),
    fieldsList: v.union([v.array(fieldSchema()), v.object({ edges: v.array(v.object({ node: fieldSchema() })) })]),
  }),
);

const pageSchema = lazy(() =>
  v.object({
    objects: v.object({
      pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullish(v.string()) }),
      edges: v.array(v.object({ node: objectSchema() })),
    }),
  }),
);

type WireObject = v.InferOutput<ReturnType<typeof objectSchema>>;
type WireField = v.InferOutput<ReturnType<typeof fieldSchema>>;
type WireRelation = v.InferOutput<ReturnType<typeof relationSchema>>;

export interface ObjectsPage {
  readonly objects: readonly ObjectMetadata[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/**
 * @param richText the server's name for rich text with Markdown
 * @throws SyncError `answer-unreadable`.
 */
export function readObjectsPage(data: unknown, richText: Dialect['richText'] = 'RICH_TEXT'): ObjectsPage {
  const { edges, pageInfo } = readEnvelope(pageSchema(), data, 'objects').objects;
  if (pageInfo.hasNextPage && !pageInfo.endCursor)
    throw new SyncError('answer-unreadable', { what: 'objects', at: 'endCursor' });
  return {
    objects: edges.map(({ node }) => objectOf(node, richText)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}

/** All pages of the catalogue. @throws SyncError `answer-unreadable`. */
export function readObjects(pages: readonly unknown[]): Schema {
  return schemaOf(pages.flatMap((page) => readObjectsPage(page).objects));
}

function objectOf(wire: WireObject, richText: Dialect['richText']): ObjectMetadata {
  const list = Array.isArray(wire.fieldsList) ? wire.fieldsList : wire.fieldsList.edges.map(({ node }) => node);
  const fields = withoutTwins(list).map((field) => fieldOf(field, richText));
  const { id, nameSingular, namePlural, labelSingular, labelPlural } = wire;
  return {
    id,
    nameSingular,
    namePlural,
    labelSingular: shownLabel(labelSingular),
    labelPlural: shownLabel(labelPlural),
    icon: wire.icon ?? null,
    isActive: wire.isActive ?? true,
    isSystem: wire.isSystem ?? false,
    isRemote: wire.isRemote ?? false,
    labelIdentifierId: wire.labelIdentifierFieldMetadataId ?? fields.find(({ name }) => name === 'name')?.id ?? null,
    fields,
  };
}

interface MergedField extends WireField {
  readonly twinIds?: readonly string[];
}

/**
 * A morph field is one field, though Twenty keeps a row for each of its targets: 2.21 lists the first of them, newer servers all (twenty.md
 * §2.2, §8). They bear one name; their ids are those of the rows and what the relations say that they come from.
 */
function withoutTwins(list: readonly WireField[]): readonly MergedField[] {
  const isMorph = ({ type }: WireField): boolean => type === 'MORPH_RELATION';
  return list.flatMap((field, index): MergedField[] => {
    if (!isMorph(field)) return [field];
    const rows = list.filter((other) => isMorph(other) && other.name === field.name);
    // The first that is switched on stands for all of them.
    const first = rows.find(({ isActive }) => isActive !== false) ?? field;
    if (list[index] !== first) return [];
    const morphRelations = rows
      .flatMap((row) => row.morphRelations ?? [])
      .filter(({ targetObjectMetadata: { id } }, at, all) => firstTo(id, all) === at);
    const sources = morphRelations.flatMap(({ sourceFieldMetadata }) => sourceFieldMetadata?.id ?? []);
    const twinIds = [...new Set([...rows.map(({ id }) => id), ...sources])].filter((id) => id !== first.id);
    return [{ ...first, morphRelations, twinIds }];
  });
}

function firstTo(targetId: string, all: readonly WireRelation[]): number {
  return all.findIndex(({ targetObjectMetadata: { id } }) => id === targetId);
}

function fieldOf(wire: MergedField, richText: Dialect['richText']): FieldMetadata {
  const { id, name, label } = wire;
  return {
    id,
    name,
    label,
    type: typeOf(wire.type, richText),
    isActive: wire.isActive ?? true,
    isSystem: wire.isSystem ?? false,
    options: (wire.options ?? []).map(optionOf),
    settings: settingsOf(wire.settings),
    relation: wire.relation ? relationOf(wire.relation) : null,
    morphRelations: (wire.morphRelations ?? []).map(relationOf),
    ...(wire.twinIds && wire.twinIds.length > 0 ? { twinIds: wire.twinIds } : {}),
  };
}

/** Where rich text is called RICH_TEXT_V2, the plain name is that of an older type, which this add-on does not read. */
function typeOf(type: string, richText: Dialect['richText']): string {
  if (type === richText) return 'RICH_TEXT';
  return type === 'RICH_TEXT' ? 'RICH_TEXT_V1' : type;
}

function optionOf({
  value,
  label,
  position,
}: {
  value: string;
  label: string;
  position?: number | null | undefined;
}): SelectOption {
  return { value, label, position: position ?? 0 };
}

function settingsOf(settings: unknown): JsonObject {
  return isRecord(settings) ? settings : {};
}

function relationOf({ type, targetObjectMetadata: target }: WireRelation): Relation {
  return {
    type: type === 'MANY_TO_ONE' ? 'MANY_TO_ONE' : 'ONE_TO_MANY',
    targetObjectId: target.id,
    targetObject: target.nameSingular,
    targetObjectPlural: target.namePlural ?? '',
  };
}

/** Objects as a schema that finds them, and their fields, by id and by name. */
export function schemaOf(objects: readonly ObjectMetadata[]): Schema {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const byName = new Map(objects.map((object) => [object.nameSingular, object]));
  const fields = new Map(
    objects.flatMap((object) =>
      object.fields.flatMap((field) =>
        [field.id, ...(field.twinIds ?? [])].map((id) => [id, { object, field }] as const),
      ),
    ),
  );
  return {
    objects,
    objectById: (id) => byId.get(id),
    objectByName: (name) => byName.get(name),
    fieldById: (id) => fields.get(id),
  };
}
