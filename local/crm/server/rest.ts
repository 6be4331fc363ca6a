import { type ObjectModel, QueryRefused, type RecordModel } from '../model';
import { type Answer, json, UTF8_JSON } from './answer';
import { mayReadObject } from './auth/roles';
import { membersOf } from './dialects/catalog';
import { compositeOf } from './dialects/composites';
import { Refusal } from './errors';
import { badInput, permissionDenied } from './refusals';
import { type ProjectionContext, projectNode } from './graphql/projection';
import type { Selected } from './graphql/selection';
import type { Caller } from './state';
import { membersOfJson } from './members';

/** REST takes 60 rows unless told otherwise, and never more than 200. */
const DEFAULT_LIMIT = 60;
const MOST_ROWS = 200;
const PARAMETERS = new Set(['limit', 'starting_after', 'ending_before', 'depth']);
const LEAF: Selected = new Map();

/**
 * `GET /rest/{namePlural}`: a page of whole records, with the records of relations one level deep when `depth=1`. Filters and
 * orders are not offered and are refused, not ignored.
 */
export function answerRest(namePlural: string, query: URLSearchParams, caller: Caller | null, now: number): Answer {
  try {
    if (!caller) throw new Refusal('Missing authentication token', 'UNAUTHENTICATED');
    const object = caller.tenant.catalog().byPlural.get(namePlural);
    if (!object) throw badInput(`object '${namePlural}' not found`);
    caller.tenant.limit.take(1, now);
    if (!mayReadObject(caller.role, object)) throw permissionDenied();
    return json(page(object, query, caller));
  } catch (problem) {
    if (problem instanceof Refusal || problem instanceof QueryRefused) return restError(problem);
    throw problem;
  }
}

function page(object: ObjectModel, query: URLSearchParams, { tenant, role }: Caller): unknown {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) throw badInput(`The demo CRM does not offer "${unknown}" over REST.`);
  const context = { catalog: tenant.catalog(), engine: tenant.engine(), role };
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  const [after, before] = [query.get('starting_after'), query.get('ending_before')];
  const found = context.engine.findMany(object, {
    selected: ['id'],
    ...(before ? { last: Math.min(limit, MOST_ROWS), before } : { first: Math.min(limit, MOST_ROWS) }),
    ...(after ? { after } : {}),
  });
  const node = restProjector(object, Number(query.get('depth') ?? 0), context);
  const { totalCount, hasNextPage, hasPreviousPage } = found;
  const pageInfo = {
    startCursor: found.cursors[0] ?? null,
    endCursor: found.cursors.at(-1) ?? null,
    hasNextPage,
    hasPreviousPage,
  };
  return { data: { [object.namePlural]: found.records.map(node) }, totalCount, pageInfo };
}

function restProjector(
  object: ObjectModel,
  depth: number,
  context: ProjectionContext,
): (record: RecordModel) => unknown {
  const project = projectNode(object, wholeRecord(object, depth, context), context);
  return (record) =>
    Object.fromEntries(Object.entries(project(record)).map(([name, value]) => [name, withoutEdges(value)]));
}

/** Every active member; relations only while there is depth left. */
function wholeRecord(object: ObjectModel, depth: number, context: ProjectionContext): Selected {
  const selected = new Map<string, Selected>();
  for (const [name, member] of membersOf(object, context.catalog)) {
    if (!member.field.isActive) continue;
    if (member.kind !== 'toOne' && member.kind !== 'toMany') {
      const subFields = Object.keys(compositeOf(member.field.type)?.subFields ?? {});
      selected.set(name, new Map(subFields.map((each): [string, Selected] => [each, LEAF])));
      continue;
    }
    const target = context.catalog.bySingular.get(member.relation.targetObject);
    if (depth < 1 || !target || !mayReadObject(context.role, target)) continue;
    const nested = wholeRecord(target, depth - 1, context);
    selected.set(name, member.kind === 'toOne' ? nested : new Map([['edges', new Map([['node', nested]])]]));
  }
  return selected;
}

/** REST shows a nested list as a list. */
function withoutEdges(value: unknown): unknown {
  const edges = membersOfJson(value)['edges'];
  return Array.isArray(edges) ? edges.map((edge) => membersOfJson(edge)['node']) : value;
}

const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
};

export function restError(problem: Refusal | QueryRefused): Answer {
  const { message, code, subCode } = problem;
  const statusCode =
    subCode === 'LIMIT_REACHED' ? 429 : (STATUSES[code] ?? (code === 'INTERNAL_SERVER_ERROR' ? 500 : 400));
  const error = { statusCode, error: 'HttpException', messages: [message] };
  const limit = problem instanceof Refusal && code === 'RATE_LIMITED' ? problem.more : undefined;
  return limit ? limited(error, limit) : json(error, UTF8_JSON, statusCode);
}

/** The newer form of the rate limit says by REST, in seconds, when to come back. */
function limited(error: object, { retryAfterMs, ...limit }: Readonly<Record<string, unknown>>): Answer {
  const retryAfterSeconds = Math.ceil(Number(retryAfterMs) / 1000);
  const answer = json({ ...error, ...limit, retryAfterSeconds }, UTF8_JSON, 429);
  const headers = {
    'retry-after': String(retryAfterSeconds),
    'x-ratelimit-limit': String(limit['limit']),
    'x-ratelimit-remaining': String(limit['remaining']),
    'x-ratelimit-reset': String(retryAfterSeconds),
  };
  return { ...answer, headers };
}
