import type { FieldMetadata, Grouping, RecordFilter } from '../model';
import { and, at, isNull, not, or } from './terms';

/** The records of some groups, and all others. */
export interface GroupFilters {
  readonly within: RecordFilter;
  readonly without: RecordFilter;
  /** What people call these groups; empty text for that of records without a value. */
  readonly labels: readonly string[];
}

/** How the value of a group, a text in every view, is asked for; null for a type by which no view groups. */
const VALUES: Readonly<Record<string, (value: string) => unknown>> = {
  SELECT: String,
  RATING: String,
  RELATION: String,
  BOOLEAN: (value) => value === 'true',
};

/**
 * Of the groups that a view hides. They are no part of Twenty's own filter: its page leaves their records out, its export has them (twenty.md
 * §4.1, §8). Null where none is hidden, or none that a record can be in: the server refuses to be asked for an option that is gone.
 */
export function planHiddenGroups({ hidden }: Grouping, field: FieldMetadata): GroupFilters | null {
  const valueOf = VALUES[field.type];
  if (!valueOf) return null;
  const isKnown = (value: string): boolean =>
    field.options.length === 0 || field.options.some((option) => option.value === value);
  const values = hidden.filter((value) => value !== '' && isKnown(value));
  const term = at(field.type === 'RELATION' ? `${field.name}Id` : field.name);
  const listed = values.length === 0 ? [] : [oneOf(term, values.map(valueOf))];
  const none = hidden.includes('') ? [isNull(term)] : [];
  if (listed.length + none.length === 0) return null;
  const labels = [...values, ...(none.length > 0 ? [''] : [])].map(
    (value) => field.options.find((option) => option.value === value)?.label || value,
  );
  const within = or([...listed, ...none]);
  // What is neither of the values nor empty; a comparison with an empty value is neither true nor false.
  const others = listed.map((filter) => (none.length > 0 ? not(filter) : or([not(filter), isNull(term)])));
  return { within, without: and([...others, ...none.map(not)]), labels };
}

/** A truth value has no list to be in. */
function oneOf(term: ReturnType<typeof at>, values: readonly unknown[]): RecordFilter {
  return values.every((value) => typeof value === 'boolean')
    ? or(values.map((eq) => term({ eq })))
    : term({ in: values });
}
