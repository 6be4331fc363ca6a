/** What stands beside records that leave, put aside before their rows are used again. */
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { cellRuns } from '../../../sheet/cell-runs';
import { placeAfterInsertion } from '../../../sheet/target-rows';
import type { SheetWords } from '../../own/words';
import { type ArchivedCell, archive } from '../lists/archive';
import { type ColumnRole } from '../columns/arranging';
import type { Prepared } from '../prepare/prepared';

/** Beyond so many stretches of rows all rows between them are read at once. */
const MOST_STRETCHES = 30;

/** User cells of these rows (of the table, from 0, as they stood), and notes on any cell of the region. */
export function cellsOfGone(
  prepared: Prepared,
  users: readonly ColumnRole[],
  displaced: readonly { readonly column: number; readonly source: number }[],
  spreadsheet: Spreadsheet,
): readonly ArchivedCell[] {
  const { plan, rows, sheet, beside } = prepared;
  if (beside === null) return [];
  const { first, last } = beside.region;
  const columns = Math.min(last, sheet.info.maxColumns) - first + 1;
  const now = (row: number) => placeAfterInsertion(row, rows.length, plan.insert);
  // Where they stand by now: rows that came stand before the last one.
  const places = plan.gone.map(now);
  const runs = cellRuns(places, 0);
  const stretches = runs.length <= MOST_STRETCHES ? runs : cellRuns(places, Number.POSITIVE_INFINITY);
  const notes = new Map<string, string>();
  const formats = new Map<string, string>();
  const rich = new Set<string>();
  const keyOf = (row: number, column: number): string => `${row}/${column}`;
  const between = users.map(({ column }) => column.column);
  const left = Math.min(...between);
  for (const { first: from, count } of stretches) {
    const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1 + from, column: first, rows: count, columns };
    for (const note of spreadsheet.notes(block)) notes.set(keyOf(note.row, note.column), note.text);
    if (users.length === 0) continue;
    const of = { ...block, column: left, columns: Math.max(...between) - left + 1 };
    for (const { row, column } of spreadsheet.richCells(of)) rich.add(keyOf(row, column));
    spreadsheet.read(of, { values: false, formats: true }).formats.forEach((cells, row) => {
      cells.forEach((format, column) => formats.set(keyOf(of.row + row, left + column), format));
    });
  }
  const headerOf = (column: number): string => sheet.headers[column - 1] ?? '';
  const idOf = (row: number): string => rows[row]?.id ?? '';
  const cells: ArchivedCell[] = [];
  const take = (row: number, column: number, content: Pick<ArchivedCell, 'value' | 'formula'>): void => {
    const at = keyOf(sheet.headerRow + 1 + now(row), column);
    const note = notes.get(at) ?? '';
    if (content.value === null && content.formula === '' && note === '') return;
    const place = { sheetId: sheet.info.id, row: sheet.headerRow + 1 + now(row), column, rows: 1, columns: 1 };
    const isRich = content.value !== null && rich.has(at);
    const format = formats.get(at) ?? '';
    cells.push({ id: idOf(row), header: headerOf(column), ...content, note, format, rich: isRich ? place : null });
    notes.delete(at);
  };
  for (const { column, role } of users) {
    for (const row of plan.gone) {
      const source = now(row);
      const formula = column.formulas[source] ?? '';
      // What a formula of the whole column shows is not lost with a row of it.
      const isShared = role.kind === 'shared' && formula === role.formula;
      const stays = role.kind === 'array' && role.stays.has(source);
      const isOwn = !isShared && !stays && role.kind !== 'left';
      const value = isOwn && formula === '' ? (column.values[source] ?? null) : null;
      take(row, column.column, { value, formula: isOwn ? formula : '' });
    }
  }
  for (const row of plan.gone) {
    for (let column = first; column < first + columns; column += 1) take(row, column, { value: null, formula: '' });
  }
  const total = rows.length;
  for (const { column, source } of displaced) {
    const found = users.find((user) => user.column.column === column)?.column;
    const row = source === total - 1 + plan.insert ? total - 1 : source;
    take(row, column, { value: found?.values[source] ?? null, formula: found?.formulas[source] ?? '' });
  }
  return cells;
}

/** @param cells of the records that leave, as `cellsOfGone` found them */
export function archiveGone(
  { journal }: Prepared,
  cells: readonly ArchivedCell[],
  words: SheetWords,
  spreadsheet: Spreadsheet,
): void {
  const { id: tableId, viewName } = journal.table;
  archive({ started: journal.started, viewName, tableId }, cells, words, spreadsheet);
}
