import type { ObjectModel } from '../../model';
import { mayReadField } from '../auth/roles';
import { membersOf } from '../dialects/catalog';
import { badInput, internalError, permissionDenied } from '../refusals';
import { allRecords } from './aggregates';
import { type ArgumentKinds, assertArguments } from './arguments';
import type { ProjectionContext } from './projection';
import type { Selected } from './selection';
import { membersOfJson } from '../members';

const ARGUMENTS: ArgumentKinds = {
  groupBy: 'array',
  filter: 'object',
  orderBy: 'array',
  orderByForRecords: 'array',
  viewId: 'string',
  includeRecords: null,
  limit: 'number',
  offsetForRecords: 'number',
};

/**
 * `{plural}GroupBy` over plain fields: the dimension values and `totalCount` of each group, largest first. Date granularities,
 * composites and records inside a group are not offered. @throws Refusal
 */
export function readGroups(
  object: ObjectModel,
  given: Readonly<Record<string, unknown>>,
  selected: Selected,
  context: ProjectionContext,
): unknown {
  assertArguments(given, ARGUMENTS);
  const dimensions = readDimensions(object, given['groupBy'], context);
  const groups = new Map<string, { readonly values: readonly unknown[]; totalCount: number }>();
  for (const record of allRecords(object, given['filter'] ?? undefined, context)) {
    const values = dimensions.map((name) => record[name] ?? null);
    const group = groups.get(JSON.stringify(values)) ?? { values, totalCount: 0 };
    group.totalCount += 1;
    groups.set(JSON.stringify(values), group);
  }
  const limit = typeof given['limit'] === 'number' ? given['limit'] : groups.size;
  const largest = [...groups.values()].sort((left, right) => right.totalCount - left.totalCount).slice(0, limit);
  return largest.map((group) => {
    const known: Readonly<Record<string, unknown>> = {
      groupByDimensionValues: group.values,
      totalCount: group.totalCount,
    };
    return Object.fromEntries([...selected.keys()].map((name) => [name, known[name] ?? null]));
  });
}

function readDimensions(object: ObjectModel, groupBy: unknown, context: ProjectionContext): readonly string[] {
  const members = membersOf(object, context.catalog);
  const entries: readonly unknown[] = Array.isArray(groupBy) ? groupBy : [groupBy];
  const asked = entries.flatMap((entry) => Object.entries(membersOfJson(entry)));
  if (asked.some(([, how]) => how !== true)) throw internalError('The demo CRM groups by whole plain fields only.');
  const names = asked.map(([name]) => name);
  if (names.length === 0)
    throw badInput(
      'Missing required argument: "groupBy" must be an array.',
      'INVALID_QUERY_INPUT',
      'An error occurred.',
    );
  for (const name of names) {
    const member = members.get(name);
    if (member?.kind !== 'value' && member?.kind !== 'joinColumn') {
      throw badInput(`Unable to find groupBy field ${name}`, 'INVALID_QUERY_INPUT', 'An error occurred.');
    }
    if (!mayReadField(context.role, object, member.field.name))
      throw permissionDenied(member.field.name, object.nameSingular);
  }
  return names;
}
