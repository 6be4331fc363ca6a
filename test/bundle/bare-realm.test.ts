import vm from 'node:vm';
import { ABSENT_GLOBALS } from '../../local/emulator/runtime/script/prelude';
import { ENDPOINTS } from '../../src/calls/endpoints/index';
import { readBuilt } from './built';

const SERVICES = [
  'CacheService',
  'HtmlService',
  'LockService',
  'MailApp',
  'PropertiesService',
  'ScriptApp',
  'Session',
  'SpreadsheetApp',
  'UrlFetchApp',
  'Utilities',
  'console',
];

/** All that Apps Script may call: its own triggers, the menu, and the sidebar. */
const ENTRY_POINTS = [
  'onContinuedRefresh',
  'onInstall',
  'onOpen',
  'onScheduledRefresh',
  'openHelp',
  'openSidebar',
  'refreshAllTables',
  'refreshThisSheet',
  'uninstall',
  ...Object.keys(ENDPOINTS),
].sort();

/** A realm with the language's own built-ins and nothing else, in which the script has been evaluated. */
function loaded(services: Readonly<Record<string, unknown>> = {}) {
  const realm = vm.createContext({ ...services });
  const absent = [...ABSENT_GLOBALS, 'WebAssembly', 'Promise'];
  const missing = absent.filter((name) => !(name in services));
  vm.runInContext(missing.map((name) => `delete this.${name};`).join(' '), realm);
  const before = new Set(names(realm));
  vm.runInContext(readBuilt('dist/Code.js'), realm, { filename: 'Code.js' });
  return { realm, added: names(realm).filter((name) => !before.has(name)) };
}

function names(realm: vm.Context): readonly string[] {
  return vm.runInContext('Object.getOwnPropertyNames(this)', realm);
}

/** Whatever is done with it is an error that names the service. */
function throwing(name: string): unknown {
  const refuse = (): never => {
    throw new Error(`${name} was used`);
  };
  return new Proxy(refuse, { get: refuse, set: refuse, has: refuse, apply: refuse, construct: refuse });
}

const throwingServices = Object.fromEntries(SERVICES.map((name) => [name, throwing(name)]));

test('the script loads where there is nothing of the Web, of Node or of Google', () => {
  expect(() => loaded()).not.toThrow();
});

test('loading the script uses no service, even where each of them throws', () => {
  expect(() => loaded(throwingServices)).not.toThrow();
});

test('the functions at the top are the entry points and no others', () => {
  const { realm, added } = loaded();
  const functions = added.filter((name) => vm.runInContext(`typeof ${name}`, realm) === 'function');
  expect([...functions].sort()).toEqual(ENTRY_POINTS);
});

test.each([
  ['en_US', ['Open Twenty Sheets', 'Refresh this sheet', 'Refresh all', 'Help', 'Uninstall…']],
  ['fr', ['Ouvrir Twenty Sheets', 'Actualiser cette feuille', 'Tout actualiser', 'Aide', 'Désinstaller…']],
])('in AuthMode.NONE, where all else is refused, onOpen builds the menu for %s', (locale, labels) => {
  const menu: unknown[] = [];
  const builder = {
    addItem: (label: string, functionName: string) => {
      menu.push({ label, functionName });
      return builder;
    },
    addToUi: () => menu.push('shown'),
  };
  const { realm } = loaded({
    ...throwingServices,
    Session: { getActiveUserLocale: () => locale },
    SpreadsheetApp: { getUi: () => ({ createAddonMenu: () => builder }) },
  });
  vm.runInContext("onOpen({ authMode: 'NONE' })", realm);
  const functions = ['openSidebar', 'refreshThisSheet', 'refreshAllTables', 'openHelp', 'uninstall'];
  expect(menu).toEqual([...labels.map((label, at) => ({ label, functionName: functions[at] })), 'shown']);
  expect(ENTRY_POINTS).toEqual(expect.arrayContaining(functions));
});
