import * as v from '../../schema';
import { jobInfo, withLock } from '../pull/pulls';
import { dropEdits, listEdits, removeTyped, saveEdits, setEditing } from '../table/editing';
import { aside, endpoint } from './endpoint';

/** `from`: how many records stand before the page of the list, none where it is missing. */
const pageOf = () => ({ tableId: v.string(), from: v.optional(v.number()) });
const page = () => v.object(pageOf());

/** A table that people edit. */
export const EDITS = {
  /** Switches editing on or off: begins a refresh with that setting. Off sets back what was typed. */
  setEditing: endpoint(
    () => v.object({ tableId: v.string(), on: v.boolean() }),
    (app, { tableId, on }) => withLock(app, () => jobInfo(app, setEditing(app, tableId, on), 0)),
  ),

  /** What was typed, held against Twenty, deleted records too. */
  listEdits: aside(page, listEdits),

  /**
   * Files for Twenty's import, after Twenty was asked for everything anew. Conflicts go where their cell, `id/tag`, is among `mine`; those
   * among `theirs` are set back with the next refresh. `language`: of the pages of the person who imports.
   */
  saveEdits: endpoint(
    () =>
      v.object({
        tableId: v.string(),
        language: v.picklist(['en', 'fr']),
        mine: v.array(v.string()),
        theirs: v.array(v.string()),
        typed: v.boolean(),
      }),
    saveEdits,
  ),

  /** Edits, as `id/tag`, that are none any more: the next refresh sets them back. */
  dropEdits: endpoint(() => v.object({ ...pageOf(), cells: v.array(v.string()) }), dropEdits),

  /** Empties rows that were typed and have come back as records; others stay. */
  removeTyped: endpoint(() => v.object({ ...pageOf(), rows: v.array(v.number()) }), removeTyped),
};
