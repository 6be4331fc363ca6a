/** A column in which most records have the same formula: it is filled in anew, and what overrides it goes with its record. */
import { isMovedByCopy, movedFormula } from '../../../sheet/r1c1';
import { placeAfterInsertion, type TargetRow } from '../../../sheet/target-rows';
import type { UserColumn } from '../../../sheet/user-columns';
import type { Arranging, Cells, ColumnRole } from './arranging';
import { cellsAcross, cellsOf, NOTHING, type Part } from './column-part';

const isRecordRow = (row: TargetRow | undefined): boolean => row !== undefined && row.id !== '';

interface Ends {
  /** By row of the table as it shall be. */
  readonly ends: ReadonlyMap<number, string>;
  /** Rows as after the insertion. */
  readonly isEnd: (source: number) => boolean;
}

/** A formula that overrides the first or last row begins or ends a running total: it stays in that row. */
function endsOf(
  { formulas }: UserColumn,
  shared: string,
  { rows: targets, insert }: Arranging['plan'],
  rows: Arranging['rows'],
): Ends {
  const records = targets.flatMap((row, index) => (isRecordRow(row) ? [index] : []));
  const oldRecords = rows.flatMap(({ kind }, row) =>
    kind === 'record' ? [placeAfterInsertion(row, rows.length, insert)] : [],
  );
  const staying = (row: number): string | null => {
    const formula = formulas[row] ?? '';
    return oldRecords.length > 1 && formula !== '' && formula !== shared ? formula : null;
  };
  const [first, last] = [oldRecords[0] ?? 0, oldRecords[oldRecords.length - 1] ?? 0];
  const [firstRecord, lastRecord] = [records[0] ?? 0, records[records.length - 1] ?? 0];
  const ends = new Map<number, string>();
  const [firstFormula, lastFormula] = [staying(first), staying(last)];
  if (firstFormula !== null) ends.set(firstRecord, firstFormula);
  if (lastFormula !== null && !ends.has(lastRecord)) ends.set(lastRecord, lastFormula);
  return {
    ends,
    isEnd: (source) => (source === first && firstFormula !== null) || (source === last && lastFormula !== null),
  };
}

export function sharedPart(
  { column, refilled }: ColumnRole,
  shared: string,
  { plan, rows, cut, sheetName }: Arranging,
  window: { first: number; last: number },
): Part {
  const at = column.column;
  const records = plan.rows.flatMap((row, index) => (isRecordRow(row) ? [index] : []));
  // The rows that an emptied table keeps have its formulas for the records that come.
  const isGiven = (row: TargetRow | undefined): boolean =>
    isRecordRow(row) || (records.length === 0 && row?.from === null);
  const { ends, isEnd } = endsOf(column, shared, plan, rows);
  const fills: (Cells & { formula: string })[] = [];
  const [loose, blanks, mended]: [number[], number[], { column: number; row: number; formula: string }[]] = [
    [],
    [],
    [],
  ];
  const [filled, displaced, lifted]: [number[], number[], number[]] = [[], [], []];
  // Rows that the window holds as they shall be: overrides on both sides of them come in one copy.
  const held = new Set<number>();
  const mayCopy = isMovedByCopy(shared, sheetName);
  for (let row = window.first; row <= window.last; row += 1) {
    const target = plan.rows[row];
    const from = target?.from ?? null;
    const source = from === null ? null : placeAfterInsertion(from, rows.length, plan.insert);
    const end = ends.get(row);
    if (end !== undefined) fills.push({ column: at, row, count: 1, formula: end });
    else if (isGiven(target)) filled.push(row);
    if (source === null) {
      if (!isGiven(target)) blanks.push(row);
      continue;
    }
    const [value, formula] = [column.values[source] ?? null, column.formulas[source] ?? ''];
    const isShared = formula === shared;
    const isBlank = (value === null && formula === '') || refilled.has(source);
    if (isShared || isEnd(source)) {
      // A row of no record that has the formula keeps it.
      if (!isRecordRow(target)) filled.push(row);
      if (mayCopy && !isEnd(source) && end === undefined) held.add(row);
    } else if (end !== undefined) {
      if (!isBlank) displaced.push(source);
    } else if (isBlank) {
      blanks.push(row);
      held.add(row);
    } else {
      loose.push(row);
      if (formula !== '' && row !== source && !isMovedByCopy(formula, sheetName)) {
        mended.push({ column: at, row, formula: movedFormula(formula, row - source, sheetName) });
      }
    }
  }
  // Before the ids go nobody's value may stand there any more; the formula is filled over all others.
  const isFilled = new Set(filled);
  for (let row = window.first; row <= window.last; row += 1) if (!isFilled.has(row) && !ends.has(row)) lifted.push(row);
  // The rows beside the cut may stand outside of the window; their formula was stretched all the same.
  const isToMend = (row: number): boolean =>
    (row < window.first || row > window.last) && column.formulas[row] === shared && !ends.has(row);
  if (cut.above.includes(at) && isToMend(cut.rowAbove)) filled.push(cut.rowAbove);
  if (cut.below.includes(at) && isToMend(cut.rowBelow)) filled.push(cut.rowBelow);
  // Either may stand above the window or below it.
  for (const run of cellsOf(
    at,
    filled.sort((one, other) => one - other),
  ))
    fills.push({ ...run, formula: shared });
  return {
    ...NOTHING,
    fills,
    lifts: cellsOf(at, lifted),
    loose: cellsAcross(at, loose, held),
    blanks: cellsOf(at, blanks),
    mended,
    isAlongside: loose.length > 0,
    displaced,
  };
}
