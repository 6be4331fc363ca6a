import type { Change } from '../../crm/server/faults/rule';
import type { Random } from '../../crm/workspace/records/random';
import type { TorturedView } from '../world/views';

interface Drawn {
  readonly random: Random;
  readonly view: TorturedView;
  /** Records that the table holds or may hold. */
  readonly ids: readonly string[];
}

const some = ({ random, ids }: Drawn): string[] =>
  ids.length === 0 ? [] : Array.from({ length: 1 + random.below(3) }, () => random.pick(ids));

/** Records come, or go. */
export function drawComing(given: Drawn): Change {
  const { random, view } = given;
  const { object } = view.model;
  if (random.chance(0.5)) return { kind: 'delete', object, ids: some(given), hard: random.chance(0.5) };
  const count = 1 + random.below(4);
  const at = random.pick(['first', 'last'] as const);
  return { kind: 'insert', object, count, at, ids: Array.from({ length: count }, () => random.id()) };
}

/** Somebody works in the CRM. */
export function drawChange(given: Drawn): Change {
  const { random, view } = given;
  const { object } = view.model;
  switch (random.below(7)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return drawComing(given);
    case 4:
      return { kind: 'reorder', object };
    case 5:
      if (view.editable) {
        const text = random.pick(['edited', '=1+1', "'quoted", '00123', '']);
        return {
          kind: 'edit',
          object,
          ids: some(given),
          set: { [view.editable.name]: text === '' ? '' : `${text} ${random.below(100)}` },
        };
      }
      return { kind: 'reorder', object };
    default:
      return { kind: 'view', view: view.model.id, set: { fields: drawFields(random, view) } };
  }
}

/** The view with a column more or fewer. */
function drawFields(random: Random, { model, fieldNames }: TorturedView): Record<string, unknown>[] {
  const shown = model.fields.filter(() => random.chance(0.85));
  const others = fieldNames.filter((name) => !shown.some(({ field }) => field === name));
  const more =
    others.length > 0 && random.chance(0.6) ? [{ field: random.pick(others), isVisible: true, position: 0 }] : [];
  return [...shown, ...more].map((field, position) => ({ ...field, position }));
}
