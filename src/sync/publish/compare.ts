/** What a refresh changes: the rows on the sheet beside the rows in staging, by record id. */
import type { TypedValue } from '../../cells/typed-value';
import type { ColumnFormat } from '../../fields/codec';
import type { Block, Spreadsheet } from '../../ports/spreadsheet';
import { columnRuns } from '../../sheet/layout';
import { FIRST_ROW } from '../../sheet/rows';
import { fingerprintOf } from '../plan/fingerprint';
import type { Image } from '../job/job';

/** Cells in one reading: some megabytes at the most. */
const CELLS_PER_READ = 50_000;

/** Lines of a list of changes; more are counted, not listed. */
export const MOST_LINES = 5_000;

/** A column that both tables have, and where it stands in each. */
export interface SharedColumn {
  readonly header: string;
  readonly format: ColumnFormat;
  readonly before: number;
  readonly after: number;
}

/** Rows of records on a sheet, from the first under the header; `ids` has '' for a row without one. */
export interface Rows {
  readonly sheetId: number;
  readonly ids: readonly string[];
}

/** One cell that changed. `column` is null for a record as a whole: new or gone. */
export interface ChangeLine {
  readonly id: string;
  readonly column: SharedColumn | null;
  readonly old: TypedValue;
  readonly now: TypedValue;
  readonly what: 'changed' | 'added' | 'gone';
}

export interface Comparison {
  readonly counts: NonNullable<Image['change']>;
  /** At most `MOST_LINES`, in the new order of records, then those that are gone; empty where they were not asked for. */
  readonly lines: readonly ChangeLine[];
  /** There are more. */
  readonly isCut: boolean;
}

/**
 * Reads each side once in blocks and keeps a mark for each row, so that a hundred thousand rows fit into memory; where lines are
 * wanted, the rows that differ are read once more.
 */
export function compareRows(
  before: Rows,
  after: Rows,
  columns: readonly SharedColumn[],
  wantsLines: boolean,
  spreadsheet: Spreadsheet,
): Comparison {
  const old = new Map<string, { readonly row: number; readonly mark: string }>();
  const placesBefore = columns.map(({ before: column }) => column);
  eachRow(before, placesBefore, spreadsheet, (values, row) => {
    const id = before.ids[row] ?? '';
    // A record that the person copied stands in two rows: the first is the table's own.
    if (id !== '' && !old.has(id)) old.set(id, { row, mark: markOf(values) });
  });
  const kept = new Set<string>();
  const differing = new Map<number, DifferingRow>();
  const found: (DifferingRow | ChangeLine)[] = [];
  let [added, changed] = [0, 0];
  const placesAfter = columns.map(({ after: column }) => column);
  eachRow(after, placesAfter, spreadsheet, (values, row) => {
    const id = after.ids[row] ?? '';
    const known = old.get(id);
    const isListed = wantsLines && found.length < MOST_LINES;
    if (known) kept.add(id);
    if (!known) {
      added += 1;
      if (isListed) found.push({ id, column: null, old: null, now: null, what: 'added' });
    } else if (known.mark !== markOf(values)) {
      changed += 1;
      const differs: DifferingRow = { id, now: [...values], old: [] };
      if (isListed) found.push(differs);
      if (isListed) differing.set(known.row, differs);
    }
  });
  if (differing.size > 0) {
    eachRow(before, placesBefore, spreadsheet, (values, row) => {
      const differs = differing.get(row);
      if (differs) differs.old = [...values];
    });
  }
  const gone = [...old.keys()].filter((id) => !kept.has(id));
  const lines = wantsLines ? [...found.flatMap((one) => linesOf(one, columns)), ...gone.map(goneLine)] : [];
  const isCut = wantsLines && (found.length < added + changed || lines.length > MOST_LINES);
  return { counts: { added, changed, gone: gone.length }, lines: lines.slice(0, MOST_LINES), isCut };
}

interface DifferingRow {
  readonly id: string;
  readonly now: readonly TypedValue[];
  old: readonly TypedValue[];
}

const goneLine = (id: string): ChangeLine => ({ id, column: null, old: null, now: null, what: 'gone' });

function linesOf(found: DifferingRow | ChangeLine, columns: readonly SharedColumn[]): readonly ChangeLine[] {
  if ('what' in found) return [found];
  return columns.flatMap((column, index): ChangeLine[] => {
    const [old, now] = [found.old[index] ?? null, found.now[index] ?? null];
    return markOf([old]) === markOf([now]) ? [] : [{ id: found.id, column, old, now, what: 'changed' }];
  });
}

/** Digits that a number keeps on its way through a cell: a double has 15 that are certain. */
const DIGITS = 15;

function markOf(values: readonly TypedValue[]): string {
  return fingerprintOf(
    values.map((value) =>
      value !== null && 'number' in value ? Number(value.number.toPrecision(DIGITS)) : value && Object.values(value),
    ),
  );
}

/** Calls `visit` with the values of the given columns, row by row; read in blocks. */
function eachRow(
  { sheetId, ids }: Rows,
  columns: readonly number[],
  spreadsheet: Spreadsheet,
  visit: (values: readonly TypedValue[], row: number) => void,
): void {
  const runs = columnRuns(columns);
  const perRead = Math.max(1, Math.floor(CELLS_PER_READ / Math.max(1, columns.length)));
  for (let start = 0; start < ids.length; start += perRead) {
    const rows = Math.min(perRead, ids.length - start);
    const blocks = runs.map(({ column, count }) => {
      const block: Block = { sheetId, row: FIRST_ROW + start, column, rows, columns: count };
      return spreadsheet.read(block).values;
    });
    for (let row = 0; row < rows; row += 1) {
      visit(
        blocks.flatMap((values) => values[row] ?? []),
        start + row,
      );
    }
  }
}
