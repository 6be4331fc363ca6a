import type { DateRules, FieldMetadata, FieldType, RecordFilter, RuleSet, Schema } from '../model';

/** Every operand of Twenty 2.4 to 2.43 (twenty.md §3.3). Another one stops the pull: it must never mean "no filter". */
export const OPERANDS = [
  'IS',
  'IS_NOT',
  'IS_NOT_NULL',
  'LESS_THAN_OR_EQUAL',
  'GREATER_THAN_OR_EQUAL',
  'IS_BEFORE',
  'IS_AFTER',
  'CONTAINS',
  'DOES_NOT_CONTAIN',
  'IS_EMPTY',
  'IS_NOT_EMPTY',
  'IS_RELATIVE',
  'IS_IN_PAST',
  'IS_IN_FUTURE',
  'IS_TODAY',
  'VECTOR_SEARCH',
] as const;

export type Operand = (typeof OPERANDS)[number];

/** What a filter may depend on besides itself. */
export interface FilterContext {
  readonly schema: Schema;
  /** The instant of the pull, in milliseconds: the same one for all of its pages. */
  readonly now: number;
  /** IANA zone in which "today" is asked: the workspace member's, else the spreadsheet's. */
  readonly zone: string;
  /**
   * IANA zone that stands for the person's own machine: Twenty uses it for relative dates that were saved without a zone
   * (twenty.md §4.6). @default `zone`
   */
  readonly machineZone?: string;
  /** Minutes to add to UTC at that instant in that zone: `Clock.offsetMinutes`. */
  readonly offsetMinutes: (instant: number, zone: string) => number;
  /** The workspace member that "me" means; null while nobody was named. */
  readonly memberId: string | null;
  readonly rules: RuleSet;
  /** What filters on dates mean on this server. @default 'calendar' */
  readonly dates?: DateRules;
}

/** Why Twenty itself leaves a filter out. */
export type IgnoreReason =
  /** Its operand needs a value and there is none. */
  | 'no-value'
  /** The value names nothing: no record chosen, a phone number without a digit. */
  | 'nothing-chosen'
  /** The field is not in the data model. */
  | 'field-unknown'
  /** The field of the related record is not in the data model. */
  | 'target-unknown'
  /** It belongs to a group that does not exist or does not count. */
  | 'group-unused'
  /** Relations to one of several objects count on record pages only. */
  | 'record-page-only';

/** One question to one field. */
export interface Ask {
  /** The field's name in GraphQL. */
  readonly name: string;
  readonly field: FieldMetadata;
  readonly operand: Operand;
  readonly value: string;
  readonly context: FilterContext;
  /** The workspace member that "me" means. @throws SyncError `member-needed`. */
  readonly me: () => string;
}

/** The value cannot be turned into a filter; `planFilter` says which filter it was. */
export const INEXPRESSIBLE = 'inexpressible';

export type RuleResult = RecordFilter | IgnoreReason | typeof INEXPRESSIBLE;

export type Rule = (ask: Ask) => RuleResult;

/** What a field can be asked. An operand that is not listed cannot be expressed. */
export type Rules = { readonly [O in Operand]?: Rule };

/** How one type of field is filtered. */
export interface FilterFamily {
  /** Without a sub-field; with one too, where the type has no `parts`. */
  readonly whole: Rules;
  /** By sub-field. */
  readonly parts?: Readonly<Record<string, Rules>>;
  /** What the field adds to "any field contains this text"; absent where the type does not take part (twenty.md §4.5). */
  readonly anyField?: (ask: Ask) => readonly RuleResult[];
}

/** The registry's type: a new field type does not compile until its filters are decided. */
export type FilterFamilies = Readonly<Record<FieldType, FilterFamily>>;

/** The common case of `anyField`: the field contains the text. */
export function containedAnywhere({ CONTAINS }: Rules): (ask: Ask) => readonly RuleResult[] {
  return (ask) => (CONTAINS ? [CONTAINS(ask)] : []);
}
