/**
 * The person's own columns beside a table. A column that holds one formula in all rows is filled down; any other value,
 * formula or note follows its record's id, not its row.
 */
import type { TypedValue } from '../cells/typed-value';
import type { BlockContent, SheetEdit } from '../ports/spreadsheet';
import { FIRST_ROW } from './rows';
import { writeRows } from './write';

/** The table's rows of one of the person's columns, as they stood before the pull. */
export interface OwnColumn {
  readonly column: number;
  readonly header: string;
  /** A formula in the header fills the column by itself (ARRAYFORMULA): its cells are results, not contents. */
  readonly headerHasFormula: boolean;
  readonly cells: readonly OwnCell[];
}

export interface OwnCell {
  readonly value: TypedValue;
  /** R1C1, or ''. */
  readonly formula: string;
  readonly note: string;
}

const EMPTY: OwnCell = { value: null, formula: '', note: '' };

function isEmptyCell({ value, formula, note }: OwnCell): boolean {
  return value === null && formula === '' && note === '';
}

/** The columns of a block that are not the table's. `headers` is the block's first row. */
export function ownColumnsOf(content: BlockContent, owned: ReadonlySet<number>): readonly OwnColumn[] {
  const [headerValues = [], ...values] = content.values;
  const [headerFormulas = [], ...formulas] = content.formulas;
  const [, ...notes] = content.notes;
  return headerValues.flatMap((header, index): OwnColumn[] => {
    if (owned.has(index + 1)) return [];
    const cells = values.map((row, at): OwnCell => {
      const formula = formulas[at]?.[index] ?? '';
      return { value: formula === '' ? (row[index] ?? null) : null, formula, note: notes[at]?.[index] ?? '' };
    });
    const headerHasFormula = (headerFormulas[index] ?? '') !== '';
    return [{ column: index + 1, header: headerText(header), headerHasFormula, cells }];
  });
}

function headerText(value: TypedValue): string {
  if (value === null) return '';
  if ('text' in value) return value.text;
  return String('number' in value ? value.number : value.boolean);
}

/** Whether a pull has to touch the column at all. */
export function hasContent(column: OwnColumn): boolean {
  return !column.headerHasFormula && !column.cells.every(isEmptyCell);
}

/** The one formula of all rows, or null. Rows without notes only: a note makes a cell the person's own. */
function commonFormula({ cells }: OwnColumn): string | null {
  const first = cells[0];
  if (!first || first.formula === '') return null;
  return cells.every(({ formula, note }) => formula === first.formula && note === '') ? first.formula : null;
}

/** What belonged to records that are not in the new set, or to a second row of one that is. */
export interface LeftBehind {
  readonly id: string;
  readonly header: string;
  readonly cell: OwnCell;
}

export interface OwnColumnsPlan {
  readonly edits: readonly SheetEdit[];
  readonly left: readonly LeftBehind[];
}

/** The edits that bring the person's columns into the new order of records. */
export function planOwnColumns(
  sheetId: number,
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
  const edits: SheetEdit[] = [];
  const left: LeftBehind[] = [];
  for (const column of columns.filter(hasContent)) {
    const formula = commonFormula(column);
    if (formula !== null) {
      edits.push(fill(sheetId, column.column, FIRST_ROW, newIds.length, formula));
      continue;
    }
    oldIds.forEach((id, row) => {
      const cell = column.cells[row] ?? EMPTY;
      const stays = kept.has(id) && rowOf.get(id) === row;
      if (!stays && !isEmptyCell(cell)) left.push({ id, header: column.header, cell });
    });
    const cells = newIds.map((id) => column.cells[rowOf.get(id) ?? -1] ?? EMPTY);
    edits.push(...writeOwnCells(sheetId, column.column, cells));
  }
  return { edits, left };
}

/** Values, notes and formulas of one column, from the first row under the header. */
export function writeOwnCells(sheetId: number, column: number, cells: readonly OwnCell[]): readonly SheetEdit[] {
  const edits: SheetEdit[] = [
    ...writeRows(
      sheetId,
      FIRST_ROW,
      column,
      cells.map(({ value }) => [value]),
    ).map((edit): SheetEdit => (edit.kind === 'write' ? { ...edit, own: true } : edit)),
    { kind: 'writeNotes', sheetId, row: FIRST_ROW, column, notes: cells.map(({ note }) => [note]) },
  ];
  // Equal neighbours are written at once: relative formulas are equal in R1C1.
  let start = 0;
  for (let row = 1; row <= cells.length; row += 1) {
    const formula = cells[start]?.formula ?? '';
    if (row < cells.length && cells[row]?.formula === formula) continue;
    if (formula !== '') edits.push(fill(sheetId, column, FIRST_ROW + start, row - start, formula));
    start = row;
  }
  return edits;
}

function fill(sheetId: number, column: number, row: number, rows: number, formula: string): SheetEdit {
  return { kind: 'fillFormula', block: { sheetId, row, column, rows, columns: 1 }, formula };
}
