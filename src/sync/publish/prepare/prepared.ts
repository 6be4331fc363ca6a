/** What a publishing is asked, and what is decided before anything of the sheet changes. */
import type { Receipt } from '../../../protocol/receipt';
import type { OldRow, RowPlan } from '../../../sheet/target-rows';
import type { Table } from '../../job/table';
import type { TableColumn } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';
import type { Beside } from './beside';
import type { Wanted } from '../journal/difference';
import type { HeaderPlan } from './headers';
import type { Journal } from '../journal/journal';
import type { Places } from './places';

/** What is published, and where. */
export interface Publication {
  readonly table: Table;
  readonly source: 'twenty' | 'undo';
  readonly started: number;
  readonly columns: readonly TableColumn[];
  /** Tags of columns that the view has and the key may not read. */
  readonly unreadable: readonly string[];
  readonly wanted: Wanted;
  readonly sheet: TableSheet;
  /** What the sheet holds until now; null where it holds no table. */
  readonly before: Journal['before'];
  /** The person, or the table, lets most records go. */
  readonly acceptGone: boolean;
  readonly resetHeaders: boolean;
  /** What the receipt will say of the reading. */
  readonly proof: Receipt;
  /** Tag of the column with the records' names; null where there is none. */
  readonly labelTag: string | null;
  /** As `Journal.linkBase`. */
  readonly linkBase: string;
}

/** A publishing, decided. */
export interface Prepared {
  readonly journal: Journal;
  readonly sheet: TableSheet;
  readonly rows: readonly OldRow[];
  readonly plan: RowPlan;
  readonly places: Places;
  readonly headers: HeaderPlan;
  /** Null where no row moves. */
  readonly beside: Beside | null;
  /** User columns whose shared formula stood beside the cut; as `Journal.cut`, in the places that columns have now. */
  readonly cut: Journal['cut'];
  /** The base is another one now, whatever the sheet shows. */
  readonly savesBase: boolean;
  /** The sheet shows everything already. */
  readonly isDone: boolean;
}
