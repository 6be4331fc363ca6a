/** Writes the cells that differ, and nothing else, in as few calls as pay. Array setters only: they reach hidden rows too. */
import { type Scalar, typedOf } from '../../../cells/scalar';
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { type CellRun, cellRuns, CHEAP_GAP } from '../../../sheet/cell-runs';
import { columnRuns } from '../../../sheet/column-runs';
import { writeRows } from '../../../sheet/write';
import { eachCell } from '../journal/difference';
import type { RowCells } from '../journal/journal';
import { type Write, writeTaken } from './taken';

export interface Patch {
  readonly sheetId: number;
  /** Row of the header. */
  readonly top: number;
  /** Records in the rows of the table, from 0; '' where a row has none. */
  readonly ids: readonly string[];
  /** For each wanted column its column on the sheet; the first is the id's. */
  readonly columns: readonly number[];
  readonly cells: readonly RowCells[];
  readonly isNew: (id: string) => boolean;
  /** What a cell shows, where that is known: only then it may be written along with its neighbours. */
  readonly shown: (row: number, index: number) => Scalar | undefined;
  /** Under a filter, or in a sheet whose cells refuse what they hold already, nothing is written along. */
  readonly writesGaps: boolean;
}

/** @returns whether Google took all of it: what it refuses stays as it was */
export function patchCells(patch: Patch, spreadsheet: Spreadsheet): boolean {
  const rowOf = new Map(patch.ids.map((id, row) => [id, row]));
  const changed = new Map<number, Map<number, Scalar>>();
  const fresh = new Map<number, Scalar[]>();
  for (const row of patch.cells) {
    const [id] = row;
    const at = rowOf.get(id);
    if (at === undefined) continue;
    if (patch.isNew(id)) {
      const cells: Scalar[] = patch.columns.map(() => null);
      eachCell(row, (index, value) => {
        cells[index] = value;
      });
      fresh.set(at, cells);
    } else {
      eachCell(row, (index, value) => {
        const known = changed.get(index);
        if (known) known.set(at, value);
        else changed.set(index, new Map([[at, value]]));
      });
    }
  }
  spreadsheet.expect([...changed.values()].reduce((sum, { size }) => sum + size, fresh.size * patch.columns.length));
  const gap = patch.writesGaps && runsOf(changed) > FEW_RUNS ? CHEAP_GAP : 0;
  const columns = [...changed].map(
    ([index, cells]) =>
      () =>
        columnWrites(patch, { index, cells, gap }, spreadsheet),
  );
  return writeTaken(fresh.size === 0 ? columns : [...columns, () => freshWrites(patch, fresh)], spreadsheet);
}

/** Up to so many runs are written as they are, and not a cell more: some seconds at the most. */
const FEW_RUNS = 100;

/** Changed cells of a column, by row. */
type ChangedCells = ReadonlyMap<number, Scalar>;

const sorted = (cells: ChangedCells): readonly number[] => [...cells.keys()].sort((one, other) => one - other);

function runsOf(changed: ReadonlyMap<number, ChangedCells>): number {
  return [...changed.values()].reduce((sum, cells) => sum + cellRuns(sorted(cells), 0).length, 0);
}

function columnWrites(
  { sheetId, top, columns, shown }: Patch,
  { index, cells, gap }: { readonly index: number; readonly cells: ChangedCells; readonly gap: number },
  spreadsheet: Spreadsheet,
): readonly Write[] {
  const column = columns[index] ?? 0;
  const rows = sorted(cells);
  const runs = cellRuns(rows, gap).flatMap((run) => {
    const isKnown = everyRow(run, (row) => cells.has(row) || shown(row, index) !== undefined);
    const block: Block = { sheetId, row: top + 1 + run.first, column, rows: run.count, columns: 1 };
    return isKnown && (isFilled(run, cells) || !holdsFormula(block, spreadsheet))
      ? [run]
      : cellRuns(rowsIn(run, rows), 0);
  });
  return runs.flatMap(({ first, count }) => {
    const values = Array.from({ length: count }, (_, at) => {
      const value = cells.get(first + at);
      return [typedOf(value === undefined ? (shown(first + at, index) ?? null) : value)];
    });
    // The format of a cell decides how a text gets into it as a text.
    return writeRows(sheetId, top + 1 + first, column, values).map((edit): Write => ({ ...edit, own: true }));
  });
}

function everyRow({ first, count }: CellRun, test: (row: number) => boolean): boolean {
  for (let row = first; row < first + count; row += 1) if (!test(row)) return false;
  return true;
}

const isFilled = (run: CellRun, cells: ChangedCells): boolean => everyRow(run, (row) => cells.has(row));

const rowsIn = ({ first, count }: CellRun, rows: readonly number[]): readonly number[] =>
  rows.filter((row) => row >= first && row < first + count);

/** Somebody's formula that shows the right value stays. */
function holdsFormula(block: Block, spreadsheet: Spreadsheet): boolean {
  return spreadsheet
    .read(block, { values: false, formulas: true })
    .formulas.some(([formula]) => (formula ?? '') !== '');
}

/** A new record's id is written last, or with all of its cells in one call: until then its row is of nobody. */
function freshWrites(
  { sheetId, top, columns }: Patch,
  fresh: ReadonlyMap<number, readonly Scalar[]>,
): readonly Write[] {
  const order = columns.map((_, index) => index).sort((one, other) => (columns[one] ?? 0) - (columns[other] ?? 0));
  const stretches = columnRuns(order.map((index) => columns[index] ?? 0)).map(({ column, count, index }) => ({
    column,
    indexes: order.slice(index, index + count),
  }));
  const idLast = [...stretches].sort(
    (one, other) => Number(one.indexes.includes(0)) - Number(other.indexes.includes(0)),
  );
  const rows = [...fresh.keys()].sort((one, other) => one - other);
  return idLast.flatMap(({ column, indexes }) =>
    cellRuns(rows, 0).flatMap(({ first, count }) => {
      const values = Array.from({ length: count }, (_, at) => {
        const cells = fresh.get(first + at) ?? [];
        return indexes.map((index) => typedOf(cells[index] ?? null));
      });
      return writeRows(sheetId, top + 1 + first, column, values);
    }),
  );
}
