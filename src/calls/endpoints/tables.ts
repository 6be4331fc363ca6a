import * as v from '../../schema';
import { optionsSchema } from '../../sync/job/table';
import { jobInfo, placedTable, withLock } from '../pull/pulls';
import { infoOf, stateOf } from '../state/state';
import { removal, removeTable } from '../table/removing';
import { listRun } from '../table/run-lists';
import { changeTable, duplicateTable, renameTable } from '../table/table-actions';
import { staleColumns, tidyUp } from '../table/tidying';
import { aside, endpoint } from './endpoint';
import { agreed, ofTable } from './shapes';

/** What a person does with a table beside refreshing it. */
export const TABLES = {
  /** Brings the table's sheet to the front. */
  showTable: endpoint(ofTable, (app, { tableId }): null => {
    app.spreadsheet.activate(placedTable(app, tableId).sheetId);
    return null;
  }),

  /** Begins a refresh with other columns, options or another member: this person's own choice. */
  changeTable: endpoint(
    () =>
      v.object({
        tableId: v.string(),
        options: optionsSchema(),
        memberId: v.nullable(v.string()),
        acceptFewer: v.boolean(),
        acceptGone: v.boolean(),
      }),
    (app, input) => withLock(app, () => jobInfo(app, changeTable(app, input), 0)),
  ),

  /** The name of the table is that of its sheet. `name-taken` where another sheet has it. */
  renameTable: endpoint(
    () => v.object({ tableId: v.string(), name: v.string() }),
    (app, { tableId, name }) => {
      withLock(app, () => renameTable(app, tableId, name));
      return infoOf(app, tableId);
    },
  ),

  /** Begins to pull the same view with the same settings into a new sheet. */
  duplicateTable: endpoint(
    () => v.object({ tableId: v.string(), agreed: agreed() }),
    (app, { tableId, agreed: yes }) => withLock(app, () => jobInfo(app, duplicateTable(app, tableId, yes), 0)),
  ),

  /** What the last refresh that changed something did. Null where nothing is kept of it: a first pull, an Undo. */
  listRun: aside(ofTable, (app, { tableId }) => listRun(app, tableId)),

  /** Columns of the table that its view has no more. */
  staleColumns: endpoint(ofTable, (app, { tableId }) => staleColumns(app, tableId)),

  /** Deletes those of `staleColumns` that are named; formulas elsewhere that point there break. */
  tidyUp: endpoint(
    () => v.object({ tableId: v.string(), tags: v.array(v.string()) }),
    (app, { tableId, tags }) => withLock(app, () => tidyUp(app, tableId, tags)),
  ),

  /** What removing the table would take with it, in numbers; changes nothing. */
  removal: endpoint(ofTable, (app, { tableId }) => removal(app, tableId)),

  /**
   * The table ends. `keep`: its sheet stays as plain data, with the archive. Otherwise all of `Removal` goes: sheet, undo, archive,
   * lists. Nobody can take that back.
   */
  removeTable: endpoint(
    () => v.object({ tableId: v.string(), keep: v.boolean() }),
    (app, { tableId, keep }) => {
      removeTable(app, tableId, keep);
      return stateOf(app);
    },
  ),
};
