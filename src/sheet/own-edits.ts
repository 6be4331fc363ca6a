/** The edits that make what is the person's in a table's rows what it must become. What is right already is left alone. */
import type { SheetEdit } from '../ports/spreadsheet';
import { rowBlocks } from './blocks';
import { columnRuns } from './layout';
import type { OwnCell, OwnColumn, OwnTarget } from './own-columns';
import { FIRST_ROW } from './rows';
import { writeRows } from './write';

export interface OwnEdits {
  /** On the person's sheet these come first: what a text needs to stay one depends on its cell's format. */
  readonly formats: readonly SheetEdit[];
  readonly contents: readonly SheetEdit[];
  readonly notes: readonly SheetEdit[];
}

/** @param present What stands there now; columns that are missing hold nothing. */
export function ownEdits(sheetId: number, targets: readonly OwnTarget[], present: readonly OwnColumn[]): OwnEdits {
  const now = new Map(present.map(({ column, cells }) => [column, cells]));
  const differs = (target: OwnTarget, part: (cell: OwnCell | undefined) => string): boolean =>
    target.cells.some((cell, row) => part(cell) !== part(now.get(target.column)?.[row]));
  const contents = targets.filter((target) => target.contents && differs(target, contentOf));
  const formats = targets.filter((target) => target.contents && differs(target, (cell) => cell?.format ?? ''));
  const notes = targets.filter((target) => target.notes && differs(target, (cell) => cell?.note ?? ''));
  return {
    formats: formats.flatMap((target) => writeFormats(sheetId, target)),
    contents: contents.flatMap((target) => writeContents(sheetId, target)),
    notes: writeNotes(sheetId, notes),
  };
}

function contentOf(cell: OwnCell | undefined): string {
  return cell?.formula || JSON.stringify(cell?.value ?? null);
}

function writeFormats(sheetId: number, { column, cells }: OwnColumn): readonly SheetEdit[] {
  const block = { sheetId, row: FIRST_ROW, column, rows: cells.length, columns: 1 };
  return rowBlocks(block).map(({ row, rows }): SheetEdit => {
    const formats = cells.slice(row - FIRST_ROW, row - FIRST_ROW + rows).map(({ format }) => [format]);
    return { kind: 'numberFormats', sheetId, row, column, formats };
  });
}

function writeContents(sheetId: number, { column, cells }: OwnColumn): readonly SheetEdit[] {
  const values = cells.map(({ value }) => [value]);
  const edits = writeRows(sheetId, FIRST_ROW, column, values).map(
    (edit): SheetEdit => (edit.kind === 'write' ? { ...edit, own: true } : edit),
  );
  // Equal neighbours are written at once: relative formulas are equal in R1C1.
  let start = 0;
  for (let row = 1; row <= cells.length; row += 1) {
    const formula = cells[start]?.formula ?? '';
    if (row < cells.length && cells[row]?.formula === formula) continue;
    if (formula !== '') {
      const block = { sheetId, row: FIRST_ROW + start, column, rows: row - start, columns: 1 };
      edits.push({ kind: 'fillFormula', block, formula });
    }
    start = row;
  }
  return edits;
}

/** Neighbouring columns together: people note cells all over a table. */
function writeNotes(sheetId: number, targets: readonly OwnTarget[]): readonly SheetEdit[] {
  const rows = targets[0]?.cells.length ?? 0;
  return columnRuns(targets.map(({ column }) => column)).flatMap(({ index, column, count }) =>
    rowBlocks({ sheetId, row: FIRST_ROW, column, rows, columns: count }).map((block): SheetEdit => {
      const noted = targets.slice(index, index + count);
      const notes = Array.from({ length: block.rows }, (_, at) =>
        noted.map(({ cells }) => cells[block.row - FIRST_ROW + at]?.note ?? ''),
      );
      return { kind: 'writeNotes', sheetId, row: block.row, column, notes };
    }),
  );
}
