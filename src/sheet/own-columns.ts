/**
 * What is the person's in the rows of a table: their own columns, and notes on any cell. A column that holds one formula in
 * all rows is filled down; any other value, formula, note or number format follows its record's id, not its row.
 */
import type { TypedValue } from '../cells/typed-value';
import type { BlockContent, PlacedNote } from '../ports/spreadsheet';
import { FIRST_ROW } from './rows';

/** The table's rows of a column that holds something of the person's. Of a column of the table only the notes are theirs. */
export interface OwnColumn {
  readonly column: number;
  readonly header: string;
  readonly cells: readonly OwnCell[];
}

export interface OwnCell {
  readonly value: TypedValue;
  /** R1C1, or ''. */
  readonly formula: string;
  readonly note: string;
  /** Number format; '' where nothing is said of it. */
  readonly format: string;
}

export const EMPTY: OwnCell = { value: null, formula: '', note: '', format: '' };

/** A column as it must become, and what of it follows the records; the rest stays as it stands. */
export interface OwnTarget extends OwnColumn {
  /** Contents take their number formats along: by them a number is a date. */
  readonly contents: boolean;
  readonly notes: boolean;
}

const hasContent = ({ value, formula }: OwnCell): boolean => value !== null || formula !== '';

export const isEmptyCell = (cell: OwnCell): boolean => !hasContent(cell) && cell.note === '';

/** The column as it is, as a target. */
export function asTarget(column: OwnColumn): OwnTarget {
  const { cells } = column;
  return { ...column, contents: cells.some(hasContent), notes: cells.some(({ note }) => note !== '') };
}

/** Some rows of neighbouring columns that are the person's, without the header. */
export interface OwnBlock {
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  readonly content: BlockContent;
}

/** Columns with contents or notes. `blocks` stand from above to below; `headers` is the sheet's first row. */
export function ownColumnsOf(
  headers: readonly TypedValue[],
  blocks: readonly OwnBlock[],
  notes: readonly PlacedNote[],
  rows: number,
): readonly OwnColumn[] {
  const cellsOf = new Map<number, OwnCell[]>();
  const open = (column: number): OwnCell[] => {
    const cells = cellsOf.get(column) ?? Array.from({ length: rows }, () => EMPTY);
    cellsOf.set(column, cells);
    return cells;
  };
  for (const { row, column, columns, content } of blocks) {
    for (let index = 0; index < columns; index += 1) {
      const cells = open(column + index);
      content.values.forEach((values, at) => {
        const formula = content.formulas[at]?.[index] ?? '';
        const value = formula === '' ? (values[index] ?? null) : null;
        cells[row - FIRST_ROW + at] = { value, formula, note: '', format: content.formats[at]?.[index] ?? '' };
      });
    }
  }
  for (const { row, column, text } of notes) {
    const cells = open(column);
    const cell = cells[row - FIRST_ROW];
    if (cell) cells[row - FIRST_ROW] = { ...cell, note: text };
  }
  return [...cellsOf]
    .map(([column, cells]) => ({ column, header: headerText(headers[column - 1] ?? null), cells }))
    .filter(({ cells }) => !cells.every(isEmptyCell))
    .sort((one, other) => one.column - other.column);
}

function headerText(value: TypedValue): string {
  if (value === null) return '';
  if ('text' in value) return value.text;
  return String('number' in value ? value.number : value.boolean);
}

/** The one formula of all rows, or null. */
function commonFormula({ cells }: OwnColumn): string | null {
  const formula = cells[0]?.formula ?? '';
  return formula !== '' && cells.every((cell) => cell.formula === formula) ? formula : null;
}

/** What belonged to records that are not in the new set, or to a second row of one that is. */
export interface LeftBehind {
  readonly id: string;
  readonly header: string;
  readonly cell: OwnCell;
}

export interface OwnColumnsPlan {
  readonly targets: readonly OwnTarget[];
  readonly left: readonly LeftBehind[];
}

/** Brings what is the person's into the new order of records. */
export function planOwnColumns(
  columns: readonly OwnColumn[],
  oldIds: readonly string[],
  newIds: readonly string[],
): OwnColumnsPlan {
  // A record that the person copied stands in two rows: the first one is its own, what the others hold is kept aside.
  const rowOf = new Map<string, number>();
  oldIds.forEach((id, row) => {
    if (!rowOf.has(id)) rowOf.set(id, row);
  });
  const kept = new Set(newIds);
  const gone = oldIds.flatMap((id, row) => (kept.has(id) && rowOf.get(id) === row ? [] : [{ id, row }]));
  const left: LeftBehind[] = [];
  const targets = columns.map((column): OwnTarget => {
    const formula = commonFormula(column);
    for (const { id, row } of gone) {
      const cell = column.cells[row] ?? EMPTY;
      // A formula that all rows share is not lost with one of them.
      const own = formula === null ? cell : { ...cell, formula: '' };
      if (!isEmptyCell(own)) left.push({ id, header: column.header, cell: own });
    }
    const fresh = { ...EMPTY, format: commonestFormat(column) };
    const cells = newIds.map((id) => column.cells[rowOf.get(id) ?? -1] ?? fresh);
    return { ...asTarget(column), cells: formula === null ? cells : cells.map((cell) => ({ ...cell, formula })) };
  });
  return { targets, left };
}

/** What a new record's cell gets. Of a column formatted as a whole it is what Google gave the row already. */
function commonestFormat({ cells }: OwnColumn): string {
  const counts = new Map<string, number>();
  for (const { format } of cells) counts.set(format, (counts.get(format) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, one], [, other]) => other - one);
  return commonest?.[0] ?? '';
}
