import type { ColumnFormat } from '../fields/codec';
import type { SheetEdit } from '../ports/spreadsheet';
import { COLUMN_TAG, columnTag, type Layout } from '../sheet/layout';
import { FIRST_ROW } from '../sheet/rows';
import type { JobIn } from './job';
import type { SyncPlan } from './plan';
import type { SheetBefore } from './sheet-before';

/** Patterns as Google's number formats have them; set when a column is made, afterwards the person's formats win. */
const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string>> = {
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

/** Tags and formats for new columns; the header row is frozen when the table is new. */
export function claimColumns(
  job: JobIn<'publishing'>,
  plan: SyncPlan,
  layout: Layout,
  sheet: SheetBefore,
): readonly SheetEdit[] {
  const sheetId = sheet.info.id;
  const edits = plan.columns.flatMap(({ key, format }, index): SheetEdit[] => {
    const column = layout.columns[index];
    if (column === undefined || sheet.tagged.has(key)) return [];
    const rows = Math.max(job.total, sheet.info.maxRows - 1);
    return [
      { kind: 'tagColumn', sheetId, column, tag: { key: COLUMN_TAG, value: columnTag(job.table.id, key) } },
      { kind: 'headerStyle', block: { sheetId, row: 1, column, rows: 1, columns: 1 } },
      { kind: 'grow', sheetId, rows: rows + 1, columns: column },
      { kind: 'columnWidth', sheetId, column, pixels: isId(key) ? ID_WIDTH : WIDTHS[format] },
      {
        kind: 'numberFormat',
        block: { sheetId, row: FIRST_ROW, column, rows, columns: 1 },
        format: NUMBER_FORMATS[format],
      },
    ];
  });
  return sheet.tagged.size === 0 ? [...edits, { kind: 'freezeRows', sheetId, rows: 1 }] : edits;
}
