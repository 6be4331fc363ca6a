import { asSyncError, SyncError } from '../../errors';
import type { BackupCount, BackupProgress } from '../../protocol/backup';
import * as v from '../../schema';
import { BACKUP_ID } from '../../sync/job/backup';
import { timingSchema } from '../../sync/job/timing';
import { backupSheets } from '../../sync/own/hidden/backup-sheets';
import { FORBIDDING } from '../../sync/plan/culprits';
import { checkSheets } from '../../sync/publish/journal/keep-built';
import { sessionOf } from '../app/session';
import { beginBackup, cellsOf, countObject, discardBackup, workOnBackup } from '../backup/backup';
import { backupInfo, keepWish, progressOf } from '../backup/info';
import { BACKUP_WORDS } from '../backup/words';
import { isLeftBehindAt, withLock } from '../pull/pulls';
import { goOnAlone } from '../schedule/trigger';
import { aside, endpoint } from './endpoint';
import { nothing, ofWorkspace, workspace } from './shapes';

/** As other interactive slices. */
const SLICE_MS = 20_000;
/** Counting answers before a person wonders. */
const COUNT_MS = 10_000;

const wish = () =>
  v.object({
    workspace: workspace(),
    objectIds: v.array(v.string()),
    /** Complete backups that stay. */
    keep: v.integer(1, 50),
    /** Null: by hand alone. */
    timing: v.nullable(timingSchema()),
  });

/** Copies of everything, in sheets of this spreadsheet. */
export const BACKUPS = {
  /** What can be backed up, what was chosen, and the backups that there are. Asks for no record. */
  getBackup: aside(ofWorkspace, (app, input) => backupInfo(app, input.workspace)),

  /** Counts what it can in some seconds; the rest is asked for again, after `waitMs`. */
  countBackup: aside(
    () => v.object({ workspace: workspace(), objectIds: v.array(v.string()) }),
    (app, { workspace: ref, objectIds }): { readonly counts: readonly BackupCount[]; readonly waitMs: number } => {
      const session = sessionOf(app, ref);
      const until = app.clock.now() + COUNT_MS;
      const counts: BackupCount[] = [];
      for (const objectId of objectIds) {
        if (app.clock.now() >= until) break;
        try {
          const { total, columns } = countObject(app, session, objectId);
          counts.push({ objectId, records: total, cells: cellsOf(app, total, columns) });
        } catch (thrown) {
          const error = asSyncError(thrown);
          if (error.kind === 'rate-limited')
            return { counts, waitMs: Math.max(1, Number(error.details['retryAfterMs'] ?? 1_000)) };
          if (!FORBIDDING.includes(error.kind)) throw error;
          counts.push({ objectId, records: null, cells: 0 });
        }
      }
      return { counts, waitMs: 0 };
    },
  ),

  /** Keeps the choice, and sets or ends its schedule; asks Twenty nothing. */
  planBackup: endpoint(wish, (app, input) => {
    withLock(app, () => keepWish(app, input));
    return backupInfo(app, input.workspace);
  }),

  /** The same, and begins one; `continueBackup` goes on. */
  startBackup: endpoint(wish, (app, input) =>
    withLock(app, () => {
      const run = beginBackup(app, keepWish(app, input));
      return progressOf({ run, phase: 'counting', index: 0, job: null, waitMs: 0 });
    }),
  ),

  /** Works for about 20 s. What may pass is gone on from by `startBackup`; other failures leave nothing of it. */
  continueBackup: endpoint(
    nothing,
    (app): BackupProgress =>
      withLock(app, () => {
        const step = workOnBackup(app, app.clock.now() + SLICE_MS);
        const isEnded = step.phase === 'done' || step.phase === 'cancelled';
        return { ...progressOf(step), aloneWithin: isEnded ? null : goOnAlone(app, BACKUP_ID) };
      }),
  ),

  /** Nothing of it is left; complete backups stay. */
  cancelBackup: endpoint(nothing, (app): null => {
    app.jobs.requestCancel(BACKUP_ID);
    // While a slice works, it sees the wish itself.
    if (!app.lock.acquire(0)) return null;
    try {
      const run = app.backups.run();
      if (run && (run.owner === app.owner || isLeftBehindAt(app, run.saved))) discardBackup(app, run);
    } finally {
      app.lock.release();
    }
    return null;
  }),

  /** Whether a backup is as it was written: sheets that somebody changed, by name, and how many are gone. Reads all of it. */
  checkBackup: aside(
    () => v.object({ sheetId: v.number() }),
    (app, { sheetId }) => {
      const manifest = backupSheets(app.spreadsheet).find(({ sheet, complete }) => sheet === sheetId && complete);
      if (!manifest) throw new SyncError('sheet-gone', { view: BACKUP_WORDS[app.language].title });
      return checkSheets(manifest.run, app.digest, app.spreadsheet);
    },
  ),
};
