/** Every function that Apps Script may call. The build makes a plain top-level function of each export, and of each of `calls`. */
import { reply } from '../calls/words/answer';
import { createApp, currentLanguage, missingAuthorization } from './app';
import type { Endpoint } from '../calls/endpoints/endpoint';
import { ENDPOINTS } from '../calls/endpoints/index';
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

/** The sidebar's: each takes one JSON text and answers one JSON text, a `Reply`. */
export const calls = Object.fromEntries(
  Object.entries(ENDPOINTS).map(([name, endpoint]) => [name, (input: string) => answer(endpoint, input)]),
);

/** Of a simple trigger's event; its enumeration says its name. */
const authModeOf = (event: unknown): string => (isRecord(event) ? String(event['authMode']) : '');

function answer(endpoint: Endpoint, input: string): string {
  const lacksPermission = () => missingAuthorization() !== null;
  const language = currentLanguage();
  const work = () => endpoint.call(createApp({ language }), parseJson(input));
  return reply(language, consoleLog, lacksPermission, work, endpoint.isAboutSheet);
}
