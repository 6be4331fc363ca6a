/** What to say where Twenty refuses a view and nothing can be left out. */
import { SyncError } from '../../errors';
import type { TwentyClient } from '../../twenty/client';
import type { RecordFilter } from '../../twenty/model';
import type { ViewPart } from '../../twenty/views/view-parts';
import { culpritsAmong, FORBIDDING, isRefused, type Kinds, REFUSING } from './culprits';
import type { SyncPlan } from './plan';

const PATIENTLY = { patient: true } as const;

const FORBIDDEN = { filter: 'filter-forbidden', search: 'search-forbidden', sort: 'sort-forbidden' } as const;
const REFUSED = { filter: 'filter-refused', search: 'filter-refused', sort: 'sort-refused' } as const;

/** Whether a part of the view may be to blame for it. */
export function isAboutView(thrown: unknown): thrown is SyncError {
  return thrown instanceof SyncError && [...FORBIDDING, ...REFUSING].includes(thrown.kind);
}

/**
 * The error that names the part of the view. Newer servers refuse a filter or an order by a forbidden field, or through a forbidden
 * object, without a name (twenty.md §8), and what the database refuses has none that people know. Whether the object itself is forbidden
 * tells an unfiltered count; then the parts of the view are asked by themselves.
 *
 * @param error one that `isAboutView`
 * @throws SyncError `rate-limited` before anything was found.
 */
export function blamed(error: SyncError, plan: SyncPlan, twenty: TwentyClient): SyncError {
  const parts = plan.parts();
  if (error.kind === 'field-forbidden') return namedError(error, plan, parts);
  if (error.kind === 'option-gone') return goneOption(error, plan, parts, twenty);
  if (REFUSING.includes(error.kind)) return refusedPart(error, plan, parts, twenty);
  if (isRefused(() => twenty.count(plan.object, {}, PATIENTLY))) return error;
  const [first, ...more] = guiltyOf(FORBIDDING, plan, parts, twenty);
  if (!first) return new SyncError('view-forbidden', { object: plan.object.labelPlural }, error.cause);
  return new SyncError(FORBIDDEN[first.by], { fields: labelsOf([first, ...more], twenty) }, error.cause);
}

/** The parts that are refused by themselves, of the first kind that has any. */
function guiltyOf(
  kinds: Kinds,
  { object }: SyncPlan,
  parts: readonly ViewPart[],
  twenty: TwentyClient,
): readonly ViewPart[] {
  const count = (some: readonly ViewPart[]): unknown => twenty.count(object, filterOf(some), PATIENTLY);
  const order = (some: readonly ViewPart[]): unknown => {
    const orderBy = some.flatMap((part) => part.orderBy);
    return twenty.pages(object, [{ filter: {}, orderBy, selections: [], first: 1, offset: 0 }], PATIENTLY);
  };
  for (const by of ['filter', 'search', 'sort'] as const) {
    const suspects = parts.filter((part) => part.by === by);
    const guilty = culpritsAmong(suspects, by === 'sort' ? order : count, kinds);
    if (guilty.length > 0) return guilty;
  }
  return [];
}

const filterOf = (parts: readonly ViewPart[]): RecordFilter => ({ and: parts.map(({ filter }) => filter) });

/** Which part uses the field that an older server names; by its label, as people know it. */
function namedError(error: SyncError, { object }: SyncPlan, parts: readonly ViewPart[]): SyncError {
  const { field: name } = error.details;
  const isNamed = (one: { readonly name: string }): boolean => one.name === name || `${one.name}Id` === name;
  const part = parts.find(({ field, target }) => isNamed(target?.field ?? field) || isNamed(field));
  if (part) return new SyncError(FORBIDDEN[part.by], { fields: part.field.label }, error.cause);
  const label = object.fields.find(isNamed)?.label;
  const details = { ...error.details, field: label ?? error.details['field'] ?? '' };
  return new SyncError('field-forbidden', details, error.cause);
}

/** The database names the option, and calls the field by a name of its own. */
function goneOption(error: SyncError, plan: SyncPlan, parts: readonly ViewPart[], twenty: TwentyClient): SyncError {
  const option = JSON.stringify(error.details['option'] ?? '');
  const part = parts.find(({ by, filter }) => by === 'filter' && JSON.stringify(filter).includes(option));
  if (!part) return refusedPart(error, plan, parts, twenty);
  return new SyncError('option-gone', { ...error.details, field: labelOf(part) }, error.cause);
}

function refusedPart(
  { cause }: SyncError,
  plan: SyncPlan,
  parts: readonly ViewPart[],
  twenty: TwentyClient,
): SyncError {
  const [first, ...more] = guiltyOf(REFUSING, plan, parts, twenty);
  if (!first) return new SyncError('query-refused', {}, cause);
  return new SyncError(REFUSED[first.by], { fields: joined([first, ...more].map(labelOf)) }, cause);
}

const labelOf = ({ field, target }: ViewPart): string =>
  target === null ? field.label : `${field.label} / ${target.field.label}`;

/** A relation that leads to an object that may not be read is all that there is to name. */
function labelsOf(parts: readonly ViewPart[], twenty: TwentyClient): string {
  return joined(
    parts.map((part) => {
      const { target, field } = part;
      const isWhole = target !== null && isRefused(() => twenty.count(target.object, {}, PATIENTLY));
      return isWhole ? field.label : labelOf(part);
    }),
  );
}

const joined = (labels: readonly string[]): string => [...new Set(labels)].join(', ');
