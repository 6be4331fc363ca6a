/** How the displaced rows are brought into their new order, decided before any of them moves. A plain value, kept with the journal. */
import { cellRuns } from '../../sheet/cell-runs';
import { columnRuns } from '../../sheet/layout';
import { isMovedByCopy, movedFormula } from '../../sheet/r1c1';
import { type OldRow, placeAfterInsertion, type RowPlan } from '../../sheet/target-rows';
import type { UserColumn } from '../../sheet/user-columns';
import type { FormatRuleRanges, PlacedNote } from '../../ports/spreadsheet';
import type { Role } from './roles';

/** Cells of one column; rows are those of the table, from 0. */
export interface Cells {
  readonly column: number;
  readonly row: number;
  readonly count: number;
}

export interface Piece {
  readonly column: number;
  readonly count: number;
  readonly isOwned: boolean;
}

export interface Arrangement {
  /** First and last row that changes. */
  readonly first: number;
  readonly last: number;
  /** Columns that Google copies from the hidden window to the sheet, from left to right. */
  readonly pieces: readonly Piece[];
  /** Other columns that the window holds too, because some of their cells are copied from it. */
  readonly alongside: readonly number[];
  /** Formulas to fill in, before any record moves: what overrides them is in the window by then. */
  readonly fills: readonly (Cells & { readonly formula: string })[];
  /** User cells to empty before any record moves. */
  readonly lifts: readonly Cells[];
  /** Cells to copy from the window once the records stand. */
  readonly loose: readonly Cells[];
  /** Cells of shared columns that people emptied. */
  readonly blanks: readonly Cells[];
  /** Columns whose formulas are written, row by row of the window. */
  readonly written: readonly { readonly column: number; readonly formulas: readonly string[] }[];
  /** Columns that are not copied and have notes: the notes, row by row of the window. */
  readonly notes: readonly { readonly column: number; readonly notes: readonly string[] }[];
  /** Formulas to write into the window: a copy would make them point elsewhere. */
  readonly mended: readonly { readonly column: number; readonly row: number; readonly formula: string }[];
  /** Cells to empty in the window: a formula in their row fills them. */
  readonly refilled: readonly Cells[];
  /** Conditional-format rules as they were. */
  readonly rules: FormatRuleRanges;
  /** Columns that stay as they are because nobody can tell what fills them. */
  readonly left: readonly number[];
}

export interface ColumnRole {
  readonly column: UserColumn;
  readonly role: Role;
  /** Cells that a formula in their own row fills. */
  readonly refilled: ReadonlySet<number>;
}

export interface Arranging {
  readonly plan: RowPlan;
  readonly rows: readonly OldRow[];
  readonly sheetName: string;
  readonly owned: readonly number[];
  readonly region: { readonly first: number; readonly last: number };
  /** User columns of the region that hold anything; rows as after the insertion. */
  readonly users: readonly ColumnRole[];
  readonly rules: FormatRuleRanges;
  /** Notes in columns that are not copied; rows are those of the table as after the insertion, from 0. */
  readonly notes: readonly PlacedNote[];
  readonly cut: { readonly above: readonly number[]; readonly below: readonly number[] };
}

/** @returns null when no row is displaced. */
export function arrange(arranging: Arranging): Arrangement | null {
  const { plan, users, rules } = arranging;
  if (plan.window === null) return null;
  const { first, last } = plan.window;
  const parts = users.map((user) => arrangeColumn(user, arranging, plan.window ?? { first, last }));
  return {
    first,
    last,
    pieces: piecesOf(arranging),
    alongside: parts.flatMap(({ isAlongside }, index) => (isAlongside ? [users[index]?.column.column ?? 0] : [])),
    fills: parts.flatMap((part) => part.fills),
    lifts: parts.flatMap((part) => part.lifts),
    loose: parts.flatMap((part) => part.loose),
    blanks: parts.flatMap((part) => part.blanks),
    written: parts.flatMap((part) => part.written),
    notes: notesOf(arranging, plan.window),
    mended: parts.flatMap((part) => part.mended),
    refilled: parts.flatMap((part) => part.refilled),
    rules,
    left: users.flatMap(({ role, column }) => (role.kind === 'left' ? [column.column] : [])),
  };
}

/** A note goes with its record, whatever becomes of the formula in its cell. */
function notesOf(arranging: Arranging, window: { first: number; last: number }): Arrangement['notes'] {
  const found = new Map<number, Map<number, string>>();
  for (const { column, row, text } of arranging.notes) {
    const known = found.get(column);
    if (known) known.set(row, text);
    else found.set(column, new Map([[row, text]]));
  }
  const sources = sourcesOf(arranging, window);
  return [...found].map(([column, notes]) => ({
    column,
    notes: sources.map((source) => (source === null ? '' : (notes.get(source) ?? ''))),
  }));
}

/** Whether the column's cells are written or left, not copied by Google as they stand. */
export const isCopied = ({ role }: Pick<ColumnRole, 'role'>): boolean => role.kind === 'moved';

/** Empty columns of the region are copied along: a note or a colour may stand there. */
function piecesOf({ region, owned, users }: Arranging): readonly Piece[] {
  const isOwned = new Set(owned);
  const roleOf = new Map(users.map(({ column, role }) => [column.column, role.kind]));
  const columns = Array.from({ length: region.last - region.first + 1 }, (_, index) => region.first + index);
  const copied = columns.filter((column) => isOwned.has(column) || (roleOf.get(column) ?? 'moved') === 'moved');
  const stretches = columnRuns(copied);
  const isWhole = stretches.length === 1 && copied.length === columns.length;
  if (isWhole) return [{ column: region.first, count: columns.length, isOwned: true }];
  // In several pieces the records' own cells come first; so each piece is of one kind.
  const pieces: { column: number; count: number; isOwned: boolean }[] = [];
  for (const column of copied) {
    const last = pieces[pieces.length - 1];
    const own = isOwned.has(column);
    if (last && last.isOwned === own && last.column + last.count === column) last.count += 1;
    else pieces.push({ column, count: 1, isOwned: own });
  }
  return pieces;
}

type Part = Pick<Arrangement, 'fills' | 'lifts' | 'loose' | 'blanks' | 'written' | 'mended' | 'refilled'> & {
  readonly isAlongside: boolean;
};

const NOTHING: Part = {
  fills: [],
  lifts: [],
  loose: [],
  blanks: [],
  written: [],
  mended: [],
  refilled: [],
  isAlongside: false,
};

function arrangeColumn(user: ColumnRole, arranging: Arranging, window: { first: number; last: number }): Part {
  switch (user.role.kind) {
    case 'moved':
      return { ...NOTHING, ...mending(user, arranging, window) };
    case 'shared':
      return sharedPart(user, user.role.formula, arranging, window);
    case 'formulas':
      return writtenPart(user, arranging, window);
    case 'array':
      return arrayPart(user, user.role.stays, arranging, window);
    case 'left':
      return NOTHING;
  }
}

/** Where each row of the window comes from, after the insertion; null for rows from nowhere. */
function sourcesOf(
  { plan, rows }: Arranging,
  { first, last }: { first: number; last: number },
): readonly (number | null)[] {
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const from = plan.rows[first + index]?.from ?? null;
    return from === null ? null : placeAfterInsertion(from, rows.length, plan.insert);
  });
}

function mending(
  { column, refilled }: ColumnRole,
  arranging: Arranging,
  window: { first: number; last: number },
): Pick<Part, 'mended' | 'refilled'> {
  const mended: { column: number; row: number; formula: string }[] = [];
  const again: number[] = [];
  sourcesOf(arranging, window).forEach((source, index) => {
    if (source === null) return;
    const row = window.first + index;
    const formula = column.formulas[source] ?? '';
    if (formula !== '' && row !== source && !isMovedByCopy(formula, arranging.sheetName)) {
      mended.push({ column: column.column, row, formula: movedFormula(formula, row - source, arranging.sheetName) });
    }
    if (refilled.has(source)) again.push(row);
  });
  return { mended, refilled: cellsOf(column.column, again) };
}

function cellsOf(column: number, rows: readonly number[]): readonly Cells[] {
  return cellRuns(rows, 0).map(({ first, count }) => ({ column, row: first, count }));
}

const isRecordRow = (id: string | undefined): boolean => id !== undefined && id !== '';

function sharedPart(
  { column }: ColumnRole,
  shared: string,
  { plan, rows, cut, sheetName }: Arranging,
  window: { first: number; last: number },
): Part {
  const at = column.column;
  const total = rows.length + plan.insert;
  const records = plan.rows.flatMap(({ id }, row) => (isRecordRow(id) ? [row] : []));
  const [firstRecord, lastRecord] = [records[0] ?? 0, records[records.length - 1] ?? 0];
  // A formula that overrides the first or last row begins or ends a running total: it stays in that row.
  const staying = (row: number, isEnd: boolean): string | null => {
    const formula = column.formulas[row] ?? '';
    const isBelowCut = cut.below.includes(at) && row === total - 1;
    return isEnd && formula !== '' && formula !== shared && !isBelowCut ? formula : null;
  };
  const oldRecords = rows.flatMap(({ kind }, row) =>
    kind === 'record' ? [placeAfterInsertion(row, rows.length, plan.insert)] : [],
  );
  const [oldFirst, oldLast] = [oldRecords[0] ?? 0, oldRecords[oldRecords.length - 1] ?? 0];
  const ends = new Map<number, string>();
  const firstFormula = staying(oldFirst, oldRecords.length > 1);
  const lastFormula = staying(oldLast, oldRecords.length > 1);
  if (firstFormula !== null) ends.set(firstRecord, firstFormula);
  if (lastFormula !== null) ends.set(lastRecord, lastFormula);
  const fills: (Cells & { formula: string })[] = [];
  const [loose, blanks, mended]: [number[], number[], { column: number; row: number; formula: string }[]] = [
    [],
    [],
    [],
  ];
  const filled: number[] = [];
  for (let row = window.first; row <= window.last; row += 1) {
    const target = plan.rows[row];
    const from = target?.from ?? null;
    const source = from === null ? null : placeAfterInsertion(from, rows.length, plan.insert);
    const end = ends.get(row);
    if (end !== undefined) fills.push({ column: at, row, count: 1, formula: end });
    else if (isRecordRow(target?.id)) filled.push(row);
    if (source === null || end !== undefined) {
      if (!isRecordRow(target?.id)) blanks.push(row);
      continue;
    }
    const [value, formula] = [column.values[source] ?? null, column.formulas[source] ?? ''];
    const isShared =
      formula === shared ||
      (cut.below.includes(at) && source === total - 1) ||
      (cut.above.includes(at) && from === rows.length - 2);
    const isEnd = (source === oldFirst && firstFormula !== null) || (source === oldLast && lastFormula !== null);
    if (isShared || isEnd) {
      if (!isRecordRow(target?.id)) blanks.push(row);
    } else if (value === null && formula === '') blanks.push(row);
    else {
      loose.push(row);
      if (formula !== '' && row !== source && !isMovedByCopy(formula, sheetName)) {
        mended.push({ column: at, row, formula: movedFormula(formula, row - source, sheetName) });
      }
    }
  }
  // The row above the cut may stand above the window; its formula was stretched all the same.
  const above = rows.length - 2;
  if (plan.insert > 0 && cut.above.includes(at) && above >= 0 && above < window.first && !ends.has(above))
    filled.unshift(above);
  for (const run of cellsOf(at, filled)) fills.push({ ...run, formula: shared });
  return {
    ...NOTHING,
    fills,
    loose: cellsOf(at, loose),
    blanks: cellsOf(at, blanks),
    mended,
    isAlongside: loose.length > 0,
  };
}

function writtenPart({ column }: ColumnRole, arranging: Arranging, window: { first: number; last: number }): Part {
  const formulas = sourcesOf(arranging, window).map((source, index) => {
    const formula = source === null ? '' : (column.formulas[source] ?? '');
    return formula === '' ? '' : movedFormula(formula, window.first + index - (source ?? 0), arranging.sheetName);
  });
  const { first: row, last } = window;
  return {
    ...NOTHING,
    lifts: [{ column: column.column, row, count: last - row + 1 }],
    written: [{ column: column.column, formulas }],
  };
}

/** Filled cells and their formula stay; constants go with their record, unless their new place is filled. */
function arrayPart(
  { column, refilled }: ColumnRole,
  stays: ReadonlySet<number>,
  arranging: Arranging,
  window: { first: number; last: number },
): Part {
  const holdsSomething = (row: number): boolean =>
    !stays.has(row) && ((column.values[row] ?? null) !== null || (column.formulas[row] ?? '') !== '');
  const end = Math.max(window.last, arranging.rows.length + arranging.plan.insert - 1);
  const lifted: number[] = [];
  for (let row = window.first; row <= end; row += 1) if (holdsSomething(row)) lifted.push(row);
  const loose: number[] = [];
  sourcesOf(arranging, window).forEach((source, index) => {
    const row = window.first + index;
    if (source !== null && holdsSomething(source) && !isWithin(row, stays)) loose.push(row);
  });
  const { mended } = mending({ column, role: { kind: 'moved' }, refilled }, arranging, window);
  return {
    ...NOTHING,
    lifts: cellsOf(column.column, lifted),
    loose: cellsOf(column.column, loose),
    mended: mended.filter(({ row }) => loose.includes(row)),
    isAlongside: loose.length > 0,
  };
}

/** Between the first and the last cell that is filled: an empty one there is filled with nothing, and must stay empty. */
function isWithin(row: number, stays: ReadonlySet<number>): boolean {
  let [above, below] = [false, false];
  for (const one of stays) {
    if (one <= row) above = true;
    if (one >= row) below = true;
  }
  return above && below;
}

/** Constants of array columns whose record's new place is filled: they cannot stand beside it. */
export function displacedConstants(
  arranging: Arranging,
): readonly { readonly column: number; readonly source: number }[] {
  const { window } = arranging.plan;
  if (window === null) return [];
  return arranging.users.flatMap(({ column, role }) => {
    if (role.kind !== 'array') return [];
    return sourcesOf(arranging, window).flatMap((source, index) => {
      if (source === null || role.stays.has(source) || !isWithin(window.first + index, role.stays)) return [];
      const holds = (column.values[source] ?? null) !== null || (column.formulas[source] ?? '') !== '';
      return holds ? [{ column: column.column, source }] : [];
    });
  });
}
