import { SyncError } from '../../errors';
import type { TableExtras } from '../../protocol/table';
import * as v from '../../schema';
import { type Extras, snapshotSchema } from '../../sync/job/extras';
import { forgetFreshness, placeFreshness } from '../../sync/own/freshness';
import { copiableColumns } from '../../sync/publish/lists/snapshots';
import type { App } from '../app/app';
import { placedTable, withLock } from '../pull/pulls';
import { freshnessOf } from '../schedule/keeping';
import { makeReport, reportColumns } from '../table/report';
import { SHEET_WORDS } from '../words/words';
import { endpoint } from './endpoint';
import { ofTable } from './shapes';

/** Around a table: dated copies, the freshness cell, reports. */
export const EXTRAS = {
  /** What a table does beside filling its sheet. */
  tableExtras: endpoint(ofTable, (app, { tableId }) => extrasInfo(app, tableId)),

  /** Dated copies from the next refresh on, or none (null). */
  setSnapshots: endpoint(
    () => v.object({ tableId: v.string(), plan: v.nullable(snapshotSchema()) }),
    (app, { tableId, plan }) => {
      placedTable(app, tableId);
      const extras = app.extras.of(tableId);
      const { last = null, since = app.clock.now() } = extras.snapshots ?? {};
      app.extras.save(tableId, { ...extras, snapshots: plan && { plan, last, since, trouble: null } });
      return extrasInfo(app, tableId);
    },
  ),

  /** Puts the freshness cell at the chosen cell; `place` false takes it away. */
  setFreshness: endpoint(
    () => v.object({ tableId: v.string(), place: v.boolean() }),
    (app, { tableId, place }) =>
      withLock(app, () => {
        placedTable(app, tableId);
        let freshness: Extras['freshness'] = null;
        if (place) {
          const cell = app.activeCell();
          if (cell === null) throw new SyncError('cells-not-empty');
          placeFreshness(cell, freshnessOf(app, tableId), SHEET_WORDS[app.language], app);
          freshness = { lost: false };
        } else forgetFreshness(tableId, app.cells);
        app.extras.save(tableId, { ...app.extras.of(tableId), freshness });
        return extrasInfo(app, tableId);
      }),
  ),

  /** What a report over the table can count by and add up. */
  reportColumns: endpoint(ofTable, (app, { tableId }) => reportColumns(app, tableId)),

  /** A new sheet of formulas over the table, by tags of `reportColumns`, with a chart of them. It comes to the front. */
  makeReport: endpoint(
    () => v.object({ tableId: v.string(), group: v.string(), amount: v.nullable(v.string()) }),
    (app, input) => withLock(app, () => makeReport(app, input)),
  ),
};

function extrasInfo(app: App, tableId: string): TableExtras {
  const { table, sheetId } = placedTable(app, tableId);
  const { snapshots, freshness } = app.extras.of(tableId);
  return {
    snapshots: snapshots && snapshots.plan,
    freshness: freshness === null ? 'none' : freshness.lost ? 'lost' : 'placed',
    columns: copiableColumns({ table, sheetId, memo: app.columnMemo }, SHEET_WORDS[app.language], app.spreadsheet),
  };
}
