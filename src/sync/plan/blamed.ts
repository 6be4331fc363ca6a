/** What to say where Twenty forbids a view and nothing can be left out. */
import { SyncError } from '../../errors';
import type { TwentyClient } from '../../twenty/client';
import type { RecordFilter, RecordOrder } from '../../twenty/model';
import type { ViewPart } from '../../twenty/view-parts';
import { culpritsAmong, isRefused } from './culprits';
import type { SyncPlan } from './plan';

export { isForbidding } from './culprits';

const PATIENTLY = { patient: true } as const;

const KINDS = { filter: 'filter-forbidden', search: 'search-forbidden', sort: 'sort-forbidden' } as const;

/**
 * The error that names what is forbidden. Newer servers refuse a filter or an order by a forbidden field, or through a forbidden object,
 * without a name (contract §12): whether the object itself is forbidden tells an unfiltered count, and then the parts of the view are asked
 * by themselves.
 *
 * @throws SyncError `rate-limited` before anything was found.
 */
export function blamed(error: SyncError, plan: SyncPlan, twenty: TwentyClient): SyncError {
  const { object } = plan;
  const parts = plan.parts();
  if (error.kind === 'field-forbidden') return namedError(error, plan, parts);
  if (isRefused(() => twenty.count(object, {}, PATIENTLY))) return error;
  for (const by of ['filter', 'search', 'sort'] as const) {
    const culprits = culpritsAmong(
      parts.filter((part) => part.by === by),
      (some) => (by === 'sort' ? order(some) : twenty.count(object, filterOf(some), PATIENTLY)),
    );
    if (culprits.length > 0) return forbidding(by, culprits, twenty, error);
  }
  return new SyncError('view-forbidden', { object: object.labelPlural }, error.cause);

  function order(some: readonly ViewPart[]): unknown {
    const orderBy: RecordOrder = some.flatMap((part) => part.orderBy);
    return twenty.pages(object, [{ filter: {}, orderBy, selections: [], first: 1, offset: 0 }], PATIENTLY);
  }
}

const filterOf = (parts: readonly ViewPart[]): RecordFilter => ({ and: parts.map(({ filter }) => filter) });

/** Which part uses the field that an older server names; by its label, as people know it. */
function namedError(error: SyncError, { object }: SyncPlan, parts: readonly ViewPart[]): SyncError {
  const { field: name } = error.details;
  const isNamed = (one: { readonly name: string }): boolean => one.name === name || `${one.name}Id` === name;
  const part = parts.find(({ field, target }) => isNamed(target?.field ?? field) || isNamed(field));
  if (part) return new SyncError(KINDS[part.by], { fields: part.field.label }, error.cause);
  const label = object.fields.find(isNamed)?.label;
  return label === undefined
    ? error
    : new SyncError('field-forbidden', { ...error.details, field: label }, error.cause);
}

function forbidding(
  by: ViewPart['by'],
  culprits: readonly ViewPart[],
  twenty: TwentyClient,
  { cause }: SyncError,
): SyncError {
  const labels = culprits.map(({ field, target }) => {
    // The relation leads to an object that may not be read, or only its field may not.
    const isField = target !== null && !isRefused(() => twenty.count(target.object, {}, PATIENTLY));
    return isField ? `${field.label} / ${target.field.label}` : field.label;
  });
  return new SyncError(KINDS[by], { fields: [...new Set(labels)].join(', ') }, cause);
}
