import type { Emulator } from '../../../../local/emulator/index';
import { scope } from '../script-folder';
import { smallWorld, type WorldOptions } from '../small-world';

const HOUR = 3_600_000;

const CODE = `
function make(chain) { return eval("ScriptApp.newTrigger('tick').timeBased()." + chain).create().getUniqueId(); }
function tick(e) {
  const store = PropertiesService.getUserProperties();
  store.setProperty('ticks', (store.getProperty('ticks') || '') + '|' + new Date().toISOString());
  store.setProperty('event', JSON.stringify(Object.assign({}, e, { authMode: String(e.authMode) })));
  const sheet = SpreadsheetApp.getActiveSpreadsheet();
  store.setProperty('sheet', String(sheet && sheet.getId()));
}
function withUi() { SpreadsheetApp.getUi(); }
function makeFor(name) { ScriptApp.newTrigger(name).timeBased().everyHours(1).create(); }
function remove() { ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger)); }
function list() { const show = (t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource()), t.getTriggerSourceId()];
  return [ScriptApp.getProjectTriggers().map(show), ScriptApp.getUserTriggers(SpreadsheetApp.getActiveSpreadsheet()).map(show)]; }
function slow() { Utilities.sleep(200000); }
function slowThenMore() { Utilities.sleep(1000); Utilities.getUuid(); }
function broken() { throw new Error('broken'); }
function fetches() { PropertiesService.getUserProperties().setProperty('began', '1'); UrlFetchApp.fetch('http://127.0.0.1:1/'); }
`;

const start = (options: WorldOptions = {}): Emulator => smallWorld(CODE, options);

function make(world: Emulator, chain: string, user = 'ada', document = 'd1'): string {
  const result = world.run({ user, document, functionName: 'make', args: [chain] });
  return result.outcome === 'error' ? result.error.message : result.outcome;
}

const stored = (world: Emulator, name: string): string | undefined =>
  world.properties().get('user\nemulated-add-on\nada')?.get(name);

const TOO_MANY_HERE =
  'This add-on has created too many time-based triggers in this document for this Google user account.';

test('an add-on has one clock trigger per user and document', () => {
  const world = start();
  expect(make(world, 'everyHours(1)')).toBe('value');
  expect(make(world, 'everyHours(6)')).toBe(TOO_MANY_HERE);
  expect(make(world, 'after(1000)')).toBe(TOO_MANY_HERE);
  expect(make(world, 'everyHours(1)', 'bob')).toBe('value');
  expect(make(world, 'everyHours(1)', 'ada', 'd2')).toBe('value');
  world.run({ user: 'ada', document: 'd1', functionName: 'remove' });
  expect(world.triggers()).toHaveLength(1);
  expect(make(world, 'everyHours(1)')).toBe('value');
});

test('an add-on fires hourly at most; a bound script down to a minute, several in one document', () => {
  expect(make(start(), 'everyMinutes(30)')).toBe(
    'The recurrence interval for an Add-on trigger must be at least one hour.',
  );
  const bound = start({ mode: 'bound' });
  expect(make(bound, 'everyMinutes(1)')).toBe('value');
  expect(make(bound, 'everyMinutes(5)')).toBe('value');
});

test('twenty triggers are the most for a user and script', () => {
  const world = start({ mode: 'bound' });
  for (let count = 0; count < 20; count += 1) expect(make(world, 'everyHours(1)')).toBe('value');
  expect(make(world, 'everyHours(1)')).toBe(
    'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
  );
  expect(make(world, 'everyHours(1)', 'bob')).toBe('value');
});

test('project triggers are those of all documents, user triggers those of one; nobody sees those of others', () => {
  const world = start();
  make(world, 'everyHours(1)');
  make(world, 'everyHours(1)', 'ada', 'd2');
  make(world, 'everyHours(1)', 'bob');
  const shown = ['tick', 'CLOCK', 'CLOCK', null];
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'list' })).toMatchObject({
    value: [[shown, shown], [shown]],
  });
});

const REFUSED = [
  'everyMinutes(2)',
  'everyHours(0)',
  'everyHours(1.5)',
  'everyDays(-1)',
  'onMonthDay(32)',
  "inTimezone('Mars/Base').everyHours(1)",
  'atHour(24).everyDays(1)',
  "onWeekDay('MONDAY')",
  'after(-1)',
  'atHour(3)',
];

test.each(REFUSED)('timeBased().%s is refused', (chain) => {
  expect(make(start({ mode: 'bound' }), chain)).toMatch(/^Invalid argument: /);
});

/** Chain → the times at which it fires from Monday 2026-03-02 09:00 UTC; minutes drawn at random are left out. */
const PLANS: readonly (readonly [string, number, RegExp])[] = [
  ['everyHours(1)', 3 * HOUR, /^\|(2026-03-02T(09|10):..)[^|]*\|2026-03-02T1[01]:[^|]*\|2026-03-02T1[12]:[^|]*$/],
  [
    'everyMinutes(30)',
    2 * HOUR,
    /^\|2026-03-02T09:30:[^|]*\|2026-03-02T10:00:[^|]*\|2026-03-02T10:30:[^|]*\|2026-03-02T11:00:[^|]*$/,
  ],
  ['everyDays(1).atHour(6).nearMinute(30)', 48 * HOUR, /^\|2026-03-03T06:(1[5-9]|[234]\d):[^|]*\|2026-03-04T06:[^|]*$/],
  ["everyDays(1).atHour(6).inTimezone('America/New_York')", 24 * HOUR, /^\|2026-03-02T11:[^|]*$/],
  // The clocks of New York change on 8 March: six o'clock is then an hour earlier in UTC.
  [
    "everyDays(7).atHour(6).inTimezone('America/New_York')",
    8 * 24 * HOUR,
    /^\|2026-03-02T11:[^|]*\|2026-03-09T10:[^|]*$/,
  ],
  [
    'everyWeeks(1).onWeekDay(ScriptApp.WeekDay.WEDNESDAY).atHour(8)',
    10 * 24 * HOUR,
    /^\|2026-03-04T08:[^|]*\|2026-03-11T08:[^|]*$/,
  ],
  ['onMonthDay(31).atHour(1)', 92 * 24 * HOUR, /^\|2026-03-31T01:[^|]*\|2026-05-31T01:[^|]*$/],
  ['after(90000)', 24 * HOUR, /^\|2026-03-02T09:01:3[^|]*$/],
  ['at(new Date(Date.UTC(2026, 2, 2, 12)))', 24 * HOUR, /^\|2026-03-02T12:00:00[^|]*$/],
];

test.each(PLANS)('%s fires at the right times', (chain, span, expected) => {
  const world = start({ mode: 'bound' });
  expect(make(world, chain)).toBe('value');
  const created = Date.parse('2026-03-02T09:00:00Z');
  world.fireTriggers(created + span + 1_000);
  expect(world.properties().get('user\nemulated-bound-d1\nada')?.get('ticks')).toMatch(expected);
});

test('the minute of an hourly trigger is kept', () => {
  const world = start();
  make(world, 'everyHours(1)');
  world.fireTriggers(world.now() + 10 * HOUR);
  const ticks = (stored(world, 'ticks') ?? '').split('|').slice(1);
  expect(ticks).toHaveLength(10);
  expect(new Set(ticks.map((tick) => tick.slice(14, 16))).size).toBe(1);
});

test('a clock run gets the event of a clock, its document, its creator, and no user interface', () => {
  const world = start();
  make(world, 'at(new Date(Date.UTC(2026, 2, 8, 12, 34, 56)))');
  world.fireTriggers(Date.parse('2026-03-09T00:00:00Z'));
  expect(JSON.parse(stored(world, 'event') ?? '')).toEqual({
    authMode: 'FULL',
    triggerUid: world.triggers()[0]?.id,
    year: 2026,
    month: 3,
    'day-of-month': 8,
    'day-of-week': 7,
    'week-of-year': 11,
    hour: 12,
    minute: 34,
    second: 56,
    timezone: 'UTC',
  });
  expect(stored(world, 'sheet')).toBe('d1');
  world.run({ user: 'ada', document: 'd2', functionName: 'makeFor', args: ['withUi'] });
  const [run] = world.fireTriggers(world.now() + 2 * HOUR);
  expect(run).toMatchObject({ outcome: 'error', userId: 'ada', error: { message: expect.stringContaining('getUi') } });
});

test('the active spreadsheet of a clock run can be null', () => {
  const world = start();
  make(world, 'everyHours(1)');
  world.fireTriggers(world.now() + HOUR, { activeSpreadsheetIsNull: true });
  expect(stored(world, 'sheet')).toBe('null');
});

test('runs that were missed do not pile up', () => {
  const world = start();
  make(world, 'everyHours(1)');
  world.advance(50 * HOUR);
  expect(world.fireTriggers(world.now())).toHaveLength(1);
  expect(world.fireTriggers(world.now() + HOUR)).toHaveLength(1);
});

test('a consumer has ninety minutes of trigger time a day; then nothing runs until the day is over', () => {
  const world = start();
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['slow'] });
  // 200 seconds an hour.
  const outcomes = world.fireTriggers(world.now() + 12 * HOUR).map((run) => run.outcome);
  expect(outcomes).toEqual(Array.from({ length: 12 }, () => 'value'));
  world.useQuota('ada', 'triggerMs', 50 * 60_000);
  expect(world.fireTriggers(world.now() + HOUR)).toMatchObject([
    {
      outcome: 'error',
      error: { message: 'Service using too much computer time for one day.' },
      counters: { totalCalls: 0 },
    },
  ]);
  expect(world.fireTriggers(world.now() + 24 * HOUR).at(-1)?.outcome).toBe('value');
});

test('a Workspace account has six hours', () => {
  const world = start({ users: [{ id: 'ada', account: 'workspace' }] });
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['slow'] });
  world.useQuota('ada', 'triggerMs', 5 * HOUR);
  expect(world.fireTriggers(world.now() + HOUR)).toMatchObject([{ outcome: 'value' }]);
});

test('trigger time that ends in the middle of a run fails its next service call', () => {
  const world = start();
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['slowThenMore'] });
  world.useQuota('ada', 'triggerMs', 90 * 60_000 - 100);
  expect(world.fireTriggers(world.now() + HOUR)).toMatchObject([
    { outcome: 'error', counters: { calls: { 'Utilities.sleep': 1, 'Utilities.getUuid': 1 } } },
  ]);
});

test('an add-on fires although authorization has lapsed, stops at the first call that needs it, and mails nobody', () => {
  const world = start();
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['fetches'] });
  world.revoke('ada', [scope('script.external_request')]);
  const [run] = world.fireTriggers(world.now() + HOUR);
  expect(run).toMatchObject({
    outcome: 'error',
    error: { message: 'Authorization is required to perform that action.' },
  });
  expect(stored(world, 'began')).toBe('1');
  expect(world.outbox()).toEqual([]);
});

test('a bound script without authorization does not fire; its failures are mailed', () => {
  const world = start({ mode: 'bound' });
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['broken'] });
  expect(world.fireTriggers(world.now() + HOUR)).toHaveLength(1);
  expect(world.outbox()).toMatchObject([
    { to: ['ada@example.com'], subject: 'Summary of failures for Apps Script', body: 'broken: broken' },
  ]);
  world.revoke('ada', [scope('script.external_request')]);
  expect(world.fireTriggers(world.now() + 3 * HOUR)).toEqual([]);
});

test('triggers of a user who has removed the add-on stop, and go on when it is installed again', () => {
  const world = smallWorld(`${CODE} function onInstall() {}`);
  make(world, 'everyHours(1)');
  world.uninstallAddOn('ada');
  expect(world.fireTriggers(world.now() + 3 * HOUR)).toEqual([]);
  world.installAddOn('ada', 'd1');
  expect(world.fireTriggers(world.now() + 2 * HOUR)).toHaveLength(2);
});

test('a handler that no longer exists is the error of the run', () => {
  const world = start();
  world.run({ user: 'ada', document: 'd1', functionName: 'makeFor', args: ['gone'] });
  expect(world.fireTriggers(world.now() + HOUR)).toMatchObject([
    { outcome: 'error', error: { message: 'Script function not found: gone' } },
  ]);
});

test('deleting the trigger of somebody else, or twice, fails', () => {
  const world =
    smallWorld(`${CODE} function twice() { const t = ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); ScriptApp.deleteTrigger(t); ScriptApp.deleteTrigger(t); }
    function nothing() { ScriptApp.deleteTrigger({}); }`);
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'twice' }).outcome).toBe('error');
  expect(world.run({ user: 'ada', document: 'd1', functionName: 'nothing' })).toMatchObject({
    error: { message: expect.stringContaining("don't match the method signature for ScriptApp.deleteTrigger") },
  });
});
