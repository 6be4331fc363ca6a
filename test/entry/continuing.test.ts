/** A scheduled run that stops when its time is over, in the script of a spreadsheet and in a published add-on: the same bundle. */
import { closedAfterAll } from '../closing';
import { type Desk, openDesk, everyHours } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than one page, so that a run can stop between two. */
const PEOPLE = 2_500;

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: PEOPLE, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});

/** A table that is refreshed every hour. */
function scheduled(mode: 'bound' | 'add-on') {
  const desk = openDesk(crm, { mode });
  const { tableId } = desk.begin('People', 'All People');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  return { desk, tableId };
}

/** Lets time pass. Each of the first `slow` requests takes as long as a run lasts. Gives how often a trigger was asked for. */
function timePasses(desk: Desk, ms: number, slow: number): { readonly runs: number; readonly asked: number } {
  let left = slow;
  let asked = 0;
  const onCall = (name: string): void => {
    if (name === 'ClockTriggerBuilder.create') asked += 1;
    if (!name.startsWith('UrlFetchApp.')) return;
    if (left > 0) desk.emulator.advance(4 * MINUTE);
    left -= 1;
    crm.setTime(desk.emulator.now());
  };
  return { runs: desk.emulator.fireTriggers(desk.emulator.now() + ms, { onCall }).length, asked };
}

const isUnfinished = (desk: Desk, tableId: string): boolean =>
  !(documentProperties(desk).get(`job/${tableId}`) ?? '').includes('"phase":"done"');
const handlers = (desk: Desk): readonly string[] => desk.emulator.triggers().map(({ functionName }) => functionName);

test('the spreadsheet’s own script goes on after a minute, and tidies up when all is done', () => {
  const { desk, tableId } = scheduled('bound');
  const first = desk.table(tableId).receipt?.finished ?? '';
  const { runs, asked } = timePasses(desk, HOUR, 3);
  expect(runs).toBeGreaterThan(1);
  expect(asked).toBeGreaterThan(0);
  expect(isUnfinished(desk, tableId)).toBe(false);
  expect((desk.table(tableId).receipt?.finished ?? '') > first).toBe(true);
  expect(handlers(desk)).toEqual(['onScheduledRefresh']);
});

test('no more than five times a day: the hourly runs must have their time', () => {
  const { desk } = scheduled('bound');
  expect(timePasses(desk, 3 * HOUR, 1_000).asked).toBe(5);
  expect(timePasses(desk, 20 * HOUR, 1_000).asked).toBe(0);
  expect(timePasses(desk, 3 * HOUR, 1_000).asked).toBeGreaterThan(0);
});

/** A refusal looks like a failure that passes: it is tried so often. */
const TRIES = 2;

test('an add-on is refused, goes on at the next hour, and asks again a day later, not before', () => {
  const { desk, tableId } = scheduled('add-on');
  expect(timePasses(desk, 1.2 * HOUR, 3).asked).toBe(TRIES);
  expect(isUnfinished(desk, tableId)).toBe(true);
  expect(timePasses(desk, 20 * HOUR, 60).asked).toBe(0);
  // To go on soon, and to tick more often than every hour.
  expect(timePasses(desk, 5 * HOUR, 60).asked).toBe(2 * TRIES);
  expect(handlers(desk)).toEqual(['onScheduledRefresh']);
  timePasses(desk, 3 * HOUR, 0);
  expect(isUnfinished(desk, tableId)).toBe(false);
  expect(userProperties(desk, 'ada').keys('doc/refused/one-off')).toHaveLength(1);
});

test('a run that has done everything asks for nothing, and leaves triggers of others alone', () => {
  const { desk } = scheduled('bound');
  desk.connect('apple-admin', 'bob');
  expect(timePasses(desk, 2 * HOUR, 0).asked).toBe(0);
  expect(handlers(desk)).toEqual(['onScheduledRefresh']);
});
