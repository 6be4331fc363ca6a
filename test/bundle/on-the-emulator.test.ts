import { createEmulator, valueOf } from '../../local/emulator/index';
import { createSpreadsheetDocument } from '../../local/emulator/spreadsheet/document';
import { scriptFolder } from '../local/emulator/script-folder';
import { builtFolder, readBuilt } from './built';

const documentOf = () =>
  createSpreadsheetDocument({ id: 'd', name: 'Document', timeZone: 'Europe/Paris', locale: 'en_US' }).document;

test('a document that never met the add-on opens in AuthMode.NONE, and the menu is there', () => {
  const emulator = createEmulator({ folder: builtFolder(), users: [{ id: 'ada' }], documents: [documentOf()] });
  const { run, menus } = emulator.open('ada', 'd');
  expect(run?.outcome).toBe('value');
  const items = ['openSidebar', 'refreshThisSheet', 'refreshAllTables', 'openHelp', 'uninstall'];
  const [menu] = menus;
  const named = menu?.items.flatMap((item) => ('functionName' in item ? [item.functionName] : []));
  expect([menus.length, menu?.title, named]).toEqual([1, null, items]);
  // Of the services that AuthMode.NONE allows, no more than the menu needs.
  expect(Object.keys(run?.counters.calls ?? {}).sort()).toEqual([
    'Menu.addItem',
    'Menu.addToUi',
    'Session.getActiveUserLocale',
    'SpreadsheetApp.getUi',
    'Ui.createAddonMenu',
  ]);
});

test('evaluating the script makes no service call', () => {
  const folder = scriptFolder(`${readBuilt('dist/Code.js')}\nfunction nothing() { return 'done'; }`);
  const emulator = createEmulator({ folder, users: [{ id: 'ada' }], documents: [documentOf()] });
  const run = emulator.run({ user: 'ada', document: 'd', functionName: 'nothing' });
  expect(valueOf(run)).toBe('done');
  expect(run.counters).toMatchObject({ totalCalls: 0, calls: {} });
});

test.each([
  ['Refresh this sheet', 'sheet'],
  ['Refresh all', 'all'],
  ['Help', 'help'],
])('%s opens the sidebar with that errand, and changes nothing else of it', (item, errand) => {
  const emulator = createEmulator({ folder: builtFolder(), users: [{ id: 'ada' }], documents: [documentOf()] });
  emulator.open('ada', 'd');
  emulator.clickMenu('ada', 'd', item);
  const html = emulator.session('ada', 'd').sidebar?.html ?? '';
  expect(html).toContain(`<div id="app" data-errand="${errand}">`);
  expect(html.replace(` data-errand="${errand}"`, '')).toBe(readBuilt('dist/sidebar.html'));
});

test('nobody who lacks a grant is shown more than the menu', () => {
  const users = [{ id: 'ada', granted: [], consents: [] }];
  const emulator = createEmulator({ folder: builtFolder(), users, documents: [documentOf()] });
  emulator.open('ada', 'd');
  const clicked = emulator.clickMenu('ada', 'd', 'Open Twenty Sheets');
  expect(clicked.outcome).toBe('error');
  expect(emulator.session('ada', 'd').sidebar).toBeNull();
});
