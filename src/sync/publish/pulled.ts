/** What a pull has read, as it is to be published: compared with the sheet as it stands now. */
import { SyncError } from '../../errors';
import type { JobIn } from '../job/job';
import { readTables } from '../job/table';
import { knownIds } from '../own/known-ids';
import { markOf, markOfRow } from '../own/marks';
import { readTableSheet, type TableSheet } from '../own/table-sheet';
import { holdSheet, loadStaged, newReading, take } from '../read/reading';
import type { Run } from '../read/slice';
import type { Wanted } from './difference';
import type { Publication } from './prepared';
import { proofOf } from './receipt';

type Publishing = JobIn<'publishing'>;

/** Null where the view is not any more what was read, or the sheet not what it was compared with. */
export function pulledPublication(job: Publishing, sheetId: number, run: Run): Publication | null {
  const { spreadsheet, memory } = run;
  const plan = run.planFor(job);
  if (plan.fingerprint !== job.fingerprint) return null;
  const { table, acceptGone, started } = job;
  const tableId = table.id;
  const question = {
    tableId,
    sheetId,
    viewName: table.viewName,
    columns: plan.columns,
    isKnownId: knownIds(tableId, plan, spreadsheet),
    memo: run.columnMemo,
  };
  const sheet =
    memory.reading?.sheet && job.staged === 0 ? memory.reading.sheet : readTableSheet(question, spreadsheet);
  const wanted = job.staged === 0 ? wantedInMemory(run) : wantedStaged(job, sheet, run);
  if (wanted === null) return null;
  const before = readTables(spreadsheet).find((placed) => placed.sheetId === sheetId)?.table ?? null;
  if (before !== null && before.id !== tableId) throw new SyncError('table-unknown');
  // It was empty when the pull began; somebody has used it since. Headers like ours do not make it ours.
  const isOurs = before !== null || sheet.owned.some(({ needsTag }) => !needsTag);
  if (!isOurs && sheet.used.rows > 0) throw new SyncError('sheet-not-empty', { sheet: sheet.info.name });
  return {
    table,
    source: 'twenty',
    started,
    columns: plan.columns.map(({ tag, key, header, format }) => ({ tag, key, header, format })),
    wanted: table.options.rowOrder === 'stay' ? inOldOrder(wanted, sheet) : wanted,
    sheet,
    before: before && { table: before, receipt: run.lastReceipt() },
    acceptGone: acceptGone || table.options.mayShrink || plan.hasRelativeDates || before?.viewId !== table.viewId,
    proof: proofOf(job, plan),
  };
}

function wantedInMemory({ memory }: Run): Wanted | null {
  const { reading } = memory;
  return reading && { ids: reading.ids, cellsOf: (id) => reading.rows.get(id) ?? null };
}

/** Rows that several executions read. Null where a row that was as Twenty has it was edited since: what it should be is not known. */
function wantedStaged(job: Publishing, sheet: TableSheet, { spreadsheet, memory }: Run): Wanted | null {
  const staged = loadStaged({ tableId: job.table.id, staged: job.staged }, spreadsheet);
  const ids = [...staged.ids, ...(memory.reading?.ids ?? [])];
  const rows = new Map([...staged.rows, ...(memory.reading?.rows ?? [])]);
  const now = newReading();
  holdSheet(now, sheet);
  for (const id of ids) {
    const cells = rows.get(id);
    if (cells) {
      take(now, id, cells);
      continue;
    }
    const row = now.rowOf.get(id);
    const mark = row === undefined ? undefined : markOfRow(sheet.cells[row] ?? []);
    if (mark === undefined || mark !== markIn(staged, id)) return null;
    now.ids.push(id);
  }
  return { ids: now.ids, cellsOf: (id) => now.rows.get(id) ?? null };
}

function markIn({ marks }: ReturnType<typeof loadStaged>, id: string): string | undefined {
  return marks === null ? undefined : markOf(marks, id);
}

/** Rows stay where they are, and new ones come at the end. */
function inOldOrder(wanted: Wanted, { rows }: TableSheet): Wanted {
  const ids = new Set(wanted.ids);
  const old = rows.flatMap(({ id, kind }) => (kind === 'record' && ids.has(id) ? [id] : []));
  const known = new Set(old);
  return { ...wanted, ids: [...old, ...wanted.ids.filter((id) => !known.has(id))] };
}
