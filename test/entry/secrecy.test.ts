import { typeInto } from '../../local/emulator/grid/person';
import { type Desk, OPTIONS, openDesk, refreshAgreed, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { leaksIn, placesOf } from './secrets';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(120_000);

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
  // A server, or a proxy, that says back what it was sent, in whatever form and place.
  const { tableId } = desk.pull('People', 'All People');
  const key = crm.keys['apple-admin'] ?? '';
  const forms = [
    key,
    key.split('.')[2] ?? '',
    encodeURIComponent(`Bearer ${key}`),
    key.toUpperCase(),
    Buffer.from(key).toString('base64'),
  ];
  for (const form of forms) {
    const message = `no permission to read field "${form}" on "person": Bearer ${form}`;
    const body = JSON.stringify({ errors: [{ message }] });
    const fault = { kind: 'answer', status: 400, body, contentType: 'application/json' } as const;
    await crm.control({ rules: [{ on: 'records', times: null, fault }] });
    desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  }
  const body = JSON.stringify({ errors: [{ message: `invalid header Bearer ${key}` }] });
  const fault = { kind: 'answer', status: 400, body, contentType: 'application/json' } as const;
  await crm.control({ rules: [{ on: 'records', times: null, fault }] });
  desk.ask('readCsv', { tableId, file: { kind: 'twenty', rowsPerFile: null }, next: null });
  await crm.control({ clear: true });

  typeInto(desk.state, desk.table(tableId).sheetId, 3, 20, 'beside');
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  desk.call('readCsv', { tableId, file: { kind: 'twenty', rowsPerFile: null }, next: null });
  desk.pull('Companies', 'All Companies', { options: { ...OPTIONS, relationLabels: false } });
  desk.pull('People', 'Nobody');
  desk.ask('startPull', { ...desk.choice('People', 'Directors'), viewId: 'no such view' });
  desk.connect('apple-readonly', 'bob');
  refreshAgreed(desk, tableId, 'bob');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
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
  const places: Readonly<Record<string, string>> = {
    ...placesOf(desk),
    'the log of the CRM': JSON.stringify(await crm.control({})),
    'bodies of requests': JSON.stringify(await crm.queries()),
  };
  expect(leaksIn(places, Object.values(crm.keys))).toEqual([]);
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
  for (const place of [
    'answers and logs',
    'cells, notes, names and metadata',
    'the log of the CRM',
    'bodies of requests',
  ]) {
    expect(places[place]?.length).toBeGreaterThan(1_000);
  }
  // Each key stands under its own name, and nowhere else among what is its person's.
  const own = [...desk.emulator.properties()].flatMap(([name, store]) => (name.startsWith('user\n') ? [...store] : []));
  const held = own.filter(([, value]) => leaksIn({ value }, Object.values(crm.keys)).length > 0).map(([name]) => name);
  expect(held.every((name) => name.startsWith('key/'))).toBe(true);
  expect(held.length).toBeGreaterThan(1);
});
