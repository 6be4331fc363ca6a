/** The page of a table: what changed, by name, and all that is done with a table now and then. */
import type { Page } from 'playwright-core';
import type { Script } from './fake-script-run';
import { inChromium } from '../chromium';
import {
  field,
  job,
  ok,
  options,
  receipt,
  refused,
  sidebarState,
  table,
  viewCheck,
  viewChoice,
  workspace,
} from './builders';
import { openTable, opensWith, useSidebar } from './page';

jest.setTimeout(30_000);

const HOSTILE = '<img src=x onerror=alert(1)>';
const record = (name: string, link = '') => ({ id: `id of ${name}`, name, link, columns: ['City'] });
const CHANGED = table({ receipt: receipt({ added: 2, changed: 150, gone: 1, edited: 0 }) });
const DONE = job({ phase: 'done', receipt: receipt() });

inChromium('the page of a table, in Chromium', () => {
  const sidebar = useSidebar();

  async function more(script: Script, action: string): Promise<Page> {
    const page = await sidebar.open({ ...opensWith({ tables: [table()] }), ...script });
    await openTable(page);
    await page.click('#more summary');
    await page.click(`[data-action=${action}]`);
    return page;
  }

  test('what came, changed and went is listed by name, with links; asked for once, and hostile names are text', async () => {
    const lists = {
      added: [record(HOSTILE, 'javascript:alert(1)'), record('', 'https://crm.acme.example/object/person/2')],
      changed: Array.from({ length: 100 }, (_, at) =>
        record(`Person ${at}`, 'https://crm.acme.example/object/person/3'),
      ),
      gone: [record('Ada Lovelace')],
      edited: [],
    };
    const page = await sidebar.open({ ...opensWith({ tables: [CHANGED] }), listRun: [ok(lists)] });
    await openTable(page);
    expect(await page.locator('#changes button').allTextContents()).toEqual(['2 new', '150 changed', '1 gone']);
    await page.click('[data-changes=added]');
    expect(await page.locator('.changes li').allInnerTexts()).toEqual([
      expect.stringContaining(HOSTILE),
      expect.stringContaining('id of'),
    ]);
    expect(await page.locator('img, .changes a').count()).toBe(1);
    await page.click('[data-changes=changed]');
    expect(await page.locator('.changes li').count()).toBe(100);
    await page.getByText('The first 100 of 150.').waitFor();
    await page.click('[data-changes=gone]');
    expect(await page.textContent('.changes')).toContain('Ada Lovelace');
    await page.click('[data-changes=gone]');
    expect(await page.locator('.changes').count()).toBe(0);
    expect(await sidebar.inputsOf('listRun')).toEqual([{ tableId: 't1' }]);
  });

  test('a list that is no longer kept says so', async () => {
    const page = await sidebar.open({ ...opensWith({ tables: [CHANGED] }), listRun: [ok(null)] });
    await openTable(page);
    await page.click('[data-changes=gone]');
    await page.getByText('no longer kept').waitFor();
  });

  test('a table is renamed; a name that is taken is said at the field', async () => {
    const page = await more(
      { renameTable: [refused('name-taken', 'Another sheet has this name.'), ok(table({ sheetName: 'Leads' }))] },
      'rename',
    );
    await page.fill('#name', ' Leads ');
    await page.click('[data-action=rename-save]');
    expect(await page.textContent('#trouble')).toContain('Another sheet has this name.');
    await page.click('[data-action=rename-save]');
    await page.getByRole('heading', { name: 'Leads' }).waitFor();
    expect(await sidebar.inputsOf('renameTable')).toEqual([
      { tableId: 't1', name: 'Leads' },
      { tableId: 't1', name: 'Leads' },
    ]);
  });

  test('a report counts by a column of the table and adds up another', async () => {
    const columns = {
      groups: [
        { tag: 'a1', header: 'Stage' },
        { tag: 'a2', header: HOSTILE },
      ],
      amounts: [{ tag: 'a3', header: 'Amount' }],
    };
    const page = await more({ reportColumns: [ok(columns)], makeReport: [ok(null)] }, 'report');
    await page.selectOption('#report-group', { label: HOSTILE });
    await page.selectOption('#report-amount', { label: 'Amount' });
    await page.click('[data-action=report-make]');
    await page.waitForSelector('#report-group', { state: 'detached' });
    expect(await sidebar.inputsOf('makeReport')).toEqual([{ tableId: 't1', group: 'a2', amount: 'a3' }]);
  });

  test('old columns are deleted only where they were ticked, and with a warning', async () => {
    const stale = [
      { tag: 'a1', header: 'Birthday', letter: 'F', isEmpty: true },
      { tag: 'a2', header: HOSTILE, letter: 'G', isEmpty: false },
    ];
    const page = await more({ staleColumns: [ok(stale)], tidyUp: [ok([stale[1]])] }, 'tidy');
    await page.waitForSelector('#stale-a1');
    expect(await page.locator('[data-action=tidy-confirm]').count()).toBe(0);
    expect(await page.textContent('.opened')).toContain('Formulas that point to a deleted column break');
    expect(await page.textContent('.opened')).toContain(`G: ${HOSTILE} (not empty)`);
    await page.check('#stale-a1');
    await page.click('[data-action=tidy-confirm]');
    await page.waitForSelector('#stale-a1', { state: 'detached' });
    expect(await sidebar.inputsOf('tidyUp')).toEqual([{ tableId: 't1', tags: ['a1'] }]);
  });

  test.each([
    ['remove-confirm', false],
    ['remove-keep', true],
  ] as const)('the end of a table is asked with what goes: %s', async (action, keep) => {
    const removal = { sheetName: 'People', rows: 12_000, ownColumns: 2, archived: 14, hasUndo: true, lists: 1 };
    const page = await more(
      { removal: [ok(removal)], removeTable: [ok(sidebarState({ tables: [table({ id: 't2' })] }))] },
      'remove',
    );
    await page.waitForSelector(`[data-action=${action}]`);
    expect(await page.locator('.opened li').allTextContents()).toEqual([
      '12,000 records',
      '2 columns of your own',
      '14 lines in the archive',
      '1 list of changes',
      'what Undo would bring back',
    ]);
    await page.click(`[data-action=${action}]`);
    await page.waitForSelector('.line[data-table=t2]');
    expect(await sidebar.inputsOf('removeTable')).toEqual([{ tableId: 't1', keep }]);
  });

  test('columns, options and member are changed with what the table has, and the table is refreshed', async () => {
    const chosen = options({ columns: { kind: 'chosen', fieldIds: ['f2'] }, relationIds: 'last' });
    const page = await sidebar.open({
      ...opensWith({ tables: [table({ options: chosen, member: { id: 'm1', name: 'Ada' } })] }),
      listFields: [ok([field('f1', { inView: true }), field('f2')])],
      listMembers: [ok(['m1', 'm2'].map((id) => ({ id, name: id, email: `${id}@acme.example` })))],
      checkView: [ok(viewCheck())],
      changeTable: [ok(DONE)],
    });
    await openTable(page);
    await page.click('#more summary');
    await page.click('[data-action=edit]');
    await page.getByRole('heading', { name: 'Settings of People' }).waitFor();
    expect(await page.locator('[data-field=f1] input').isChecked()).toBe(false);
    expect(await page.locator('[data-field=f2] input').isChecked()).toBe(true);
    await page.click('[data-field=f1]');
    await page.selectOption('#member', 'm2');
    await page.selectOption('#relation-ids', 'hidden');
    await page.check('#record-links');
    await page.click('[data-action=pull]');
    await page.waitForSelector('#ended');
    expect(await sidebar.inputsOf('changeTable')).toEqual([
      {
        tableId: 't1',
        memberId: 'm2',
        options: options({
          columns: { kind: 'chosen', fieldIds: ['f1', 'f2'] },
          relationIds: 'hidden',
          recordLinks: true,
        }),
        acceptFewer: false,
        acceptGone: false,
      },
    ]);
  });

  test('another view comes into the sheet of the table', async () => {
    const page = await more(
      {
        listViews: [ok([viewChoice('v1', { isIndex: true }), viewChoice('v2')])],
        checkView: [ok(viewCheck())],
        startPull: ['silence'],
      },
      'another-view',
    );
    await page.click('[data-view=v2]');
    await page.click('[data-action=pull]');
    expect(await sidebar.inputsOf('startPull')).toMatchObject([
      { objectId: 'object-person', viewId: 'v2', target: { kind: 'sheet', sheetId: 11 } },
    ]);
  });

  test('a duplicate and the reset of headers begin at once', async () => {
    const page = await more({ duplicateTable: [ok(DONE)], refreshTable: [ok(DONE)] }, 'duplicate');
    await page.waitForSelector('#ended');
    await page.click('#more summary');
    await page.click('[data-action=reset-headers]');
    await page.waitForFunction(() => Reflect.get(globalThis, 'scriptCalls').length >= 5);
    expect(await sidebar.inputsOf('duplicateTable')).toEqual([{ tableId: 't1' }]);
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([{ tableId: 't1', resetHeaders: true }]);
  });

  test('without a key for its workspace a table can be read, and leads to the form', async () => {
    const page = await sidebar.open(opensWith({ tables: [table({ hasKey: false, workspaceName: 'Globex' })] }));
    await openTable(page);
    expect(await page.locator('[data-action=refresh], #more').count()).toBe(0);
    await page.getByText('You have no key for Globex').waitFor();
    await page.click('[data-action=connect-anew]');
    await page.waitForSelector('#key');
    await page.click('[data-action=back]');
    await page.waitForSelector('.line');
  });

  test('what a view would bring is shown before the pull: numbers, filters in words, what is left out, rows as text', async () => {
    const found = viewCheck({
      leftOut: [{ column: 'Opportunities', reason: 'to-many' }],
      rows: [['1', HOSTILE, '=1+1']],
      seconds: 150,
      cells: { needed: 9_999_999, used: 500_000, most: 10_000_000 },
    });
    const page = await sidebar.open({
      ...opensWith({ tables: [] }),
      listObjects: [ok([{ id: 'o', nameSingular: 'person', namePlural: 'people', label: 'People', mayRead: true }])],
      listViews: [ok([viewChoice('v1')])],
      checkView: [ok(found), refused('server-busy', 'Twenty is too busy.')],
      probeObjects: [ok({ mayRead: {}, isWhole: true, waitMs: 0 })],
    });
    await page.click('[data-object=person]');
    await page.click('#check summary');
    expect(await page.textContent('#check strong')).toBe('12,000 records · 3 columns · about 3 minutes');
    for (const said of [
      'City is Paris',
      'more than this spreadsheet has room for',
      '1 column not imported',
      '=1+1',
      HOSTILE,
    ]) {
      expect(await page.textContent('#check')).toContain(said);
    }
    expect(await page.locator('#check img').count()).toBe(0);
    await page.selectOption('#target', '');
    await page.getByText('Twenty is too busy.').waitFor();
    expect(await page.isEnabled('[data-action=pull]')).toBe(true);
  });

  test('of several workspaces one is for new tables, each has its key, and the objects of another can be chosen from', async () => {
    const workspaces = [workspace({ ref: 'w1' }), workspace({ ref: 'w2', workspaceName: 'Globex', isCurrent: false })];
    const page = await sidebar.open({
      ...opensWith({ tables: [table()], workspaces }),
      useWorkspace: [
        refused('unreachable', 'Nothing answers at globex.example.'),
        ok(sidebarState({ tables: [table()], workspaces })),
      ],
      listObjects: [ok([])],
      probeObjects: [ok({ mayRead: {}, isWhole: true, waitMs: 0 })],
    });
    await page.click('[data-action=workspaces]');
    expect(await page.locator('[data-workspace]').count()).toBe(2);
    expect(await page.locator('[data-workspace=w1] [data-action=workspace-use]').count()).toBe(0);
    await page.click('[data-workspace=w2] [data-action=workspace-use]');
    await page.getByText('Nothing answers at globex.example.').waitFor();
    await page.click('[data-workspace=w2] [data-action=workspace-use]');
    expect(await sidebar.inputsOf('useWorkspace')).toEqual([{ workspace: 'w2' }, { workspace: 'w2' }]);
    await page.click('[data-action=back]');
    await page.click('[data-action=new]');
    await page.selectOption('#workspace', 'w2');
    await page.waitForFunction(
      () =>
        Reflect.get(globalThis, 'scriptCalls').filter((call: { endpoint: string }) => call.endpoint === 'listObjects')
          .length === 2,
    );
    expect(await sidebar.inputsOf('listObjects')).toEqual([
      { refresh: false, more: false },
      { refresh: false, more: false, workspace: 'w2' },
    ]);
  });
});
