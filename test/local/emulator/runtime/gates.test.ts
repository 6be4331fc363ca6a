import type { AuthMode } from '../../../../local/emulator/execution';
import { gateOf } from '../../../../local/emulator/runtime/gates';
import { smallWorld } from '../small-world';
import { ALL_SCOPES, scope } from '../script-folder';

/** Call → the modes in which it works: the table of google.md §3.1. */
const TABLE: readonly (readonly [string, readonly AuthMode[]])[] = [
  ["Logger.log('x')", ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ["console.log('x')", ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['Utilities.getUuid()', ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['Session.getActiveUserLocale()', ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['Session.getActiveUser()', ['FULL']],
  ["SpreadsheetApp.getUi().createAddonMenu().addItem('a', 'b').addToUi()", ['NONE', 'LIMITED', 'FULL']],
  ["SpreadsheetApp.getUi().createMenu('m').addItem('a', 'b').addToUi()", ['NONE', 'LIMITED', 'FULL']],
  ['SpreadsheetApp.getUi().createAddonMenu().addSeparator()', ['LIMITED', 'FULL']],
  ["SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))", ['FULL']],
  ['SpreadsheetApp.getActiveSpreadsheet().getId()', ['LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ["SpreadsheetApp.getActiveSpreadsheet().setText('x')", ['LIMITED', 'FULL']],
  ["PropertiesService.getUserProperties().getProperty('a')", ['LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['PropertiesService.getDocumentProperties()', ['LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ["CacheService.getUserCache().get('a')", ['LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['LockService.getDocumentLock().tryLock(0)', ['LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
  ['UrlFetchApp.fetch("http://127.0.0.1:1/")', ['CUSTOM_FUNCTION', 'FULL']],
  ['ScriptApp.getProjectTriggers()', ['FULL']],
  ['ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL)', ['FULL']],
  ["MailApp.sendEmail('a@example.com', 's', 'b')", ['FULL']],
  ['ScriptApp.AuthMode.NONE', ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL']],
];
const MODES: readonly AuthMode[] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];

const CASES = TABLE.flatMap(([call, allowed]) => MODES.map((mode) => [mode, call, allowed.includes(mode)] as const));

test.each(CASES)('in %s, %s: allowed %s', (authMode, call, allowed) => {
  const world = smallWorld(`function main() { ${call}; }`);
  const result = world.run({ user: 'ada', document: 'd1', functionName: 'main', authMode });
  const message = result.outcome === 'error' ? result.error.message : '';
  expect(/permission to call/.test(message)).toBe(!allowed);
});

test('code at the top level runs in the mode of the entry point, and takes the whole menu with it', () => {
  const menu = "function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Open', 'x').addToUi(); }";
  const good = smallWorld(menu);
  expect(good.open('ada', 'd1').menus).toEqual([{ title: null, items: [{ caption: 'Open', functionName: 'x' }] }]);
  const bad = smallWorld(`${menu} var key = PropertiesService.getUserProperties().getProperty('key');`);
  expect(bad.open('ada', 'd1')).toMatchObject({ run: { outcome: 'error' }, menus: [] });
});

test('onOpen runs in NONE until somebody has used the add-on in the document, then in LIMITED for all', () => {
  const world = smallWorld(
    `function onOpen(e) { SpreadsheetApp.getUi().createAddonMenu().addItem('Use', 'use').addToUi();
       return String(e.authMode) + (e.authMode === ScriptApp.AuthMode.NONE) + (e.authMode === 'NONE'); }
     function use() {}`,
    { users: [{ id: 'ada' }, { id: 'bob', installed: false }] },
  );
  expect(world.open('bob', 'd1')).toEqual({ run: null, menus: [] });
  expect(world.open('ada', 'd1').run).toMatchObject({ value: 'NONEtruefalse' });
  world.clickMenu('ada', 'd1', 'Use');
  expect(world.open('ada', 'd1').run).toMatchObject({ value: 'LIMITEDfalsefalse' });
  expect(world.open('bob', 'd1').run).toMatchObject({ value: 'LIMITEDfalsefalse' });
  expect(world.open('ada', 'd2').run).toMatchObject({ value: 'NONEtruefalse' });
});

test('a bound script opens in LIMITED at once', () => {
  const world = smallWorld('function onOpen(e) { return String(e.authMode); }', { mode: 'bound' });
  expect(world.open('ada', 'd1').run).toMatchObject({ value: 'LIMITED' });
});

test('a scope that the manifest does not list is an error that names it', () => {
  const world = smallWorld("function main() { MailApp.sendEmail('a@example.com', 's', 'b'); }", {
    scopes: [scope('spreadsheets.currentonly')],
  });
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'main' })).toMatchObject({
    outcome: 'error',
    error: { name: 'Exception', message: expect.stringContaining('auth/script.send_mail') },
  });
  expect(world.outbox()).toEqual([]);
});

const NEEDS: readonly (readonly [string, string])[] = [
  ["SpreadsheetApp.getActiveSpreadsheet().setText('after')", 'spreadsheets.currentonly'],
  ["SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''))", 'script.container.ui'],
  ["UrlFetchApp.fetch('http://127.0.0.1:1/')", 'script.external_request'],
  ["ScriptApp.newTrigger('main')", 'script.scriptapp'],
  ['MailApp.getRemainingDailyQuota()', 'script.send_mail'],
];

test.each(NEEDS)('when its scope lapses, %s needs authorization; what ran before has run', (call, name) => {
  const world = smallWorld(
    `function main() { PropertiesService.getUserProperties().setProperty('ran', '1'); ${call}; }`,
  );
  world.revoke('ada', [scope(name)]);
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'main' })).toMatchObject({
    outcome: 'error',
    error: { message: 'Authorization is required to perform that action.' },
  });
  expect([...world.properties().values()].map((store) => store.get('ran'))).toEqual(['1']);
  world.grant('ada', [scope(name)]);
  const again = world.run({ user: 'ada', document: 'd1', functionName: 'main' });
  expect(again.outcome === 'error' ? again.error.message : '').not.toContain('Authorization');
});

test('the first click of a user who has granted nothing asks for consent; a partial grant is not asked again', () => {
  const code = `function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addToUi(); }
    function go() { const info = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
      return [String(info.getAuthorizationStatus()), info.getAuthorizedScopes().length, info.getAuthorizationUrl() === null]; }`;
  const consents = [scope('spreadsheets.currentonly'), scope('script.container.ui')];
  const world = smallWorld(code, {
    users: [
      { id: 'ada', granted: [], consents },
      { id: 'bob', granted: [] },
    ],
  });
  world.open('ada', 'd1');
  expect(world.clickMenu('ada', 'd1', 'Go')).toMatchObject({ value: ['REQUIRED', 2, false] });
  expect(world.clickMenu('ada', 'd1', 'Go')).toMatchObject({ value: ['REQUIRED', 2, false] });
  world.open('bob', 'd1');
  expect(world.clickMenu('bob', 'd1', 'Go')).toMatchObject({ value: ['NOT_REQUIRED', ALL_SCOPES.length, true] });
});

test('installing asks for consent and runs onInstall in FULL', () => {
  const world = smallWorld('function onInstall(e) { return String(e.authMode); }', {
    users: [{ id: 'ada', installed: false, granted: [] }],
  });
  expect(world.installAddOn('ada', 'd1')).toMatchObject({ outcome: 'value', value: 'FULL' });
});

test('a name that is no service call is refused', () => {
  expect(() => gateOf('setValues')).toThrow('must look like "Range.setValues"');
});
