/** What stands beside a table's columns: read before rows move, because it moves with its record. */
import { type Scalar, scalarOf } from '../../../cells/scalar';
import type { ClosedBlock, Spreadsheet } from '../../../ports/spreadsheet';
import { rowBlocks } from '../../../sheet/blocks';
import { columnRuns } from '../../../sheet/column-runs';
import { type ColumnContent, type Region, regionOf } from '../../../sheet/region';
import { closedAmong } from '../../../sheet/closed';
import type { UserColumn } from '../../../sheet/user-columns';
import type { TableSheet } from '../../own/columns/table-sheet';

/** Columns that are not the table's, each from the first row of the sheet on. */
export interface Beside {
  readonly region: Region;
  readonly columns: readonly UserColumn[];
  /** What this person may not edit of the sheet, where it was asked with it. */
  readonly closed?: readonly ClosedBlock[];
}

/** @param inserted columns that came for the table and have no tag yet */
export function readBeside(
  sheet: TableSheet,
  rows: number,
  spreadsheet: Spreadsheet,
  inserted: readonly number[] = [],
): Beside {
  const { info, used, owned, headerRow } = sheet;
  const isOwned = new Set(owned.map(({ column }) => column));
  const others = Array.from({ length: used.columns }, (_, index) => index + 1).filter((column) => !isOwned.has(column));
  const columns = columnRuns(others).flatMap(({ column, count }) =>
    readColumnBlock(info.id, { column, count, rows: used.rows }, spreadsheet),
  );
  const filled = (value: Scalar | undefined, formula: string | undefined): number =>
    (value ?? null) !== null || (formula ?? '') !== '' ? 1 : 0;
  const contents = columns.map(({ column, values, formulas }): ColumnContent => {
    let [inside, outside] = [0, 0];
    values.forEach((value, index) => {
      const row = index + 1;
      if (row === headerRow) return;
      if (row > headerRow && row <= headerRow + rows) inside += filled(value, formulas[index]);
      else outside += filled(value, formulas[index]);
    });
    return { column, hasHeader: filled(values[headerRow - 1], formulas[headerRow - 1]) > 0, inside, outside };
  });
  const regionWith = (known: readonly ColumnContent[]): Region =>
    regionOf({
      owned: [...new Set([...isOwned, ...inserted])].sort((one, other) => one - other),
      others: known.filter(({ hasHeader, inside, outside }) => hasHeader || inside + outside > 0),
      foreign: sheet.foreign,
      maxColumns: info.maxColumns,
      isEmptied: sheet.rows.every(({ kind }) => kind !== 'record'),
    });
  const closed = spreadsheet.closedBlocks(info.id);
  const whole = regionWith(contents);
  // A region that is the whole grid takes all notes along, seen or not.
  if (!whole.hasBeyond && closed.length === 0) return { region: whole, columns, closed };
  const noted = withNotes(contents, notesBeside(sheet, rows, closed.length > 0, spreadsheet));
  const held = new Set([...isOwned, ...noted.flatMap(({ column, inside }) => (inside > 0 ? [column] : []))]);
  return { region: withoutClosedEnds(regionWith(noted), sheet, { rows, held, closed }), columns, closed };
}

/** How many notes stand in the table's rows, by column. */
function notesBeside(
  { info, used, owned, headerRow }: TableSheet,
  rows: number,
  isToTheEnd: boolean,
  spreadsheet: Spreadsheet,
): ReadonlyMap<number, number> {
  const isOwned = new Set(owned.map(({ column }) => column));
  const width = isToTheEnd ? info.maxColumns : used.columns;
  const others = Array.from({ length: width }, (_, index) => index + 1).filter((column) => !isOwned.has(column));
  const counts = new Map<number, number>();
  for (const { column, count } of columnRuns(others)) {
    const block = { sheetId: info.id, row: headerRow + 1, column, rows, columns: count };
    for (const note of spreadsheet.notes(block)) counts.set(note.column, (counts.get(note.column) ?? 0) + 1);
  }
  return counts;
}

/** A note beside a record belongs to it like a value. */
function withNotes(contents: readonly ColumnContent[], notes: ReadonlyMap<number, number>): readonly ColumnContent[] {
  const known = new Set(contents.map(({ column }) => column));
  const blank = [...notes.keys()].filter((column) => !known.has(column));
  return [
    ...contents.map((one) => ({ ...one, inside: one.inside + (notes.get(one.column) ?? 0) })),
    ...blank.map((column) => ({ column, hasHeader: false, inside: notes.get(column) ?? 0, outside: 0 })),
  ];
}

/**
 * Columns at either end of the region that hold nothing in the table's rows and that this person may not edit: nothing is taken along
 * there, and they stop no refresh.
 */
function withoutClosedEnds(
  region: Region,
  { info, headerRow }: TableSheet,
  {
    rows,
    held,
    closed,
  }: { readonly rows: number; readonly held: ReadonlySet<number>; readonly closed: readonly ClosedBlock[] },
): Region {
  const block = { sheetId: info.id, row: headerRow + 1, rows, columns: 1 };
  const isDropped = (column: number) => !held.has(column) && closedAmong(closed, [{ ...block, column }]) !== undefined;
  let { first, last } = region;
  while (isDropped(first)) first += 1;
  while (isDropped(last)) last -= 1;
  return { first, last, hasBeyond: region.hasBeyond || first !== region.first || last !== region.last };
}

interface ColumnBlock {
  readonly column: number;
  readonly count: number;
  readonly rows: number;
}

function readColumnBlock(
  sheetId: number,
  { column, count, rows }: ColumnBlock,
  spreadsheet: Spreadsheet,
): readonly UserColumn[] {
  const read = Array.from({ length: count }, (_, index) => ({
    column: column + index,
    values: [] as Scalar[],
    formulas: [] as string[],
  }));
  for (const block of rowBlocks({ sheetId, row: 1, column, rows, columns: count })) {
    const content = spreadsheet.read(block, { formulas: true });
    content.values.forEach((values, row) => {
      read.forEach((one, index) => {
        one.values.push(scalarOf(values[index] ?? null));
        one.formulas.push(content.formulas[row]?.[index] ?? '');
      });
    });
  }
  return read;
}

/**
 * The formulas as they are now, after rows or columns came: ranges over them have grown, and with them what an array formula fills. All
 * other values went with their rows. `records`: rows of the table that were there before.
 */
export function readFormulasAnew(
  { columns, region }: Beside,
  { sheetId, rows, records }: { readonly sheetId: number; readonly rows: number; readonly records: number },
  spreadsheet: Spreadsheet,
): Beside {
  const isRead = new Set<number>();
  let fills = 0;
  for (const { column, values, formulas } of columns) {
    const count = formulas.filter((formula) => formula !== '').length;
    if (fills === column - 1 && values.some((value) => value !== null)) fills = column;
    // Where every record has a formula each fills its own row, and that goes with the record.
    if (count > 0 && (count < records || records === 1)) fills = column;
    if (count > 0 || fills === column) isRead.add(column);
  }
  const anew = new Map<number, UserColumn>();
  for (const { column, count } of columnRuns([...isRead])) {
    for (const one of readColumnBlock(sheetId, { column, count, rows }, spreadsheet)) anew.set(one.column, one);
  }
  return { region, columns: columns.map((one) => anew.get(one.column) ?? one) };
}

/** The column's part in the table's rows. */
export function inTable({ column, values, formulas }: UserColumn, headerRow: number, rows: number): UserColumn {
  return {
    column,
    values: Array.from({ length: rows }, (_, row) => values[headerRow + row] ?? null),
    formulas: Array.from({ length: rows }, (_, row) => formulas[headerRow + row] ?? ''),
  };
}
