/** Settings as each earlier version of the add-on saved them: tables on their sheets, connections in user properties. */
import { sentenceFor } from '../../src/remedies/index';
import { closedAfterAll } from '../closing';
import { type Desk, openDesk, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 50, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});

interface Said {
  [name: string]: unknown;
  options: Record<string, unknown>;
}

/** What the tag of a table did not say before a version came, the latest first: each shape lacks also what those above lack. */
const LACKED: readonly (readonly [string, (said: Said) => void])[] = [
  [
    'its language, names, and the choices about ids and links',
    (said) => {
      for (const name of ['language', 'workspaceName', 'memberName']) delete said[name];
      for (const name of ['relationIds', 'recordLinks']) delete said.options[name];
    },
  ],
  [
    'the order of rows, whether most may go, and hidden groups',
    ({ options }) => ['rowOrder', 'mayShrink', 'hiddenGroups'].forEach((n) => delete options[n]),
  ],
  ['where it stands', (said) => delete said['place']],
  ['whether changes are listed', ({ options }) => delete options['listChanges']],
  ['the zone of “me”', (said) => delete said['memberZone']],
  ['a choice of columns', ({ options }) => delete options['columns']],
  ['the workspace of its address', (said) => delete said['workspaceId']],
];

function tagOf(desk: Desk): { value: string | undefined } {
  const tag = desk.state.metadata.find(({ key }) => key === 'twenty-sheets/table');
  if (!tag) throw new Error('no table');
  return tag as { value: string | undefined };
}

function pulled(): { desk: Desk; tableId: string } {
  const desk = openDesk(crm);
  const { tableId } = desk.begin('People', 'All People');
  return { desk, tableId };
}

test.each(LACKED.map(([what], index) => [what, index] as const))(
  'a table that does not say %s means what it meant, and is refreshed in its sheet',
  (_, index) => {
    const { desk, tableId } = pulled();
    const before = desk.table(tableId);
    const tag = tagOf(desk);
    const whole: Said = JSON.parse(tag.value ?? '');
    const said: Said = structuredClone(whole);
    for (const [, without] of LACKED.slice(0, index + 1)) without(said);
    expect(JSON.stringify(said).length).toBeLessThan(JSON.stringify(whole).length);
    tag.value = JSON.stringify(said);
    withoutAgreements(desk);
    // The job of that version is none that this one could read.
    documentProperties(desk).delete(`job/${tableId}`);
    expect(desk.table(tableId)).toEqual({ ...before, language: null });
    const shown = (): number => desk.state.sheets.filter(({ hidden }) => !hidden).length;
    const sheets = shown();
    const { receipt, phase } = desk.drive(
      desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }),
    );
    expect(phase).toBe('done');
    expect(receipt).toMatchObject({ complete: true, written: 50, added: 0, gone: 0, changed: 0 });
    expect(shown()).toBe(sheets);
    expect(JSON.parse(tagOf(desk).value ?? '')).toMatchObject({ workspaceId: whole['workspaceId'] });
  },
);

/** No earlier version asked for any. */
function withoutAgreements(desk: Desk): void {
  const store = userProperties(desk, 'ada');
  for (const key of store.keys('agreed/')) store.delete(key);
}

/** As the first version kept it: without the workspace's id, also in the names. */
function asFirst(desk: Desk, user: string): void {
  const store = userProperties(desk, user);
  const ref = store.get('workspace') ?? '';
  const { workspaceId: _, dialect: __, ...connection } = JSON.parse(store.get(`workspace/${ref}`) ?? '');
  const address = String(connection.address);
  store.set(`key/${address}`, store.get(`key/${ref}`) ?? '');
  store.set(
    `workspace/${address}`,
    JSON.stringify({ ...connection, dialect: { appVersion: null, viewHasIsActive: true } }),
  );
  for (const name of ['', 'doc/']) {
    store.set(`${name}address`, address);
    store.delete(`${name}workspace`);
  }
  for (const name of [`key/${ref}`, `workspace/${ref}`]) store.delete(name);
}

test('a connection of the first version is one still, with the same key, and nothing of the old form is left', () => {
  const { desk } = pulled();
  const before = new Map(
    userProperties(desk, 'ada')
      .keys('')
      .map((key) => [key, userProperties(desk, 'ada').get(key)]),
  );
  asFirst(desk, 'ada');
  expect(desk.call('getState', {}).connection?.workspaceName).toBe('Acme');
  desk.call('listObjects', { refresh: false, more: false });
  const after = new Map(
    userProperties(desk, 'ada')
      .keys('')
      .map((key) => [key, userProperties(desk, 'ada').get(key)]),
  );
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [key, value] of before)
    if (!key.startsWith('workspace/')) expect([key, after.get(key)]).toEqual([key, value]);
});

test('a table and a connection of the first version: the hourly refresh finds the key, and waits for a yes', () => {
  const { desk, tableId } = pulled();
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const tag = tagOf(desk);
  const said: Said = JSON.parse(tag.value ?? '');
  for (const [, without] of LACKED) without(said);
  tag.value = JSON.stringify(said);
  documentProperties(desk).delete(`job/${tableId}`);
  asFirst(desk, 'ada');
  withoutAgreements(desk);
  const hourPasses = (): string | null | undefined => {
    const onCall = (name: string): void => {
      if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
    };
    desk.emulator.fireTriggers(desk.emulator.now() + 90 * 60_000, { onCall });
    return desk.table(tableId).schedule?.lastFailure;
  };
  expect(hourPasses()).toBe(sentenceFor('not-agreed', { view: 'All People' }, 'en'));
  desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
  expect(hourPasses()).toBeNull();
});

test('a key that says of no workspace cannot be kept: it is removed, and the person connects again', () => {
  const { desk } = pulled();
  asFirst(desk, 'ada');
  const store = userProperties(desk, 'ada');
  const [name = ''] = store.keys('key/');
  store.set(name, 'no key at all');
  expect(desk.call('getState', {}).connection).toBeNull();
  expect(store.keys('key/')).toEqual([]);
});
