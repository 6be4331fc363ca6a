/** What a tick has to tell, table by table and of the person as a whole. */
import { SyncError } from '../../errors';
import { BACKUP_ID } from '../../sync/job/backup';
import { readTables } from '../../sync/job/table';
import { failureOf } from '../words/answer';
import type { App } from '../app/app';
import type { News } from '../app/telling';
import { TELLING_WORDS } from '../words/telling-words';

const DAY_MS = 86_400_000;
/** A key that expires within so many days is named. */
const SOON_DAYS = 14;

const linkTo = (spreadsheetId: string, sheetId?: number): string =>
  `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit${sheetId === undefined ? '' : `#gid=${sheetId}`}`;

export const keyOf = ({ spreadsheetId }: App, tableId: string): string => `${spreadsheetId}/${tableId}`;

export function ofTable(app: App, tableId: string, sentence: string | null): News {
  const { spreadsheet, spreadsheetId } = app;
  const placed = readTables(spreadsheet).find(({ table }) => table.id === tableId);
  const name = tableId === BACKUP_ID ? TELLING_WORDS[app.language].backup : (placed?.table.viewName ?? tableId);
  return { key: keyOf(app, tableId), name, sentence, link: linkTo(spreadsheetId, placed?.sheetId) };
}

/** The time of all triggers is used up, or there is some. */
export function ofTime(app: App, isUsedUp: boolean): News {
  const { language, spreadsheetId, budget } = app;
  const error = new SyncError('time-used-up', { minutes: budget.isWorkspace() ? 360 : 90 });
  const sentence = isUsedUp ? failureOf(error, language).message : null;
  // It is one for all spreadsheets.
  return { key: 'time', name: TELLING_WORDS[language].all, sentence, link: linkTo(spreadsheetId), isQuiet: true };
}

/** The key of this spreadsheet's workspace, where its own date is near. */
export function ofKeys(app: App): readonly News[] {
  const sentence = expirySentence(app);
  const connection = app.connections.current();
  if (!connection) return [];
  const { language, spreadsheetId } = app;
  const key = `key/${connection.address}`;
  return [{ key, name: TELLING_WORDS[language].key, sentence, link: linkTo(spreadsheetId), isQuiet: true }];
}

/** That the key of this spreadsheet's workspace expires soon; null where it does not. */
export function expirySentence(app: App): string | null {
  const connection = app.connections.current();
  const expires = connection?.keyExpires ?? null;
  if (connection === null || expires === null) return null;
  const left = Date.parse(expires) - app.clock.now();
  if (left < 0 || left > SOON_DAYS * DAY_MS) return null;
  const details = { workspace: connection.workspaceName, date: expires.slice(0, 10) };
  return failureOf(new SyncError('key-expires', details), app.language).message;
}
