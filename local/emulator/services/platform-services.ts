import { ChartType } from '../spreadsheet/looks/chart-types';
import { createCacheService } from './cache';
import type { ServiceContext } from './context';
import { createHtmlService } from './page/html';
import { createLockService } from './lock';
import { createConsole, createLogger } from './log';
import { createMailApp } from './mail';
import { createPropertiesService } from './properties';
import { createScriptApp } from './script-app';
import { createSession } from './session';
import { createUiService } from './page/ui';
import { createUrlFetchApp } from './fetch/url-fetch';
import { createUtilities } from './utilities';

/** Google's services that are not emulated at all: touching one says so, instead of "is not defined". */
const NOT_EMULATED = [
  'CalendarApp',
  'CardService',
  'ContentService',
  'DocumentApp',
  'DriveApp',
  'FormApp',
  'GmailApp',
  'GroupsApp',
  'Jdbc',
  'LanguageApp',
  'Maps',
  'SlidesApp',
  'XmlService',
] as const;

/**
 * The global objects of one execution. `spreadsheetApp` is null where the script has no document; `getUi` is added to it, because menus and
 * sidebars belong to the platform and not to the grid.
 */
export function createPlatformServices(
  context: ServiceContext,
  spreadsheetApp: object,
): Readonly<Record<string, object>> {
  const absent = Object.fromEntries(NOT_EMULATED.map((name) => [name, Object.create({ notEmulated: true })]));
  return {
    ...absent,
    SpreadsheetApp: { ...spreadsheetApp, ...createUiService(context) },
    PropertiesService: createPropertiesService(context),
    CacheService: createCacheService(context),
    LockService: createLockService(context),
    UrlFetchApp: createUrlFetchApp(context),
    HtmlService: createHtmlService(context),
    ScriptApp: createScriptApp(context),
    Utilities: createUtilities(context),
    Session: createSession(context),
    MailApp: createMailApp(context),
    Charts: { ChartType },
    Logger: createLogger(context),
    console: createConsole(context),
  };
}
