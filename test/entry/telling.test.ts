/** What people are told when nobody looks: by mail, by a message, by the next opening; and that no lapse loses anything. */
import { closedAfterAll } from '../closing';
import { everythingIn } from '../everything';
import { gridOf } from './add-on-world';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { DAY, HOUR, HOURLY, openScheduled, plan, type ScheduledDesk, tellAda } from './scheduling';

jest.setTimeout(60_000);

let crm: CrmBeside;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 40, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
const KEY = 'apple-readonly';
afterEach(() => crm.control({ clear: true, now: [{ kind: 'revoke', key: KEY, undo: true }] }));
const revoke = () => crm.control({ now: [{ kind: 'revoke', key: KEY }] });
const revive = () => crm.control({ now: [{ kind: 'revoke', key: KEY, undo: true }] });

const WORKS = 'Twenty Sheets: this address works';
const STOPPED = 'Twenty Sheets: “All People” not refreshed by schedule';
const AGAIN = 'Twenty Sheets: “All People” refreshed again';

test('one mail a failure until it works again, then one that it does; cause, table, link and remedy are in it', async () => {
  const ada = openScheduled(crm, { key: KEY, timing: HOURLY });
  tellAda(ada);
  await revoke();
  ada.pass(5 * HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED]);
  const { body, to } = ada.desk.emulator.outbox()[1] ?? { body: '', to: [] };
  expect(to).toEqual(['ada@example.com']);
  expect(body).toMatch(
    /^All People\nThis API key was revoked in Twenty\..*Create a new key.*\nhttps:\/\/docs\.google\.com\/spreadsheets\/d\/doc\/edit#gid=\d+\n/s,
  );
  await revive();
  ada.pass(3 * HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED, AGAIN]);
  await revoke();
  ada.pass(2 * HOUR);
  expect(ada.mails()).toHaveLength(4);
});

test('several tables with one trouble are one mail, in the language of the person', async () => {
  const ada = openScheduled(crm, { key: KEY, timing: HOURLY });
  const other = ada.desk.pull('Companies', 'All Companies').tableId;
  ada.desk.call('planSchedule', { tableId: other, plan: plan(HOURLY) });
  ada.desk.emulator.setLocale('ada', 'fr');
  tellAda(ada);
  await revoke();
  ada.pass(3 * HOUR);
  expect(ada.mails()).toEqual([
    'Twenty Sheets : cette adresse fonctionne',
    'Twenty Sheets : 2 éléments sans actualisation programmée',
  ]);
});

test('an address is a person’s own, tried first, and no other editor can see or set it', () => {
  const { desk, mails } = openScheduled(crm);
  for (const email of ['nobody', 'a@b', 'a@b.com,c@d.com', 'a b@c.com'])
    expect(desk.refusal('setTelling', { email, webhook: '', name: '', isWorkspace: false }).kind).toBe('mail-invalid');
  for (const webhook of [
    'https://evil.example.com/',
    'http://hooks.slack.com/x',
    'https://hooks.slack.com.evil.com/x',
    'https://hooks.slack.com/x y',
  ])
    expect(desk.refusal('setTelling', { email: '', webhook, name: '', isWorkspace: false }).kind).toBe(
      'webhook-invalid',
    );
  expect(mails()).toEqual([]);
  tellAda({ desk });
  tellAda({ desk }, { isWorkspace: true });
  expect(mails()).toEqual([WORKS]);
  expect(desk.call('getTelling', {}, 'bob')).toEqual({ email: '', webhook: '', name: '', isWorkspace: false });
  expect(desk.call('getTelling', {})).toMatchObject({ email: 'ada@example.com', name: 'Ada', isWorkspace: true });
  expect(JSON.stringify(desk.emulator.properties().get('document\nemulated-add-on\ndoc') ?? '')).not.toContain('ada@');
});

test('who gave no address is told of what still fails once they give one', async () => {
  const ada = openScheduled(crm, { key: KEY, timing: HOURLY });
  await revoke();
  ada.pass(2 * HOUR);
  tellAda(ada);
  ada.pass(HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED]);
});

test('a key that expires within two weeks is named, in the sidebar and by one mail', () => {
  const ada = openScheduled(crm, { timing: HOURLY });
  tellAda(ada);
  const user = userProperties(ada.desk, 'ada');
  const [key = ''] = user.keys('workspace/');
  const keyExpires = new Date(ada.desk.emulator.now() + 10 * DAY).toISOString();
  const notices = () => ada.desk.call('getState', {}).notices?.map(({ message }) => message);
  expect(notices()).toEqual([]);
  user.set(key, JSON.stringify({ ...JSON.parse(user.get(key) ?? ''), keyExpires }));
  expect(notices()).toEqual([expect.stringContaining(`expires on ${keyExpires.slice(0, 10)}`)]);
  ada.pass(3 * HOUR);
  expect(ada.mails().slice(1)).toEqual(['Twenty Sheets: “Your key” not refreshed by schedule']);
});

interface Lapse {
  readonly name: string;
  /** Begins it, and gives how it ends. */
  readonly begin: (ada: ScheduledDesk) => Promise<() => Promise<void> | void> | (() => Promise<void> | void);
  /** How it is told: a mail of that subject, or a sentence at the next opening. */
  readonly mail?: string;
  readonly notice?: RegExp;
  /** What the schedule says. */
  readonly sentence?: RegExp;
}

const nothing = (): void => undefined;
const SCOPES = 'https://www.googleapis.com/auth/script.';

const LAPSES: readonly Lapse[] = [
  {
    name: 'a revoked key',
    begin: async () => {
      await revoke();
      return () => void revive();
    },
    mail: STOPPED,
    sentence: /revoked/,
  },
  {
    name: 'a permission that is missing',
    begin: ({ desk }) => {
      desk.emulator.revoke('ada', [`${SCOPES}external_request`]);
      return () => desk.emulator.grant('ada');
    },
    mail: STOPPED,
    sentence: /lacks a permission/,
  },
  {
    name: 'a trigger that was deleted',
    begin: ({ desk }) => {
      (desk.emulator.triggers() as unknown[]).splice(0);
      return nothing;
    },
    notice: /trigger that starts your scheduled refreshes was gone/,
  },
  {
    name: 'requests of a day used up',
    begin: ({ desk }) => {
      desk.emulator.useQuota('ada', 'urlfetch', 20_000);
      return () => desk.emulator.advance(DAY);
    },
    mail: STOPPED,
    sentence: /Nothing answers|quota/,
  },
  {
    name: 'a service error that passes',
    begin: async () => {
      const fault = { kind: 'answer', status: 500, body: 'x' } as const;
      await crm.control({ rules: [{ on: 'any', fault, times: 1_000 }] });
      return () => void crm.control({ clear: true });
    },
    mail: STOPPED,
  },
];

test.each(LAPSES)(
  '$name is told once, loses nothing, and all goes on after it',
  async ({ begin, mail, notice, sentence }) => {
    const ada = openScheduled(crm, { key: KEY, timing: HOURLY });
    tellAda(ada);
    ada.pass(2 * HOUR);
    const rows = gridOf(ada.desk.state, 'All People');
    const end = await begin(ada);
    ada.pass(5 * HOUR);
    expect(gridOf(ada.desk.state, 'All People')).toEqual(rows);
    if (mail) expect(ada.mails()).toEqual([WORKS, mail]);
    const state = ada.desk.call('getState', {});
    const said = state.notices?.map(({ message }) => message).join('\n') ?? '';
    if (notice) expect(said).toMatch(notice);
    if (sentence) expect(state.tables[0]?.schedule?.lastFailure).toMatch(sentence);
    await end();
    await crm.control({});
    const before = ada.desk.table(ada.tableId).receipt?.finished ?? '';
    ada.pass(3 * HOUR);
    expect((ada.desk.table(ada.tableId).receipt?.finished ?? '') > before).toBe(true);
    expect(ada.desk.table(ada.tableId).schedule?.lastFailure).toBeNull();
    if (mail) expect(ada.mails()).toEqual([WORKS, mail, AGAIN]);
  },
);

test('mails of a day used up, or not allowed: it is told when it can be, and the next opening says why', async () => {
  const ada = openScheduled(crm, { key: KEY, timing: HOURLY });
  tellAda(ada);
  await revoke();
  ada.desk.emulator.useQuota('ada', 'email', 99);
  ada.pass(2 * HOUR);
  expect(ada.mails()).toEqual([WORKS]);
  const said = () =>
    ada.desk
      .call('getState', {})
      .notices?.map(({ message }) => message)
      .join();
  expect(said()).toMatch(/only so many emails a day/);
  ada.pass(25 * HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED]);
  expect(said()).toBe('');
  ada.desk.emulator.revoke('ada', [`${SCOPES}send_mail`]);
  await revive();
  ada.pass(2 * HOUR);
  expect(said()).toMatch(/may send email as you/);
  ada.desk.emulator.grant('ada');
  ada.pass(HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED, AGAIN]);
});

test('a run without its spreadsheet writes nothing, and is told once', () => {
  const ada = openScheduled(crm, { timing: HOURLY });
  tellAda(ada);
  const before = everythingIn(ada.desk.state);
  ada.pass(3 * HOUR, { activeSpreadsheetIsNull: true });
  expect(everythingIn(ada.desk.state)).toBe(before);
  expect(ada.mails()).toEqual([WORKS, 'Twenty Sheets: “All tables” not refreshed by schedule']);
  ada.pass(2 * HOUR);
  expect(ada.desk.table(ada.tableId).schedule?.lastFailure).toBeNull();
  expect(ada.mails()).toHaveLength(2);
  // That it worked in between is known, though not told.
  ada.pass(HOUR, { activeSpreadsheetIsNull: true });
  expect(ada.mails()).toHaveLength(3);
});

test('while another is at work in the spreadsheet nothing fails: the table stays due', () => {
  const ada = openScheduled(crm, { timing: HOURLY });
  tellAda(ada);
  ada.desk.connect('apple-admin', 'bob');
  const started = ada.desk.call('startPull', ada.desk.choice('Companies', 'All Companies', {}, 'bob'), 'bob');
  const before = ada.desk.table(ada.tableId).receipt?.finished ?? '';
  let ticks = 0;
  // Bob holds the lock while ada's trigger ticks.
  const onCall = (name: string): void => {
    if (!name.startsWith('UrlFetchApp.') || ticks > 0) return;
    ticks = 1;
    ticks += ada.pass(HOUR).length;
  };
  ada.desk.emulator.clientCall('bob', 'doc', 'continuePull', [JSON.stringify({ tableId: started.tableId })], {
    onCall,
  });
  expect(ticks).toBe(2);
  const { schedule, receipt } = ada.desk.table(ada.tableId);
  expect(schedule).toMatchObject({ lastFailure: null, lastRun: null });
  expect(receipt?.finished).toBe(before);
  ada.pass(HOUR);
  expect((ada.desk.table(ada.tableId).receipt?.finished ?? '') > before).toBe(true);
  expect(ada.mails()).toEqual([WORKS]);
});

test('a store that is full stops no other table, and is told', () => {
  const ada = openScheduled(crm, { timing: HOURLY });
  tellAda(ada);
  const properties = documentProperties(ada.desk);
  // What only saves time would make room, and so would the last job.
  for (const key of properties.keys(''))
    if (/^(columns|job|pace|runs|names|receipt)\b/.test(key)) properties.delete(key);
  properties.set('filler', 'x'.repeat(524_200 - properties.bytes()));
  const before = gridOf(ada.desk.state, 'All People');
  ada.pass(3 * HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED]);
  expect(gridOf(ada.desk.state, 'All People')).toEqual(before);
  properties.delete('filler');
  ada.pass(2 * HOUR);
  expect(ada.mails()).toEqual([WORKS, STOPPED, AGAIN]);
});

test('the 21st trigger, or a second one here, is refused before anything changes', () => {
  const { desk, tableId } = openScheduled(crm);
  const triggers = desk.emulator.triggers() as unknown as { push: (one: object) => void };
  const [scriptId] = ['emulated-add-on'];
  for (let index = 0; index < 20; index += 1) {
    triggers.push({
      id: String(index),
      scriptId,
      userId: 'ada',
      documentId: `other ${index}`,
      functionName: 'onScheduledRefresh',
      schedule: { kind: 'hours', every: 1, minute: 0 },
      createdAt: 0,
      nextAt: null,
    });
  }
  expect(desk.refusal('planSchedule', { tableId, plan: plan(HOURLY) }).kind).toBe('schedule-refused');
  expect(desk.table(tableId).schedule).toBeNull();
  // Nor does one that is paused go on, or change hands, without a trigger.
  desk.call('planSchedule', { tableId, plan: plan(HOURLY, { paused: true }) });
  expect(desk.refusal('planSchedule', { tableId, plan: plan(HOURLY) }).kind).toBe('schedule-refused');
  expect(desk.table(tableId).schedule).toMatchObject({ paused: true });
  const properties = documentProperties(desk);
  const key = `schedule/${tableId}`;
  const theirs = (properties.get(key) ?? '').replace(/"owner":"\w+"/, '"owner":"another"');
  properties.set(key, theirs);
  expect(desk.refusal('takeSchedule', { tableId }).kind).toBe('schedule-refused');
  expect(properties.get(key)).toBe(theirs);
});
