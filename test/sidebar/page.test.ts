import { readFileSync } from 'node:fs';
import {
  connection,
  csvPart,
  field,
  held,
  job,
  object,
  ok,
  options,
  receipt,
  refused,
  sidebarState,
  table,
  viewChoice,
  scheduleOf,
} from './builders';
import { inChromium } from '../chromium';
import { openTable, opensWith, useSidebar } from './page';

/** A header that Twenty's import does not guess. */
const OWNER = { header: 'Owner Id', instead: 'Owner / Id' };

const KEY = 'eyJhbGciOiJIUzI1NiJ9.secret.x9Qk';
const SCHEDULE = scheduleOf();
const RUN = {
  started: '2026-09-20T09:00:00Z',
  tableId: 't1',
  viewName: 'All People',
  who: 'you',
  scheduled: true,
  rows: 300,
  added: 2,
  changed: 3,
  gone: 1,
  requests: 5,
  seconds: 4.2,
  phase: 'done',
  result: 'done',
} as const;

jest.setTimeout(30_000);

inChromium('the sidebar in Chromium', () => {
  const sidebar = useSidebar();

  test('who connects is told who could change a script of the spreadsheet’s own, in their language', async () => {
    for (const [language, word] of [
      ['en', 'can change it'],
      ['fr', 'peut le changer'],
    ] as const) {
      const page = await sidebar.open(opensWith({ connection: null, language }));
      expect(await page.textContent('#own-script')).toContain(word);
    }
  });

  test('from the key to a pulled table: connect, object, view, progress, receipt, tables', async () => {
    const pulled = table({ receipt: receipt({ finished: new Date().toISOString() }) });
    const page = await sidebar.open({
      getState: [ok(sidebarState({ connection: null })), ok(sidebarState()), ok(sidebarState({ tables: [pulled] }))],
      connect: [refused('key-invalid', 'Twenty does not know this key.'), ok(connection())],
      listObjects: [ok([object('person', 'People'), object('company', 'Companies')])],
      listViews: [ok([viewChoice('v1', { isIndex: true }), viewChoice('v2', { name: 'Engineers' })])],
      startPull: [ok(job({ phase: 'counting', rows: 0, total: null }))],
      continuePull: [ok(job()), held(job({ phase: 'done', rows: 12_000, receipt: receipt() }))],
    });
    await page.fill('#address', 'crm.acme.example');
    await page.fill('#key', KEY);
    await page.click('[data-action=connect]');
    expect(await page.textContent('#trouble')).toContain('Twenty does not know this key.');
    expect(await page.inputValue('#address')).toBe('crm.acme.example');
    expect(await page.getAttribute('#key', 'aria-invalid')).toBe('true');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('key');
    expect(await page.inputValue('#key')).toBe(KEY);
    await page.click('[data-action=connect]');
    expect(await page.textContent('header')).toContain('••x9Qk');

    await page.waitForSelector('[data-object=company]');
    await page.fill('#object', 'peo');
    expect(await page.locator('[data-object]').count()).toBe(1);
    await page.press('#object', 'Enter');
    await page.click('[data-view=v2]');
    await page.click('[data-action=pull]');
    await page.waitForSelector('#progress[aria-valuenow="50"]');
    expect(await page.getAttribute('#progress', 'aria-valuetext')).toBe('6,000 of 12,000 records');
    await page.evaluate(() => Reflect.get(globalThis, 'releaseAnswer')());
    await page.waitForSelector('#receipt[data-receipt=complete]');
    expect(await page.textContent('#receipt')).toContain('12,000 of 12,000 records');
    expect(await sidebar.inputsOf('startPull')).toEqual([
      {
        objectId: 'object-person',
        viewId: 'v2',
        target: { kind: 'sheet', sheetId: 1 },
        options: options(),
        memberId: null,
        acceptFewer: false,
        acceptGone: false,
      },
    ]);
    expect(await page.textContent('#ended')).toBe('All People is in the sheet');
    await page.click('[data-action=back]');
    expect(await page.textContent('[data-table=t1]')).toContain('a moment ago · 12,000 records');
    expect(await page.content()).not.toContain('secret');
    expect((await sidebar.calls()).filter(({ input }) => input.includes(KEY)).map(({ endpoint }) => endpoint)).toEqual([
      'connect',
      'connect',
    ]);
  });

  test('the key is hidden until it is asked to be shown, and the field keeps it', async () => {
    const page = await sidebar.open(opensWith({ connection: null }));
    await page.fill('#key', KEY);
    expect(await page.getAttribute('#key', 'type')).toBe('password');
    expect(await page.getAttribute('#key', 'autocomplete')).toBe('off');
    await page.click('[data-action=toggle-key]');
    expect(await page.getAttribute('#key', 'type')).toBe('text');
    expect(await page.inputValue('#key')).toBe(KEY);
  });

  test('the way to a new key leads to the workspace whose address was typed', async () => {
    const page = await sidebar.open(opensWith({ connection: null }));
    const link = page.locator('#key-help a');
    expect(await link.getAttribute('href')).toBe('https://app.twenty.com/settings/api-webhooks');
    expect(await link.getAttribute('rel')).toBe('noopener');
    await page.fill('#address', 'http://localhost:3000/welcome');
    expect(await link.getAttribute('href')).toBe('http://localhost:3000/settings/api-webhooks');
  });

  test('the pause for Twenty’s limit counts down, and a cancel ends it', async () => {
    const page = await sidebar.open({
      ...opensWith({ job: job({ waitMs: 60_000 }) }),
      cancelPull: [ok(job({ phase: 'cancelled' }))],
    });
    const left = async (): Promise<number> =>
      Number(/(\d+)\ss$/.exec((await page.textContent('[role=timer]')) ?? '')?.[1]);
    const first = await left();
    expect(first).toBeLessThanOrEqual(60);
    await page.waitForFunction(
      (before) => !document.querySelector('[role=timer]')?.textContent?.includes(`${before}`),
      first,
    );
    expect(await left()).toBeLessThan(first);
    expect(await sidebar.inputsOf('continuePull')).toEqual([]);
    await page.click('[data-action=cancel]');
    await page.getByText('The sheet is as it was before.').waitFor();
  });

  test('the CSV is put together from its parts, offered by itself once, and again by the link', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      readCsv: [
        ok(csvPart({ text: 'Id,Name\r\n1,Zoë\r\n', ids: ['1'], totalCount: 2, next: 'two' })),
        ok(csvPart({ text: '2,"=1+1"\r\n', ids: ['2'], totalCount: 2, unmatched: [OWNER] })),
      ],
    });
    await openTable(page);
    await page.click('[data-action=csv]');
    expect(await sidebar.inputsOf('readCsv')).toEqual([]);
    const [first] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=csv-start]')]);
    expect(first.suggestedFilename()).toBe('person.csv');
    await page.getByText('does not know the column Owner Id').waitFor();
    await page.getByText('Rename it Owner / Id before you import.').waitFor();
    const [second] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    expect(readFileSync(await second.path(), 'utf8')).toBe('Id,Name\r\n1,Zoë\r\n2,"=1+1"\r\n');
    expect(await sidebar.inputsOf('readCsv')).toEqual([
      { tableId: 't1', file: { kind: 'twenty', rowsPerFile: null }, next: null },
      { tableId: 't1', file: { kind: 'twenty', rowsPerFile: null }, next: 'two' },
    ]);
  });

  test('more than Twenty imports at once comes in several files, each with its link', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table({ receipt: receipt({ asked: 10_001 }) })] }),
      readCsv: [
        ok(
          csvPart({
            startsFile: true,
            text: 'Id\n1',
            ids: ['1'],
            totalCount: 2,
            next: 'two',
            fileName: 'person-1.csv',
          }),
        ),
        ok(csvPart({ startsFile: true, text: 'Id\n2', ids: ['2'], totalCount: 2, fileName: 'person-2.csv' })),
      ],
    });
    const downloads: string[] = [];
    page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await openTable(page);
    await page.click('[data-action=csv]');
    await page.check('#split');
    await page.click('[data-action=csv-start]');
    await page.getByText('2 files are ready').first().waitFor();
    const [second] = await Promise.all([page.waitForEvent('download'), page.click('[data-file="person-2.csv"]')]);
    expect(readFileSync(await second.path(), 'utf8')).toBe('Id\n2');
    expect(downloads).toEqual(['person-2.csv']);
    expect(await sidebar.inputsOf('readCsv')).toMatchObject([
      { file: { kind: 'twenty', rowsPerFile: 10_000 }, next: null },
      { file: { kind: 'twenty', rowsPerFile: 10_000 }, next: 'two' },
    ]);
  });

  test('what Twenty can import at once is not offered in parts', async () => {
    const page = await sidebar.open(opensWith({ tables: [table({ receipt: receipt({ asked: 10_000 }) })] }));
    await openTable(page);
    await page.click('[data-action=csv]');
    await page.waitForSelector('[data-action=csv-start]');
    expect(await page.locator('#split').count()).toBe(0);
  });

  test('as in the sheet: separator and mark are asked for as set, and the text can be copied', async () => {
    const text = '\uFEFFName;Amount\r\nZoë;1,5\r\nmine;2\r\n';
    const page = await sidebar.open({
      ...opensWith({ tables: [table()], language: 'fr' }),
      readCsv: [ok(csvPart({ startsFile: true, text, ids: ['1', ''], totalCount: 1, fileName: 'All People.csv' }))],
    });
    await openTable(page);
    await page.click('[data-action=csv]');
    await page.click('[data-kind=sheet]');
    expect(await page.isChecked('#semicolon')).toBe(true);
    expect(await page.isChecked('#mark')).toBe(true);
    await page.uncheck('#mark');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=csv-start]')]);
    expect(saved.suggestedFilename()).toBe('All People.csv');
    expect(readFileSync(await saved.path(), 'utf8')).toBe(text);
    expect(await sidebar.inputsOf('readCsv')).toEqual([
      { tableId: 't1', file: { kind: 'sheet', delimiter: ';', byteOrderMark: false }, next: null },
    ]);
    await page.click('[data-action=copy]');
    await page.getByText('Copié', { exact: true }).waitFor();
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.focus('body > textarea');
    await page.keyboard.press('Control+v');
    // A text area has LF for every line end.
    expect(await page.inputValue('body > textarea')).toBe(text.replaceAll('\r\n', '\n'));
  });

  test('a pasted link chooses a view that is not listed, and what leads nowhere is said', async () => {
    const page = await sidebar.open({
      ...opensWith({}),
      listObjects: [ok([object('person', 'People'), object('task', 'Tasks')])],
      listViews: [ok([viewChoice('v1', { isIndex: true })])],
      findView: [
        refused('view-unknown', 'Twenty does not know this view.'),
        ok({ object: object('task', 'Tasks'), view: viewChoice('v9', { name: 'Mine' }) }),
      ],
      startPull: ['silence'],
    });
    await page.fill('#link', 'nonsense');
    await page.press('#link', 'Enter');
    await page.getByText('Twenty does not know this view.').waitFor();
    await page.fill('#link', 'https://crm.acme.example/objects/tasks?viewId=v9');
    await page.click('[data-action=find]');
    await page.waitForSelector('[data-view=v1]');
    expect(await page.locator('[data-view=v9] input').isChecked()).toBe(true);
    expect(await page.locator('[data-chosen-object=task]').count()).toBe(1);
    await page.click('[data-action=pull]');
    expect(await sidebar.inputsOf('startPull')).toMatchObject([{ objectId: 'object-task', viewId: 'v9' }]);
  });

  test('fields are found and ticked; without one there is nothing to pull', async () => {
    const others = Array.from({ length: 13 }, (_, at) => field(`other-${at}`));
    const page = await sidebar.open({
      ...opensWith({}),
      listObjects: [ok([object('person', 'People')])],
      listViews: [ok([viewChoice('v1')])],
      listFields: [ok([field('name', { inView: true }), ...others, field('f-city', { label: 'Cité' })])],
      startPull: ['silence'],
    });
    await page.click('[data-object=person]');
    await page.click('details:has(#columns-all) summary');
    await page.click('#columns-chosen');
    expect(await page.locator('[data-field=name] input').isChecked()).toBe(true);
    await page.click('[data-field=name]');
    await page.getByText('Choose at least one field.').waitFor();
    expect(await page.isDisabled('[data-action=pull]')).toBe(true);
    await page.fill('#field', 'cite');
    expect(await page.locator('[data-field]').count()).toBe(1);
    await page.click('[data-field=f-city]');
    await page.fill('#field', '');
    await page.click('[data-field=other-3]');
    await page.click('[data-action=pull]');
    expect(await sidebar.inputsOf('startPull')).toMatchObject([
      { options: { columns: { kind: 'chosen', fieldIds: ['other-3', 'f-city'] } } },
    ]);
  });

  test.each([
    [{ kind: 'view' }, '14 · As in the view'],
    [{ kind: 'all' }, '14 · All fields'],
    [{ kind: 'chosen', fieldIds: ['a', 'b'] }, '14 · 2 fields chosen'],
  ] as const)('its page says what a table is made of: %j', async (columns, said) => {
    const made = options({ columns, relationLabels: false, selectAs: 'value' });
    const page = await sidebar.open(opensWith({ tables: [table({ options: made })] }));
    await openTable(page);
    const entries = await page.locator('dl > div').allTextContents();
    expect(entries.slice(0, 4)).toEqual([
      'WorkspaceAcme',
      `Columns${said}`,
      'Related recordsids only',
      'Choice fieldsas Twenty stores them',
    ]);
  });

  test('a view that changed while it was read gives no file, and can be read again', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      readCsv: [ok(csvPart({ ids: ['1', '2'], totalCount: 3 })), ok(csvPart({ ids: ['1', '2'], totalCount: 2 }))],
    });
    await openTable(page);
    await page.click('[data-action=csv]');
    await page.click('[data-action=csv-start]');
    expect(await page.textContent('#trouble')).toContain('2 of 3 records were read');
    expect(await page.locator('#save').count()).toBe(0);
    await page.click('[data-action=again]');
    await page.waitForSelector('#save');
  });

  test('a schedule is set in a form; one that is refused stays there with the sentence', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      planSchedule: [
        refused('schedule-refused', 'Google allows no further trigger.'),
        ok(table({ schedule: SCHEDULE })),
      ],
    });
    await openTable(page);
    await page.click('[data-action=schedule]');
    await page.selectOption('#timing', 'weekdays');
    await page.uncheck('#day-5');
    await page.selectOption('#hour', '9');
    await page.click('[data-action=plan-save]');
    expect(await page.textContent('#schedule #trouble')).toContain('Google allows no further trigger.');
    await page.click('[data-action=plan-save]');
    await page.getByText('With your key').waitFor();
    const plans = (await sidebar.calls()).filter(({ endpoint }) => endpoint === 'planSchedule');
    expect(plans).toHaveLength(2);
    expect(JSON.stringify(plans[1])).toContain('9');
    expect(await page.textContent('#schedule')).toContain('Every hour');
  });

  test('notices stand above the tables; notifications and the log have pages', async () => {
    const message = 'All People was not refreshed.';
    const told = { email: '', webhook: '', name: '', isWorkspace: false };
    const page = await sidebar.open({
      ...opensWith({ tables: [table()], notices: [{ kind: 'missing', tableId: 't1', message }] }),
      getTelling: [ok(told)],
      setTelling: [ok({ ...told, email: 'ada@example.com' })],
      listRuns: [ok([RUN])],
      writeRuns: [ok(null)],
    });
    expect(await page.textContent('[data-notice=missing]')).toBe(message);
    await page.click('[data-action=telling]');
    await page.fill('#email', 'ada@example.com');
    await page.click('[data-action=telling-save]');
    await page.getByText('Saved.').waitFor();
    await page.click('[data-action=back]');
    await page.click('[data-action=runs]');
    expect(await page.textContent('[data-run=done]')).toContain('300 rows · 2 new, 3 changed, 1 gone · 5 requests');
    await page.click('[data-action=runs-write]');
    await page.waitForFunction(() => Reflect.get(globalThis, 'scriptCalls').length >= 6);
    expect((await sidebar.calls()).map(({ endpoint }) => endpoint)).toContain('writeRuns');
  });

  test('showing a sheet hands the keyboard to it', async () => {
    const page = await sidebar.open({ ...opensWith({ tables: [table()] }), showTable: [ok(null)] });
    await openTable(page);
    await page.click('[data-action=show]');
    await page.waitForFunction(() => Reflect.get(globalThis, 'scriptCalls').length === 3);
    expect((await sidebar.calls()).map(({ endpoint }) => endpoint)).toEqual([
      'getState',
      'showTable',
      'host.editor.focus',
    ]);
  });

  test('a sheet with other content cannot be chosen', async () => {
    const page = await sidebar.open({
      ...opensWith({
        sheets: [
          { id: 1, name: 'Empty', state: 'empty' },
          { id: 2, name: 'Budget', state: 'occupied' },
          { id: 0, name: 'First', state: 'table' },
        ],
      }),
      listObjects: [ok([object('person', 'People')])],
      listViews: [ok([viewChoice('v1')])],
      startPull: [refused('view-empty', 'This view shows no record. Your sheet is unchanged.')],
    });
    await page.click('[data-object=person]');
    expect(await page.locator('#target option[value="2"]').isDisabled()).toBe(true);
    await page.selectOption('#target', { label: 'First' });
    await page.click('[data-action=pull]');
    expect(await page.textContent('#trouble')).toContain('This view shows no record.');
    expect(await sidebar.inputsOf('startPull')).toMatchObject([{ target: { kind: 'sheet', sheetId: 0 } }]);
  });

  test('an address that is not of the web never becomes a link', async () => {
    const page = await sidebar.open(
      opensWith({ tables: [table({ link: 'javascript:alert(1)' })], authorizationUrl: 'https://grant.example/' }),
    );
    await openTable(page);
    expect(await page.locator('main a').count()).toBe(0);
    expect(await page.getAttribute('#authorization a', 'href')).toBe('https://grant.example/');
  });

  test('names from Twenty are text, not HTML', async () => {
    const page = await sidebar.open(opensWith({ tables: [table({ sheetName: '<img src=x onerror=alert(1)>' })] }));
    expect(await page.textContent('[data-table=t1] .name')).toBe('<img src=x onerror=alert(1)>');
    await openTable(page);
    expect(await page.textContent('h1')).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
  });

  test('what the platform reports is said in a sentence of ours, with a way on', async () => {
    const page = await sidebar.open({
      getState: [{ error: 'Error code PERMISSION_DENIED.' }, ok(sidebarState({ tables: [table()] }))],
    });
    expect(await page.textContent('#trouble')).toContain('Several Google accounts');
    await page.click('[data-action=again]');
    await page.waitForSelector('[data-table=t1]');
  });
});
