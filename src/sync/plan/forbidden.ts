import { SyncError } from '../../errors';
import type { TwentyClient } from '../../twenty/client';
import { culpritsAmong, isRefused } from './culprits';
import type { SyncPlan } from './plan';

const PATIENTLY = { patient: true } as const;

/**
 * Twenty refuses a whole query for one field that the key may not read. Which names to leave out, so that asking again can succeed: the
 * field that the refusal names; or the related objects that the key may not read; or else the fields that are refused when they are
 * asked for by themselves. Empty when nothing that could be left out is to blame: the object itself, or what the view filters or sorts by.
 *
 * @throws SyncError `rate-limited` before anything was found.
 */
export function forbiddenNames(
  error: SyncError,
  plan: SyncPlan,
  known: readonly string[],
  twenty: TwentyClient,
): readonly string[] {
  const isNew = (name: string): boolean => !known.includes(name);
  if (error.kind === 'field-forbidden') return namedBy(error, plan).filter(isNew);
  if (error.kind !== 'object-forbidden') return [];
  const related = relatedNames(plan, isNew, twenty);
  if (related.length > 0) return related;
  if (isRefused(() => twenty.count(plan.object, {}, PATIENTLY))) return [];
  return fieldNames(plan, twenty).filter(isNew);
}

function namedBy({ details: { object, field } }: SyncError, plan: SyncPlan): readonly string[] {
  return object === plan.object.nameSingular
    ? plan.asked.filter(({ name }) => name === field || `${name}Id` === field).map(({ name }) => `${object}.${name}`)
    : plan.relatedObjects.filter(({ nameSingular }) => nameSingular === object).map(({ nameSingular }) => nameSingular);
}

function relatedNames(plan: SyncPlan, isNew: (name: string) => boolean, twenty: TwentyClient): readonly string[] {
  const names: string[] = [];
  try {
    for (const object of plan.relatedObjects.filter(({ nameSingular }) => isNew(nameSingular))) {
      if (isRefused(() => twenty.count(object, {}, PATIENTLY))) names.push(object.nameSingular);
    }
  } catch (thrown) {
    const isLimit = thrown instanceof SyncError && thrown.kind === 'rate-limited';
    // Without those that were found already the next query comes further.
    if (!isLimit || names.length === 0) throw thrown;
  }
  return names;
}

/** The object may be read, and so may those it leads to: single fields may not. */
function fieldNames(plan: SyncPlan, twenty: TwentyClient): readonly string[] {
  const select = (selections: readonly string[]): unknown =>
    twenty.pages(plan.object, [{ filter: {}, orderBy: [], selections, first: 1, offset: 0 }], PATIENTLY);
  const culprits = culpritsAmong(plan.asked, (some) => select(some.map(({ selection }) => selection)));
  return culprits.flatMap(({ name, selection, plain, targets }) => {
    // The id may be read where the related record's name may not.
    const isName = targets.length > 0 && plain !== selection && !isRefused(() => select([plain]));
    return isName ? targets : [`${plan.object.nameSingular}.${name}`];
  });
}
