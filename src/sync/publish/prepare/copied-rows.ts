/**
 * In a table that is edited people copy a row to make another record of it. The copy has the id of its record; a refresh would take it for a
 * second row of that one, and away.
 */
import { holds } from '../../../cells/scalar';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { ID_TAG } from '../../own/columns/column-tags';
import type { TableSheet } from '../../own/columns/table-sheet';

/** Takes the id out of second rows that show something else than their record: they are typed rows then. @returns whether there were any */
export function freeCopies({ info, headerRow, owned, rows, cells }: TableSheet, spreadsheet: Spreadsheet): boolean {
  const column = owned.find(({ tag }) => tag === ID_TAG)?.column;
  const idAt = owned.find(({ tag }) => tag === ID_TAG)?.index ?? null;
  if (column === undefined || rows.every(({ kind }) => kind !== 'double')) return false;
  const rowOf = new Map(rows.flatMap(({ id, kind }, row) => (kind === 'record' ? [[id, row] as const] : [])));
  const isOther = (row: number, record: number): boolean =>
    (cells[row] ?? []).some(
      (cell, index) => index !== idAt && cell !== null && !holds(cell, cells[record]?.[index] ?? null),
    );
  const copies = rows.flatMap(({ id, kind }, row) =>
    kind === 'double' && isOther(row, rowOf.get(id) ?? row)
      ? [{ sheetId: info.id, row: headerRow + 1 + row, column, rows: 1, columns: 1 }]
      : [],
  );
  if (copies.length > 0) spreadsheet.apply([{ kind: 'clearMany', sheetId: info.id, blocks: copies }]);
  return copies.length > 0;
}
