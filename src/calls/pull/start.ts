import { SyncError } from '../../errors';
import type { PullTarget, ViewQuestion } from '../../protocol/choice';
import type { JobInfo } from '../../protocol/job';
import { readTables, type Table } from '../../sync/job/table';
import type { App } from '../app/app';
import { sessionOf } from '../app/session';
import { chosenTable } from '../plan/choosing';
import { beginJob } from './begin';
import { jobInfo, withLock } from './pulls';

interface FirstPull extends ViewQuestion {
  readonly target: PullTarget;
  readonly acceptFewer: boolean;
  readonly acceptGone: boolean;
}

export function startPull(app: App, { target, acceptFewer, acceptGone, workspace, ...choice }: FirstPull): JobInfo {
  // Before the lock: Twenty's limit may make it wait, and others need not.
  const session = sessionOf(app, workspace);
  const chosen = chosenTable(app, session, choice);
  return withLock(app, () => {
    const taken = target.kind === 'sheet' ? tableAt(app, target.sheetId, chosen.viewName) : null;
    const language = taken?.language ?? chosen.language;
    const table: Table = { ...chosen, id: taken?.id ?? app.newId(), language };
    const sheetId = target.kind === 'sheet' ? target.sheetId : null;
    // All of it is this person's own choice.
    app.agreements.propose(table, null);
    return jobInfo(app, beginJob(app, { table, sheetId }, { acceptFewer, acceptGone }), 0);
  });
}

/** The table on a sheet that may take the view, or null where it is empty. */
function tableAt(app: App, sheetId: number, view: string): Table | null {
  const placed = readTables(app.spreadsheet).find((candidate) => candidate.sheetId === sheetId);
  if (placed) return placed.table;
  const sheet = app.spreadsheet.sheets().find(({ id }) => id === sheetId);
  if (!sheet) throw new SyncError('sheet-gone', { view });
  if (app.spreadsheet.usedSize(sheetId).rows > 0) throw new SyncError('sheet-not-empty', { sheet: sheet.name });
  return null;
}
