/** Cells that Google refuses, or makes something else of, as typed columns of a native table may (google.md §6.5). */
import { columnLetters } from '../../../cells/column-letters';
import { holds, type Scalar } from '../../../cells/scalar';
import { asSyncError } from '../../../errors';
import type { SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { type Base, hashesFor, hashOf } from '../../own/hidden/base';
import { cellRuns } from '../../../sheet/cell-runs';
import { eachCell } from '../journal/difference';
import type { Prepared } from '../prepare/prepared';

export type Write = Extract<SheetEdit, { readonly kind: 'write' }>;

/** So many writes may fail while it is found out which cells Google refuses; then what is left is tried as it stands. */
const MOST_REFUSALS = 100;

/**
 * Writes everything but what Google refuses.
 *
 * @param parts made when they are written: all at once may be much
 * @returns whether all was taken
 */
export function writeTaken(parts: readonly (() => readonly Write[])[], spreadsheet: Spreadsheet): boolean {
  const writeAll = (): void => {
    for (const part of parts) spreadsheet.apply(part());
  };
  if (parts.length === 0 || !isRefused(writeAll, spreadsheet)) return true;
  let refusals = 0;
  const tryAll = (edits: readonly Write[]): void => {
    if (edits.length === 0 || !isRefused(() => spreadsheet.apply(edits.map(tried)), spreadsheet)) return;
    refusals += 1;
    if (refusals < MOST_REFUSALS) for (const half of halvesOf(edits)) tryAll(half);
  };
  for (const part of parts) tryAll(part());
  return false;
}

const tried = (edit: Write): Write => ({ ...edit, isTried: true });

function isRefused(work: () => void, spreadsheet: Spreadsheet): boolean {
  try {
    work();
    spreadsheet.flush();
    return false;
  } catch (thrown) {
    if (asSyncError(thrown).kind === 'sheet-gone') throw thrown;
    return true;
  }
}

/** Nothing where there is one cell only. */
function halvesOf(edits: readonly Write[]): readonly (readonly Write[])[] {
  const [edit] = edits;
  if (edits.length !== 1 || !edit) {
    const middle = Math.ceil(edits.length / 2);
    return [edits.slice(0, middle), edits.slice(middle)];
  }
  const { row, column, rows } = edit;
  const width = rows[0]?.length ?? 0;
  const middle = Math.ceil((rows.length > 1 ? rows.length : width) / 2);
  if (rows.length > 1)
    return [[{ ...edit, rows: rows.slice(0, middle) }], [{ ...edit, row: row + middle, rows: rows.slice(middle) }]];
  if (width < 2) return [];
  return [
    [{ ...edit, rows: rows.map((cells) => cells.slice(0, middle)) }],
    [{ ...edit, column: column + middle, rows: rows.map((cells) => cells.slice(middle)) }],
  ];
}

/** Rows between two that are read, read along: cheaper than a call (google.md §6.4). */
const CHEAP_ROWS = 100;

/** What a cell holds instead of what it should: by record, then by index of the column. */
export type Untaken = ReadonlyMap<string, ReadonlyMap<number, Scalar>>;

export interface Looking {
  /** Records by row. */
  readonly target: readonly string[];
  /** Whether Google took all that was written; else each written cell is looked at. */
  readonly isTaken: boolean;
  /** Of cells that moved with their record; null where they do not matter. Undefined where it is not known. */
  readonly moved: ((id: string, index: number) => Scalar | undefined) | null;
}

/** A row for each column and kind of value is read again; a whole column only where a cell of it is not as it should be. */
export function findUntaken(prepared: Prepared, looking: Looking, spreadsheet: Spreadsheet): Untaken {
  const { sheet, places } = prepared;
  const left = Math.min(...places.columns);
  const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1, column: left, rows: 1, columns: 1 };
  const columns = Math.max(...places.columns) - left + 1;
  const samples = new Map<string, number>();
  const suspects = new Map<number, Scalar[][]>();
  eachExpected(prepared, looking, (row, index, value) => {
    const kind = `${index} ${value === null ? '' : typeof value}`;
    if (!samples.has(kind)) samples.set(kind, row);
    if (!looking.isTaken) suspects.set(index, []);
  });
  const sampled = looking.isTaken ? [...new Set(samples.values())].sort((one, other) => one - other) : [];
  const rows = new Map<number, readonly Scalar[]>();
  for (const { first, count } of cellRuns(sampled, CHEAP_ROWS))
    spreadsheet
      .scalars({ ...block, row: block.row + first, rows: count, columns })
      .forEach((cells, at) => rows.set(first + at, cells));
  eachExpected(prepared, looking, (row, index, value) => {
    const shown = rows.get(row);
    if (shown && !holds(shown[(places.columns[index] ?? left) - left] ?? null, value)) suspects.set(index, []);
  });
  for (const index of suspects.keys()) {
    const column = places.columns[index] ?? left;
    suspects.set(index, spreadsheet.scalars({ ...block, column, rows: looking.target.length }));
  }
  const untaken = new Map<string, Map<number, Scalar>>();
  if (suspects.size === 0) return untaken;
  const isOurs = oursOf(prepared);
  eachExpected(prepared, looking, (row, index, value) => {
    const found = suspects.get(index)?.[row]?.[0] ?? null;
    const id = looking.target[row] ?? '';
    const isOther = suspects.has(index) && !holds(found, value);
    if (isOther && (!looking.isTaken || couldBeMade(found, value) || isOurs(index, found)))
      untaken.set(id, (untaken.get(id) ?? new Map<number, Scalar>()).set(index, found));
  });
  return untaken;
}

/** A typed column makes a number or a tick of a text, or nothing; what else stands there, somebody typed meanwhile. */
const couldBeMade = (found: Scalar, value: Scalar): boolean =>
  typeof found !== 'string' && typeof found !== typeof value;

/** Whether the column had that value, or gets it, of whichever record: somebody may have moved rows meanwhile. */
function oursOf({ journal, sheet }: Prepared): (index: number, found: Scalar) => boolean {
  const known = new Map<number, Set<Scalar>>();
  return (index, found) => {
    let values = known.get(index);
    if (!values) {
      values = new Set(sheet.cells.map((cells) => cells[index] ?? null));
      for (const cells of journal.cells) eachCell(cells, (at, value) => at === index && values?.add(value));
      known.set(index, values);
    }
    return values.has(found);
  };
}

function eachExpected(
  { journal, places }: Prepared,
  { target, moved }: Looking,
  visit: (row: number, index: number, value: Scalar) => void,
): void {
  const changes = new Map(journal.cells.map((cells) => [cells[0], cells]));
  target.forEach((id, row) => {
    const written = new Map<number, Scalar>();
    const cells = changes.get(id);
    if (cells) eachCell(cells, (index, value) => written.set(index, value));
    if (moved !== null && id !== '')
      places.columns.forEach((_, index) => {
        const value = written.has(index) ? undefined : moved(id, index);
        if (value !== undefined) written.set(index, value);
      });
    written.forEach((value, index) => visit(row, index, value));
  });
}

/** Columns are named so often, with their first cell. */
const MOST_NAMED = 10;

/** Such as "Name (B3)", "City (C2 +4)". */
export function namesOf(
  untaken: Untaken,
  { journal, sheet, places }: Prepared,
  target: readonly string[],
): readonly string[] {
  const cells = new Map<number, { readonly row: number; readonly count: number }>();
  target.forEach((id, row) => {
    for (const index of untaken.get(id)?.keys() ?? []) {
      const known = cells.get(index);
      cells.set(index, { row: known?.row ?? row, count: (known?.count ?? -1) + 1 });
    }
  });
  return [...cells].slice(0, MOST_NAMED).map(([index, { row, count }]) => {
    const place = `${columnLetters(places.columns[index] ?? 1)}${sheet.headerRow + 1 + row}`;
    return `${journal.columns[index]?.header ?? ''} (${place}${count > 0 ? ` +${count}` : ''})`;
  });
}

/** What nobody typed is no edit: the base says what such a cell shows. */
export function withUntaken(base: Base, untaken: Untaken): Base {
  const hashes = hashesFor(base, base.tags);
  const rows = new Map(base.rows);
  for (const [id, cells] of untaken)
    rows.set(
      id,
      hashes(id)
        .map((hash, index) => (cells.has(index) ? hashOf(cells.get(index) ?? null) : hash))
        .join(''),
    );
  return { ...base, rows };
}
