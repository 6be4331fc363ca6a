/** Uninstall, from the menu: what goes, what stays, and for whom. */
import { typeInto } from '../../local/emulator/grid/person';
import { closedAfterAll } from '../closing';
import { type Desk, type DeskOptions, gridOf, openDesk, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { leaveAt, stageOf } from './leaving';
import { documentProperties, ownerId, userProperties } from './properties';

jest.setTimeout(30_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});

/** What the person answers to the questions, in turn. */
let answers: ('YES' | 'NO')[];

function opened(options: DeskOptions = {}): Desk {
  const desk = openDesk(crm, { ...options, answer: () => answers.shift() ?? 'OK' });
  desk.connect();
  return desk;
}

/** Chooses it, and gives the texts of all windows. */
function uninstall(desk: Desk, user: string, ...given: ('YES' | 'NO')[]): readonly string[] {
  answers = given;
  const before = desk.emulator.session(user, 'doc').alerts.length;
  desk.emulator.open(user, 'doc');
  const run = desk.emulator.clickMenu(user, 'doc', 'Uninstall…');
  expect(run.outcome).toBe('value');
  return desk.emulator
    .session(user, 'doc')
    .alerts.slice(before)
    .map(({ prompt }) => prompt);
}

const kept = (desk: Desk, kind: string, id: string): readonly string[] =>
  [...desk.emulator.properties()].flatMap(([name, store]) =>
    name.startsWith(kind) && name.endsWith(`\n${id}`) ? [...store.keys()] : [],
  );
const sheetNames = (desk: Desk): readonly string[] => desk.state.sheets.map(({ name }) => name);
const refresh = (desk: Desk, tableId: string, user?: string) =>
  desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: true, acceptGone: false }, user), user);

test('who says no loses nothing', () => {
  const desk = opened();
  desk.pull('People', 'All People');
  const before = [kept(desk, 'user', 'ada'), kept(desk, 'document', 'doc'), desk.state.metadata.length];
  expect(uninstall(desk, 'ada', 'NO')).toHaveLength(1);
  expect([kept(desk, 'user', 'ada'), kept(desk, 'document', 'doc'), desk.state.metadata.length]).toEqual(before);
});

describe.each(['bound', 'add-on'] as const)('alone, as %s', (mode) => {
  test('all of it goes if the person wishes; the sheet, the list of changes and the archive stay', async () => {
    const desk = opened({ mode });
    const listed = {
      columns: { kind: 'view' },
      relationLabels: true,
      selectAs: 'label',
      rowOrder: 'view',
      relationIds: 'first',
      recordLinks: false,
    } as const;
    const { tableId } = desk.pull('People', 'All People', {
      options: { ...listed, listChanges: true, mayShrink: true, hiddenGroups: 'pull' },
    });
    const { sheetId } = desk.table(tableId);
    typeInto(desk.state, sheetId, 2, (gridOf(desk.state, 'All People')[0] ?? []).indexOf(null) + 1, 'mine');
    await crm.control({ now: [{ kind: 'delete', object: 'person', count: 5, at: 'first' }] });
    refresh(desk, tableId);
    await crm.control({ restore: true });
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    userProperties(desk, 'ada').set('some-later-version', 'whatever');
    const shown = sheetNames(desk).filter((name) => !name.startsWith('Twenty Sheets '));
    expect(shown).toEqual(expect.arrayContaining(['All People', 'Twenty archive', 'All People, changes']));
    const cells = shown.map((name) => gridOf(desk.state, name));
    const told = uninstall(desk, 'ada', 'YES', 'YES');
    expect(kept(desk, 'user', 'ada')).toEqual([]);
    expect(kept(desk, 'document', 'doc')).toEqual([]);
    expect(desk.emulator.triggers()).toEqual([]);
    expect(sheetNames(desk)).toEqual(shown);
    expect(shown.map((name) => gridOf(desk.state, name))).toEqual(cells);
    expect(desk.state.metadata.filter(({ key }) => key !== 'twenty/archive')).toEqual([]);
    expect(told.at(-1)).toContain('Sheets like any other now: “All People”.');
    // A new beginning.
    desk.connect();
    expect(desk.call('getState', {})).toMatchObject({ tables: [], job: null });
    expect(desk.pull('People', 'All People').phase).toBe('done');
  });

  test('without the tables: keys, properties and triggers go, and the tables wait for somebody with a key', () => {
    const desk = opened({ mode });
    const { tableId } = desk.pull('People', 'All People');
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    const me = ownerId(desk, 'ada');
    const told = uninstall(desk, 'ada', 'YES', 'NO');
    expect(kept(desk, 'user', 'ada')).toEqual([]);
    expect(desk.emulator.triggers()).toEqual([]);
    expect(
      documentProperties(desk)
        .keys('')
        .map((key) => documentProperties(desk).get(key))
        .filter((value) => value?.includes(me) && !value.includes('"phase":"done"')),
    ).toEqual([]);
    expect(told.at(-1)).toContain('Still tables, which can be refreshed: “All People”.');
    expect(desk.refusal('refreshTable', { tableId, acceptFewer: false, acceptGone: false }).kind).toBe('not-connected');
    desk.connect('apple-admin', 'bob');
    expect(refresh(desk, tableId, 'bob').phase).toBe('done');
  });
});

describe('with two people', () => {
  test('a table that the other has pulled stays, with the other’s key, schedule and trigger; another one of mine goes', () => {
    const desk = opened();
    const { tableId } = desk.pull('People', 'All People');
    const mine = desk.pull('Companies', 'All Companies').tableId;
    desk.connect('apple-admin', 'bob');
    refresh(desk, tableId, 'bob');
    desk.call('planSchedule', { tableId, plan: everyHours(2) }, 'bob');
    desk.call('planSchedule', { tableId: mine, plan: everyHours(1) });
    const bobs = kept(desk, 'user', 'bob');
    const [sure, also, done] = uninstall(desk, 'ada', 'YES', 'YES');
    expect(sure).not.toContain('other spreadsheets');
    expect(also).toContain('“All Companies”');
    expect(also).not.toContain('All People');
    expect(done).toContain('Other people use these, so they stay tables: “All People”.');
    expect(kept(desk, 'user', 'ada')).toEqual([]);
    expect(kept(desk, 'user', 'bob')).toEqual(bobs);
    expect(desk.emulator.triggers().map(({ userId }) => userId)).toEqual(['bob']);
    expect(kept(desk, 'document', 'doc').filter((key) => key.endsWith(mine))).toEqual([]);
    const { tables } = desk.call('getState', {}, 'bob');
    expect(tables.map(({ id, schedule }) => [id, schedule?.mine])).toEqual([[tableId, true]]);
    expect(sheetNames(desk).filter((name) => name.endsWith(mine))).toEqual([]);
    expect(refresh(desk, tableId, 'bob').receipt).toMatchObject({ complete: true, changed: 0 });
  });

  test('whoever leaves last may take the table along: the one who left before counts no more', () => {
    const desk = opened();
    const { tableId } = desk.pull('People', 'All People');
    desk.connect('apple-admin', 'bob');
    refresh(desk, tableId, 'bob');
    expect(uninstall(desk, 'ada', 'YES')).toHaveLength(2);
    // An edit that nobody can finish, as one of a later version: its sheet is no sheet like any other.
    const hidden = desk.state.metadata.find(({ value }) => value?.startsWith(`marks/${tableId}/`));
    if (!hidden) throw new Error('no marks');
    const { value } = hidden;
    hidden.value = `journal/${tableId}/open`;
    expect(uninstall(desk, 'bob', 'YES', 'YES').at(-1)).toContain('Still tables');
    hidden.value = value;
    expect(uninstall(desk, 'bob', 'YES', 'YES')).toHaveLength(3);
    expect(kept(desk, 'document', 'doc')).toEqual([]);
    expect(sheetNames(desk)).toEqual(['Sheet1', 'All People']);
  });

  test('what the other keeps beside tables stays: backups, by hand and by schedule, and a pull into a new sheet', () => {
    const desk = opened();
    desk.connect('apple-admin', 'bob');
    const [object] = desk.call('listObjects', { refresh: false, more: false }, 'bob');
    const wish = { objectIds: [object?.id ?? ''], keep: 1 };
    const stays = (key: string): void => {
      uninstall(desk, 'ada', 'YES');
      expect(documentProperties(desk).keys(key)).toHaveLength(1);
    };
    desk.call('planBackup', { ...wish, timing: everyHours(1).timing }, 'bob');
    stays('schedule/');
    desk.call('startBackup', { ...wish, timing: null }, 'bob');
    stays('backup/');
    desk.call('cancelBackup', {}, 'bob');
    desk.call('startPull', desk.choice('Companies', 'All Companies', {}, 'bob'), 'bob');
    stays('job/');
    // One's own does not.
    desk.connect();
    desk.call('startBackup', { ...wish, timing: null });
    uninstall(desk, 'ada', 'YES');
    expect(documentProperties(desk).keys('backup/')).toEqual([]);
    uninstall(desk, 'bob', 'YES');
    expect(kept(desk, 'document', 'doc')).toEqual([]);
  });

  test('a pull that the other is at keeps the table, whatever else is known', () => {
    const desk = opened();
    const { tableId } = desk.pull('People', 'All People');
    desk.connect('apple-admin', 'bob');
    desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, 'bob');
    expect(uninstall(desk, 'ada', 'YES').at(-1)).toContain('Other people use these');
    // While an execution of theirs works nothing of the tables is touched.
    let told: readonly string[] | undefined;
    const onCall = (name: string): void => {
      if (name.startsWith('UrlFetchApp.')) told ??= uninstall(desk, 'ada', 'YES');
    };
    desk.emulator.clientCall('bob', 'doc', 'continuePull', [JSON.stringify({ tableId })], { onCall });
    expect(told?.at(-1)).toContain('Somebody is at work');
    expect(desk.call('continuePull', { tableId }, 'bob').phase).toBe('done');
  });
});

test('a pull of one’s own is ended: before its edits by leaving it, after by finishing them without the key', () => {
  for (const stage of ['fetching', 'writing'] as const) {
    const desk = opened();
    const { tableId } = desk.pull('People', 'All People');
    const { sheetId } = desk.table(tableId);
    typeInto(desk.state, sheetId, 2, 2, 'typed into the table');
    const ids = gridOf(desk.state, 'All People').map(([id]) => id);
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    leaveAt(desk, stage, tableId);
    uninstall(desk, 'ada', 'YES', 'NO');
    expect(stageOf(desk, tableId)).toBe(stage === 'fetching' ? 'cancelled' : 'done');
    expect(gridOf(desk.state, 'All People').map(([id]) => id)).toEqual(ids);
    expect(gridOf(desk.state, 'All People')[1]?.[1] === 'typed into the table').toBe(stage === 'fetching');
    expect(kept(desk, 'user', 'ada')).toEqual([]);
    desk.connect('apple-admin', 'bob');
    expect(refresh(desk, tableId, 'bob').receipt).toMatchObject({ complete: true });
  }
});

test('an add-on is used in other spreadsheets: they are named, their tables stay, and so does their trigger', () => {
  const desk = opened({ others: ['book-two', 'book-three'] });
  const there = (endpoint: string, input: unknown): unknown => {
    const reply = desk.emulator.clientCall('ada', 'book-two', endpoint, [JSON.stringify(input)]);
    return reply.ok ? JSON.parse(String(reply.value)) : reply;
  };
  there('connect', { address: crm.url, key: crm.keys['apple-admin'], allowHttp: true });
  const [sure] = uninstall(desk, 'ada', 'NO');
  expect(sure).toContain('https://docs.google.com/spreadsheets/d/book-two');
  expect(sure).not.toContain('book-three');
  uninstall(desk, 'ada', 'YES');
  expect(kept(desk, 'user', 'ada')).toEqual([]);
  expect(there('getState', {})).toMatchObject({ ok: true, data: { connection: null } });
});

test('Google refuses to remove the trigger: the keys are gone all the same, and it is said', () => {
  const desk = opened();
  const { tableId } = desk.pull('People', 'All People');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  desk.emulator.revoke('ada', ['https://www.googleapis.com/auth/script.scriptapp']);
  // The execution may die at any call: the keys go first.
  let keys: readonly string[] | undefined;
  const onCall = (name: string): void => {
    if (name.startsWith('ScriptApp.')) keys ??= kept(desk, 'user', 'ada');
  };
  answers = ['YES', 'NO'];
  desk.emulator.open('ada', 'doc');
  desk.emulator.clickMenu('ada', 'doc', 'Uninstall…', { onCall });
  expect(keys).toEqual([]);
  expect(desk.emulator.session('ada', 'doc').alerts.at(-1)?.prompt).toContain('Without your keys it does nothing');
  expect(kept(desk, 'user', 'ada')).toEqual([]);
});

test('in French', () => {
  const desk = openDesk(crm, { locale: 'fr', answer: () => answers.shift() ?? 'OK' });
  desk.connect();
  const [person] = desk
    .call('listObjects', { refresh: false, more: false })
    .filter(({ nameSingular }) => nameSingular === 'person');
  const [view] = desk.call('listViews', { objectId: person?.id ?? '' });
  desk.pull('people', view?.name ?? '');
  answers = ['YES', 'YES'];
  desk.emulator.open('ada', 'doc');
  desk.emulator.clickMenu('ada', 'doc', 'Désinstaller…');
  const [sure, also, done] = desk.emulator.session('ada', 'doc').alerts.map(({ prompt }) => prompt);
  expect(sure).toMatch(/^Vos clés API/);
  expect(also).toMatch(/^À ce que l’on sait/);
  expect(done).toMatch(/^Vos clés, vos réglages/);
});
