/** The records as they shall be, from what was read of the view. */
import type { JobIn } from '../../job/job';
import { markOf, markOfRow } from '../../own/hidden/marks';
import type { TableSheet } from '../../own/columns/table-sheet';
import { holdSheet, loadStaged, newReading, take } from '../../read/reading';
import type { Slice } from '../../read/slice';
import type { Wanted } from './difference';

export function wantedInMemory({ memory }: Slice): Wanted | null {
  const { reading } = memory;
  return reading && { ids: reading.ids, cellsOf: (id) => reading.rows.get(id) ?? null };
}

/**
 * Rows that several executions read. Null where a row that was as Twenty has it was edited since: what it should be is not known.
 *
 * @param keepsEdits the base of the table tells which of its cells were
 */
export function wantedStaged(
  job: JobIn<'publishing'>,
  sheet: TableSheet,
  keepsEdits: boolean,
  { spreadsheet, memory }: Slice,
): Wanted | null {
  const staged = loadStaged({ tableId: job.table.id, staged: job.staged }, spreadsheet);
  const ids = [...staged.ids, ...(memory.reading?.ids ?? [])];
  const rows = new Map([...staged.rows, ...(memory.reading?.rows ?? [])]);
  const now = newReading();
  holdSheet(now, sheet);
  const editedSince = new Set<string>();
  for (const id of ids) {
    const cells = rows.get(id);
    if (cells) {
      take(now, id, cells);
      continue;
    }
    const row = now.rowOf.get(id);
    const mark = row === undefined ? undefined : markOfRow(sheet.cells[row] ?? []);
    if (mark === undefined || (mark !== markIn(staged, id) && !keepsEdits)) return null;
    if (mark !== markIn(staged, id)) editedSince.add(id);
    now.ids.push(id);
  }
  return { ids: now.ids, cellsOf: (id) => now.rows.get(id) ?? null, editedSince };
}

function markIn({ marks }: ReturnType<typeof loadStaged>, id: string): string | undefined {
  return marks === null ? undefined : markOf(marks, id);
}

/** Rows stay where they are, and new ones come at the end. */
export function inOldOrder(wanted: Wanted, { rows }: TableSheet): Wanted {
  const ids = new Set(wanted.ids);
  const old = rows.flatMap(({ id, kind }) => (kind === 'record' && ids.has(id) ? [id] : []));
  const known = new Set(old);
  return { ...wanted, ids: [...old, ...wanted.ids.filter((id) => !known.has(id))] };
}
