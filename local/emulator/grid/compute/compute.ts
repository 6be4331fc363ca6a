import { pendingIn, settle, spilledAt } from './anchors';
import { type Cell, columnIndex, derivedOf, keyOf, namesOf, type Walk } from './walk';
import { type CellContent, type CellValue, type FormulaContent, isFormula, plainValue } from '../values/cell';
import { type Anchor, cellKey, type SheetDerived, type SpillBlock } from '../state/derived';
import { expressionOf } from './formulas-in';
import { evaluate } from '../formula/evaluate';
import type { AreaScope } from '../formula/reference-area';
import { type Scope, single } from '../formula/scope';
import { EMPTY_TALLY, joinTallies, type Tally, tallied } from '../formula/tally';
import { type Area, FormulaError, type Grid, isGrid } from '../formula/values';
import { lastRowOf, type Rect } from '../base/rect';
import { serialFromEpoch } from '../values/serial';
import { columnsIn, findSheet, type SheetState, type SpreadsheetState } from '../state/state';
import { trackGet, trackSlice } from '../base/track';

/** Values of a block, columns first: formulas computed, spilled results where they stand, rich text as its text. */
export function valueColumns(state: SpreadsheetState, sheet: SheetState, rect: Rect): CellValue[][] {
  return walked(state, (walk) => {
    const columns = columnsIn(sheet, rect).map((column) => trackSlice(column.contents, rect.row, rect.rows));
    const { anchors } = derivedOf(walk, sheet);
    if (pendingIn(anchors, rect).length > 0 || columns.some((contents) => contents.some(isFormula))) settleAll(walk);
    return columns.map((contents, across) =>
      contents.map((content, down) => valueOf(walk, sheet, content, rect.row + down, rect.column + across)),
    );
  });
}

/** What each formula that may spill shows. */
export function spillBlocks(state: SpreadsheetState, sheet: SheetState): SpillBlock[] {
  const { list } = spillsOf(state, sheet);
  return list.flatMap(({ rect }) => (rect ? [{ rect, values: valueColumns(state, sheet, rect) }] : []));
}

/** Everything that spills on the sheet, in its place. */
export function spillsOf(state: SpreadsheetState, sheet: SheetState): SheetDerived['anchors'] {
  return walked(state, (walk) => {
    const { anchors } = derivedOf(walk, sheet);
    if (anchors.pending > 0) settleAll(walk);
    return anchors;
  });
}

/**
 * Computes what may spill, always in the same order (sheet by sheet, row by row): of two that would fill the same cell the first one
 * does, and who is found to run in a circle must not depend on which cell somebody asked for.
 */
function settleAll(walk: Walk): void {
  for (const sheet of walk.state.sheets) {
    const { anchors } = derivedOf(walk, sheet);
    if (anchors.pending > 0) for (const anchor of anchors.list) computeAnchor(walk, sheet, anchor);
  }
}

const MAX_DEPTH = 200;

/** A long chain of cells would overflow the stack. */
class TooDeep extends Error {
  readonly cell: Cell;

  constructor(cell: Cell) {
    super('too deep');
    this.cell = cell;
  }
}

/** Reads with formulas computed. The deep end of a chain is computed first, then the walk starts again. */
function walked<T>(state: SpreadsheetState, read: (walk: Walk) => T): T {
  const { derived } = state.memo;
  const isLater = derived.now !== null && derived.now !== serialNow(state);
  if (derived.version !== state.version || isLater) {
    derived.version = state.version;
    derived.now = null;
    derived.sheets.clear();
    derived.cellsKept = 0;
  }
  const waiting: Cell[] = [];
  for (;;) {
    const walk: Walk = { state, derived, open: new Set() };
    const cell = waiting.at(-1);
    try {
      if (!cell) return read(walk);
      computeCell(walk, cell);
      waiting.pop();
    } catch (error) {
      if (!(error instanceof TooDeep)) throw error;
      if (!waiting.some((one) => keyOf(one) === keyOf(error.cell))) waiting.push(error.cell);
      else giveUp(walk, error.cell);
    }
  }
}

const serialNow = (state: SpreadsheetState): number => serialFromEpoch(state.memo.now(), state.timeZone);

/** A cell that waits for itself. */
function giveUp(walk: Walk, { sheet, row, column }: Cell): void {
  const derived = derivedOf(walk, sheet);
  const anchor = derived.anchors.byCell.get(cellKey(row, column));
  const value: CellValue = { error: '#REF!' };
  derived.values.set(cellKey(row, column), anchor ? settle(derived, sheet, anchor, value) : value);
}

function computeCell(walk: Walk, cell: Cell): CellValue {
  const { sheet, row, column } = cell;
  const derived = derivedOf(walk, sheet);
  const key = cellKey(row, column);
  const known = derived.values.get(key);
  if (known !== undefined) return known;
  const name = keyOf(cell);
  if (walk.open.has(name)) return { error: '#REF!' };
  if (walk.open.size >= MAX_DEPTH) throw new TooDeep(cell);
  walk.open.add(name);
  const anchor = derived.anchors.byCell.get(key);
  const result = resultOf(walk, cell, anchor !== undefined);
  const value = anchor ? settle(derived, sheet, anchor, result) : (result as CellValue);
  walk.open.delete(name);
  derived.values.set(key, value);
  return value;
}

function resultOf(walk: Walk, cell: Cell, many: boolean): CellValue | Grid {
  const expression = expressionOf(cell.content);
  if (expression === null) return { error: '#ERROR!' };
  const scope = scopeOf(walk, cell);
  try {
    const value = evaluate(expression, scope);
    if (many && isGrid(value)) return value;
    // An empty cell referred to counts as 0.
    return single(value, scope) ?? (isGrid(value) ? null : 0);
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.error };
    throw error;
  }
}

function computeAnchor(walk: Walk, sheet: SheetState, { row, column, content }: Anchor): void {
  computeCell(walk, { sheet, row, column, content: content as FormulaContent });
}

/** Before a cell is taken as empty, what may fill it is computed. */
function computeSpills(walk: Walk, sheet: SheetState, rect: Rect): void {
  for (const anchor of pendingIn(derivedOf(walk, sheet).anchors, rect)) {
    if (walk.open.has(keyOf({ sheet, ...anchor }))) anchor.takenAsFree.push(rect);
    else computeAnchor(walk, sheet, anchor);
  }
}

function valueOf(walk: Walk, sheet: SheetState, content: CellContent, row: number, column: number): CellValue {
  if (content === null) {
    const { anchors } = derivedOf(walk, sheet);
    return anchors.list.length === 0 ? null : (spilledAt(anchors, row, column) ?? null);
  }
  if (typeof content !== 'object') return content;
  if (isFormula(content)) return computeCell(walk, { sheet, row, column, content });
  return plainValue(content);
}

function scopeOf(walk: Walk, { sheet: home, row, column }: Cell): Scope & AreaScope {
  const { state } = walk;
  const sheetOf = ({ sheetId }: Area): SheetState => findSheet(state, sheetId) ?? home;
  return {
    ...namesOf(state, home),
    row,
    column,
    locale: state.locale,
    array: false,
    bound: NO_NAMES,
    now() {
      walk.derived.now ??= serialNow(state);
      return walk.derived.now;
    },
    cells: (area) => cellsOf(walk, sheetOf(area), area.rect),
    tally: (area) => tallyOf(walk, sheetOf(area), area.rect),
    indexOf: (area) => columnIndex(walk, sheetOf(area), area.rect.column),
    isRowHidden(area, at, alsoByHand) {
      const sheet = sheetOf(area);
      return trackGet(sheet.rowsHiddenByFilter, at) || (alsoByHand && trackGet(sheet.rowsHiddenByUser, at));
    },
    isSubtotal(area, at, across) {
      const contents = sheetOf(area).columns[across - 1]?.contents;
      const content = contents ? trackGet(contents, at) : null;
      return isFormula(content) && /^=\s*SUBTOTAL\s*\(/i.test(content.formula);
    },
  };
}

const NO_NAMES: ReadonlyMap<string, CellValue> = new Map();

/** Cells that ranges may hold in memory; beyond that a range is read again each time. */
const KEPT_CELLS = 4_000_000;

/** Only as far down as anything stands: whole columns are mostly empty. */
function cellsOf(walk: Walk, sheet: SheetState, rect: Rect): Grid {
  const { row, column, rows, columns } = rect;
  const { areas, anchors } = derivedOf(walk, sheet);
  const one = rows === 1 && columns === 1;
  const key = one ? '' : `${row}/${column}/${rows}/${columns}`;
  const known = one ? undefined : areas.get(key);
  if (known) return known;
  computeSpills(walk, sheet, rect);
  const list = columnsIn(sheet, rect);
  const used = list.reduce(
    (most, { contents }, across) =>
      Math.max(most, contents.items.length, anchors.spilled.get(column + across)?.length ?? 0),
    0,
  );
  const height = Math.max(0, Math.min(rows, used - row + 1));
  const cells: CellValue[][] = [];
  for (let down = 0; down < height; down++) {
    cells.push(
      list.map(({ contents }, across) =>
        valueOf(walk, sheet, trackGet(contents, row + down), row + down, column + across),
      ),
    );
  }
  const grid: Grid = { rows, columns, cells };
  if (!one && walk.derived.cellsKept < KEPT_CELLS) {
    areas.set(key, grid);
    walk.derived.cellsKept += height * columns;
  }
  return grid;
}

function tallyOf(walk: Walk, sheet: SheetState, rect: Rect): Tally {
  computeSpills(walk, sheet, rect);
  return columnsIn(sheet, rect).reduce<Tally>(
    (sum, _column, across) => joinTallies(sum, columnTally(walk, sheet, rect.column + across, rect)),
    EMPTY_TALLY,
  );
}

/** Goes on where the last range with the same first row ended: running totals are added up once. */
function columnTally(walk: Walk, sheet: SheetState, column: number, rect: Rect): Tally {
  const { tallies, anchors } = derivedOf(walk, sheet);
  const contents = sheet.columns[column - 1]?.contents;
  if (!contents) return EMPTY_TALLY;
  const key = `${column}/${rect.row}`;
  const lastRow = Math.min(lastRowOf(rect), Math.max(contents.items.length, anchors.spilled.get(column)?.length ?? 0));
  const known = tallies.get(key);
  if (known?.lastRow === lastRow) return known.tally;
  const from = known && known.lastRow < lastRow ? known : { lastRow: rect.row - 1, tally: EMPTY_TALLY };
  const values: CellValue[] = [];
  for (let row = from.lastRow + 1; row <= lastRow; row++) {
    values.push(valueOf(walk, sheet, trackGet(contents, row), row, column));
  }
  const tally = tallied(from.tally, values);
  tallies.set(key, { lastRow, tally });
  return tally;
}
