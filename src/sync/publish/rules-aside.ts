/** Writing where validation rules reject input: a value may be older than the rule that it breaks. */
import type { Block, SheetEdit, Spreadsheet } from '../../ports/spreadsheet';
import { rowBlocks } from '../../sheet/blocks';
import { columnRuns } from '../../sheet/layout';
import { FIRST_ROW } from '../../sheet/rows';

/** On the `before` sheet: its value names the columns whose rules are kept there. */
const RULES_TAG = 'twenty-sheets/rules';

interface Place {
  readonly before: number;
  readonly sheetId: number;
  /** Records of the table. */
  readonly rows: number;
  /** The person's columns; those without rules may be among them. */
  readonly columns: readonly number[];
}

/**
 * Takes the rules off the table's rows of these columns, writes, and puts them back. Meanwhile they are kept on the `before` sheet:
 * its tag tells a repeated step not to take what it has emptied for the person's rules.
 */
export function applyPastRules(
  edits: readonly SheetEdit[],
  { before, sheetId, rows, columns }: Place,
  spreadsheet: Spreadsheet,
): void {
  const blocks = (sheet: number, ruled: readonly number[]): readonly Block[] =>
    columnRuns(ruled).map(({ column, count }) => ({ sheetId: sheet, row: FIRST_ROW, column, rows, columns: count }));
  const copies = (from: number, to: number, ruled: readonly number[]): readonly SheetEdit[] =>
    blocks(from, ruled).map((block) => ({
      kind: 'copyRules',
      from: block,
      sheetId: to,
      row: block.row,
      column: block.column,
    }));
  const tag = spreadsheet.sheetTags(RULES_TAG).find((found) => found.sheetId === before);
  const isKept = tag !== undefined;
  if (!isKept && edits.length === 0) return;
  const ruled = isKept
    ? tag.value.split(',').map(Number)
    : [...new Set(blocks(sheetId, columns).flatMap(rowBlocks).flatMap(spreadsheet.rejectingColumns))].sort(
        (one, other) => one - other,
      );
  if (ruled.length === 0) return spreadsheet.apply(edits);
  if (!isKept) {
    spreadsheet.apply(copies(sheetId, before, ruled));
    spreadsheet.tagSheet(before, { key: RULES_TAG, value: ruled.join(',') });
  }
  spreadsheet.apply([
    ...(edits.length === 0 ? [] : blocks(sheetId, ruled).map((block): SheetEdit => ({ kind: 'clearRules', block }))),
    ...edits,
    ...copies(before, sheetId, ruled),
  ]);
}
