/** What a table shows beside what it shall show, record by record. */
import { holds, type Scalar } from '../../../cells/scalar';
import type { OldRow } from '../../../sheet/target-rows';
import type { TableSheet } from '../../own/columns/table-sheet';
import type { RowCells } from './journal';

/** The records and their order. */
export interface Wanted {
  readonly ids: readonly string[];
  /** Cells of a record in the order of the columns; null where the sheet shows them already. */
  readonly cellsOf: (id: string) => readonly Scalar[] | null;
  /** Records whose row was as Twenty has it, and was edited since it was compared. */
  readonly editedSince?: ReadonlySet<string>;
}

export interface Difference {
  readonly cells: readonly RowCells[];
  readonly oldCells: readonly RowCells[];
  readonly added: number;
  /** Records that stayed and are otherwise in Twenty than they were. */
  readonly changed: number;
  readonly gone: number;
  /** Rows that somebody edited by hand; they are set back. */
  readonly edited: readonly string[];
}

export interface Compared {
  readonly rows: readonly OldRow[];
  readonly sheet: Pick<TableSheet, 'cells'>;
  /** Columns that the table had before: only they tell whether a record changed. */
  readonly isOldColumn: (index: number) => boolean;
  /** Whether cells are those that the record's row was last written with; null where that is not known. */
  readonly lastWritten: (id: string) => ((cells: readonly Scalar[]) => boolean) | null;
}

export function differenceOf(wanted: Wanted, { rows, sheet, isOldColumn, lastWritten }: Compared): Difference {
  const rowOf = new Map<string, number>();
  rows.forEach(({ id, kind }, row) => {
    if (kind === 'record') rowOf.set(id, row);
  });
  const cells: RowCells[] = [];
  const oldCells: RowCells[] = [];
  const edited: string[] = [];
  let [added, changed] = [0, 0];
  const kept = new Set<string>();
  for (const id of wanted.ids) {
    kept.add(id);
    const now = wanted.cellsOf(id);
    if (now === null) continue;
    const row = rowOf.get(id);
    if (row === undefined) {
      added += 1;
      cells.push(
        rowCells(
          id,
          now,
          now.map((_, index) => index),
        ),
      );
      continue;
    }
    const shown = sheet.cells[row] ?? [];
    const differing = indexesWhere(now, (value, index) => !holds(shown[index] ?? null, value));
    if (differing.length === 0) continue;
    cells.push(rowCells(id, now, differing));
    oldCells.push(rowCells(id, shown, differing));
    if (!differing.some(isOldColumn)) continue;
    const isLast = lastWritten(id);
    const isEdited = isLast !== null && !isLast(shown);
    if (isEdited) edited.push(id);
    if (!isEdited || !isLast(now)) changed += 1;
  }
  const left = rows.flatMap(({ id, kind }, row) => (kind === 'record' && !kept.has(id) ? [{ id, row }] : []));
  for (const { id, row } of left) {
    const shown = sheet.cells[row] ?? [];
    oldCells.push(
      rowCells(
        id,
        shown,
        indexesWhere(shown, (value) => value !== null),
      ),
    );
  }
  return { cells, oldCells, added, changed, gone: left.length, edited };
}

function indexesWhere(cells: readonly Scalar[], test: (value: Scalar, index: number) => boolean): number[] {
  const found: number[] = [];
  cells.forEach((value, index) => {
    if (test(value, index)) found.push(index);
  });
  return found;
}

function rowCells(id: string, cells: readonly Scalar[], indexes: readonly number[]): RowCells {
  const pairs: (number | Scalar)[] = [];
  for (const index of indexes) pairs.push(index, cells[index] ?? null);
  return [id, ...pairs];
}

/** Calls `visit` for each cell of a row. */
export function eachCell([, ...pairs]: RowCells, visit: (index: number, value: Scalar) => void): void {
  for (let at = 0; at + 1 < pairs.length; at += 2) visit(Number(pairs[at]), pairs[at + 1] ?? null);
}
