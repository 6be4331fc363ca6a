/** What the last refresh did, record by record, from its journal. */
import type { ListedRecord, RunLists } from '../../protocol/table';
import type { Scalar } from '../../cells/scalar';
import { shownLabel } from '../../gate';
import { ID_TAG } from '../../sync/own/columns/column-tags';
import { isOpen } from '../../sync/own/hidden/hidden';
import { readTableSheet } from '../../sync/own/columns/table-sheet';
import { eachCell } from '../../sync/publish/journal/difference';
import { findJournal, type Journal, readJournal } from '../../sync/publish/journal/journal';
import type { App } from '../app/app';
import { placedTable } from '../pull/pulls';
import { openSession } from '../app/session';

/** Of each list. */
const MOST = 100;

export function listRun(app: App, tableId: string): RunLists | null {
  const placed = placedTable(app, tableId);
  const found = findJournal(tableId, app.spreadsheet);
  const journal = found && !isOpen(found.state) ? readJournal(found.sheetId, app.spreadsheet) : null;
  if (journal?.before == null || journal.source === 'undo') return null;
  const [now, before] = [new Set(journal.ids), new Set(journal.oldIds)];
  const names = namesIn(app, placed.sheetId, journal);
  const link = linkTo(app, placed.table);
  const columnsOf = new Map(journal.cells.map((row) => [row[0], headersOf(row, journal)]));
  const listed = (ids: readonly string[], isThere: boolean): readonly ListedRecord[] =>
    ids.slice(0, MOST).map((id) => ({
      id,
      name: shownLabel(names.get(id) ?? ''),
      link: isThere ? link(id) : '',
      columns: before.has(id) ? (columnsOf.get(id) ?? []) : [],
    }));
  const touched = journal.cells.map(([id]) => id);
  const edited = new Set(journal.edited);
  return {
    added: listed(
      touched.filter((id) => !before.has(id)),
      true,
    ),
    changed: listed(
      touched.filter((id) => before.has(id) && !edited.has(id)),
      true,
    ),
    gone: listed(
      journal.oldIds.filter((id) => id !== '' && !now.has(id)),
      false,
    ),
    edited: listed(journal.edited, true),
  };
}

function headersOf(row: Journal['cells'][number], { columns }: Journal): readonly string[] {
  const headers: string[] = [];
  eachCell(row, (index) => headers.push(columns[index]?.header ?? ''));
  return headers;
}

/** Labels of the records: as the sheet shows them, and as it did for those that are gone. */
function namesIn({ spreadsheet }: App, sheetId: number, journal: Journal): ReadonlyMap<string, string> {
  const { table, columns, labelTag, oldCells } = journal;
  const at = columns.findIndex(({ tag }) => tag === labelTag);
  const label = columns[at];
  const names = new Map<string, string>();
  if (!label) return names;
  const note = (id: string, name: Scalar | undefined): void => void (name != null && names.set(id, String(name)));
  for (const row of oldCells) eachCell(row, (index, value) => index === at && note(row[0], value));
  const known = new Set(journal.ids);
  const question = {
    tableId: table.id,
    sheetId,
    viewName: table.viewName,
    columns: [...columns.filter(({ tag }) => tag === ID_TAG), label],
    isKnownId: (id: string) => known.has(id),
    memo: null,
  };
  const { rows, cells } = readTableSheet(question, spreadsheet);
  rows.forEach(({ id }, row) => note(id, cells[row]?.[1]));
  return names;
}

function linkTo(app: App, table: Journal['table']): (id: string) => string {
  try {
    const session = openSession(app, table);
    const { nameSingular } = session.object(table.objectId);
    return (id) => `${session.connection.webAddress}/object/${nameSingular}/${encodeURIComponent(id)}`;
  } catch {
    // Without a key, or Twenty: the names are worth showing all the same.
    return () => '';
  }
}
