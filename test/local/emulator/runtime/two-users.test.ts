import { SERVICE_ERRORS } from '../../../../local/emulator/errors';
import { formatServiceError } from '../../../../local/emulator/service-error';
import { valueOf } from '../../../../local/emulator/index';
import { smallWorld } from '../small-world';

const CODE = `
function write(text) { SpreadsheetApp.getActiveSpreadsheet().setText(text); PropertiesService.getUserProperties().setProperty('last', text); }
function read() { return [SpreadsheetApp.getActiveSpreadsheet().getText(), PropertiesService.getUserProperties().getProperty('last')]; }
function addTo(text) { const sheet = SpreadsheetApp.getActiveSpreadsheet(); const before = sheet.getText(); sheet.setText(before + text); return before; }
function all() { CacheService.getUserCache().put('k', 'v'); PropertiesService.getScriptProperties().setProperty('p', '1');
  ScriptApp.newTrigger('read').timeBased().everyHours(1).create(); MailApp.sendEmail('a@example.com', 's', 'b'); Math.random();
  SpreadsheetApp.getActiveSpreadsheet().setText('changed'); return Utilities.getUuid(); }
function uuid() { return Utilities.getUuid(); }
function fail() { CacheService.getUserCache().put('k'.repeat(300), 'v'); }
`;

test('two users share the document and nothing else', () => {
  const world = smallWorld(CODE);
  world.clientCall('ada', 'd1', 'write', ['from ada']);
  expect(world.clientCall('bob', 'd1', 'read')).toMatchObject({ value: ['from ada', null] });
  expect(world.clientCall('bob', 'd2', 'read')).toMatchObject({ value: ['', null] });
  world.clientCall('bob', 'd1', 'write', ['from bob']);
  expect(world.clientCall('ada', 'd1', 'read')).toMatchObject({ value: ['from bob', 'from ada'] });
});

test('a second execution runs inside a call of the first, so lost updates can be shown', () => {
  const world = smallWorld(CODE);
  world.run({
    user: 'ada',
    document: 'd1',
    functionName: 'addTo',
    args: ['A'],
    onCall(name) {
      if (name === 'Spreadsheet.setText')
        world.run({ user: 'bob', document: 'd1', functionName: 'addTo', args: ['B'] });
    },
  });
  expect(world.clientCall('ada', 'd1', 'read')).toMatchObject({ value: ['A', null] });
});

test('a snapshot holds every store, the document, the clock and chance', () => {
  const world = smallWorld(CODE);
  const saved = world.snapshot();
  const before = world.now();
  const first = world.run({ user: 'ada', document: 'd1', functionName: 'all' });
  expect(first.outcome).toBe('value');
  world.restore(saved);
  expect(world.now()).toBe(before);
  expect([world.triggers().length, world.outbox().length, world.properties().size, world.caches().size]).toEqual([
    0, 0, 0, 0,
  ]);
  expect(world.clientCall('ada', 'd1', 'read')).toMatchObject({ value: ['', null] });
  world.restore(saved);
  // The same again, to the last random digit; a snapshot is not used up.
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'all' })).toEqual(first);
});

test('service errors follow the language of the user, and change with it', () => {
  const world = smallWorld(CODE, { users: [{ id: 'ada' }, { id: 'amelie', locale: 'fr_FR' }] });
  const message = (user: string) => {
    const reply = world.clientCall(user, 'd1', 'fail');
    return reply.ok ? '' : reply.error.message;
  };
  expect(message('ada')).toBe('Exception: Argument too large: key');
  expect(message('amelie')).toBe('Exception: Argument trop volumineux : key');
  world.setLocale('ada', 'fr');
  expect(message('ada')).toBe('Exception: Argument trop volumineux : key');
});

const details = (text: string): Set<string> => new Set([...text.matchAll(/\{\d\}/g)].map(([mark]) => mark));

test.each(Object.entries(SERVICE_ERRORS))(
  '%s differs between the languages and has the same details',
  (_key, texts) => {
    expect(texts.fr).not.toBe(texts.en);
    expect(details(texts.fr)).toEqual(details(texts.en));
  },
);

test('details are put into the text', () => {
  expect(formatServiceError('fr', 'serviceFailed', 'Spreadsheets', 'd1')).toMatch(/Spreadsheets .* d1\.$/);
});

test('people and documents that do not exist are named', () => {
  const world = smallWorld(CODE);
  expect(() => world.run({ user: 'eve', functionName: 'uuid' })).toThrow('The emulator has no user "eve".');
  expect(() => world.run({ user: 'ada', document: 'd9', functionName: 'uuid' })).toThrow('no document "d9"');
});

test('on the real clock calls cost what they take, and sleeping sleeps', () => {
  const world = smallWorld(
    'function main() { const start = Date.now(); Utilities.sleep(30); return Date.now() - start; }',
    { clock: 'real' },
  );
  const result = world.run({ user: 'ada', functionName: 'main' });
  expect(valueOf(result)).toBeGreaterThanOrEqual(29);
  expect(Math.abs(world.now() - Date.now())).toBeLessThan(5_000);
});
