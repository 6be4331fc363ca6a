import { typeInto } from '../../local/emulator/grid/person';
import { type Desk, OPTIONS, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200 });
  later(() => crm.close());
});

/** Characters: any 25 of a key in a row hold one whole piece of this length. */
const PIECE = 13;

/** Pieces of payload and signature, which none of them may leave; the head is the same for every key of this kind. */
function secretsOf(names: readonly string[]): readonly string[] {
  const pieces = names.flatMap((name) => {
    const [, payload = '', signature = ''] = (crm.keys[name] ?? '').split('.');
    return [payload, signature].flatMap((part) => part.match(new RegExp(`.{${PIECE}}`, 'g')) ?? []);
  });
  return [...new Set(pieces)];
}

/** A day at the spreadsheet: what works, and everything that can go wrong with a key in hand. */
async function wholeRun(desk: Desk): Promise<void> {
  const connect = (name: string, address = crm.url) =>
    desk.ask('connect', { address, key: crm.keys[name] ?? '', allowHttp: true });
  for (const name of ['apple-expired', 'apple-revoked', 'apple-nothing', 'apple-readonly', 'apple-admin'])
    connect(name);
  connect('apple-admin', 'http://127.0.0.1:1');
  connect('apple-admin', crm.redirectUrl);
  desk.ask('connect', { address: crm.url, key: `${crm.keys['apple-admin'] ?? ''}x`, allowHttp: true });
  desk.ask('connect', { address: crm.keys['apple-admin'] ?? '', key: crm.url, allowHttp: true });
  for (const kind of ['html', 'drop'] as const) {
    await crm.control({ rules: [{ on: 'any', times: null, fault: { kind } }] });
    connect('apple-admin');
    desk.ask('listObjects', { refresh: true, more: false });
    await crm.control({ clear: true });
  }
  // A server that says back what it was sent.
  const echo = JSON.stringify({ errors: [{ message: `invalid header Bearer ${crm.keys['apple-admin'] ?? ''}` }] });
  const fault = { kind: 'answer', status: 400, body: echo, contentType: 'application/json' } as const;
  const { tableId } = desk.pull('People', 'All People');
  await crm.control({ rules: [{ on: 'records', times: null, fault }] });
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  desk.ask('readCsv', { tableId, file: { kind: 'twenty', rowsPerFile: null }, next: null });
  await crm.control({ clear: true });

  typeInto(desk.state, desk.table(tableId).sheetId, 3, 20, 'beside');
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  desk.call('readCsv', { tableId, file: { kind: 'twenty', rowsPerFile: null }, next: null });
  desk.pull('Companies', 'All Companies', { options: { ...OPTIONS, relationLabels: false } });
  desk.pull('People', 'Nobody');
  desk.ask('startPull', { ...desk.choice('People', 'Directors'), viewId: 'no such view' });
  desk.connect('apple-readonly', 'bob');
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, 'bob'), 'bob');
  desk.call('setSchedule', { tableId, everyHours: 1 });
  await crm.control({ now: [{ kind: 'revoke', key: 'apple-admin' }] });
  const runs = desk.emulator.fireTriggers(desk.emulator.now() + 2 * 3_600_000);
  desk.said.push(JSON.stringify(runs));
  desk.ask('listMembers', {});
  await crm.control({ now: [{ kind: 'revoke', key: 'apple-admin', undo: true }] });
  desk.call('getState', {});
}

test('after a whole run the keys stand in user properties and nowhere else', async () => {
  const desk = openDesk(crm);
  await wholeRun(desk);
  const stores = [...desk.emulator.properties(), ...desk.emulator.caches()];
  const places: Readonly<Record<string, string>> = {
    'document and script properties, caches': JSON.stringify(
      stores.filter(([name]) => !isUserProperties(name, desk)).map(([name, store]) => [name, ...store]),
    ),
    'answers and logs': desk.said.join('\n'),
    'cells, notes and metadata': JSON.stringify(desk.state),
    mails: JSON.stringify(desk.emulator.outbox()),
    triggers: JSON.stringify(desk.emulator.triggers()),
    'what is on screen': JSON.stringify(['ada', 'bob'].map((user) => desk.emulator.session(user, 'doc'))),
    'the log of the CRM': JSON.stringify(await crm.control({})),
  };
  const secrets = secretsOf(Object.keys(crm.keys));
  const found = Object.entries(places).flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => `${place}: ${secret.slice(0, 20)}`),
  );
  expect(found).toEqual([]);
  // The search itself finds what is there to be found, and every place has something in it.
  const kept = JSON.stringify([...desk.emulator.properties()].map(([name, store]) => [name, ...store]));
  expect(secretsOf(['apple-admin', 'apple-readonly']).every((secret) => kept.includes(secret))).toBe(true);
  expect(kept).not.toContain(crm.keys['apple-revoked']);
  expect(kept).not.toContain(crm.keys['apple-expired']);
  for (const place of ['answers and logs', 'cells, notes and metadata', 'the log of the CRM']) {
    expect(places[place]?.length).toBeGreaterThan(1_000);
  }
});

/** Properties of a user, not the cache of the same name. */
function isUserProperties(name: string, desk: Desk): boolean {
  return name.startsWith('user\n') && desk.emulator.properties().has(name);
}
