import type { ColumnFormat } from '../../fields/codec';
import type { SheetEdit } from '../../ports/spreadsheet';
import { COLUMN_TAG, columnTag, type Layout } from '../../sheet/layout';
import { FIRST_ROW } from '../../sheet/rows';
import type { JobIn } from '../job/job';
import type { SheetBefore } from './sheet-before';
import type { StagedColumn } from './staging';

/** Patterns as Google's number formats have them; set when a column is made, afterwards the person's formats win. */
export const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string>> = {
  automatic: 'general',
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm:ss',
  percentage: '0.##%',
  amount: '#,##0.00',
};

/** In pixels, wide enough for what such a column usually holds; Google's own default is 100. */
const WIDTHS: Readonly<Record<ColumnFormat, number>> = {
  automatic: 160,
  date: 100,
  dateTime: 150,
  percentage: 100,
  amount: 120,
};
/** Ids are there for formulas, not for reading. */
const ID_WIDTH = 100;

const isId = (key: string): boolean => key === 'id' || key.endsWith('Id') || key.endsWith('.id');

/**
 * Looks for new columns, then their tags: a repeated step takes a tagged column for finished. Neighbours that look alike are
 * dressed together. The header row is frozen when the table is new.
 */
export function claimColumns(
  job: JobIn<'publishing'>,
  columns: readonly StagedColumn[],
  layout: Layout,
  sheet: SheetBefore,
): readonly SheetEdit[] {
  const sheetId = sheet.info.id;
  const fresh = columns.flatMap((column, index): (StagedColumn & { readonly at: number })[] => {
    const at = layout.columns[index];
    return at === undefined || sheet.tagged.has(column.key) ? [] : [{ ...column, at }];
  });
  if (fresh.length === 0) return [];
  const rows = Math.max(job.total, sheet.info.maxRows - 1);
  const block = (run: Run, row: number, height: number) => ({
    sheetId,
    row,
    column: run.first,
    rows: height,
    columns: run.count,
  });
  return [
    { kind: 'grow', sheetId, rows: rows + 1, columns: Math.max(...layout.columns) },
    ...runsOf(fresh, () => '').map((run): SheetEdit => ({ kind: 'headerStyle', block: block(run, 1, 1) })),
    ...runsOf(fresh, ({ format }) => format).map(
      (run): SheetEdit => ({
        kind: 'numberFormat',
        block: block(run, FIRST_ROW, rows),
        format: NUMBER_FORMATS[run.sample.format],
      }),
    ),
    ...runsOf(fresh, (column) => String(widthOf(column))).map(
      ({ first, count, sample }): SheetEdit => ({
        kind: 'columnWidth',
        sheetId,
        column: first,
        count,
        pixels: widthOf(sample),
      }),
    ),
    ...(sheet.tagged.size === 0 ? [{ kind: 'freezeRows', sheetId, rows: 1 } as const] : []),
    ...fresh.map(
      ({ key, at }): SheetEdit => ({
        kind: 'tagColumn',
        sheetId,
        column: at,
        tag: { key: COLUMN_TAG, value: columnTag(job.table.id, key) },
      }),
    ),
  ];
}

function widthOf({ key, format }: StagedColumn): number {
  return isId(key) ? ID_WIDTH : WIDTHS[format];
}

interface Run {
  readonly first: number;
  readonly count: number;
  readonly sample: StagedColumn;
}

/** Neighbouring columns with the same look. */
function runsOf(
  columns: readonly (StagedColumn & { readonly at: number })[],
  look: (column: StagedColumn) => string,
): readonly Run[] {
  const runs: { first: number; count: number; sample: StagedColumn }[] = [];
  for (const column of columns) {
    const last = runs[runs.length - 1];
    if (last && last.first + last.count === column.at && look(last.sample) === look(column)) last.count += 1;
    else runs.push({ first: column.at, count: 1, sample: column });
  }
  return runs;
}
