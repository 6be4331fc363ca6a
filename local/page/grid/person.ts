import {
  CanceledError,
  CommandType,
  type ICellData,
  type ICommandInfo,
  type IRange,
  type IStyleData,
} from '@univerjs/core';
import type { PersonEdit } from '../../host/desk/wire';
import { enteredValue } from './cells';
import { sheetEditOf } from './person-sheets';
import { stylePatch } from './styles';
import type { Grid } from './univer';
import { emulatedId, gridSheetId } from './ids';

/** Commands that move cells: what they write into cells besides is the grid's own affair, the emulated sheet does it too. */
const MOVES_CELLS = /^sheet\.command\.(insert|remove|delete|move)-(multi-)?(rows?|cols?)/;

/**
 * Listens to what a person does to the grid and hands it on. Cells, rows and columns change at once and are told afterwards; tabs are
 * changed by the emulated spreadsheet alone (it gives the ids) and come back as an update.
 */
export function listenToPerson(grid: Grid, tell: (edits: readonly PersonEdit[]) => void): void {
  /** The text that was typed into a cell, before Univer reads it. */
  let typed: { sheetId: number; row: number; column: number; text: string } | null = null;

  grid.api.addEvent(grid.api.Event.BeforeSheetEditEnd, (params) => {
    const sheetId = emulatedId(params.worksheet.getSheetId());
    if (!params.isConfirm || sheetId === null) return;
    const text = params.value
      .toPlainText()
      .replace(/\r\n?$/, '')
      .replaceAll('\r', '\n');
    const before = grid.workbook()?.getActiveSheet()?.getCellRaw(params.row, params.column);
    // A text that was not changed stays the text it is, even one that looks like a number.
    const kept = typeof before?.v === 'string' && !before.f && before.v === text;
    typed = { sheetId, row: params.row, column: params.column, text: kept ? `'${text}` : text };
  });

  grid.commands.beforeCommandExecuted((command) => {
    if (grid.mirroring() || command.type !== CommandType.COMMAND) return;
    const edit = sheetEditOf(grid, command);
    if (!edit) return;
    tell([edit]);
    throw new CanceledError();
  });

  grid.commands.onCommandExecuted((command, options) => {
    if (grid.mirroring() || options?.['fromFormula'] || options?.onlyLocal) return;
    const activates = command.id === 'sheet.operation.set-worksheet-active';
    if (command.type !== CommandType.MUTATION && !activates) return;
    const edits = editsOf(grid, command, typed);
    if (command.id === 'sheet.mutation.set-range-values') typed = null;
    if (edits.length > 0) tell(edits);
  });
}

type Typed = { readonly sheetId: number; readonly row: number; readonly column: number; readonly text: string } | null;

function editsOf(grid: Grid, command: ICommandInfo, typed: Typed): PersonEdit[] {
  const params = (command.params ?? {}) as Readonly<Record<string, unknown>>;
  const sheetId = emulatedId(params['subUnitId']);
  if (sheetId === null) return [];
  const axis = (range: IRange, rows: boolean) =>
    rows
      ? { at: range.startRow + 1, count: range.endRow - range.startRow + 1 }
      : { at: range.startColumn + 1, count: range.endColumn - range.startColumn + 1 };
  const move = (rows: boolean) => {
    const { at, count } = axis(params['sourceRange'] as IRange, rows);
    return { from: at, count, to: axis(params['targetRange'] as IRange, rows).at };
  };
  switch (command.id) {
    case 'sheet.mutation.set-range-values': {
      if (MOVES_CELLS.test(String(params['trigger']))) return [];
      return cellEdits(sheetId, params['cellValue'] as Cells | undefined, typed);
    }
    case 'sheet.mutation.set.numfmt':
      return formatEdits(sheetId, params);
    case 'sheet.mutation.insert-row':
      return [{ kind: 'insertRows', sheetId, ...axis(params['range'] as IRange, true) }];
    case 'sheet.mutation.insert-col':
      return [{ kind: 'insertColumns', sheetId, ...axis(params['range'] as IRange, false) }];
    case 'sheet.mutation.remove-rows':
      return [{ kind: 'deleteRows', sheetId, ...axis(params['range'] as IRange, true) }];
    case 'sheet.mutation.remove-col':
      return [{ kind: 'deleteColumns', sheetId, ...axis(params['range'] as IRange, false) }];
    case 'sheet.mutation.move-rows':
      return [{ kind: 'moveRows', sheetId, ...move(true) }];
    case 'sheet.mutation.move-columns':
      return [{ kind: 'moveColumns', sheetId, ...move(false) }];
    case 'sheet.mutation.move-range':
      return movedRanges(grid, params);
    case 'sheet.mutation.reorder-range':
      return rereadRange(grid, sheetId, params['range'] as IRange);
    case 'sheet.mutation.set-row-hidden':
    case 'sheet.mutation.set-row-visible':
      return hiding('hideRows', sheetId, params, (range) => axis(range, true), command.id.endsWith('hidden'));
    case 'sheet.mutation.set-col-hidden':
    case 'sheet.mutation.set-col-visible':
      return hiding('hideColumns', sheetId, params, (range) => axis(range, false), command.id.endsWith('hidden'));
    case 'sheet.mutation.set-worksheet-col-width':
      return widthEdits(sheetId, params);
    case 'sheet.mutation.set-frozen':
      return [{ kind: 'freeze', sheetId, rows: Number(params['ySplit'] ?? 0), columns: Number(params['xSplit'] ?? 0) }];
    case 'sheet.operation.set-worksheet-active':
      return [{ kind: 'activateSheet', sheetId }];
    default:
      return [];
  }
}

type Cells = Readonly<Record<string, Readonly<Record<string, ICellData | null>>>>;

function cellEdits(sheetId: number, cells: Cells | undefined, typed: Typed): PersonEdit[] {
  const edits: PersonEdit[] = [];
  for (const [row, columns] of Object.entries(cells ?? {})) {
    for (const [column, cell] of Object.entries(columns)) {
      const at = { sheetId, row: Number(row) + 1, column: Number(column) + 1 };
      const own = typed && typed.sheetId === sheetId && typed.row === Number(row) && typed.column === Number(column);
      if (cell === null || 'v' in cell || 'f' in cell || 'p' in cell) {
        edits.push({ kind: 'type', ...at, values: [[own ? typed.text : enteredValue(cell)]] });
      }
      const style = cell?.s === null ? {} : (cell?.s as IStyleData | undefined);
      const patch = typeof style === 'object' ? stylePatch(style) : null;
      if (patch) edits.push({ kind: 'style', ...at, rows: 1, columns: 1, style: patch });
    }
  }
  return joinRuns(edits);
}

/** Neighbouring cells of a row become one edit, so that a paste is not a thousand of them. */
function joinRuns(edits: readonly PersonEdit[]): PersonEdit[] {
  const joined: PersonEdit[] = [];
  for (const edit of edits) {
    const last = joined[joined.length - 1];
    const row = last?.kind === 'type' ? last.values[0] : undefined;
    const next = edit.kind === 'type' ? edit.values[0] : undefined;
    if (
      last?.kind === 'type' &&
      edit.kind === 'type' &&
      row &&
      next &&
      last.row === edit.row &&
      last.column + row.length === edit.column
    ) {
      joined[joined.length - 1] = { ...last, values: [[...row, ...next]] };
    } else joined.push(edit);
  }
  return joined;
}

function formatEdits(sheetId: number, params: Readonly<Record<string, unknown>>): PersonEdit[] {
  const patterns = params['refMap'] as Readonly<Record<string, { pattern: string }>>;
  const values = params['values'] as Readonly<Record<string, { ranges: readonly IRange[] }>>;
  return Object.entries(values ?? {}).flatMap(([key, { ranges }]) =>
    ranges.map((range): PersonEdit => {
      const style = { numberFormat: patterns[key]?.pattern ?? null };
      return { kind: 'style', sheetId, ...areaOf(range), style };
    }),
  );
}

function areaOf(range: IRange) {
  return {
    row: range.startRow + 1,
    column: range.startColumn + 1,
    rows: range.endRow - range.startRow + 1,
    columns: range.endColumn - range.startColumn + 1,
  };
}

function hiding(
  kind: 'hideRows' | 'hideColumns',
  sheetId: number,
  params: Readonly<Record<string, unknown>>,
  span: (range: IRange) => { at: number; count: number },
  hidden: boolean,
): PersonEdit[] {
  return ((params['ranges'] ?? []) as readonly IRange[]).map((range) => ({ kind, sheetId, ...span(range), hidden }));
}

function widthEdits(sheetId: number, params: Readonly<Record<string, unknown>>): PersonEdit[] {
  const width = params['colWidth'];
  return ((params['ranges'] ?? []) as readonly IRange[]).flatMap((range): PersonEdit[] => {
    const { column, columns } = areaOf(range);
    if (typeof width === 'number')
      return [{ kind: 'columnWidth', sheetId, column, count: columns, pixels: Math.round(width) }];
    return Object.entries((width ?? {}) as Readonly<Record<string, number>>)
      .filter(([index]) => Number(index) >= range.startColumn && Number(index) <= range.endColumn)
      .map(([index, pixels]): PersonEdit => {
        return { kind: 'columnWidth', sheetId, column: Number(index) + 1, count: 1, pixels: Math.round(pixels) };
      });
  });
}

/** Cells that were dragged elsewhere: both places are told as they are now. */
function movedRanges(grid: Grid, params: Readonly<Record<string, unknown>>): PersonEdit[] {
  return [params['from'], params['to']].flatMap((side) => {
    const { subUnitId, value } = side as { subUnitId: string; value: Cells };
    const sheetId = emulatedId(subUnitId);
    const worksheet = grid.workbook()?.getSheetBySheetId(subUnitId);
    if (sheetId === null || !worksheet) return [];
    const now = Object.entries(value).map(([row, columns]): [string, Record<string, ICellData | null>] => [
      row,
      Object.fromEntries(
        Object.keys(columns).map((column) => [column, worksheet.getCellRaw(Number(row), Number(column)) ?? null]),
      ),
    ]);
    return cellEdits(sheetId, Object.fromEntries(now), null);
  });
}

function rereadRange(grid: Grid, sheetId: number, range: IRange): PersonEdit[] {
  const worksheet = grid.workbook()?.getSheetBySheetId(gridSheetId(sheetId));
  if (!worksheet) return [];
  const { row, column, rows, columns } = areaOf(range);
  const values = Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (__, across) => {
      return enteredValue(worksheet.getCellRaw(row - 1 + down, column - 1 + across) ?? null);
    }),
  );
  return [{ kind: 'type', sheetId, row, column, values }];
}
