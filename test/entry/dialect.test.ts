/** What the server speaks is found once, kept with the connection, and found anew where it may have changed. */
import type { Dialect } from '../../src/twenty/model';
import { closedAfterAll } from '../closing';
import { type Desk, openDesk } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { userProperties } from './properties';

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 50 });
  later(() => crm.close());
});

/** The connection as ada's properties hold it. */
function kept(desk: Desk) {
  const store = userProperties(desk, 'ada');
  const [name = ''] = store.keys('workspace/');
  const connection = JSON.parse(store.get(name) ?? '');
  return {
    dialect: connection.dialect as Dialect,
    write: (dialect: unknown) => store.set(name, JSON.stringify({ ...connection, dialect })),
  };
}

/** How often the server was asked for its version during the work: the first question of finding out. */
async function found(work: () => unknown): Promise<number> {
  await crm.control({ reset: true });
  work();
  const { log } = await crm.control({});
  return log.filter(({ path }) => path.includes('client-config')).length;
}

function connected(): Desk {
  const desk = openDesk(crm);
  desk.connect();
  return desk;
}

test('a dialect that was kept is asked for no more', async () => {
  const desk = connected();
  expect(await found(() => desk.choice('People', 'All People'))).toBe(0);
});

test.each([
  ['as an earlier version of the add-on kept it', { appVersion: '2.21.0', viewHasIsActive: true }],
  ['that is missing', undefined],
])('a dialect %s is found once and kept again', async (_, earlier) => {
  const desk = connected();
  const { dialect, write } = kept(desk);
  write(earlier);
  expect(await found(() => desk.choice('People', 'All People'))).toBeGreaterThan(0);
  expect(kept(desk).dialect).toEqual(dialect);
  expect(await found(() => desk.choice('People', 'All People'))).toBe(0);
  // The key is as it was.
  expect(desk.pull('People', 'All People').phase).toBe('done');
});

test('a server that was updated is found out when the objects are asked for anew, and when a pull is planned', async () => {
  const desk = connected();
  const { dialect, write } = kept(desk);
  const outdated = { ...dialect, appVersion: '1.0.0' };
  write(outdated);
  desk.call('listObjects', { refresh: false, more: false });
  expect(kept(desk).dialect).toEqual(outdated);
  desk.call('listObjects', { refresh: true, more: false });
  expect(kept(desk).dialect).toEqual(dialect);
  write(outdated);
  desk.pull('People', 'All People');
  expect(kept(desk).dialect).toEqual(dialect);
});
