/** What Apps Script calls where there is no spreadsheet, or none may be asked for. */
import { createApp } from '../../src/entry/app';
import { buildMenu } from '../../src/entry/menu';
import { tick } from '../../src/entry/tick';
import { uninstallFromMenu } from '../../src/entry/uninstall';
import { fakeStore } from '../fakes/store';

/** Google's services, as a person has them whose trigger fires, or whose menu is built. */
function google({ document = null as object | null, hasSpreadsheet = false } = {}) {
  const store = fakeStore();
  const own = { getProperty: store.get, setProperty: store.set, deleteProperty: store.delete };
  store.set('tell/to', JSON.stringify({ email: 'me@example.com', webhook: '' }));
  const did = { mails: [] as string[], alerts: [] as string[], items: [] as string[], asked: 0 };
  const menu = {
    addItem(name: string) {
      did.items.push(name);
      return menu;
    },
    addToUi: () => undefined,
  };
  const alert = (_title: string, text: string) => void did.alerts.push(text);
  Object.assign(globalThis, {
    SpreadsheetApp: {
      getActiveSpreadsheet: () => (hasSpreadsheet ? {} : null),
      getUi: () => ({ createAddonMenu: () => menu, alert, ButtonSet: {} }),
    },
    PropertiesService: {
      getUserProperties: () => own,
      getDocumentProperties() {
        did.asked += 1;
        return document;
      },
    },
    Session: { getActiveUserLocale: () => 'en' },
    MailApp: {
      getRemainingDailyQuota: () => 1,
      sendEmail: ({ body }: { body: string }) => void did.mails.push(body),
    },
  });
  return did;
}
const NONE = /no-spreadsheet/;

test.each([
  ['a spreadsheet', { document: {} }],
  ['its properties', { hasSpreadsheet: true }],
])('without %s nothing begins', (_, given) => {
  google(given);
  expect(() => createApp()).toThrow(NONE);
});

test('a trigger tells its person once, and Google each time', () => {
  const { mails } = google();
  expect(tick).toThrow(NONE);
  expect(tick).toThrow(NONE);
  expect(mails).toEqual([expect.stringContaining('spreadsheet')]);
});

test('who uninstalls there is told why it cannot be', () => {
  const { alerts } = google();
  uninstallFromMenu();
  expect(alerts).toEqual([expect.stringContaining('spreadsheet')]);
});

test('a menu asks for no more than its authorization allows, and says what is missing where it may ask', () => {
  const missed = { getProperty: () => '1' };
  const { items, ...did } = google({ document: missed });
  buildMenu('NONE');
  expect(did.asked).toBe(0);
  const [open = ''] = items.splice(0);
  buildMenu('LIMITED');
  expect(items[0]).toMatch(new RegExp(`^${open} \\(.+\\)$`));
});
