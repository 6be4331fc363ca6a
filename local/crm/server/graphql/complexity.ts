import type { ObjectModel } from '../../model';
import { type Catalog, membersOf } from '../dialects/catalog';
import { badInput } from '../refusals';
import type { Selected } from './selection';

/** `COMMON_QUERY_COMPLEXITY_LIMIT` of Twenty. */
const MOST = 2_000;

/** @throws Refusal for a one-to-many inside a one-to-many, or for too many relations */
export function assertComplexity(object: ObjectModel, node: Selected, catalog: Catalog): void {
  const complexity = 1 + relationsIn(object, node, catalog, false);
  if (complexity <= MOST) return;
  const text = `Please, reduce the amount of relation fields requested. Query complexity: ${complexity}. Maximum complexity: ${MOST}.`;
  throw tooComplex(`Query complexity is too high. ${text}`);
}

const tooComplex = (message: string) => badInput(message, 'TOO_COMPLEX_QUERY', 'An error occurred.');

function relationsIn(object: ObjectModel, node: Selected, catalog: Catalog, insideList: boolean): number {
  const members = membersOf(object, catalog);
  let count = 0;
  for (const [name, under] of node) {
    const member = members.get(name);
    if (member?.kind !== 'toOne' && member?.kind !== 'toMany') continue;
    const isList = member.kind === 'toMany';
    if (isList && insideList) {
      throw tooComplex(
        'Query complexity is too high. One-to-Many relation cannot be nested in another One-to-Many relation.',
      );
    }
    const target = catalog.bySingular.get(member.relation.targetObject);
    const nested = isList ? (under.get('edges')?.get('node') ?? new Map()) : under;
    count += 1 + (target ? relationsIn(target, nested, catalog, insideList || isList) : 0);
  }
  return count;
}
