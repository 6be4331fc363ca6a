/** Where the parts are put together: adapters of Google's services go in, what the entry points need comes out. */
import type { App } from '../calls/app/app';
import { SyncError } from '../errors';
import type { Lock } from '../ports/lock';
import type { Store } from '../ports/store';
import { cellTags } from '../gas/sheet/tags/cell-tags';
import { systemClock } from '../gas/clock';
import { oneOffContinuation } from '../gas/continuation';
import { urlFetchHttp } from '../gas/http';
import { documentLock } from '../gas/store/lock';
import { googleMail } from '../gas/mail';
import { consoleLog } from '../gas/log';
import { clockScheduler } from '../gas/scheduler';
import { openSpreadsheet, type OpenSpreadsheet } from '../gas/sheet/spreadsheet';
import { remembering } from '../gas/store/remembering';
import { MOST_STORED_KB, propertyStore, scriptCache } from '../gas/store/store';
import type { Language } from '../protocol/reply';
import { backupStore } from '../sync/job/backup';
import { jobStore } from '../sync/job/job-store';
import { columnMemo } from '../sync/own/columns/column-memo';
import { fieldNames } from '../sync/own/field-names';
import { readTables } from '../sync/job/table';
import { runLog } from '../sync/job/run-log';
import { BUDGET_KEY, budgetOf } from '../sync/job/budget';
import { extrasStore } from '../sync/job/extras';
import { schedules } from '../sync/job/schedule';
import { agreements } from '../sync/people/agreement';
import { peopleNames } from '../sync/people/names';
import { trustStore } from '../sync/people/trust';
import { patiently } from '../gas/patient';
import { readTogether, type Together, withGlances } from '../gas/store/together';
import { createPace } from '../twenty/wire/pace';
import { connections, refText } from '../calls/app/connections';
import type { TickMemory } from '../calls/app/tick-memory';
import { storage } from '../calls/app/storage';
import { leaving } from '../calls/app/leaving';
import { type Telling, telling } from '../calls/app/telling';
import { progressStore } from '../calls/app/progress';
import { type Stamp, stampOf } from '../calls/app/stamp';
import { languageOf } from '../calls/words/words';
import { zoneMemory } from '../calls/app/zone-memory';

/** Name of the function that the hourly trigger calls. */
const SCHEDULE_HANDLER = 'onScheduledRefresh';
/** Name of the one that goes on where it stopped. */
const CONTINUE_HANDLER = 'onContinuedRefresh';

const COPIES_KEY = 'copies';
/** The longest that Google keeps anything in its cache. */
const COPIES_SECONDS = 6 * 3_600;

/** What another execution may write while this one works: a wish to cancel, jobs before the lock is held, and the pace of all. */
const isChangedByOthers = (key: string): boolean =>
  /^(backup|cancel|due|extras|job|pace|schedule|runs|stamp)\b/.test(key);

/** What all executions of a person count in. */
const isCounted = (key: string): boolean => key === BUDGET_KEY;

/** What only saves time, or tells of runs long ago: it goes when the store is full. */
const isSpare = (key: string): boolean => /^(columns|runs|pace)\//.test(key);

export function createApp({ scheduled = false, language = currentLanguage() } = {}): App {
  const google = patiently(() => SpreadsheetApp.getActiveSpreadsheet());
  const documentProperties = PropertiesService.getDocumentProperties();
  // A trigger may fire without its document: nothing is written then.
  if (!google || !documentProperties) throw new SyncError('no-spreadsheet');
  const userProperties = PropertiesService.getUserProperties();
  const own = readTogether(userProperties, isCounted);
  const spreadsheetId = patiently(() => google.getId());
  const user = remembering(propertyStore(own, { full: 'own-storage-full' }), isCounted);
  const documents = withGlances(documentProperties);
  const shared = remembering(propertyStore(documents, { mayGo: isSpare }), isChangedByOthers);
  const newId = () => Utilities.getUuid().slice(0, 8);
  const stamp = stampOf(shared, newId);
  const cache = scriptCache(CacheService.getUserCache());
  const timeZone = patiently(() => google.getSpreadsheetTimeZone());
  const zone = zoneMemory(cache, timeZone, systemClock);
  const spreadsheet = openSpreadsheet(google, systemClock, {
    id: spreadsheetId,
    offset: zone.offset,
    zone: timeZone,
    copies: { get: () => cache.get(COPIES_KEY), set: (text) => cache.set(COPIES_KEY, text, COPIES_SECONDS) },
  });
  const triggers = { user, spreadsheetId, now: systemClock.now };
  return {
    language,
    version: VERSION,
    clock: systemClock,
    http: urlFetchHttp,
    cache,
    lock: lockOf(own, stamp, spreadsheet, scheduled),
    log: consoleLog,
    scheduler: clockScheduler({ ...triggers, handler: SCHEDULE_HANDLER }),
    continuation: oneOffContinuation({ ...triggers, handler: CONTINUE_HANDLER }),
    spreadsheet,
    cells: cellTags(google),
    rememberZone: zone.save,
    connections: connections(user, spreadsheetId),
    jobs: jobStore(shared),
    backups: backupStore(shared, user, spreadsheetId),
    schedules: schedules(shared),
    extras: extrasStore(shared),
    names: peopleNames(shared),
    budget: budgetOf(user, systemClock.now),
    telling: tellingOf(user, language),
    zone: { offsetMinutes: (instant) => zone.offset(instant) },
    spreadsheetId,
    shared,
    glance: documents.glance,
    user,
    paceOf: (workspace) => createPace(shared, systemClock, refText(workspace)),
    runs: runLog(shared),
    trust: trustStore(shared),
    agreements: agreements(user, spreadsheetId, systemClock.now),
    columnMemo: columnMemo(shared),
    leaving: leaving(userProperties, documentProperties, shared, spreadsheetId),
    storage: storage(shared, MOST_STORED_KB),
    fieldNames: fieldNames(shared),
    progress: progressStore(cache, spreadsheetId),
    stamp,
    get owner() {
      return ownerOf(user, newId);
    },
    scheduled,
    askedOf: tickMemories(),
    newId,
    digest: sha256,
    activeCell() {
      const cell = patiently(() => google.getCurrentCell());
      return cell && { sheetId: cell.getSheet().getSheetId(), row: cell.getRow(), column: cell.getColumn() };
    },
    tableSheetId: (tableId) => readTables(spreadsheet).find(({ table }) => table.id === tableId)?.sheetId ?? null,
    activeSheetId: () => google.getActiveSheet()?.getSheetId() ?? null,
    authorizationUrl: missingAuthorization,
  };
}

function tickMemories(): App['askedOf'] {
  const asked = new Map<string, TickMemory>();
  return (workspace) => {
    const known = asked.get(workspace) ?? {};
    asked.set(workspace, known);
    return known;
  };
}

/**
 * Others may have worked while it was free. A tick has it once and again for each of many tables: what it knows of them holds as long as
 * the stamp does.
 */
function lockOf(own: Together, stamp: Stamp, spreadsheet: OpenSpreadsheet, scheduled: boolean): Lock {
  let seen = '';
  return documentLock(
    () => {
      own.readAnew();
      if (!scheduled || stamp.read() !== seen) spreadsheet.lookAnew();
    },
    () => {
      seen = stamp.known();
    },
  );
}

function sha256(text: string): string {
  const bytes = patiently(() =>
    Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, text, Utilities.Charset.UTF_8),
  );
  return bytes.map((byte) => (byte & 0xff).toString(16).padStart(2, '0')).join('');
}

/** Where there is no spreadsheet. */
export const ownTelling = (): Telling =>
  tellingOf(propertyStore(PropertiesService.getUserProperties()), currentLanguage());

/** The person is told by their own account and from what they typed: it needs no spreadsheet. */
function tellingOf(user: Store, language: Language): Telling {
  return telling({ user, mail: googleMail, http: urlFetchHttp, log: consoleLog, language });
}

/** Allowed in every authorization mode. */
export function currentLanguage(): Language {
  return languageOf(Session.getActiveUserLocale());
}

function ownerOf(user: Store, newId: () => string): string {
  const known = user.get('owner');
  if (known !== null) return known;
  const owner = newId();
  user.set('owner', owner);
  return owner;
}

/** What something here is done with. The manifest asks for sending mail too, which nobody is reminded of who refused it. */
const NEEDED_SCOPES = [
  'spreadsheets.currentonly',
  'script.container.ui',
  'script.external_request',
  'script.scriptapp',
];
const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** The published types lack the scopes that may be asked about alone. */
interface AsksScopes {
  readonly getAuthorizationInfo: (
    mode: GoogleAppsScript.Script.AuthMode,
    scopes: readonly string[],
  ) => GoogleAppsScript.Script.AuthorizationInfo;
}

/** Where to grant what is missing; null when nothing is. People may grant only a part of what an add-on asks for. */
export function missingAuthorization(): string | null {
  const scopes = NEEDED_SCOPES.map((name) => SCOPE_PREFIX + name);
  const google: AsksScopes = ScriptApp;
  const info = google.getAuthorizationInfo(ScriptApp.AuthMode.FULL, scopes);
  const required = info.getAuthorizationStatus() === ScriptApp.AuthorizationStatus.REQUIRED;
  return required ? info.getAuthorizationUrl() : null;
}
