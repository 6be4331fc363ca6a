/** What people may take back from an add-on, at any time and one by one. */
import { closedAfterAll } from '../closing';
import { type Desk, openDesk, refreshAgreed, everyHours } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';

const SCOPE = 'https://www.googleapis.com/auth/script.';
const FETCH = `${SCOPE}external_request`;
const TRIGGERS = `${SCOPE}scriptapp`;

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 50 });
  later(() => crm.close());
});

function pulled(): { desk: Desk; tableId: string } {
  const desk = openDesk(crm);
  desk.connect();
  return { desk, tableId: desk.pull('People', 'All People').tableId };
}

test('without the right to ask other servers, that is said, not that Twenty does not answer', () => {
  const { desk, tableId } = pulled();
  const before = everythingIn(desk.state);
  desk.emulator.revoke('ada', [FETCH]);
  expect(desk.refusal('listObjects', { refresh: true, more: false }).kind).toBe('authorization-missing');
  expect(desk.call('getState', {}).authorizationUrl).toMatch(/^https:/);
  desk.emulator.grant('ada', [FETCH]);
  expect(desk.call('getState', {}).authorizationUrl).toBeNull();
  expect(everythingIn(desk.state)).toBe(before);
  expect(desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false })).phase).toBe('done');
});

test('without the right to make triggers no schedule is kept that nothing would run', () => {
  const { desk, tableId } = pulled();
  desk.emulator.revoke('ada', [TRIGGERS]);
  expect(desk.refusal('planSchedule', { tableId, plan: everyHours(1) }).kind).toBe('authorization-missing');
  expect(desk.table(tableId).schedule).toBeNull();
  desk.emulator.grant('ada', [TRIGGERS]);
  expect(desk.call('planSchedule', { tableId, plan: everyHours(1) }).schedule).toMatchObject({
    timing: { kind: 'hours', every: 1 },
  });
});

test('whoever disconnects takes their own hourly refreshes with the key, and leaves those of others', () => {
  const { desk, tableId } = pulled();
  const other = desk.pull('Companies', 'All Companies').tableId;
  desk.connect('apple-readonly', 'bob');
  desk.drive(desk.agree('refreshTable', { tableId: other, acceptFewer: false, acceptGone: false }, 'bob'), 'bob');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  refreshAgreed(desk, other, 'bob');
  desk.call('planSchedule', { tableId: other, plan: everyHours(2) }, 'bob');
  desk.call('disconnect', {});
  expect(desk.table(tableId).schedule).toBeNull();
  expect(desk.table(other).schedule).toMatchObject({ timing: { kind: 'hours', every: 2 }, mine: false });
  expect(desk.emulator.triggers()).toHaveLength(1);
});

test.each(['add-on', 'bound'] as const)(
  '%s: without the right to send mail everything works, and nobody is reminded',
  (mode) => {
    const desk = openDesk(crm, { mode });
    desk.emulator.revoke('ada', ['https://www.googleapis.com/auth/script.send_mail']);
    const { tableId, phase } = desk.begin('People', 'All People');
    expect(phase).toBe('done');
    expect(desk.call('getState', {}).authorizationUrl).toBeNull();
    expect(desk.call('planSchedule', { tableId, plan: everyHours(1) }).schedule).toMatchObject({ mine: true });
    // Google may not fire triggers of a bound script that lacks any permission of its manifest: nobody has seen it.
    if (mode === 'bound') return;
    desk.emulator.fireTriggers(desk.emulator.now() + 5_400_000, {
      onCall: (name) => void (name.startsWith('UrlFetchApp.') && crm.setTime(desk.emulator.now())),
    });
    expect(desk.table(tableId).schedule).toMatchObject({ lastFailure: null, lastRun: expect.any(String) });
  },
);
