/** Columns of a table that are new, or whose field was made anew. */
import { SyncError } from '../../../errors';
import { dressColumns, type PlacedColumn, tagColumns } from '../../own/claim';
import { COLUMN_TAG, readOwnedColumns } from '../../own/columns/column-tags';
import { dressed, hasSeconds } from '../../own/columns/seconds';
import type { Spreadsheet } from '../../../ports/spreadsheet';
import { readFormulasAnew } from '../prepare/beside';
import { eachCell } from '../journal/difference';
import { placesOf } from '../prepare/places';
import type { Prepared } from '../prepare/prepared';

/** Columns come first: everything after it counts them in. */
export function withColumns(prepared: Prepared, spreadsheet: Spreadsheet): Prepared {
  const { journal, sheet, places, plan } = prepared;
  const sheetId = sheet.info.id;
  const headerRow = Math.max(sheet.headerRow, 1);
  if (sheet.headerRow === 0 && sheet.rows.length > 0) {
    spreadsheet.apply([{ kind: 'insertRows', sheetId, before: 1, count: 1 }]);
  }
  const { insert } = places;
  if (insert) spreadsheet.apply([{ kind: 'insertColumns', sheetId, ...insert }]);
  const { fresh, remade, returned } = columnsToDress(prepared);
  const rows = headerRow + plan.rows.length;
  const claim = { sheetId, tableId: journal.table.id, headerRow, maxRows: Math.max(rows, sheet.info.maxRows) };
  const width = Math.max(...places.columns);
  if (fresh.length + remade.length > 0) {
    spreadsheet.apply([
      { kind: 'grow', sheetId, rows: sheet.rows.length === 0 ? rows : 1, columns: width },
      ...dressColumns({ ...claim, maxRows: sheet.rows.length === 0 ? claim.maxRows : sheet.info.maxRows }, [
        ...remade,
        ...fresh,
      ]),
      ...(sheet.owned.length === 0 && headerRow === 1 ? [{ kind: 'freezeRows', sheetId, rows: 1 } as const] : []),
      ...tagColumns(claim, fresh),
    ]);
  }
  // Before anything is written into them: whoever goes on after this execution would take it for user content.
  spreadsheet.apply(tagColumns(claim, returned));
  if (fresh.length === 0 && sheet.headerRow > 0) return prepared;
  const owned = readOwnedColumns(journal.table.id, sheetId, journal.columns, spreadsheet);
  const info = spreadsheet.sheet(sheetId);
  if (!info) throw new SyncError('sheet-gone', { view: journal.table.viewName });
  // References to the right of the new columns lead further now.
  const beside =
    prepared.beside && insert
      ? readFormulasAnew(
          shiftedBeside(prepared.beside, insert),
          { sheetId, rows: sheet.used.rows, records: sheet.rows.length },
          spreadsheet,
        )
      : prepared.beside;
  const headers = insert
    ? [
        ...sheet.headers.slice(0, insert.after),
        ...fresh.map(({ column }) => column.header),
        ...sheet.headers.slice(insert.after),
      ]
    : sheet.headers;
  const used = {
    rows: Math.max(sheet.used.rows, headerRow),
    columns: Math.max(sheet.used.columns + (insert?.count ?? 0), width),
  };
  return {
    ...prepared,
    beside,
    sheet: { ...sheet, info, headerRow, owned, headers, used },
    places: { ...placesOf(journal.columns, { owned, used }), added: places.added },
    headers: {
      cells: shiftedCells(prepared.headers.cells, insert),
      retagged: shiftedColumns(prepared.headers.retagged, insert),
      reset: shiftedCells(prepared.headers.reset, insert),
      renamed: shiftedCells(prepared.headers.renamed, insert),
      emptied: shiftedCells(prepared.headers.emptied, insert),
    },
    cut: {
      above: shiftedColumns(prepared.cut.above, insert),
      below: shiftedColumns(prepared.cut.below, insert),
    },
  };
}

/** Columns that came for a publishing that is given up, out of the sheet again; one into which somebody typed meanwhile stays. */
export function takeColumnsBack({ journal, sheet }: Prepared, spreadsheet: Spreadsheet): void {
  const { table, columns, added, insertColumns } = journal;
  if (added.length === 0) return;
  const { id: sheetId } = sheet.info;
  const { rows } = spreadsheet.usedSize(sheetId);
  const isEmpty = (column: number): boolean => {
    const cells = rows === 0 ? [] : spreadsheet.scalars({ sheetId, row: 1, column, rows, columns: 1 });
    return cells.every(([cell = null], row) => cell === null || row + 1 === sheet.headerRow);
  };
  const isAdded = new Set(added);
  const owned = readOwnedColumns(table.id, sheetId, columns, spreadsheet);
  const came = owned.filter(({ index, column }) => isAdded.has(index ?? -1) && isEmpty(column)).reverse();
  for (const { column } of came) {
    const header = { sheetId, row: sheet.headerRow, column, rows: 1, columns: 1 };
    spreadsheet.apply(
      insertColumns === null
        ? [
            { kind: 'untagColumn', sheetId, column, key: COLUMN_TAG },
            { kind: 'clear', block: header },
            { kind: 'plainLook', block: header },
          ]
        : [{ kind: 'deleteColumns', sheetId, column, count: 1 }],
    );
  }
}

interface ToDress {
  readonly fresh: readonly PlacedColumn[];
  /** Of a field that was made anew. */
  readonly remade: readonly PlacedColumn[];
  /** Were emptied, or set aside, and are back. */
  readonly returned: readonly PlacedColumn[];
}

function columnsToDress({ journal, sheet, places }: Prepared): ToDress {
  const { insert } = places;
  const seconds = new Set<number>();
  for (const row of journal.cells) eachCell(row, (index, value) => hasSeconds(value) && seconds.add(index));
  const fresh = places.added.flatMap((index): PlacedColumn[] => {
    const column = journal.columns[index];
    return column ? [{ column: dressed(column, seconds.has(index)), at: places.columns[index] ?? 0 }] : [];
  });
  const remade = sheet.owned.flatMap(({ index, isRemade, column }): PlacedColumn[] => {
    const of = journal.columns[index ?? -1];
    return isRemade && of ? [{ column: of, at: column }] : [];
  });
  const returned = sheet.owned.flatMap(({ index, isEmptied, was, column }): PlacedColumn[] => {
    const of = journal.columns[index ?? -1];
    return (isEmptied || was) && of
      ? [{ column: of, at: insert && column > insert.after ? column + insert.count : column }]
      : [];
  });
  return { fresh, remade, returned };
}

interface Insertion {
  readonly after: number;
  readonly count: number;
}

function shiftedCells<T extends { readonly column: number }>(
  cells: readonly T[],
  insert: Insertion | null,
): readonly T[] {
  if (insert === null) return cells;
  return cells.map((cell) => (cell.column > insert.after ? { ...cell, column: cell.column + insert.count } : cell));
}

function shiftedBeside(beside: NonNullable<Prepared['beside']>, insert: Insertion): NonNullable<Prepared['beside']> {
  const { region } = beside;
  return {
    columns: shiftedCells(beside.columns, insert),
    region: {
      ...region,
      first: region.first > insert.after ? region.first + insert.count : region.first,
      last: region.last + insert.count,
    },
  };
}

function shiftedColumns(columns: readonly number[], insert: Insertion | null): readonly number[] {
  return shiftedCells(
    columns.map((column) => ({ column })),
    insert,
  ).map(({ column }) => column);
}
