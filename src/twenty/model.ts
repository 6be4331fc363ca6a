/** Our words for what Twenty says. Only `twenty/` knows the wire; everyone else knows this. */

/** Every field type of Twenty 2.4 to 2.43 (twenty.md §2.2). A type that is not here is left out and named. */
export const FIELD_TYPES = [
  'ACTOR',
  'ADDRESS',
  'ARRAY',
  'BOOLEAN',
  'CURRENCY',
  'DATE',
  'DATE_TIME',
  'EMAILS',
  'FILES',
  'FULL_NAME',
  'LINKS',
  'MORPH_RELATION',
  'MULTI_SELECT',
  'NUMBER',
  'NUMERIC',
  'PHONES',
  'POSITION',
  'RATING',
  'RAW_JSON',
  'RELATION',
  'RICH_TEXT',
  'SELECT',
  'TEXT',
  'TS_VECTOR',
  'UUID',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly position: number;
}

export interface Relation {
  readonly type: 'MANY_TO_ONE' | 'ONE_TO_MANY';
  readonly targetObjectId: string;
  /** `nameSingular` of the target object. */
  readonly targetObject: string;
  readonly targetObjectPlural: string;
}

export interface FieldMetadata {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  /** A type that is not in `FIELD_TYPES` keeps its name here and has no codec. */
  readonly type: FieldType | (string & {});
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly options: readonly SelectOption[];
  /** Twenty's `settings`, JSON: `dataType`, `decimals`, `type`, `subFields`, … */
  readonly settings: Readonly<Record<string, unknown>>;
  /** For RELATION. */
  readonly relation: Relation | null;
  /** For MORPH_RELATION: one entry for each possible target. */
  readonly morphRelations: readonly Relation[];
  /** For MORPH_RELATION: ids of its other rows. Twenty has one for each target, and a view may name any of them. */
  readonly twinIds?: readonly string[];
}

export interface ObjectMetadata {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly labelSingular: string;
  readonly labelPlural: string;
  readonly icon: string | null;
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly isRemote: boolean;
  /** Id of the label identifier; where Twenty names none, that of the field called `name`, if there is one. */
  readonly labelIdentifierId: string | null;
  readonly fields: readonly FieldMetadata[];
}

/** All objects, by id, by `nameSingular`, and their fields by id. */
export interface Schema {
  readonly objects: readonly ObjectMetadata[];
  readonly objectById: (id: string) => ObjectMetadata | undefined;
  readonly objectByName: (nameSingular: string) => ObjectMetadata | undefined;
  /** Among all fields of all objects, active or not. */
  readonly fieldById: (id: string) => { readonly object: ObjectMetadata; readonly field: FieldMetadata } | undefined;
}

export interface ViewField {
  readonly fieldId: string;
  readonly isVisible: boolean;
  readonly position: number;
  /** Not one of the view's own columns: Twenty's CSV has none for it. */
  readonly addedByType?: true;
}

export interface ViewFilter {
  readonly id: string;
  readonly fieldId: string;
  readonly operand: string;
  /** Normalised to text as twenty.md §3.3 says; often JSON text. */
  readonly value: string;
  readonly subFieldName: string | null;
  readonly relationTargetFieldId: string | null;
  readonly groupId: string | null;
}

export interface ViewFilterGroup {
  readonly id: string;
  readonly parentId: string | null;
  /** AND, OR or NOT; Twenty treats all but AND as OR. */
  readonly logicalOperator: string;
}

export interface ViewSort {
  readonly fieldId: string;
  readonly direction: 'ASC' | 'DESC';
  readonly subFieldName: string | null;
}

/** What a board or a grouped table groups by, where it hides some of its groups. */
export interface Grouping {
  readonly fieldId: string;
  /** Values of the groups that the view hides; empty text stands for records without a value. */
  readonly hidden: readonly string[];
}

/** A saved view of records. Lists keep Twenty's order, which means something for sorts and filters. */
export interface View {
  readonly id: string;
  readonly name: string;
  readonly objectId: string;
  readonly type: string;
  readonly isIndex: boolean;
  readonly position: number;
  readonly isActive: boolean;
  readonly anyFieldFilterValue: string;
  readonly fields: readonly ViewField[];
  /** Fields that the view's type shows whatever its columns are: a board's groups, a calendar's dates. */
  readonly typeFieldIds: readonly string[];
  readonly filters: readonly ViewFilter[];
  readonly filterGroups: readonly ViewFilterGroup[];
  readonly sorts: readonly ViewSort[];
  /** Only of a view that hides groups. */
  readonly grouping?: Grouping;
}

/** Filters, CSV and empty values changed once, after 2.31: what 2.21 does, and what came after it (docs/reference/versions.md). */
export type RuleSet = '2.21' | 'newer';

/** What a server speaks, found from its answers and kept with the workspace. docs/reference/versions.md has the table. */
export interface Dialect {
  /** `appVersion` of `GET /client-config`, such as "2.43.0"; null on builds that do not say it, or say one that cannot be. */
  readonly appVersion: string | null;
  /** Who answers for saved views: `/metadata` by its newer or its older name, or `/graphql`, where they are records. */
  readonly viewsFrom: 'getViews' | 'getCoreViews' | 'records';
  /** What this server's types do not have of what is asked where it exists: "View.isActive", "Object.fieldsList". */
  readonly lacks: readonly string[];
  /** View types that hold a list of records and that this server knows; asked of `getViews`. */
  readonly viewTypes: readonly string[];
  /** The name of the type of rich text with Markdown; an older type bore the first of them before. */
  readonly richText: 'RICH_TEXT' | 'RICH_TEXT_V2';
  /** Ascending sorts put empty values first (2.21) or last (newer). */
  readonly ascendingNulls: 'first' | 'last';
  /** Filters and CSV as 2.21 has them, or as newer servers do. */
  readonly rules: RuleSet;
  readonly dates: DateRules;
  /** What neither a version nor the API tells: the rules of filters, the place of empty values, whether relative dates roll. */
  readonly unsure: readonly Unsure[];
}

type Unsure = 'filters' | 'nulls' | 'dates';

/**
 * What filters on dates mean: whole units of the calendar (2.21 and newer); windows that roll with the clock (1.4 and older);
 * between the two some filters cannot be told apart from the outside, and the pull stops at those.
 */
export type DateRules = 'calendar' | 'range-unsure' | 'unsure' | 'rolling';

/** A filter or an order in the words of Twenty's GraphQL API: plain JSON. */
export type RecordFilter = { readonly [key: string]: unknown };
export type RecordOrder = readonly { readonly [key: string]: unknown }[];

export interface Page {
  /** Records as Twenty gave them; the codecs read them. */
  readonly records: readonly { readonly [key: string]: unknown }[];
  /** Of the whole filter, whatever the page. */
  readonly totalCount: number;
  readonly hasMore: boolean;
}

export interface WalkedPage extends Page {
  /** Where the next page begins; null on the last one. */
  readonly cursor: string | null;
}

export interface Workspace {
  readonly id: string;
  readonly displayName: string;
  /** Base of links to records and views, without a slash at the end. */
  readonly webAddress: string;
}

/** A person of the workspace: the answer to what "me" means. */
export interface WorkspaceMember {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** IANA zone, or null where the member has "system". */
  readonly timeZone: string | null;
}
