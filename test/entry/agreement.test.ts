/** What a person agreed to is what their key is used for: whatever another editor writes on the sheet. */
import type { JobInfo } from '../../src/protocol/job';
import { type Desk, gridOf, OPTIONS, openDesk, everyHours } from './add-on-world';
import { everythingIn } from '../everything';
import { type CrmBeside, startCrmBeside } from './crm-beside';
import { documentProperties, userProperties } from './properties';
import { settingsSaid, tamper } from './tampering';
import { closedAfterAll } from '../closing';

// A CRM in another thread and a spreadsheet for each test: a busy machine takes its time.
jest.setTimeout(60_000);

const HOUR = 3_600_000;

let crm: CrmBeside;
let desk: Desk;
let tableId: string;
const later = closedAfterAll();
beforeAll(async () => {
  crm = await startCrmBeside({ records: 60, objects: ['person', 'company', 'workspaceMember'] });
  later(() => crm.close());
});
afterEach(() => crm.control({ clear: true, restore: true }));

function open(view: string, options = OPTIONS): void {
  desk = openDesk(crm);
  tableId = desk.begin('People', view, { options }).tableId;
}

const ask = (user = 'ada') => desk.ask('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, user);
const refresh = (user = 'ada'): JobInfo =>
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, user), user);
const agree = (agreed: string, user = 'ada'): JobInfo =>
  desk.drive(desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: true, agreed }, user), user);

function hourPasses(): void {
  const onCall = (name: string): void => {
    if (name.startsWith('UrlFetchApp.')) crm.setTime(desk.emulator.now());
  };
  desk.emulator.fireTriggers(desk.emulator.now() + 1.2 * HOUR, { onCall });
}

const headers = (sheet = 'Directors') => (gridOf(desk.state, sheet)[0] ?? []).filter((header) => header !== null);

/** Requests for records since the last time this was asked. */
const recordRequests = async (): Promise<number> => (await crm.control({ reset: true })).recordRequests;
const idOf = (object: string, view: string): string => desk.choice(object, view).viewId;

/** The saved job of the table. */
const jobOf = (one: Desk, id: string): { table: { viewId: string; viewName: string; objectLabel: string } } =>
  JSON.parse(documentProperties(one).get(`job/${id}`) ?? '');

/** Each setting of the tag, changed by somebody who wants to see more; and the word under which the refusal names it. */
const ATTACKS: readonly (readonly [setting: string, change: Parameters<typeof tamper>[2], named: string])[] = [
  ['viewId', (said) => ({ ...said, viewId: idOf('People', 'All People') }), 'view'],
  ['options.columns', (said) => withOptions(said, { columns: { kind: 'all' } }), 'columns'],
  [
    'options.columns, chosen',
    (said) => withOptions(said, { columns: { kind: 'chosen', fieldIds: ['', '0', 'a'] } }),
    'columns',
  ],
  ['options.relationLabels', (said) => withOptions(said, { relationLabels: false }), 'names of related records'],
  ['options.selectAs', (said) => withOptions(said, { selectAs: 'value' }), 'labels of choices'],
  ['options.listChanges', (said) => withOptions(said, { listChanges: true }), 'list of changes'],
  ['options.rowOrder', (said) => withOptions(said, { rowOrder: 'stay' }), 'rows stay in place'],
  ['options.mayShrink', (said) => withOptions(said, { mayShrink: true }), 'most rows may go without asking'],
  ['options.hiddenGroups', (said) => withOptions(said, { hiddenGroups: 'leaveOut' }), 'records of hidden groups'],
  ['options.relationIds', (said) => withOptions(said, { relationIds: 'none' }), 'names of related records'],
  ['options.recordLinks', (said) => withOptions(said, { recordLinks: true }), 'links on names'],
  ['memberId', (said) => ({ ...said, memberId: '20202020-0000-4000-8000-000000000000' }), '“me”'],
  ['memberZone', (said) => ({ ...said, memberZone: 'Pacific/Auckland' }), '“me”'],
  ['objectId', (said) => ({ ...said, objectId: '20202020-0000-4000-8000-000000000000' }), 'object'],
  ['address', (said) => ({ ...said, address: 'https://crm.evil.example' }), 'workspace'],
  ['workspaceId', (said) => ({ ...said, workspaceId: 'another' }), 'workspace'],
];

function withOptions(said: Parameters<Parameters<typeof tamper>[2]>[0], options: object): object {
  return { ...said, options: { ...said.options, ...options } };
}

describe('another editor, without a key, changes the settings on the sheet', () => {
  beforeEach(() => open('Directors'));

  test('each setting of the tag is among those that are attacked here, or is a name', () => {
    const attacked = new Set(ATTACKS.map(([setting]) => setting.split(/[.,]/)[setting.startsWith('options.') ? 1 : 0]));
    const { options, ...rest } = settingsSaid(desk, tableId);
    const names = [
      'v',
      'id',
      'objectLabel',
      'objectPath',
      'viewName',
      'memberName',
      'workspaceName',
      'language',
      'place',
    ];
    const settings = [...Object.keys(rest), ...Object.keys(options)];
    expect(settings.filter((name) => !attacked.has(name) && !names.includes(name))).toEqual([]);
  });

  test.each(ATTACKS)('%s: the hour asks Twenty for no record, and says so', async (_, change, named) => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    tamper(desk, tableId, change);
    const before = everythingIn(desk.state);
    await recordRequests();
    hourPasses();
    expect(await recordRequests()).toBe(0);
    expect(everythingIn(desk.state)).toBe(before);
    const { schedule, viewName, viewId, options, isChanged } = desk.table(tableId);
    expect(schedule?.lastFailure).toContain(`not those that you agreed to (${named}). Twenty was not asked`);
    // The card shows what was agreed to, and that the sheet says something else.
    const shown = { viewName: 'Directors', viewId: idOf('People', 'Directors'), options: OPTIONS, isChanged: true };
    expect({ viewName, viewId, options, isChanged }).toEqual(shown);
  });

  test.each(ATTACKS)('%s: by hand nothing is asked for before a yes', async (_, change) => {
    tamper(desk, tableId, change);
    const before = everythingIn(desk.state);
    await recordRequests();
    const answer = ask();
    // To another address, or another workspace there, there is no key.
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: expect.stringMatching(/^(agree-anew|not-connected|request-invalid|member-needed)$/) },
    });
    expect(await recordRequests()).toBe(0);
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('names on the sheet are only names: what is shown, asked and written is what was agreed to', () => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    tamper(desk, tableId, (said) => ({ ...said, viewName: 'Salaries', objectLabel: 'Secrets', objectPath: '../evil' }));
    expect(desk.table(tableId)).toMatchObject({ viewName: 'Directors', objectLabel: 'People', isChanged: false });
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
    expect(settingsSaid(desk, tableId)).toMatchObject({ viewName: 'Directors', objectLabel: 'People' });
    expect(jobOf(desk, tableId).table).toMatchObject({ viewName: 'Directors', objectLabel: 'People' });
  });

  test('the question names the view by what Twenty calls it, and a yes renews the agreement', () => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    const viewId = idOf('People', 'All People');
    tamper(desk, tableId, (said) => ({ ...said, viewId, viewName: 'Directors' }));
    const answer = ask();
    if (answer.ok) throw new Error('nothing was asked');
    expect(answer.error.message).toContain('view: “All People” (');
    expect(answer.error.message).toContain('instead of “Directors”');
    expect(agree(answer.error.agree ?? '')).toMatchObject({ phase: 'done', receipt: { written: 60 } });
    expect(desk.table(tableId)).toMatchObject({ viewName: 'All People', viewId, isChanged: false });
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
  });

  test('a yes counts for what was shown, not for what stands there by then', async () => {
    tamper(desk, tableId, (said) => ({ ...said, viewId: idOf('People', 'Without job title') }));
    const answer = ask();
    const agreed = (!answer.ok && answer.error.agree) || '';
    tamper(desk, tableId, (said) => ({ ...said, viewId: idOf('People', 'All People') }));
    await recordRequests();
    const { kind, message } = desk.refusal('refreshTable', { tableId, acceptFewer: true, acceptGone: true, agreed });
    expect(kind).toBe('agree-anew');
    expect(message).toContain('“All People”');
    expect(await recordRequests()).toBe(0);
  });

  test('the file for Twenty, and edits, are of what was agreed to, or of nothing', async () => {
    tamper(desk, tableId, (said) => ({ ...said, viewId: idOf('People', 'All People') }));
    await recordRequests();
    const file = { kind: 'twenty', rowsPerFile: null } as const;
    expect(desk.refusal('readCsv', { tableId, file, next: null }).kind).toBe('agreed-otherwise');
    expect(desk.refusal('listEdits', { tableId }).kind).toBe('agreed-otherwise');
    // A switch on its page is of what was agreed to as well.
    desk.call('setEditing', { tableId, on: true });
    expect(jobOf(desk, tableId).table.viewId).toBe(idOf('People', 'Directors'));
    expect(await recordRequests()).toBe(0);
  });

  test('a job with other settings goes no further than one that was agreed to', async () => {
    // A yes that came to nothing counts no more once the person refreshes what they agreed to before.
    tamper(desk, tableId, (said) => ({ ...said, viewId: idOf('People', 'All People') }));
    const answer = ask();
    const agreed = (!answer.ok && answer.error.agree) || '';
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false, agreed });
    desk.call('cancelPull', { tableId });
    tamper(desk, tableId, (said) => ({ ...said, viewId: idOf('People', 'Directors') }));
    desk.call('refreshTable', { tableId, acceptFewer: false, acceptGone: false });
    await recordRequests();
    const turned = (): void => {
      const job = jobOf(desk, tableId);
      job.table.viewId = idOf('People', 'All People');
      documentProperties(desk).set(`job/${tableId}`, JSON.stringify(job));
      const failed = { phase: 'failed', failure: { kind: 'agreed-otherwise' } };
      expect(desk.call('continuePull', { tableId })).toMatchObject(failed);
    };
    turned();
    // One of the person's own choice, too.
    desk.call('setEditing', { tableId, on: true });
    turned();
    expect(await recordRequests()).toBe(0);
  });
});

describe('all fields', () => {
  const ALL = { ...OPTIONS, columns: { kind: 'all' } } as const;
  const SALARY = { name: 'salary', type: 'TEXT' as const, label: 'Salary', values: ['high', 'low'] };
  const BONUS = { name: 'bonus', type: 'TEXT' as const, label: 'Bonus', values: ['high', 'low'] };
  const newField = (field = SALARY) => crm.control({ now: [{ kind: 'fields', object: 'person', fields: [field] }] });

  test('are those that there were: a new one is asked for by hand, and stops the hour', async () => {
    open('Directors', ALL);
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    await newField();
    const before = headers();
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toContain('columns that you have not agreed to: Salary.');
    expect(headers()).toEqual(before);
    const { failure } = refresh();
    expect(failure).toMatchObject({ kind: 'agree-columns', message: expect.stringContaining(': Salary.') });
    // A yes is one to the columns that were shown.
    await newField(BONUS);
    const more = agree(failure?.agree ?? '').failure;
    expect(more).toMatchObject({ kind: 'agree-columns', message: expect.stringContaining('Bonus') });
    expect(agree(more?.agree ?? '').phase).toBe('done');
    expect(headers()).toContain('Salary');
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
  });

  test('asked for by a colleague do not come with the owner’s hour', async () => {
    open('All People');
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    desk.connect('apple-nojobtitle', 'bob');
    const target = { kind: 'sheet', sheetId: desk.table(tableId).sheetId } as const;
    expect(desk.pull('People', 'All People', { target, options: ALL, acceptFewer: true }, 'bob').phase).toBe('done');
    const before = everythingIn(desk.state);
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toContain('(columns)');
    expect(everythingIn(desk.state)).toBe(before);
  });

  test('that the key could not read come only when the person, who can see them now, says so', async () => {
    desk = openDesk(crm);
    desk.connect('apple-nojobtitle');
    tableId = desk.pull('People', 'All People', { options: ALL }).tableId;
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    desk.connect();
    await crm.queries();
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
    expect((await crm.queries()).filter(({ query }) => query.includes('jobTitle'))).toEqual([]);
    expect(headers('All People')).not.toContain('Job Title');
    const { failure } = refresh();
    expect(failure).toMatchObject({ kind: 'agree-columns', message: expect.stringContaining(': Job Title.') });
    expect(headers('All People')).not.toContain('Job Title');
    expect(agree(failure?.agree ?? '').phase).toBe('done');
    expect(headers('All People')).toContain('Job Title');
  });
});

test('a view is agreed to as it is: what Twenty itself changes of it flows into the table', async () => {
  open('Directors');
  desk.call('planSchedule', { tableId, plan: everyHours(1) });
  const people = desk.state.sheets.find(({ name }) => name === 'Directors');
  expect(people).toBeDefined();
  await crm.control({ now: [{ kind: 'view', view: 'Directors', set: { filters: [] } }] });
  hourPasses();
  expect(desk.table(tableId)).toMatchObject({ receipt: { written: 60 }, schedule: { lastFailure: null } });
});

describe('each person', () => {
  beforeEach(() => {
    open('Directors');
    desk.connect('apple-readonly', 'bob');
  });

  test('agrees for themselves: the first refresh with their key shows what it asks for', () => {
    const answer = ask('bob');
    expect(answer).toMatchObject({ ok: false, error: { kind: 'agree-first' } });
    const agreed = (!answer.ok && answer.error.agree) || '';
    expect(desk.refusal('planSchedule', { tableId, plan: everyHours(1) }, 'bob').kind).toBe('not-agreed');
    expect(desk.refusal('setEditing', { tableId, on: true }, 'bob').kind).toBe('not-agreed');
    expect(agree(agreed, 'bob').phase).toBe('done');
    expect(refresh('bob').phase).toBe('done');
    expect(desk.call('planSchedule', { tableId, plan: everyHours(1) }, 'bob').schedule?.mine).toBe(true);
  });

  test('keeps their own: what one agrees to changes nothing for the other', () => {
    desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }, 'bob'), 'bob');
    const bobs = userProperties(desk, 'bob').get(`agreed/doc/${tableId}`);
    tamper(desk, tableId, (said) => withOptions(said, { listChanges: true }));
    desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    expect(refresh().phase).toBe('done');
    expect(userProperties(desk, 'bob').get(`agreed/doc/${tableId}`)).toBe(bobs);
    expect(ask('bob')).toMatchObject({ ok: false, error: { kind: 'agree-anew' } });
  });

  test('with a schedule from before agreements were kept is told to refresh once by hand', async () => {
    desk.call('planSchedule', { tableId, plan: everyHours(1) });
    userProperties(desk, 'ada').delete(`agreed/doc/${tableId}`);
    await recordRequests();
    hourPasses();
    expect(await recordRequests()).toBe(0);
    expect(desk.table(tableId).schedule?.lastFailure).toContain('You have not yet agreed');
    desk.drive(desk.agree('refreshTable', { tableId, acceptFewer: false, acceptGone: false }));
    hourPasses();
    expect(desk.table(tableId).schedule?.lastFailure).toBeNull();
  });
});

test('an agreement goes with its table, when its sheet is gone', () => {
  open('Directors');
  const key = `agreed/doc/${tableId}`;
  desk.call('getState', {});
  expect(userProperties(desk, 'ada').get(key)).not.toBeNull();
  desk.state.metadata = desk.state.metadata.filter((tag) => !tag.key.endsWith('/table'));
  desk.call('getState', {});
  expect(userProperties(desk, 'ada').get(key)).toBeNull();
});
