/**
 * Which cells an array formula fills. Only Google knows, so it is seen by effect, on a hidden copy: the formulas are cleared there, and what
 * else turns empty was filled by one of them.
 */
import { holds, type Scalar, scalarOf } from '../../../cells/scalar';
import type { Block, Spreadsheet } from '../../../ports/spreadsheet';
import { rowBlocks } from '../../../sheet/blocks';
import { cellRuns } from '../../../sheet/cell-runs';
import { columnRuns } from '../../../sheet/column-runs';
import type { UserColumn } from '../../../sheet/user-columns';
import { openFresh, removeHidden } from '../../own/hidden/hidden';

export interface Spills {
  /** Filled cells by column: rows of the sheet. */
  readonly filled: ReadonlyMap<number, ReadonlySet<number>>;
  /** Columns of which it could not be told: nothing in them is moved. */
  readonly unclear: ReadonlySet<number>;
}

const NONE: Spills = { filled: new Map(), unclear: new Set() };

export interface SpillQuestion {
  readonly tableId: string;
  readonly sheetId: number;
  /** Rows and columns that hold anything. */
  readonly used: { readonly rows: number; readonly columns: number };
  /** All user columns of the sheet, from its first row on. */
  readonly columns: readonly UserColumn[];
  /** Those in which something may move. */
  readonly inRegion: (column: number) => boolean;
  /** First and last row of the table. */
  readonly table: { readonly first: number; readonly last: number };
  /** Columns full of formulas: what they ask must not be asked twice. */
  readonly isLeftOut: (column: number) => boolean;
}

export function findSpills(question: SpillQuestion, spreadsheet: Spreadsheet): Spills {
  const { columns, inRegion, isLeftOut, table, tableId } = question;
  const asks = columns.filter(
    ({ column, formulas }) => !isLeftOut(column) && formulas.some((formula) => formula !== ''),
  );
  const mayBeFilled = columns.filter((one) => inRegion(one.column) && hasConstant(one, table));
  if (asks.length === 0 || mayBeFilled.length === 0) return NONE;
  const probe = copyToProbe(question, spreadsheet);
  try {
    return seen(question, probe, mayBeFilled, spreadsheet);
  } finally {
    removeHidden(spreadsheet, ['probe'], tableId);
  }
}

function hasConstant({ values, formulas }: UserColumn, { first, last }: SpillQuestion['table']): boolean {
  for (let row = first; row <= last; row += 1) {
    if ((values[row - 1] ?? null) !== null && (formulas[row - 1] ?? '') === '') return true;
  }
  return false;
}

function copyToProbe(question: SpillQuestion, spreadsheet: Spreadsheet): number {
  const { tableId, used } = question;
  const probe = openFresh(spreadsheet, 'probe', tableId, { rows: used.rows + 1, columns: used.columns + 2 });
  fillProbe(question, probe, spreadsheet);
  return probe;
}

function fillProbe({ sheetId, used, isLeftOut }: SpillQuestion, probe: number, spreadsheet: Spreadsheet): void {
  const columns = Array.from({ length: used.columns }, (_, index) => index + 1).filter((column) => !isLeftOut(column));
  spreadsheet.apply(
    columnRuns(columns).map(({ column, count }) => {
      const from = { sheetId, row: 1, column, rows: used.rows, columns: count };
      return { kind: 'copy', from, sheetId: probe, row: 1, column, spare: probe };
    }),
  );
  spreadsheet.flush();
}

function seen(
  question: SpillQuestion,
  probe: number,
  mayBeFilled: readonly UserColumn[],
  spreadsheet: Spreadsheet,
): Spills {
  const { columns, isLeftOut, used } = question;
  const asking = columns.filter(({ column }) => !isLeftOut(column));
  const before = readColumns(probe, asking, used.rows, spreadsheet);
  spreadsheet.apply(clearing(probe, asking, (one, row) => (one.formulas[row] ?? '') !== ''));
  spreadsheet.flush();
  const after = readColumns(probe, mayBeFilled, used.rows, spreadsheet);
  const filled = new Map<number, Set<number>>();
  const fill = (column: number, row: number): void => {
    const known = filled.get(column);
    if (known) known.add(row);
    else filled.set(column, new Set([row]));
  };
  for (const one of mayBeFilled) {
    one.values.forEach((value, row) => {
      if (value === null || (one.formulas[row] ?? '') !== '') return;
      const stood = before.get(one.column)?.[row] ?? null;
      if (stood !== null && (after.get(one.column)?.[row] ?? null) === null) fill(one.column, row + 1);
    });
  }
  // Somebody may have edited what they look at since it was read: beside the copy only what the sheet shows by now says anything.
  const doubtful = asking.filter(({ column, formulas }) =>
    formulas.some((formula, row) => formula !== '' && isError(before.get(column)?.[row] ?? null)),
  );
  if (doubtful.length === 0) return { filled, unclear: new Set() };
  const shown = readColumns(question.sheetId, [...new Set([...doubtful, ...mayBeFilled])], used.rows, spreadsheet);
  const failed = doubtful.flatMap(({ column, formulas }) =>
    formulas.flatMap((formula, row) => {
      const isOther = failsOtherwise(before.get(column)?.[row] ?? null, shown.get(column)?.[row] ?? null);
      return formula !== '' && isOther ? [{ column, row }] : [];
    }),
  );
  if (failed.length === 0) return { filled, unclear: new Set() };
  return seenPastConstants(question, probe, { mayBeFilled, failed, shown, fill, filled }, spreadsheet);
}

/** The copy of a formula shows an error that the formula does not: one that it shows itself may be of a single cell, and is the same. */
export const failsOtherwise = (copied: Scalar, shown: Scalar): boolean => isError(copied) && !holds(copied, shown);

interface Failed {
  readonly mayBeFilled: readonly UserColumn[];
  /** Cells whose copied formula shows an error that the original does not; rows from 0. */
  readonly failed: readonly { readonly column: number; readonly row: number }[];
  /** What the sheet shows by now in all these columns. */
  readonly shown: ReadonlyMap<number, readonly Scalar[]>;
  readonly fill: (column: number, row: number) => void;
  readonly filled: ReadonlyMap<number, ReadonlySet<number>>;
}

/** A copy may bring results along as constants, which are then in the way of the copied formula: it is tried without them. */
function seenPastConstants(
  question: SpillQuestion,
  probe: number,
  { mayBeFilled, failed, shown, fill, filled }: Failed,
  spreadsheet: Spreadsheet,
): Spills {
  const { used } = question;
  fillProbe(question, probe, spreadsheet);
  const couldFill = (column: number, row: number): boolean =>
    failed.some((anchor) => column >= anchor.column && row >= anchor.row);
  // Those that seem empty, too: a result may be a text without a character, and its copy is in the way like any other.
  const isCleared = (one: UserColumn, row: number): boolean =>
    (one.formulas[row] ?? '') === '' && couldFill(one.column, row);
  const copied = question.columns.filter(({ column }) => !question.isLeftOut(column));
  spreadsheet.apply(clearing(probe, copied, isCleared));
  spreadsheet.flush();
  const asking = question.columns.filter(({ column }) => failed.some((anchor) => anchor.column === column));
  const now = readColumns(probe, [...new Set([...mayBeFilled, ...asking])], used.rows, spreadsheet);
  const stillFailed = failed.filter(
    ({ column, row }) => !holds(now.get(column)?.[row] ?? null, shown.get(column)?.[row] ?? null),
  );
  for (const one of mayBeFilled) {
    shown.get(one.column)?.forEach((value, row) => {
      if (value === null || !isCleared(one, row)) return;
      if (holds(now.get(one.column)?.[row] ?? null, value)) fill(one.column, row + 1);
    });
  }
  const unclear = new Set(
    mayBeFilled
      .filter(({ column }) => stillFailed.some((anchor) => column >= anchor.column))
      .map(({ column }) => column),
  );
  return { filled, unclear };
}

const isError = (value: Scalar): boolean => typeof value === 'string' && /^(#|Loading)/.test(value);

function readColumns(
  sheetId: number,
  columns: readonly UserColumn[],
  rows: number,
  spreadsheet: Spreadsheet,
): ReadonlyMap<number, readonly Scalar[]> {
  const found = new Map<number, Scalar[]>();
  const sorted = columns.map(({ column }) => column).sort((one, other) => one - other);
  for (const { column, count } of columnRuns(sorted)) {
    const blocks = rowBlocks({ sheetId, row: 1, column, rows, columns: count });
    const cells = blocks.flatMap((block) => spreadsheet.read(block).values);
    for (let index = 0; index < count; index += 1) {
      found.set(
        column + index,
        cells.map((row) => scalarOf(row[index] ?? null)),
      );
    }
  }
  return found;
}

/** The cells of these columns that meet the test, emptied. */
function clearing(
  sheetId: number,
  columns: readonly UserColumn[],
  test: (column: UserColumn, row: number) => boolean,
): readonly { readonly kind: 'clearMany'; readonly sheetId: number; readonly blocks: readonly Block[] }[] {
  const blocks = columns.flatMap((one) => {
    const rows = one.values.flatMap((_, row) => (test(one, row) ? [row] : []));
    return cellRuns(rows, 0).map(
      ({ first, count }): Block => ({ sheetId, row: first + 1, column: one.column, rows: count, columns: 1 }),
    );
  });
  return blocks.length === 0 ? [] : [{ kind: 'clearMany', sheetId, blocks }];
}
