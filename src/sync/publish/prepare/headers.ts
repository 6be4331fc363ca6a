/** What the header row shall say. A header that people renamed stays; a note on it names the field. */
import { columnRuns } from '../../../sheet/column-runs';
import type { SheetEdit } from '../../../ports/spreadsheet';
import { emptiedTagValue, type OwnedColumn, type TableColumn } from '../../own/columns/column-tags';
import type { SheetWords } from '../../own/words';

export interface HeaderCell {
  readonly column: number;
  readonly text: string;
}

export interface HeaderPlan {
  /** Cells to write. */
  readonly cells: readonly HeaderCell[];
  /** Columns whose tag must say the header that is written now. */
  readonly retagged: readonly number[];
  /** Of them those that people had renamed: the note that names the field goes. */
  readonly reset: readonly HeaderCell[];
  /** Headers that people renamed, and the field that each is of. */
  readonly renamed: readonly { readonly column: number; readonly field: string }[];
  /** Columns that left the view: their tags must say that they are emptied. */
  readonly emptied: readonly HeaderTag[];
}

interface HeaderTag {
  readonly column: number;
  readonly value: string;
}

export interface Headers {
  readonly owned: readonly OwnedColumn[];
  /** Of all used columns, as the sheet shows them. */
  readonly shown: readonly string[];
  readonly wanted: readonly TableColumn[];
  /** Tags of columns that the view has and the key may not read. */
  readonly unreadable: readonly string[];
  /** Headers that people renamed go. */
  readonly resets: boolean;
}

/** Of the columns that are there; new ones are dressed when they are made. */
export function planHeaders({ owned, shown, wanted, unreadable, resets }: Headers, words: SheetWords): HeaderPlan {
  const cells: HeaderCell[] = [];
  const retagged: number[] = [];
  const reset: HeaderCell[] = [];
  const renamed: { column: number; field: string }[] = [];
  const emptied: HeaderTag[] = [];
  for (const { column, tag, index, isHeaderOurs, needsTag, isRemade, value } of owned) {
    const text = shown[column - 1] ?? '';
    const header = index === null ? null : (wanted[index]?.header ?? null);
    if (header === null) {
      const marked = unreadable.includes(tag) ? words.unreadableHeader(text) : words.goneHeader(text);
      if (!words.isGone(text)) cells.push({ column, text: marked });
      if (value !== '') emptied.push({ column, value: emptiedTagValue(value) });
      continue;
    }
    // Of a column that comes back: what it was called before it was marked as gone.
    const called = words.unmarked(text);
    const isOurs = isHeaderOurs(text) || isHeaderOurs(called) || called === '' || called === header || isRemade;
    if (text === header) {
      if (needsTag || !isHeaderOurs(header)) retagged.push(column);
    } else if (isOurs || resets) {
      cells.push({ column, text: header });
      retagged.push(column);
      if (!isOurs) reset.push({ column, text: header });
    } else {
      if (called !== text) cells.push({ column, text: called });
      renamed.push({ column, field: header });
      // The field has another name by now: the note must say so, once.
      if (needsTag || !isHeaderOurs(header)) retagged.push(column);
    }
  }
  return { cells, retagged, reset, renamed, emptied };
}

export function headerEdits(sheetId: number, row: number, cells: readonly HeaderCell[]): readonly SheetEdit[] {
  const sorted = [...cells].sort((one, other) => one.column - other.column);
  return columnRuns(sorted.map(({ column }) => column)).map(({ column, count, index }): SheetEdit => {
    const texts = sorted.slice(index, index + count).map(({ text }) => ({ text }));
    return { kind: 'write', sheetId, row, column, rows: [texts], isHeader: true };
  });
}
