import * as z from 'zod/mini';
import { SyncError } from '../errors';
import { isRecord, type JsonObject } from '../wire';
import { optional, readEnvelope } from './envelope';
import { lazy } from './lazy';
import type { FieldMetadata, ObjectMetadata, Relation, Schema, SelectOption } from './model';
import type { Query } from './query';

/** Objects a page: well under the server's thousand, and more than most workspaces have. */
const PAGE_SIZE = 200;

/** Valid from 2.4 to 2.43. `fieldsList` has no paging of its own, unlike `fields`. */
const DOCUMENT = `query Objects($first: Int!, $after: ConnectionCursor) {
  objects(paging: { first: $first, after: $after }, filter: {}) {
    pageInfo { hasNextPage endCursor }
    edges { node {
      id nameSingular namePlural labelSingular labelPlural icon isActive isSystem isRemote labelIdentifierFieldMetadataId
      fieldsList {
        id name label type isActive isSystem options settings
        relation { type targetObjectMetadata { id nameSingular namePlural } }
        morphRelations { type targetObjectMetadata { id nameSingular namePlural } }
      }
    } }
  }
}`;

/** One page of the catalogue of objects, from the cursor of the page before. */
export function objectsQuery(after: string | null): Query {
  return { document: DOCUMENT, variables: { first: PAGE_SIZE, ...(after === null ? {} : { after }) } };
}

const relationSchema = lazy(() =>
  z.object({
    type: z.string(),
    targetObjectMetadata: z.object({ id: z.string(), nameSingular: z.string(), namePlural: optional(z.string()) }),
  }),
);

const fieldSchema = lazy(() =>
  z.object({
    id: z.string(),
    name: z.string(),
    label: z.string(),
    type: z.string(),
    isActive: optional(z.boolean()),
    isSystem: optional(z.boolean()),
    options: optional(z.array(z.object({ value: z.string(), label: z.string(), position: optional(z.number()) }))),
    settings: z.optional(z.unknown()),
    relation: optional(relationSchema()),
    morphRelations: optional(z.array(relationSchema())),
  }),
);

const objectSchema = lazy(() =>
  z.object({
    id: z.string(),
    nameSingular: z.string(),
    namePlural: z.string(),
    labelSingular: z.string(),
    labelPlural: z.string(),
    icon: optional(z.string()),
    isActive: optional(z.boolean()),
    isSystem: optional(z.boolean()),
    isRemote: optional(z.boolean()),
    labelIdentifierFieldMetadataId: optional(z.string()),
    fieldsList: z.array(fieldSchema()),
  }),
);

const pageSchema = lazy(() =>
  z.object({
    objects: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: optional(z.string()) }),
      edges: z.array(z.object({ node: objectSchema() })),
    }),
  }),
);

type WireObject = z.infer<ReturnType<typeof objectSchema>>;
type WireField = z.infer<ReturnType<typeof fieldSchema>>;
type WireRelation = z.infer<ReturnType<typeof relationSchema>>;

export interface ObjectsPage {
  readonly objects: readonly ObjectMetadata[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** @throws SyncError `answer-unreadable`. */
export function readObjectsPage(data: unknown): ObjectsPage {
  const { edges, pageInfo } = readEnvelope(pageSchema(), data, 'objects').objects;
  if (pageInfo.hasNextPage && !pageInfo.endCursor)
    throw new SyncError('answer-unreadable', { what: 'objects', at: 'endCursor' });
  return {
    objects: edges.map(({ node }) => objectOf(node)),
    next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
  };
}

/** All pages of the catalogue. @throws SyncError `answer-unreadable`. */
export function readObjects(pages: readonly unknown[]): Schema {
  return schemaOf(pages.flatMap((page) => readObjectsPage(page).objects));
}

function objectOf(wire: WireObject): ObjectMetadata {
  const fields = wire.fieldsList.map(fieldOf);
  const { id, nameSingular, namePlural, labelSingular, labelPlural } = wire;
  return {
    id,
    nameSingular,
    namePlural,
    labelSingular,
    labelPlural,
    icon: wire.icon ?? null,
    isActive: wire.isActive ?? true,
    isSystem: wire.isSystem ?? false,
    isRemote: wire.isRemote ?? false,
    labelIdentifierId: wire.labelIdentifierFieldMetadataId ?? fields.find(({ name }) => name === 'name')?.id ?? null,
    fields,
  };
}

function fieldOf(wire: WireField): FieldMetadata {
  const { id, name, label, type } = wire;
  return {
    id,
    name,
    label,
    type,
    isActive: wire.isActive ?? true,
    isSystem: wire.isSystem ?? false,
    options: (wire.options ?? []).map(optionOf),
    settings: settingsOf(wire.settings),
    relation: wire.relation ? relationOf(wire.relation) : null,
    morphRelations: (wire.morphRelations ?? []).map(relationOf),
  };
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
    objects.flatMap((object) => object.fields.map((field) => [field.id, { object, field }] as const)),
  );
  return {
    objects,
    objectById: (id) => byId.get(id),
    objectByName: (name) => byName.get(name),
    fieldById: (id) => fields.get(id),
  };
}
