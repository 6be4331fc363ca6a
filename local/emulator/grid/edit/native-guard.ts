import type { CellContent } from '../values/cell';
import { GridError } from '../base/grid-error';
import { coerced, headerName, type NativeTableState } from '../state/native-columns';
import { intersection, lastColumnOf, lastRowOf, type Rect } from '../base/rect';
import { type Column, columnsIn, type SheetState, type SpreadsheetState } from '../state/state';
import { patchedStyle, styleOf } from '../state/style';
import { trackGet } from '../base/track';
import type { Variants } from '../values/variants';

/** Cells in typed columns take no number format. `wants` says which cells of the block are given one, counted from 0. */
export function requireFormatsOpen(
  sheet: SheetState,
  rect: Rect,
  wants: (down: number, across: number) => boolean,
): void {
  for (const part of typedParts(sheet, rect)) {
    for (let row = part.row; row <= lastRowOf(part); row++) {
      if (wants(row - rect.row, part.column - rect.column)) throw new GridError('typedColumnFormat');
    }
  }
}

/** Cells in typed columns take no validation rule, checkbox or drop-down, and none can be taken away. */
export function requireRulesOpen(sheet: SheetState, rect: Rect): void {
  if (typedParts(sheet, rect).length > 0) throw new GridError('typedColumn');
}

/** What native tables make of what is written into a column of theirs, from `row` on. */
export interface Admitting {
  readonly contents: (column: Column, row: number, given: readonly CellContent[]) => readonly CellContent[];
  readonly styles: (column: Column, row: number, given: readonly number[]) => readonly number[];
  readonly validations: (column: Column, row: number, given: readonly number[]) => readonly number[];
}

const EVERYTHING: Admitting = {
  contents: (_column, _row, given) => given,
  styles: (_column, _row, given) => given,
  validations: (_column, _row, given) => given,
};

/**
 * Asks the native tables on the block before anything is written: they may refuse it whole, or change what they are given (google.md
 * §6.5). What is said there in two ways are variants. `what` is what will be written: contents (`values` are contents too),
 * styles, rules, or several of them. People may rename headers (writer null), scripts perhaps not.
 */
export function admitting(
  state: SpreadsheetState,
  sheet: SheetState,
  rect: Rect,
  what: 'all' | 'contents' | 'values' | 'bareValues' | 'styles' | 'validations' | 'widths',
  writer: string | null,
): Admitting {
  const tables = sheet.nativeTables.filter((table) => intersection(table.rect, rect));
  if (tables.length === 0 || what === 'widths') return EVERYTHING;
  const header = writer === null ? 'written' : state.variants.nativeTableHeader;
  const writesContents = what !== 'styles' && what !== 'validations';
  const writesHeader = tables.some((table) => intersection({ ...table.rect, rows: 1 }, rect));
  if (writesContents && writesHeader && header === 'refused') throw new GridError('typedColumn');
  const bringsLook = what !== 'contents' && what !== 'values';
  const refusing = state.variants.nativeTableFormats === 'refused' && typedParts(sheet, rect).length > 0;
  if (bringsLook && refusing) throw new GridError(what === 'validations' ? 'typedColumn' : 'typedColumnFormat');

  const numbers = new Map(columnsIn(sheet, rect).map((column, across) => [column, rect.column + across]));
  const admitted = <T>(
    column: Column,
    row: number,
    given: readonly T[],
    change: (item: T, at: number, table: NativeTableState, columnNumber: number) => T,
  ): readonly T[] => {
    const columnNumber = numbers.get(column) ?? 0;
    return given.map((item, index) => {
      const cell = { row: row + index, column: columnNumber, rows: 1, columns: 1 };
      const table = tables.find((one) => intersection(one.rect, cell));
      return table ? change(item, cell.row, table, columnNumber) : item;
    });
  };
  const inBody = (at: number, table: NativeTableState, columnNumber: number): boolean =>
    at > table.rect.row && table.types[String(columnNumber)] !== undefined;
  return {
    contents: (column, row, given) =>
      admitted(column, row, given, (content, at, table, columnNumber) => {
        if (at === table.rect.row) return headerOf(table, column, columnNumber, content, header);
        const type = table.types[String(columnNumber)];
        return type && state.variants.nativeTableCoerces ? coerced(type, content) : content;
      }),
    styles: (column, row, given) =>
      admitted(column, row, given, (style, at, table, columnNumber) => {
        if (!inBody(at, table, columnNumber)) return style;
        const { numberFormat } = styleOf(state, trackGet(column.styles, at));
        return patchedStyle(state, style, { numberFormat });
      }),
    validations: (column, row, given) =>
      admitted(column, row, given, (rule, at, table, columnNumber) =>
        inBody(at, table, columnNumber) ? trackGet(column.validations, at) : rule,
      ),
  };
}

function headerOf(
  { rect }: NativeTableState,
  column: Column,
  columnNumber: number,
  content: CellContent,
  rule: Variants['nativeTableHeader'],
): CellContent {
  const stays = rule === 'written' || content === trackGet(column.contents, rect.row);
  return stays && content !== null ? content : headerName(columnNumber - rect.column);
}

/** The cells of the block that are in typed columns of tables, headers left out; a column at a time. */
function typedParts(sheet: SheetState, rect: Rect): Rect[] {
  return sheet.nativeTables.flatMap(({ rect: table, types }) => {
    const body = table.rows < 2 ? null : intersection(rect, { ...table, row: table.row + 1, rows: table.rows - 1 });
    if (!body) return [];
    const typed = Object.keys(types).map(Number);
    return typed
      .filter((column) => column >= body.column && column <= lastColumnOf(body))
      .map((column) => ({ ...body, column, columns: 1 }));
  });
}
