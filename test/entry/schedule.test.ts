import { personDeleteSheet } from '../../local/emulator/grid/person';
import { type Desk, gridOf, openDesk, everyHours } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties } from './properties';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(30_000);

const HOUR = 3_600_000;

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 200, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
beforeEach(() => {
  desk = openDesk(crm);
  tableId = desk.begin('People', 'All People').tableId;
});
afterEach(() => crm.control({ clear: true }));

const triggers = (): readonly string[] => desk.emulator.triggers().map((trigger) => trigger.functionName);

/** Lets so many hours pass. Gives the scheduled runs. */
function runsWithin(hours: number) {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
  };
  return desk.emulator.fireTriggers(desk.emulator.now() + hours * HOUR, { onCall });
}

/** The same. Gives how each ended. */
const hoursPass = (hours: number): readonly string[] => runsWithin(hours).map(({ outcome }) => outcome);

const scheduleOf = (id = tableId) => desk.table(id).schedule;

test('switching the schedule on makes one trigger, switching it off removes it', () => {
  const info = desk.call('planSchedule', { tableId, plan: everyHours(1) });
  expect(info.schedule).toMatchObject({ timing: { kind: 'hours', every: 1 }, mine: true, lastFailure: null });
  expect(triggers()).toEqual(['onScheduledRefresh']);
  // The menu looks at it when no trigger ever ticks.
  const due = () => Number(documentProperties(desk).get('due') ?? 0) > desk.emulator.now();
  expect(due()).toBe(true);
  desk.call('planSchedule', { tableId, plan: everyHours(6) });
  expect(triggers()).toHaveLength(1);
  expect(desk.call('planSchedule', { tableId, plan: null }).schedule).toBeNull();
  expect([triggers(), due()]).toEqual([[], false]);
});

test('two tables share one trigger, and both are refreshed', async () => {
  const other = desk.pull('Companies', 'All Companies').tableId;
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  desk.call('planSchedule', { tableId: other, plan: everyHours(1) });
  expect(triggers()).toHaveLength(1);
  const before = [tableId, other].map((id) => desk.table(id).receipt?.finished);
  const [run] = runsWithin(1.1);
  // Tags are asked for once, as long as nobody else was at work.
  expect(run).toMatchObject({
    outcome: 'value',
    counters: { calls: { 'Spreadsheet.createDeveloperMetadataFinder': 1 } },
  });
  const after = [tableId, other].map((id) => desk.table(id).receipt?.finished);
  expect(after.map((finished, index) => (finished ?? '') > (before[index] ?? ''))).toEqual([true, true]);
  desk.call('planSchedule', { tableId, plan: null });
  expect(triggers()).toHaveLength(1);
});

test('what changed in Twenty stands in the sheet after the next run', async () => {
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const [, record] = gridOf(desk.state, 'All People');
  const id = String(record?.[0]);
  const set = { jobTitle: '=HYPERLINK("http://x")' };
  await crm.control({ now: [{ kind: 'edit', object: 'person', ids: [id], set }] });
  expect(hoursPass(2)).toEqual(expect.arrayContaining(['value']));
  const [header, ...rows] = gridOf(desk.state, 'All People');
  const row = rows.find(([first]) => first === id);
  expect(row?.[header?.indexOf('Job Title') ?? -1]).toBe('=HYPERLINK("http://x")');
  expect(scheduleOf()).toMatchObject({ lastFailure: null, lastRun: expect.stringMatching(/^\d{4}-/) });
});

test('a run that fails keeps its sentence and leaves the sheet; the next good one takes it away', async () => {
  desk.connect('apple-readonly');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const before = everythingIn(desk.state);
  await crm.control({ now: [{ kind: 'revoke', key: 'apple-readonly' }] });
  hoursPass(1.5);
  expect(scheduleOf()?.lastFailure).toMatch(/^This API key was revoked in Twenty\. The sheet is unchanged\./);
  expect(everythingIn(desk.state)).toBe(before);
  await crm.control({ now: [{ kind: 'revoke', key: 'apple-readonly', undo: true }] });
  hoursPass(1.5);
  expect(scheduleOf()?.lastFailure).toBeNull();
});

test('a table that only every sixth hour wants to be refreshed waits for it', async () => {
  desk.call('planSchedule', { tableId, plan: everyHours(6) });
  hoursPass(1.5);
  const first = desk.table(tableId).receipt?.finished;
  hoursPass(3);
  expect(desk.table(tableId).receipt?.finished).toBe(first);
  hoursPass(4);
  expect((desk.table(tableId).receipt?.finished ?? '') > (first ?? '')).toBe(true);
});

test('a table whose sheet was deleted is not refreshed any more, and keeps no other from its turn', () => {
  const other = desk.pull('Companies', 'All Companies').tableId;
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  desk.call('planSchedule', { tableId: other, plan: everyHours(1) });
  personDeleteSheet(desk.state, desk.table(tableId).sheetId);
  hoursPass(1.5);
  expect(documentProperties(desk).keys('schedule/')).toEqual([`schedule/${other}`]);
  expect(scheduleOf(other)).toMatchObject({ lastFailure: null, lastRun: expect.stringMatching(/^\d{4}-/) });
});

test.each([
  ['switched off', null],
  ['taken over by another editor', 'bob'],
])('a schedule that was %s while it ran is left as it is then', (_, by) => {
  desk.connect('apple-readonly', 'bob');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const properties = documentProperties(desk);
  const key = `schedule/${tableId}`;
  const bobs = JSON.stringify({ ...JSON.parse(properties.get(key) ?? ''), owner: by });
  let isChanged = false;
  const onCall = (name: string): void => {
    if (isChanged || !name.startsWith('UrlFetchApp.')) return;
    isChanged = true;
    if (by === null) properties.delete(key);
    else properties.set(key, bobs);
  };
  desk.emulator.fireTriggers(desk.emulator.now() + 1.5 * HOUR, { onCall });
  expect(isChanged).toBe(true);
  expect(documentProperties(desk).get(key)).toBe(by === null ? null : bobs);
});

test('another editor sees whose schedule it is', () => {
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const table = desk.call('getState', {}, 'bob').tables.find(({ id }) => id === tableId);
  expect(table?.schedule).toMatchObject({ timing: { kind: 'hours', every: 1 }, mine: false });
});
