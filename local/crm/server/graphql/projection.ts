import type { FieldModel, ObjectModel, RecordEngine, RecordModel } from '../../model';
import type { Role } from '../auth/roles';
import { mayReadField, mayReadObject } from '../auth/roles';
import { type Catalog, type Member, membersOf, pascal } from '../dialects/catalog';
import { compositeOf } from '../dialects/composites';
import { internalError, permissionDenied } from '../refusals';
import { nodeSelection, projectConnection } from './connection';
import type { Selected } from './selection';
import { membersOfJson } from '../members';

/** How many records Twenty loads for a nested list, without saying that there are more. */
const NESTED_MOST = 60;

export interface ProjectionContext {
  readonly catalog: Catalog;
  readonly engine: RecordEngine;
  readonly role: Role;
}

type JoinColumn = Extract<Member, { readonly kind: 'joinColumn' }>;
type ToMany = Extract<Member, { readonly kind: 'toMany' }>;
type Projector = (record: RecordModel) => unknown;
export type NodeProjector = (record: RecordModel) => Record<string, unknown>;

/**
 * Turns a selection of an object's records into a function from a record to what is sent, so that the checks are made once
 * and not for every record. An unknown name is null in every record. @throws Refusal
 */
export function projectNode(object: ObjectModel, selected: Selected, context: ProjectionContext): NodeProjector {
  const members = membersOf(object, context.catalog);
  const steps = [...selected].map(([name, under]): readonly [string, Projector] => {
    if (name === '__typename') return [name, () => pascal(object.nameSingular)];
    const member = members.get(name);
    if (!member) return [name, () => null];
    if (!mayReadField(context.role, object, member.field.name))
      throw permissionDenied(member.field.name, object.nameSingular);
    return [name, projectMember(name, member, under, selected, context)];
  });
  return (record) => {
    const node: Record<string, unknown> = {};
    for (const [name, project] of steps) node[name] = project(record);
    return node;
  };
}

function projectMember(
  name: string,
  member: Member,
  under: Selected,
  siblings: Selected,
  context: ProjectionContext,
): Projector {
  if (member.kind === 'value') return (record) => record[name] ?? null;
  if (member.kind === 'composite') return projectComposite(member.field, under);
  if (member.kind === 'joinColumn') return projectJoinColumn(name, member, siblings, context);
  if (member.kind === 'toOne') return projectOne(member.relation.targetObject, member.joinColumn, under, context);
  return projectMany(member, under, context);
}

/** A composite without a selection has no columns to show. */
function projectComposite(field: FieldModel, under: Selected): Projector {
  const type = compositeOf(field.type);
  const names = [...under.keys()];
  const unknown = names.find((name) => name !== '__typename' && !(type && Object.hasOwn(type.subFields, name)));
  if (unknown !== undefined) throw internalError(`Sub field metadata not found for composite type: ${field.type}`);
  if (names.length === 0) return () => null;
  return (record) => {
    const stored = membersOfJson(record[field.name]);
    const value: Record<string, unknown> = {};
    for (const name of names) value[name] = name === '__typename' ? type?.name : (stored[name] ?? null);
    return value;
  };
}

/**
 * `companyId`. When the relation itself is selected beside it and finds nothing (a soft-deleted company), Twenty shows the
 * id as null too.
 */
function projectJoinColumn(
  column: string,
  member: JoinColumn,
  siblings: Selected,
  context: ProjectionContext,
): Projector {
  const target = siblings.has(member.relationName) ? context.catalog.bySingular.get(member.targetObject) : undefined;
  if (!target) return (record) => record[column] ?? null;
  return (record) => (relatedRecord(target, record[column], context.engine) ? record[column] : null);
}

function projectOne(target: string, joinColumn: string, under: Selected, context: ProjectionContext): Projector {
  const object = readableObject(target, context);
  const project = projectNode(object, under, context);
  return (record) => {
    const found = relatedRecord(object, record[joinColumn], context.engine);
    return found ? project(found) : null;
  };
}

function relatedRecord(object: ObjectModel, id: unknown, engine: RecordEngine): RecordModel | undefined {
  const found = typeof id === 'string' ? engine.byId(object, id) : undefined;
  return found && (found['deletedAt'] ?? null) === null ? found : undefined;
}

/** Arguments of a nested list are ignored; its `totalCount` counts what was loaded. */
function projectMany({ relation }: ToMany, under: Selected, context: ProjectionContext): Projector {
  const object = readableObject(relation.targetObject, context);
  const node = projectNode(object, nodeSelection(under), context);
  return (record) => {
    const records = context.engine.related(object, relation, record.id).slice(0, NESTED_MOST);
    const cursors = records.map(({ id }) => Buffer.from(JSON.stringify({ id })).toString('base64'));
    const page = { records, cursors, totalCount: records.length, hasNextPage: false, hasPreviousPage: false };
    return projectConnection(object, under, page, { node, other: () => null });
  };
}

function readableObject(name: string, { catalog, role }: ProjectionContext): ObjectModel {
  const object = catalog.bySingular.get(name);
  if (!object) throw internalError(`Object metadata not found for "${name}"`);
  if (!mayReadObject(role, object)) throw permissionDenied();
  return object;
}
