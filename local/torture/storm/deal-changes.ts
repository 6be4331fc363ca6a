import type { Change } from '../../crm/server/faults/rule';
import type { Random } from '../../crm/workspace/records/random';
import { valuesOf } from '../world/deals';
import type { TorturedView } from '../world/views';

/** What somebody does in the CRM to records whose values say which one they are. */
export interface Deals {
  readonly random: Random;
  readonly view: TorturedView;
  /** Every record that ever was, by id; new ones are added. */
  readonly numbers: Map<string, number>;
  /** Records on the sheet. */
  readonly ids: () => readonly string[];
  /** Grows, so that no edit writes what was there. */
  edits: number;
}

export function changeDeals(deals: Deals): Change {
  const { random, view } = deals;
  const { object } = view.model;
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return comeAndGo(deals);
    case 3:
      return { kind: 'reorder', object };
    case 4:
    case 5:
      return editOne(deals, () => ({ position: random.below(60) - 10 + random.next() }));
    case 6:
      // Those that were deleted but not destroyed come back.
      return { kind: 'edit', object, ids: [...deals.numbers.keys()], set: { deletedAt: null } };
    case 7:
      return { kind: 'view', view: view.model.id, set: { fields: fieldsOf(random) } };
    default:
      return editOne(deals, (number) => {
        deals.edits += 1;
        const { amount, stage } = valuesOf(number, deals.edits);
        return random.chance(0.5) ? { amount } : { stage };
      });
  }
}

/** One record comes, or some go. */
export function comeAndGo(deals: Deals): Change {
  const { random, view, numbers } = deals;
  const { object } = view.model;
  const ids = deals.ids();
  if (ids.length > 1 && random.chance(0.4)) {
    const gone = ids.filter(() => random.chance(0.2)).slice(0, ids.length - 1);
    return { kind: 'delete', object, ids: gone.length > 0 ? gone : [random.pick(ids)], hard: random.chance(0.5) };
  }
  const id = random.id();
  const number = numbers.size + 1;
  numbers.set(id, number);
  const at = random.pick(['first', 'last'] as const);
  return { kind: 'insert', object, count: 1, at, ids: [id], set: { ...valuesOf(number), deletedAt: null } };
}

function editOne(deals: Deals, set: (number: number) => Readonly<Record<string, unknown>>): Change {
  const ids = [...deals.numbers.keys()];
  const id = deals.random.pick(ids);
  return { kind: 'edit', object: deals.view.model.object, ids: [id], set: set(deals.numbers.get(id) ?? 0) };
}

/** The view with a column more, or fewer, or as it was. */
function fieldsOf(random: Random): readonly Record<string, unknown>[] {
  const names = random.pick([
    ['name', 'amount', 'stage'],
    ['name', 'amount', 'stage', 'memo'],
    ['name', 'amount'],
  ]);
  return names.map((field, position) => ({ field, isVisible: true, position }));
}
