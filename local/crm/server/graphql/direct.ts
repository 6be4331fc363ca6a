import { type RecordRoot, type DirectContext } from './schema/record-root';
import { type ObjectModel, QueryRefused } from '../../model';
import { mayReadObject } from '../auth/roles';
import type { Catalog } from '../dialects/catalog';
import { Refusal, type WireError, wireError } from '../errors';
import { badInput, permissionDenied } from '../refusals';
import { aggregate } from './aggregates';
import { assertArguments, FIND_ONE, readArguments, recordQuery } from './arguments';
import { assertComplexity } from './complexity';
import { nodeSelection, projectConnection } from './connection';
import { countFields, type GraphqlRequest } from './document';
import { readGroups } from './group-by';
import { mutate } from './mutations';
import { projectNode } from './projection';
import { assertReadableQuery } from './query-guard';
import { readSelection } from './selection';

export interface DirectAnswer {
  readonly data: Record<string, unknown>;
  readonly errors?: readonly WireError[];
}

/** `GRAPHQL_MAX_ROOT_RESOLVERS` of Twenty's core endpoint. */
const MOST_ROOTS = 20;

/** `GRAPHQL_MAX_FIELDS`. How its refusal is worded was not recorded; it follows that of the roots. */
const MOST_FIELDS = 2_000;

/**
 * Answers a request made of record roots only. Each root stands or falls by itself; the request as a whole is refused for too
 * many roots or for the same root twice.
 */
export function executeDirect(
  request: GraphqlRequest,
  roots: readonly RecordRoot[],
  context: DirectContext,
): DirectAnswer {
  const refused = refusalOfRoots(roots) ?? refusalOfFields(request);
  if (refused) return { data: {}, errors: [wireError(refused)] };
  const limited = attempt(() => context.caller.tenant.limit.take(roots.length, context.now));
  if (limited.error) context.onLimited();
  const data: Record<string, unknown> = {};
  const errors: WireError[] = [];
  for (const root of roots) {
    const { value, error } = limited.error ? limited : attempt(() => executeRoot(root, request, context));
    data[root.node.alias?.value ?? root.node.name.value] = error ? null : value;
    if (error) errors.push(error);
  }
  return errors.length === 0 ? { data } : { data, errors };
}

function refusalOfRoots(roots: readonly RecordRoot[]): Refusal | undefined {
  if (roots.length > MOST_ROOTS) {
    const counts = `Too many root resolvers requested: ${roots.length} - Maximum allowed root resolvers: ${MOST_ROOTS}`;
    return badInput(`Query too complex - ${counts}`);
  }
  const names = roots.map((root) => root.node.name.value);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : badInput(`Duplicate root resolver: "${twice}"`);
}

function refusalOfFields({ operation, fragments }: GraphqlRequest): Refusal | undefined {
  const count = countFields(operation.selectionSet, fragments);
  const counts = `Too many fields requested: ${count} - Maximum allowed fields: ${MOST_FIELDS}`;
  return count > MOST_FIELDS ? badInput(`Query too complex - ${counts}`) : undefined;
}

function attempt<T>(act: () => T): { readonly value?: T; readonly error?: WireError } {
  try {
    return { value: act() };
  } catch (problem) {
    if (problem instanceof Refusal || problem instanceof QueryRefused) return { error: wireError(problem) };
    throw problem;
  }
}

/** The arguments that name fields, besides the selection. */
const QUERY_PARTS = ['filter', 'orderBy', 'groupBy', 'orderByForRecords'];

function executeRoot(root: RecordRoot, request: GraphqlRequest, context: DirectContext): unknown {
  const { caller } = context;
  if (root.kind === 'mutation') return mutate(root, request, context);
  if (!mayReadObject(caller.role, root.object)) throw permissionDenied();
  const given = readArguments(root.node, request.variables);
  const selected = readSelection(root.node.selectionSet, request.fragments);
  const catalog: Catalog = caller.tenant.catalog();
  const projection = { catalog, engine: caller.tenant.engine(), role: caller.role };
  assertReadableQuery(
    root.object,
    QUERY_PARTS.map((name) => given[name]),
    projection,
  );
  if (root.kind === 'groupBy') return readGroups(root.object, given, selected, projection);
  if (root.kind === 'one') {
    assertArguments(given, FIND_ONE);
    assertComplexity(root.object, selected, catalog);
    const project = projectNode(root.object, selected, projection);
    return project(findOne(root.object, given['filter'], context));
  }
  const nodes = nodeSelection(selected);
  assertComplexity(root.object, nodes, catalog);
  const node = projectNode(root.object, nodes, projection);
  const query = recordQuery(given, [...nodes.keys()]);
  const page = context.faults.findMany(root.object, query, projection.engine);
  const other = (name: string): unknown => aggregate(name, root.object, query.filter, projection);
  return projectConnection(root.object, selected, page, { node, other });
}

function findOne(object: ObjectModel, filter: unknown, { caller }: DirectContext) {
  if (typeof filter !== 'object' || filter === null || Object.keys(filter).length === 0) {
    throw badInput('Missing filter argument', 'INVALID_QUERY_INPUT', 'An error occurred.');
  }
  const found = caller.tenant.engine().findOne(object, filter);
  if (found) return found;
  const friendly = 'This record does not exist or has been deleted.';
  throw new Refusal('Record not found', 'NOT_FOUND', 'RECORD_NOT_FOUND', friendly);
}
