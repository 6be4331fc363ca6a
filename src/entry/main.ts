/** Every function that Apps Script may call. The build makes a plain top-level function of each export. */
import type { EndpointName } from '../protocol';
import { onlyAsks, reply } from '../calls/words/answer';
import { createApp, currentLanguage, missingAuthorization } from './app';
import { ENDPOINTS } from '../calls/endpoints/index';
import { checkedInput } from '../calls/endpoints/inputs';
import { buildMenu, showSidebar } from './menu';
import { tick } from './tick';
import { uninstallFromMenu } from './uninstall';
import { consoleLog } from '../gas/log';
import { isRecord, parseJson } from '../wire';

/** Google calls it when the spreadsheet opens, with no rights: it makes the menu. */
export const onOpen = (event: unknown): void => buildMenu(authModeOf(event));
/** Google calls it once, when the add-on is installed in an open spreadsheet. */
export const onInstall = (event: unknown): void => buildMenu(authModeOf(event));
/** Menu. */
export const openSidebar = (): void => showSidebar();
/** Menu: the sidebar opens and refreshes the table of the sheet in front. */
export const refreshThisSheet = (): void => showSidebar('sheet');
/** Menu: the sidebar opens and refreshes all tables that this person has a key for. */
export const refreshAllTables = (): void => showSidebar('all');
/** Menu: the sidebar opens with help. */
export const openHelp = (): void => showSidebar('help');
/** Menu: asks first, then removes this person's keys, settings and triggers here. */
export const uninstall = (): void => uninstallFromMenu();
/** The trigger of schedules calls it. */
export const onScheduledRefresh = (): void => tick();
/** A trigger calls it to go on with what one run could not finish. */
export const onContinuedRefresh = (): void => tick();

export const getState = (input: string): string => answer('getState', input);
export const connect = (input: string): string => answer('connect', input);
export const disconnect = (input: string): string => answer('disconnect', input);
export const listObjects = (input: string): string => answer('listObjects', input);
export const listViews = (input: string): string => answer('listViews', input);
export const listMembers = (input: string): string => answer('listMembers', input);
export const startPull = (input: string): string => answer('startPull', input);
export const refreshTable = (input: string): string => answer('refreshTable', input);
export const undoRefresh = (input: string): string => answer('undoRefresh', input);
export const takeOver = (input: string): string => answer('takeOver', input);
export const continuePull = (input: string): string => answer('continuePull', input);
export const cancelPull = (input: string): string => answer('cancelPull', input);
export const readCsv = (input: string): string => answer('readCsv', input);
export const findView = (input: string): string => answer('findView', input);
export const listFields = (input: string): string => answer('listFields', input);
export const showTable = (input: string): string => answer('showTable', input);
export const replaceKey = (input: string): string => answer('replaceKey', input);
export const useWorkspace = (input: string): string => answer('useWorkspace', input);
export const forget = (input: string): string => answer('forget', input);
export const look = (input: string): string => answer('look', input);
export const checkView = (input: string): string => answer('checkView', input);
export const pullProgress = (input: string): string => answer('pullProgress', input);
export const probeObjects = (input: string): string => answer('probeObjects', input);
export const readViewCsv = (input: string): string => answer('readViewCsv', input);
export const changeTable = (input: string): string => answer('changeTable', input);
export const renameTable = (input: string): string => answer('renameTable', input);
export const duplicateTable = (input: string): string => answer('duplicateTable', input);
export const listRun = (input: string): string => answer('listRun', input);
export const staleColumns = (input: string): string => answer('staleColumns', input);
export const tidyUp = (input: string): string => answer('tidyUp', input);
export const removal = (input: string): string => answer('removal', input);
export const removeTable = (input: string): string => answer('removeTable', input);

export const planSchedule = (input: string): string => answer('planSchedule', input);
export const takeSchedule = (input: string): string => answer('takeSchedule', input);
export const tableExtras = (input: string): string => answer('tableExtras', input);
export const setSnapshots = (input: string): string => answer('setSnapshots', input);
export const setFreshness = (input: string): string => answer('setFreshness', input);
export const getTelling = (input: string): string => answer('getTelling', input);
export const setTelling = (input: string): string => answer('setTelling', input);
export const listRuns = (input: string): string => answer('listRuns', input);
export const reportColumns = (input: string): string => answer('reportColumns', input);
export const makeReport = (input: string): string => answer('makeReport', input);
export const writeRuns = (input: string): string => answer('writeRuns', input);

export const getBackup = (input: string): string => answer('getBackup', input);
export const countBackup = (input: string): string => answer('countBackup', input);
export const planBackup = (input: string): string => answer('planBackup', input);
export const startBackup = (input: string): string => answer('startBackup', input);
export const continueBackup = (input: string): string => answer('continueBackup', input);
export const cancelBackup = (input: string): string => answer('cancelBackup', input);
export const checkBackup = (input: string): string => answer('checkBackup', input);
export const readObject = (input: string): string => answer('readObject', input);
export const setEditing = (input: string): string => answer('setEditing', input);
export const listEdits = (input: string): string => answer('listEdits', input);
export const saveEdits = (input: string): string => answer('saveEdits', input);
export const dropEdits = (input: string): string => answer('dropEdits', input);
export const removeTyped = (input: string): string => answer('removeTyped', input);

/** Of a simple trigger's event; its enumeration says its name. */
const authModeOf = (event: unknown): string => (isRecord(event) ? String(event['authMode']) : '');

/** The type keeps each endpoint with its own input. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function answer<N extends EndpointName>(name: N, input: string): string {
  const lacksPermission = () => missingAuthorization() !== null;
  const work = () => ENDPOINTS[name](createApp(), checkedInput(name, parseJson(input)));
  return reply(currentLanguage(), consoleLog, lacksPermission, work, !onlyAsks(name));
}
