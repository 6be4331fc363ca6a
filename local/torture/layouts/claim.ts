import type { CellContent } from '../../emulator/grid/values/cell';

/**
 * What a person made of a sheet, as far as laws ask about it. Claims hold names, not places: where things stand is read from the
 * scenes before and after. A *column* is named by the key of an owned column or by the mark in the header of an own one.
 */
export type Claim = Beside | Edit | FormulaCell | Shared | Spill | Beyond | Between | Header | Arranged;

interface Named {
  /** The layout that it belongs to. */
  readonly layout: string;
  /** A person was at it in the middle of a pull: it may be lost, but not stand beside another record. */
  raced?: boolean;
}

export type Facet = 'content' | 'note' | 'look' | 'validation';

/** One facet of the cell beside a record. */
export interface Beside extends Named {
  readonly kind: 'beside';
  readonly id: string;
  readonly column: string;
  readonly facet: Facet;
  /** In the text of the cell or note; null where the facet has no text. */
  readonly mark: string | null;
  /** What the facet was when its record left the view: it comes back with it. */
  readonly away?: string;
}

/** What somebody typed into one of the table's own cells, where it is edited. */
export interface Edit extends Named {
  readonly kind: 'edit';
  readonly id: string;
  readonly column: string;
  readonly mark: string;
  /** The cell as it was taken. */
  readonly content: CellContent;
  /** What Twenty had there; undefined where a race left that open. */
  readonly base: CellContent | undefined;
}

/** A formula somewhere: `right` columns beside the cell that holds the mark. */
interface FormulaCell extends Named {
  readonly kind: 'formula';
  readonly mark: string;
  readonly right: number;
}

/** A column with one formula for all records; some records may have something else in it. */
export interface Shared extends Named {
  readonly kind: 'shared';
  readonly column: string;
  readonly overridden: readonly string[];
}

/** An array formula that fills the rows of the table; `width` columns from its anchor on. */
export interface Spill extends Named {
  readonly kind: 'spill';
  readonly column: string;
  readonly width: number;
  readonly inHeader: boolean;
}

/** A block that is no part of the table: cells with marks. */
export interface Beyond extends Named {
  readonly kind: 'beyond';
  readonly zone: 'above' | 'beside' | 'below';
  readonly marks: readonly string[];
}

/** A row without an id between records. */
export interface Between extends Named {
  readonly kind: 'between';
  readonly mark: string;
}

/** The header of an owned column, as the person wrote it. */
export interface Header extends Named {
  readonly kind: 'header';
  readonly key: string;
  readonly mark: string;
}

/** How the person arranged the view of the sheet. */
interface Arranged extends Named {
  readonly kind: 'filter' | 'hidden' | 'native';
  /** Records whose rows are hidden by hand. */
  readonly ids: readonly string[];
}

export const markOf = (claim: Claim): string | null => ('mark' in claim ? claim.mark : null);
