/**
 * The hidden window: the displaced rows as they shall be, at the addresses that they shall have. Google copies them there, with
 * everything that people put into them, before any row of the sheet changes.
 */
import type { Block, SheetEdit, Spreadsheet } from '../../../ports/spreadsheet';
import { columnRuns } from '../../../sheet/column-runs';
import { placeAfterInsertion, rowRuns } from '../../../sheet/target-rows';
import { openFresh } from '../../own/hidden/hidden';
import type { Arrangement, Cells } from '../columns/arranging';
import type { Prepared } from '../prepare/prepared';

/** More copies than that take longer than sorting the window once. */
const MOST_COPIES = 200;

/** Behind the columns of the region: numbers to sort by, and two cells to try things on. */
const KEY_OFFSET = 1;
const SPARE_COLUMNS = 3;

interface Frame {
  readonly windowId: number;
  readonly sheetId: number;
  /** Row of the sheet of the table's first row, minus one. */
  readonly top: number;
  /** Stretches of columns that the window holds. */
  readonly stretches: readonly { readonly column: number; readonly count: number }[];
  readonly keyColumn: number;
}

/** @returns its sheet. The caller has inserted the rows. */
export function buildWindow(
  prepared: Prepared,
  arrangement: Arrangement,
  region: { readonly first: number; readonly last: number },
  spreadsheet: Spreadsheet,
): number {
  const { journal, sheet, plan, rows } = prepared;
  const top = sheet.headerRow;
  const total = rows.length + plan.insert;
  const fresh = plan.rows.slice(arrangement.first, arrangement.last + 1).filter(({ from }) => from === null).length;
  const hasFormulas =
    arrangement.mended.length > 0 ||
    (prepared.beside?.columns ?? []).some(({ formulas }) => formulas.some((one) => one !== ''));
  const height = top + total + fresh + 3;
  const info = hasFormulas ? spreadsheet.sheet(sheet.info.id) : null;
  // A formula that points outside of the window's grid would be lost there.
  const size = {
    rows: Math.max(height, info?.maxRows ?? 0),
    columns: Math.max(region.last + KEY_OFFSET + SPARE_COLUMNS, info?.maxColumns ?? 0),
  };
  const windowId = openFresh(spreadsheet, 'window', journal.table.id, size);
  const keyColumn = region.last + KEY_OFFSET;
  const held = [...arrangement.pieces.flatMap(({ column, count }) => spread(column, count)), ...arrangement.alongside];
  const stretches = columnRuns([...new Set(held)].sort((one, other) => one - other));
  const frame: Frame = {
    windowId,
    sheetId: sheet.info.id,
    top,
    stretches,
    keyColumn,
  };
  const runs = rowRuns(plan, rows.length);
  if (runs.length * stretches.length > MOST_COPIES) sortInto(prepared, arrangement, frame, spreadsheet);
  else {
    copyRuns(runs, frame, spreadsheet);
    const blank = runs.filter(({ from }) => from === null).map(({ to, count }) => ({ row: to, count }));
    dressFresh(prepared, blank, total + fresh + 1, frame, spreadsheet);
  }
  mendWindow(arrangement, windowId, top, spreadsheet);
  return windowId;
}

function spread(column: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => column + index);
}

function copyRuns(
  runs: readonly { readonly from: number | null; readonly to: number; readonly count: number }[],
  { windowId, sheetId, top, stretches }: Frame,
  spreadsheet: Spreadsheet,
): void {
  spreadsheet.apply(
    runs.flatMap(({ from, to, count: rows }) =>
      from === null
        ? []
        : stretches.map(({ column, count: columns }): SheetEdit => {
            const block = { sheetId, row: top + 1 + from, column, rows, columns };
            return { kind: 'copy', from: block, sheetId: windowId, row: top + 1 + to, column, spare: windowId };
          }),
    ),
  );
}

/** Rows of new records look like the table's other rows: number formats and rules, but nobody's colours. */
function dressFresh(
  { rows, plan }: Prepared,
  fresh: readonly { readonly row: number; readonly count: number }[],
  template: number,
  { windowId, sheetId, top, stretches }: Frame,
  spreadsheet: Spreadsheet,
): void {
  const model = rows.findIndex(({ kind }) => kind === 'record');
  if (fresh.length === 0 || model < 0) return;
  const source = top + 1 + placeAfterInsertion(model, rows.length, plan.insert);
  spreadsheet.apply(
    stretches.flatMap(({ column, count: columns }): SheetEdit[] => {
      const from = { sheetId, row: source, column, rows: 1, columns };
      const dressed = { sheetId: windowId, row: top + 1 + template, column, rows: 1, columns };
      const formats = usualFormats({ rows, plan }, { sheetId, row: top + 1, column, columns }, spreadsheet);
      return [
        { kind: 'copy', from, sheetId: windowId, row: dressed.row, column, spare: windowId },
        { kind: 'empty', block: dressed },
        { kind: 'plainLook', block: dressed },
        { kind: 'numberFormats', sheetId: windowId, row: dressed.row, column, formats: [formats] },
        ...fresh.map(({ row, count }): SheetEdit => {
          const block = { sheetId: windowId, row: top + 1 + row, column, rows: count, columns };
          return { kind: 'dress', from: dressed, block };
        }),
      ];
    }),
  );
}

/** A column's usual number format is told from so many of its first rows. */
const MOST_SAMPLED = 200;

/** Of each column the commonest number format: a single cell may be shown otherwise than its column. */
function usualFormats(
  { rows, plan }: Pick<Prepared, 'rows' | 'plan'>,
  block: Omit<Block, 'rows'>,
  spreadsheet: Spreadsheet,
): readonly string[] {
  const height = Math.min(rows.length + plan.insert, MOST_SAMPLED);
  const { formats } = spreadsheet.read({ ...block, rows: height }, { values: false, formats: true });
  const counts = Array.from({ length: block.columns }, () => new Map<string, number>());
  rows.forEach(({ kind }, row) => {
    const at = formats[placeAfterInsertion(row, rows.length, plan.insert)];
    if (kind !== 'record' || at === undefined) return;
    counts.forEach((count, index) => count.set(at[index] ?? '', (count.get(at[index] ?? '') ?? 0) + 1));
  });
  return counts.map((count) => [...count].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0]);
}

/** All rows at once, then sorted by where they go: in a hidden sheet no row can be left out by a filter. */
function sortInto(prepared: Prepared, arrangement: Arrangement, frame: Frame, spreadsheet: Spreadsheet): void {
  const { plan, rows } = prepared;
  const { windowId, sheetId, top, stretches, keyColumn } = frame;
  const { first, last } = arrangement;
  const total = rows.length + plan.insert;
  const height = total - first;
  const targets = new Map<number, number>();
  const fresh: number[] = [];
  for (let to = first; to <= last; to += 1) {
    const from = plan.rows[to]?.from ?? null;
    if (from === null) fresh.push(to);
    else targets.set(placeAfterInsertion(from, rows.length, plan.insert), to);
  }
  spreadsheet.apply(
    stretches.map(({ column, count: columns }): SheetEdit => {
      const block = { sheetId, row: top + 1 + first, column, rows: height, columns };
      return { kind: 'copy', from: block, sheetId: windowId, row: top + 1 + first, column, spare: windowId };
    }),
  );
  if (fresh.length > 0) {
    dressFresh(prepared, [{ row: total, count: fresh.length }], total + fresh.length + 1, frame, spreadsheet);
  }
  // Rows that nobody needs any more go to the end.
  const keys = Array.from({ length: height }, (_, index) => targets.get(first + index) ?? total + index);
  const column = stretches[0]?.column ?? 1;
  const block = {
    sheetId: windowId,
    row: top + 1 + first,
    column,
    rows: height + fresh.length,
    columns: keyColumn - column + 1,
  };
  spreadsheet.apply([
    ...writeColumn(windowId, top + 1 + first, keyColumn, [...keys, ...fresh]),
    { kind: 'sort', block, column: keyColumn },
    { kind: 'clear', block: { ...block, column: keyColumn, columns: 1 } },
  ]);
}

/** Numbers in one call hold some megabytes at the most. */
const NUMBERS_A_CALL = 50_000;

function writeColumn(sheetId: number, row: number, column: number, numbers: readonly number[]): readonly SheetEdit[] {
  const edits: SheetEdit[] = [];
  for (let start = 0; start < numbers.length; start += NUMBERS_A_CALL) {
    const rows = numbers.slice(start, start + NUMBERS_A_CALL).map((number) => [{ number }]);
    edits.push({ kind: 'write', sheetId, row: row + start, column, rows });
  }
  return edits;
}

function mendWindow({ mended, refilled }: Arrangement, windowId: number, top: number, spreadsheet: Spreadsheet): void {
  const blockOf = ({ column, row, count }: Cells): Block => ({
    sheetId: windowId,
    row: top + 1 + row,
    column,
    rows: count,
    columns: 1,
  });
  spreadsheet.apply([
    ...(refilled.length === 0
      ? []
      : [{ kind: 'clearMany', sheetId: windowId, blocks: refilled.map(blockOf) } as const]),
    ...mended.map(({ column, row, formula }): SheetEdit => {
      return { kind: 'fillFormula', block: blockOf({ column, row, count: 1 }), formula };
    }),
  ]);
}
