/** What a person chooses among, and what they chose. */
import type { Doubt, LeftOut } from './receipt';

export interface ObjectChoice {
  readonly id: string;
  readonly nameSingular: string;
  readonly namePlural: string;
  readonly label: string;
  /** Whether the key may read its records, as far as `probeObjects` found in the last hours; null is not known, and may be tried. */
  readonly mayRead: boolean | null;
}

export interface ViewChoice {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly isIndex: boolean;
  /** The view filters on "me": a workspace member must be named. */
  readonly needsMember: boolean;
  /** Opens the view in Twenty. */
  readonly link: string;
}

/** What a pasted link or id led to. */
export interface FoundView {
  readonly object: ObjectChoice;
  readonly view: ViewChoice;
}

export interface MemberChoice {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface SheetChoice {
  readonly id: number;
  readonly name: string;
  /** Empty sheets and sheets that hold a table can take a view; others cannot. */
  readonly state: 'empty' | 'table' | 'occupied';
}

/** Which fields become columns: those that the view shows, all of the object's, or those that the person chose. */
export type ColumnChoice =
  | { readonly kind: 'view' }
  | { readonly kind: 'all' }
  | { readonly kind: 'chosen'; readonly fieldIds: readonly string[] };

/** A field that can be chosen as a column. */
export interface FieldChoice {
  readonly id: string;
  readonly label: string;
  /** The view shows it. */
  readonly inView: boolean;
}

export interface TableOptions {
  readonly columns: ColumnChoice;
  readonly relationLabels: boolean;
  readonly selectAs: 'label' | 'value';
  /** A sheet beside the table lists what each refresh changed. */
  readonly listChanges: boolean;
  /** `view`: the view's order. `stay`: rows stay where they are, new ones come at the end. */
  readonly rowOrder: 'view' | 'stay';
  /** A refresh may take away most of the table without asking. */
  readonly mayShrink: boolean;
  /** Records of groups that the view hides: `pull`, as Twenty's own export does, or `leaveOut`, as its page does. */
  readonly hiddenGroups: 'pull' | 'leaveOut';
  /**
   * Ids of related records, where their names are shown: `first`, each before its name; `last`, behind all other columns; `hidden`, in
   * columns that are hidden when they are made, the table's own Id too; `none`. The table's own Id is always a column.
   */
  readonly relationIds: 'first' | 'last' | 'hidden' | 'none';
  /** The record's name is a link that opens the record in Twenty. No formula. */
  readonly recordLinks: boolean;
  /** People edit its cells: a refresh keeps what they typed, for Twenty. */
  readonly editing?: boolean | undefined;
}

/** A view as a table would show it: what is asked before there is a table. */
export interface ViewQuestion {
  /** `WorkspaceInfo.ref`; the current one where it is missing. */
  readonly workspace?: string | undefined;
  readonly objectId: string;
  readonly viewId: string;
  readonly memberId: string | null;
  readonly options: TableOptions;
}

/** What a pull would bring. */
export interface ViewCheck {
  readonly records: number;
  /** Headers, in their order. */
  readonly columns: readonly string[];
  /** Filters and order as a sentence, as in `Receipt.question`. */
  readonly question: string;
  /** How long a pull will take, roughly. */
  readonly seconds: number;
  readonly cells: {
    /** That the sheet would have more than now. */
    readonly needed: number;
    /** That the spreadsheet has, empty ones included. */
    readonly used: number;
    /** 10 million. */
    readonly most: number;
  };
  /** With the reason; `forbidden` is what the key may not read. */
  readonly leftOut: readonly LeftOut[];
  readonly ignoredFilters: readonly string[];
  readonly doubts: readonly Doubt[];
  /** The first records, at most five, as the sheet would show them. */
  readonly rows: readonly (readonly string[])[];
}

export type PullTarget = { readonly kind: 'newSheet' } | { readonly kind: 'sheet'; readonly sheetId: number };
