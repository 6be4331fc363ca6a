import { executeSync, type FieldNode, Kind } from 'graphql';
import { type Answer, json, PLAIN_JSON } from '../answer';
import { wireError } from '../errors';
import { badInput } from '../refusals';
import type { ActiveFaults } from '../faults/active';
import type { Caller, CrmState } from '../state';
import { baseRoot, baseSchema } from './schema/base-schema';
import { executeDirect } from './direct';
import { type RecordRoot } from './schema/record-root';
import { type GraphqlRequest, rootFields } from './document';
import { modelSchema } from './schema/model-schema';
import { recordRoot } from './schema/roots';
import { executeValidated } from './validated';

/** Answers a request for records, and for the schema beside them; undefined when it is about something else. */
export function answerRecords(
  state: CrmState,
  caller: Caller,
  request: GraphqlRequest,
  faults: ActiveFaults,
): Answer | undefined {
  const catalog = caller.tenant.catalog();
  const nodes = rootFields(request.operation.selectionSet, request.fragments);
  const roots = nodes.flatMap((node) => recordRoot(node, request.operation.operation, catalog) ?? []);
  const introspecting = nodes.filter((node) => node.name.value === '__schema' || node.name.value === '__type');
  if (roots.length + introspecting.length === 0) return undefined;
  if (roots.length + introspecting.length < nodes.length) {
    const message = 'This query cannot be executed as a single request. Please split it into separate queries.';
    return json({ errors: [wireError(badInput(message))] }, PLAIN_JSON);
  }
  const schema = introspecting.length > 0 ? introspect(caller, request, introspecting) : {};
  if (roots.length === 0) return json({ data: schema }, PLAIN_JSON);
  return readRoots(state, caller, request, roots, schema, faults);
}

function readRoots(
  state: CrmState,
  caller: Caller,
  request: GraphqlRequest,
  roots: readonly RecordRoot[],
  schema: Readonly<Record<string, unknown>>,
  faults: ActiveFaults,
): Answer {
  const names = roots.map((root) => root.node.name.value);
  state.board.arrive('records', faults);
  state.board.noteRecords(names);
  if (faults.replace) return faults.replace;
  const onLimited = (): void => state.board.noteLimited();
  const { data, errors } = executeDirect(request, roots, { caller, faults: faults.pages, now: state.now(), onLimited });
  return json({ data: { ...data, ...schema }, ...(errors ? { errors } : {}) }, PLAIN_JSON);
}

/** Without a key, or by GET: no record is in sight. */
export function answerBase(caller: Caller | null, request: GraphqlRequest): Promise<Answer> {
  return executeValidated(baseSchema(), baseRoot, { caller }, request, { introspection: caller !== null });
}

function introspect(
  caller: Caller,
  request: GraphqlRequest,
  nodes: readonly FieldNode[],
): Readonly<Record<string, unknown>> {
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes } as const;
  const definitions = [{ ...request.operation, selectionSet }, ...request.fragments.values()];
  const document = { kind: Kind.DOCUMENT, definitions } as const;
  const result = executeSync({
    schema: modelSchema(caller.tenant.catalog()),
    document,
    variableValues: request.variables,
  });
  return result.data ?? {};
}
