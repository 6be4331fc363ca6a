import type { Workspace } from '../../model';

/**
 * How a version of Twenty differs from 2.21, which the rest of the demo is written as. Data, so that a further version is one
 * more entry. Where the sources do not say how an old version behaved, it behaves as 2.21 does.
 */
export interface CrmDialect {
  /** What `/client-config` names; the recorded 2.21 was a custom build and names nothing. */
  readonly appVersion: string | undefined;
  /** Members that `/client-config` has besides, or instead. */
  readonly clientConfig: Readonly<Record<string, unknown>>;
  /** Types, members and arguments of `/metadata` that it has not: "View", "View.isActive", "Query.getViews.viewTypes". */
  readonly lacks: RegExp | null;
  /** What it has besides, in the schema language. */
  readonly adds: string;
  /** Names of types and root fields that it has otherwise. */
  readonly renamed: readonly (readonly [from: RegExp, to: string])[];
  /** Names that the types of fields have instead. */
  readonly fieldTypes: Readonly<Record<string, string>>;
  /** Pages of `/metadata`: the cursor holds a place or an id, and a page may be limited. */
  readonly metadataPages: { readonly cursor: 'place' | 'id'; readonly most: number | null };
  readonly records: {
    /** Page size when none is asked for. */
    readonly pageSize: number;
    /** Cursors that pass over no record. */
    readonly cursorFixed: boolean;
    /** Filters and orders by a field of a related record. */
    readonly throughRelations: boolean;
    /** `searchVector` takes `search`. */
    readonly searchOperator: boolean;
  };
  /** A filter or an order may name only what the key may read. Before, only the selection was looked at. */
  readonly guardsQueries: boolean;
  /** Refusals by the rate limit as `RATE_LIMITED`. */
  readonly newLimitForm: boolean;
  /** The workspace as this version can hold it. */
  readonly shape: (workspace: Workspace) => Workspace;
}
