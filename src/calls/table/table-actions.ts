/** What a person does with a table beside refreshing it. Callers hold the lock. */
import { SyncError } from '../../errors';
import { LENGTHS, shownText } from '../../gate';
import type { TableOptions } from '../../protocol/choice';
import type { ActiveJob } from '../../sync/job/job';
import type { Table } from '../../sync/job/table';
import { tableSheetName } from '../../sync/own/hidden/hidden';
import { tableByHand } from '../plan/agreed';
import type { App } from '../app/app';
import { beginJob, NOTHING_ACCEPTED } from '../pull/begin';
import { chosenMember } from '../plan/choosing';
import { placedTable } from '../pull/pulls';
import { openSession } from '../app/session';
import { SHEET_WORDS } from '../words/words';

/** Of its sheet. Names of our own sheets are not given to tables. @throws SyncError `name-taken`, `name-empty` */
export function renameTable(app: App, tableId: string, typed: string): string {
  const { sheetId } = placedTable(app, tableId);
  if (!/[^\\/?*:[\]'\s]/.test(shownText(typed, LENGTHS.sheet))) throw new SyncError('name-empty');
  const name = tableSheetName(typed, [], SHEET_WORDS[app.language].reservedNames);
  const isTaken = app.spreadsheet.sheets().some((sheet) => sheet.id !== sheetId && isSameName(sheet.name, name));
  if (isTaken) throw new SyncError('name-taken', { sheet: name });
  app.spreadsheet.renameSheet(sheetId, name);
  app.stamp.change();
  return tableId;
}

/** Google makes no difference between the two. */
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

interface TableChange {
  readonly tableId: string;
  readonly options: TableOptions;
  readonly memberId: string | null;
  readonly acceptFewer: boolean;
  readonly acceptGone: boolean;
}

/**
 * The choice is this person's own; all else of the table is what they agreed to, whatever the sheet says by now.
 *
 * @throws SyncError `not-agreed`.
 */
export function changeTable(app: App, { tableId, options, memberId, acceptFewer, acceptGone }: TableChange): ActiveJob {
  const { table: said, sheetId } = placedTable(app, tableId);
  const agreed = app.agreements.of(tableId)?.agreed?.table;
  if (!agreed) throw new SyncError('not-agreed', { view: said.viewName });
  const member = memberId === agreed.memberId ? {} : chosenMember(openSession(app, agreed), memberId);
  const table: Table = { ...agreed, ...member, language: said.language, options };
  app.agreements.propose(table, null);
  return beginJob(app, { table, sheetId }, { acceptFewer, acceptGone });
}

/** The same view with the same settings, in a new sheet. @throws what `tableByHand` throws. */
export function duplicateTable(app: App, tableId: string, yes: string | undefined): ActiveJob {
  const { table: said } = placedTable(app, tableId);
  const agreed = tableByHand(app, openSession(app, said), said, yes);
  app.agreements.withdraw(tableId);
  const table: Table = { ...agreed, id: app.newId() };
  app.agreements.propose(table, null);
  return beginJob(app, { table, sheetId: null }, NOTHING_ACCEPTED);
}
