/** The look of new columns, set once; afterwards people's formats win. */
import type { ColumnFormat } from '../../fields/codec';
import type { SheetEdit } from '../../ports/spreadsheet';
import { COLUMN_TAG, columnTagValue, type TableColumn } from './columns/column-tags';

/** Patterns as Google's number formats have them. */
export const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string>> = {
  automatic: 'general',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm:ss',
  minutes: 'yyyy-mm-dd hh:mm',
  percentage: '0.00%',
  amount: '#,##0.00',
};

/** In pixels, wide enough for what such a column usually holds; Google's own default is 100. */
const WIDTHS: Readonly<Record<ColumnFormat, number>> = {
  automatic: 160,
  date: 100,
  dateTime: 150,
  minutes: 130,
  percentage: 100,
  amount: 120,
};
/** Ids are there for formulas, not for reading. */
const ID_WIDTH = 100;

export const isId = (key: string): boolean => key === 'id' || key.endsWith('Id') || key.endsWith('.id');

/** A column and where it stands. */
export interface PlacedColumn {
  readonly column: TableColumn;
  readonly at: number;
}

export interface Claim {
  readonly sheetId: number;
  readonly tableId: string;
  readonly headerRow: number;
  /** Rows of the grid, or as many as it will have. */
  readonly maxRows: number;
}

/** Looks and headers for new columns, in few calls. */
export function dressColumns(
  { sheetId, headerRow, maxRows }: Claim,
  fresh: readonly PlacedColumn[],
): readonly SheetEdit[] {
  const rows = Math.max(maxRows - headerRow, 1);
  const block = (stretch: Stretch, row: number, height: number) => ({
    sheetId,
    row,
    column: stretch.first,
    rows: height,
    columns: stretch.count,
  });
  return [
    ...stretchesOf(fresh, () => '').map(
      (stretch): SheetEdit => ({ kind: 'headerStyle', block: block(stretch, headerRow, 1) }),
    ),
    ...coatsOf(fresh, ({ format }) => format).map(
      (stretch): SheetEdit => ({
        kind: 'numberFormat',
        block: block(stretch, headerRow + 1, rows),
        format: NUMBER_FORMATS[stretch.sample.format],
      }),
    ),
    ...coatsOf(fresh, (column) => String(widthOf(column))).map(
      ({ first: column, count, sample }): SheetEdit => ({
        kind: 'columnWidth',
        sheetId,
        column,
        count,
        pixels: widthOf(sample),
      }),
    ),
    ...stretchesOf(
      fresh.filter(({ column }) => column.isHidden),
      () => '',
    ).map(({ first: column, count }): SheetEdit => ({ kind: 'hideColumns', sheetId, column, count })),
    ...stretchesOf(fresh, () => '').map(({ first, columns }): SheetEdit => {
      return {
        kind: 'write',
        isHeader: true,
        sheetId,
        row: headerRow,
        column: first,
        rows: [columns.map(({ header }) => ({ text: header }))],
      };
    }),
  ];
}

/** Tags come last: a repeated step takes a tagged column for finished. */
export function tagColumns(
  { sheetId, tableId }: Claim,
  columns: readonly PlacedColumn[],
  areNew = false,
): readonly SheetEdit[] {
  return columns.map(({ column, at }): SheetEdit => {
    const tag = { key: COLUMN_TAG, value: columnTagValue(tableId, column) };
    return { kind: 'tagColumn', sheetId, column: at, tag, ...(areNew ? { isNew: true } : {}) };
  });
}

function widthOf({ key, format }: TableColumn): number {
  return isId(key) ? ID_WIDTH : WIDTHS[format];
}

interface Stretch {
  readonly first: number;
  readonly count: number;
  readonly sample: TableColumn;
  readonly columns: readonly TableColumn[];
}

/** Neighbouring columns with the same look. */
function stretchesOf(columns: readonly PlacedColumn[], look: (column: TableColumn) => string): readonly Stretch[] {
  const runs: { first: number; count: number; sample: TableColumn; columns: TableColumn[] }[] = [];
  for (const { column, at } of columns) {
    const last = runs[runs.length - 1];
    if (last && last.first + last.count === at && look(last.sample) === look(column)) {
      last.count += 1;
      last.columns.push(column);
    } else runs.push({ first: at, count: 1, sample: column, columns: [column] });
  }
  return runs;
}

/** Neighbours get the look that most of them have, all at once; those that look otherwise get theirs on top. */
function coatsOf(columns: readonly PlacedColumn[], look: (column: TableColumn) => string): readonly Stretch[] {
  return stretchesOf(columns, () => '').flatMap((stretch) => {
    const counts = new Map<string, number>();
    for (const column of stretch.columns) counts.set(look(column), (counts.get(look(column)) ?? 0) + 1);
    const usual = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
    const sample = stretch.columns.find((column) => look(column) === usual) ?? stretch.sample;
    const placed = stretch.columns.map((column, index) => ({ column, at: stretch.first + index }));
    const others = placed.filter(({ column }) => look(column) !== usual);
    return [{ ...stretch, sample }, ...stretchesOf(others, look)];
  });
}
