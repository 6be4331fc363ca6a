import type { Listing, Trouble } from '../trouble';
import type {
  ColumnChoice,
  FieldChoice,
  FoundView,
  MemberChoice,
  ObjectChoice,
  PullTarget,
  TableOptions,
  ViewCheck,
  ViewChoice,
} from '../../../src/protocol/choice';

/** How cells are written. */
export type CellOptions = Omit<TableOptions, 'columns'>;

/** A pasted link or id of a view, in place of choosing from the lists. */
export interface PastedLink {
  readonly text: string;
  readonly call: number | null;
  readonly trouble: Trouble | null;
}

/** Which fields become columns, and what can be ticked if they are to be chosen. */
export interface Columns {
  readonly kind: ColumnChoice['kind'];
  /** Fields of the view's object; null before they are asked for. */
  readonly fields: Listing<FieldChoice> | null;
  readonly search: string;
  /** The ticked ones, in the order of `fields`. */
  readonly fieldIds: readonly string[];
}

export interface ChooseScreen {
  readonly at: 'choose';
  readonly objects: Listing<ObjectChoice>;
  /** Those of Twenty's own workings; null until they are asked for. */
  readonly more: Listing<ObjectChoice> | null;
  readonly search: string;
  readonly objectId: string | null;
  readonly link: PastedLink;
  /** What the last link led to. It joins the lists, which need not have it. */
  readonly found: FoundView | null;
  /** Null before an object is chosen. */
  readonly views: Listing<ViewChoice> | null;
  readonly viewSearch: string;
  readonly viewId: string | null;
  /** Null until a view needs a member. */
  readonly members: Listing<MemberChoice> | null;
  readonly memberId: string | null;
  readonly target: PullTarget;
  readonly columns: Columns;
  readonly options: CellOptions;
  /** The table whose settings these are; null for a new one. */
  readonly editing: string | null;
  /** `WorkspaceInfo.ref`; null is the current one. */
  readonly workspace: string | null;
  /** Which objects the key may read, as far as it was found out. */
  readonly mayRead: { readonly [objectId: string]: boolean | null };
  /** What the pull would bring; null while there is nothing to pull. Its item is one. */
  readonly check: Listing<ViewCheck> | null;
  /** The wait before it is asked for. */
  readonly checkDue: number | null;
}
