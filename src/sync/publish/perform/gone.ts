/** What stands beside records that leave, put aside before their rows are used again; and what comes back with a record. */
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { holds, scalarOf, typedOf } from '../../../cells/scalar';
import { cellRuns } from '../../../sheet/cell-runs';
import { placeAfterInsertion } from '../../../sheet/target-rows';
import type { SheetWords } from '../../own/words';
import { type ArchivedCell, archive, archivedCells, copyBack, markReturned } from '../lists/archive';
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
  const hasUsers = users.length > 0;
  for (const { first: from, count } of stretches) {
    const block = { sheetId: sheet.info.id, row: sheet.headerRow + 1 + from, column: first, rows: count, columns };
    for (const note of spreadsheet.notes(block)) notes.set(keyOf(note.row, note.column), note.text);
    if (!hasUsers) continue;
    for (const { row, column } of spreadsheet.richCells(block)) rich.add(keyOf(row, column));
    spreadsheet.read(block, { values: false, formats: true }).formats.forEach((cells, row) => {
      cells.forEach((format, column) => formats.set(keyOf(block.row + row, first + column), format));
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

/** Where records that came back stand, and the headers that the sheet has by then. */
export interface Returning {
  readonly tableId: string;
  readonly sheetId: number;
  readonly top: number;
  readonly headers: readonly string[];
  /** New records, and their row of the table from 0. */
  readonly rowOf: ReadonlyMap<string, number>;
  /** Columns of the table: of these only notes come back. */
  readonly owned: ReadonlySet<number>;
  readonly now: number;
}

/** Into cells that are empty or hold the formula of their column; the rest stays in the archive. */
export function bringBack(returning: Returning, words: SheetWords, spreadsheet: Spreadsheet): void {
  const { tableId, sheetId, top, headers, rowOf, owned, now } = returning;
  const lines = archivedCells(new Set(rowOf.keys()), words, spreadsheet);
  const returned: number[] = [];
  for (const line of lines) {
    const row = top + 1 + (rowOf.get(line.id) ?? 0);
    // A column that left the view, or came back with the record, says so in its header.
    const column = onlyOne(headers, line.header) || onlyOne(headers.map(words.unmarked), words.unmarked(line.header));
    if (line.header === '' || column === 0) continue;
    const block: Block = { sheetId, row, column, rows: 1, columns: 1 };
    const present = spreadsheet.read(block, { formulas: true, notes: true });
    const value = scalarOf(present.values[0]?.[0] ?? null);
    const [formula = '', note = ''] = [present.formulas[0]?.[0], present.notes[0]?.[0]];
    // Put back by an execution that died before it could say so.
    const isThere = formula === line.formula && (line.formula !== '' || holds(value, line.value));
    const hasContent = (line.value !== null || line.formula !== '') && !owned.has(column);
    // A box that nobody ticked: Google gives one to each new row of a column of them.
    const isUnticked = value === false && typeof line.value === 'boolean';
    const isFilled = (value !== null && !isUnticked) || formula !== '';
    if (hasContent && !isThere && isFilled && !isFormulaOfColumn(formula, block, spreadsheet)) continue;
    if (line.note !== '' && note !== '' && note !== line.note) continue;
    if (hasContent && !isThere && line.rich) copyBack(line, { sheetId, row, column }, tableId, spreadsheet);
    else if (hasContent && !isThere) {
      if (line.format !== '')
        spreadsheet.apply([{ kind: 'numberFormats', sheetId, row, column, formats: [[line.format]] }]);
      spreadsheet.apply([
        line.formula === ''
          ? { kind: 'write', sheetId, row, column, rows: [[typedOf(line.value)]], own: true }
          : { kind: 'fillFormula', block, formula: line.formula },
      ]);
    }
    if (line.note !== '' && note === '')
      spreadsheet.apply([{ kind: 'writeNotes', sheetId, row, column, notes: [[line.note]] }]);
    returned.push(line.row);
  }
  markReturned(returned, now, words, spreadsheet);
}

/** Column of that header, from 1; 0 where there is none, or more than one. */
function onlyOne(headers: readonly string[], header: string): number {
  const at = headers.indexOf(header);
  return headers.lastIndexOf(header) === at ? at + 1 : 0;
}

/** The formula that the column gives to every new row: what the record had in its place comes back. */
function isFormulaOfColumn(formula: string, block: Block, spreadsheet: Spreadsheet): boolean {
  if (formula === '') return false;
  const { formulas } = spreadsheet.read({ ...block, row: block.row - 1, rows: 3 }, { values: false, formulas: true });
  return formulas[0]?.[0] === formula || formulas[2]?.[0] === formula;
}
