import { SyncError } from '../../errors';
import type { TwentyClient } from '../../twenty/client';
import type { SyncPlan } from './plan';

/**
 * Twenty refuses a whole query for one field that the key may not read. Which names to leave out, so that asking again
 * can succeed: the field that the refusal names, or the related objects that the key may not read. Empty when nothing
 * that could be left out is to blame: the object itself, or a field that the view filters or sorts by.
 */
export function forbiddenNames(
  error: SyncError,
  plan: SyncPlan,
  known: readonly string[],
  twenty: TwentyClient,
): readonly string[] {
  const isNew = (name: string) => !known.includes(name);
  if (error.kind === 'field-forbidden') {
    const { object, field } = error.details;
    const names =
      object === plan.object.nameSingular
        ? plan.selectedFields
            .filter((name) => name === field || `${name}Id` === field)
            .map((name) => `${object}.${name}`)
        : plan.relatedObjects
            .filter(({ nameSingular }) => nameSingular === object)
            .map(({ nameSingular }) => nameSingular);
    return names.filter(isNew);
  }
  if (error.kind !== 'object-forbidden') return [];
  const names: string[] = [];
  try {
    for (const object of plan.relatedObjects.filter(({ nameSingular }) => isNew(nameSingular))) {
      if (isForbidden(() => twenty.count(object, {}, { patient: true }))) names.push(object.nameSingular);
    }
  } catch (thrown) {
    const isLimit = thrown instanceof SyncError && thrown.kind === 'rate-limited';
    // Without those that were found already the next query comes further.
    if (!isLimit || names.length === 0) throw thrown;
  }
  return names;
}

function isForbidden(ask: () => unknown): boolean {
  try {
    ask();
    return false;
  } catch (thrown) {
    if (thrown instanceof SyncError && thrown.kind === 'object-forbidden') return true;
    throw thrown;
  }
}
