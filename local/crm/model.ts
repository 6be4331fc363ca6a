/**
 * The demo workspace's data model, as plain data. The records engine (`records/`) reads and evaluates it, the server
 * (`server/`) answers `/metadata` and `/graphql` from it. Nothing here knows HTTP or GraphQL.
 */

export type FieldType =
  | 'ACTOR'
  | 'ADDRESS'
  | 'ARRAY'
  | 'BOOLEAN'
  | 'CURRENCY'
  | 'DATE'
  | 'DATE_TIME'
  | 'EMAILS'
  | 'FILES'
  | 'FULL_NAME'
  | 'LINKS'
  | 'MORPH_RELATION'
  | 'MULTI_SELECT'
  | 'NUMBER'
  | 'NUMERIC'
  | 'PHONES'
  | 'POSITION'
  | 'RATING'
  | 'RAW_JSON'
  | 'RELATION'
  | 'RICH_TEXT'
  | 'SELECT'
  | 'TEXT'
  | 'TS_VECTOR'
  | 'UUID';

export interface OptionModel {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly color: string;
  readonly position: number;
}

/** A relation as seen from the field that holds it. A MANY_TO_ONE keeps the id of its target in `{name}Id`. */
export interface RelationModel {
  readonly type: 'MANY_TO_ONE' | 'ONE_TO_MANY';
  /** `nameSingular` of the object at the other end. */
  readonly targetObject: string;
  /** Name of the field at the other end. */
  readonly targetField: string;
}

export interface FieldModel {
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  readonly label: string;
  readonly icon: string;
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly isNullable: boolean;
  readonly isUnique: boolean;
  readonly defaultValue: unknown;
  readonly options: readonly OptionModel[] | null;
  readonly settings: Readonly<Record<string, unknown>> | null;
  /** Only for RELATION. */
  readonly relation: RelationModel | null;
  /** Only for MORPH_RELATION: one entry for each possible target. */
  readonly morphRelations: readonly RelationModel[] | null;
}

export interface ObjectModel {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly labelSingular: string;
  readonly labelPlural: string;
  readonly icon: string;
  readonly description: string;
  readonly isActive: boolean;
  readonly isSystem: boolean;
  readonly isRemote: boolean;
  /** Name of the field that names a record, or null (then the field called `name`, if any). */
  readonly labelIdentifier: string | null;
  readonly fields: readonly FieldModel[];
}

/** A saved view and its children, in the words of Twenty's `getViews`; lists keep the order in which they are answered. */
export interface ViewModel {
  readonly id: string;
  readonly name: string;
  /** `nameSingular` of the object. */
  readonly object: string;
  readonly type: 'TABLE' | 'KANBAN' | 'CALENDAR' | 'LIST' | 'FIELDS_WIDGET' | 'TABLE_WIDGET';
  readonly key: 'INDEX' | null;
  readonly icon: string;
  readonly position: number;
  readonly visibility: 'WORKSPACE' | 'UNLISTED';
  readonly isActive: boolean;
  readonly anyFieldFilterValue: string | null;
  /** Field names; the server turns them into ids. */
  readonly mainGroupByField: string | null;
  readonly calendarField: string | null;
  readonly shouldHideEmptyGroups: boolean;
  readonly fields: readonly { readonly field: string; readonly isVisible: boolean; readonly position: number }[];
  readonly filters: readonly {
    readonly id: string;
    readonly field: string;
    readonly operand: string;
    readonly value: unknown;
    readonly subFieldName: string | null;
    /** Name of a field of the relation's target. */
    readonly relationTargetField: string | null;
    readonly groupId: string | null;
    readonly positionInGroup: number | null;
  }[];
  readonly filterGroups: readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly operator: 'AND' | 'OR' | 'NOT';
    readonly position: number | null;
  }[];
  readonly sorts: readonly {
    readonly field: string;
    readonly direction: 'ASC' | 'DESC';
    readonly subFieldName: string | null;
  }[];
  readonly groups: readonly { readonly fieldValue: string; readonly isVisible: boolean; readonly position: number }[];
}

/**
 * A record as the wire shows it: composites are objects, dates are ISO text, a MANY_TO_ONE relation is `{name}Id`, a
 * morph relation is `{name}{Target}Id` per target. Embedded records are never stored; the server resolves them.
 */
export type RecordModel = Readonly<Record<string, unknown>> & { readonly id: string };

/** Everything the demo CRM serves. `records` is keyed by `nameSingular`, in creation order. */
export interface Workspace {
  readonly id: string;
  readonly displayName: string;
  readonly objects: readonly ObjectModel[];
  readonly views: readonly ViewModel[];
  readonly records: ReadonlyMap<string, RecordModel[]>;
}

/** What a record query asks for, after the server has read the GraphQL arguments. */
export interface RecordQuery {
  readonly filter?: unknown;
  readonly orderBy?: unknown;
  readonly first?: number;
  readonly last?: number;
  readonly before?: string;
  readonly after?: string;
  readonly offset?: number;
  /** Names selected at the top level of `node`: a cursor of the affected versions holds only selected sort fields. */
  readonly selected: readonly string[];
}

export interface RecordPage {
  readonly records: readonly RecordModel[];
  readonly cursors: readonly string[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** Why Twenty refuses a record query: message and codes as Twenty has them (twenty.md §5, §6). */
export class QueryRefused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly subCode?: string,
    readonly userFriendlyMessage?: unknown,
  ) {
    super(message);
  }
}

/** The records engine. Deterministic: the same workspace and query give the same page. */
export interface RecordEngine {
  /** @throws QueryRefused */
  findMany(object: ObjectModel, query: RecordQuery): RecordPage;
  /** The one record that a filter finds, or undefined. @throws QueryRefused */
  findOne(object: ObjectModel, filter: unknown): RecordModel | undefined;
  /** By id, soft-deleted ones too: a relation still resolves to them in Twenty. */
  byId(object: ObjectModel, id: string): RecordModel | undefined;
  /** Records whose join column of a ONE_TO_MANY relation points at `id`, not soft-deleted, in Twenty's default order. */
  related(object: ObjectModel, relation: RelationModel, id: string): readonly RecordModel[];
}
