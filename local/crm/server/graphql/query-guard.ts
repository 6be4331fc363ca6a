import type { ObjectModel } from '../../model';
import { mayReadField, mayReadObject } from '../auth/roles';
import { membersOf } from '../dialects/catalog';
import { permissionDenied } from '../refusals';
import { membersOfJson } from '../members';
import type { ProjectionContext } from './projection';

/**
 * In dialects that guard queries: may the role read every field and every related object that a filter or an order names? The
 * refusal names nothing (twenty.md §8). What does not exist is the engine's matter. @throws Refusal
 */
export function assertReadableQuery(
  object: ObjectModel,
  given: readonly unknown[],
  { catalog, role }: ProjectionContext,
): void {
  if (!catalog.guardsQueries) return;
  const visit = (owner: ObjectModel, asked: unknown): void => {
    if (Array.isArray(asked)) {
      for (const each of asked) visit(owner, each);
      return;
    }
    const members = membersOf(owner, catalog);
    for (const [name, under] of Object.entries(membersOfJson(asked))) {
      const member = members.get(name);
      if (!member) {
        if (LOGICAL.has(name)) visit(owner, under);
        continue;
      }
      if (!mayReadField(role, owner, member.field.name)) throw permissionDenied();
      if (member.kind !== 'toOne' && member.kind !== 'toMany') continue;
      const target = catalog.bySingular.get(member.relation.targetObject);
      if (!target) continue;
      if (!mayReadObject(role, target)) throw permissionDenied();
      visit(target, under);
    }
  };
  visit(object, given);
}

const LOGICAL: ReadonlySet<string> = new Set(['and', 'or', 'not']);
