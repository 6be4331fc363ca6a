/** The ways through the sidebar, counted: clicks to a sheet, Tabs to the main button, what a double click does. */
import type { Failure } from '../../src/protocol/reply';
import type { Page } from 'playwright-core';
import { inChromium } from '../chromium';
import { connection, csvPart, job, object, ok, receipt, sidebarState, table, viewCheck, viewChoice } from './builders';
import { EDITS, editedTable } from './gallery-editing';
import { openTable, opensWith, tabsTo, useSidebar } from './page';

jest.setTimeout(30_000);

const DONE = job({ phase: 'done', receipt: receipt() });
const VIEWS = Array.from({ length: 300 }, (_, at) => viewChoice(`v${at}`, { name: `View ${at}`, isIndex: at === 0 }));
const OBJECTS = Array.from({ length: 200 }, (_, at) => object(`thing${at}`, `Thing ${at}`));
const CHOOSING = {
  getState: [ok(sidebarState({ connection: null, workspaces: [] })), ok(sidebarState())],
  connect: [ok(connection())],
  listObjects: [ok(OBJECTS)],
  listViews: [ok(VIEWS)],
  checkView: [ok(viewCheck())],
  probeObjects: [ok({ mayRead: { 'object-thing1': false }, isWhole: true, waitMs: 0 })],
};

/** Clicks one after another, as a person who knows the way. */
async function clicks(page: Page, ...selectors: readonly string[]): Promise<number> {
  for (const selector of selectors) await page.click(selector);
  return selectors.length;
}

inChromium('the ways through the sidebar, in Chromium', () => {
  const sidebar = useSidebar();

  test('from the key to a sheet it is at most 4 clicks', async () => {
    const page = await sidebar.open({ ...CHOOSING, startPull: [ok(DONE)] });
    await page.fill('#key', 'eyJ.secret.x9Qk');
    const count = await clicks(
      page,
      '[data-action=connect]',
      '[data-object=thing7]',
      '[data-view=v5]',
      '[data-action=pull]',
    );
    await page.waitForSelector('#ended');
    expect(count).toBeLessThanOrEqual(4);
    expect(await sidebar.inputsOf('startPull')).toMatchObject([
      { viewId: 'v5', target: { kind: 'sheet', sheetId: 1 } },
    ]);
  });

  test('from the tables to the file of a view it is at most 4 clicks, and the file is whole', async () => {
    const page = await sidebar.open({
      ...CHOOSING,
      getState: [ok(sidebarState({ tables: [table()] }))],
      readViewCsv: [
        ok(csvPart({ startsFile: true, text: 'Id\r\n1', ids: ['1'], totalCount: 1, fileName: 'thing.csv' })),
      ],
    });
    const coming = page.waitForEvent('download');
    const count = await clicks(
      page,
      '[data-action=new]',
      '[data-object=thing7]',
      '[data-view=v5]',
      '[data-action=view-csv]',
    );
    expect((await coming).suggestedFilename()).toBe('thing.csv');
    expect(count).toBeLessThanOrEqual(4);
    expect(await sidebar.inputsOf('readViewCsv')).toMatchObject([
      { view: { objectId: 'object-thing7', viewId: 'v5', memberId: null }, file: { kind: 'twenty' }, next: null },
    ]);
    await page.click('[data-action=back]');
    expect(await page.locator('[data-view=v5] input').isChecked()).toBe(true);
  });

  test('from an edited cell to the saved file it is at most 3 clicks, and a choice goes with it', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [editedTable()] }),
      listEdits: [ok(EDITS)],
      saveEdits: [ok({ files: [{ name: 'person-changes.csv', text: '"Id"\n', rows: 1, isNew: false }], leftOut: [] })],
    });
    const coming = page.waitForEvent('download');
    const count = await clicks(page, '[data-action=table]', '[data-action=edits]', '[data-action=edits-save]');
    expect((await coming).suggestedFilename()).toBe('person-changes.csv');
    expect(count).toBeLessThanOrEqual(3);
    await page.click('[data-action=back]');
    await page.click('[data-action=all-theirs]');
    await page.click('#mine-r1\\/a1');
    await page.click('[data-action=edits-next]');
    await page.waitForSelector('#edits-total');
    await page.click('#language-fr');
    await page.click('#typed');
    await page.click('[data-action=edits-save]');
    const nothing = { tableId: 't1', mine: [], theirs: [] };
    expect(await sidebar.inputsOf('saveEdits')).toEqual([
      { ...nothing, language: 'en', typed: true },
      { ...nothing, language: 'fr', typed: false, mine: ['r1/a1'], theirs: ['r1/a2', 'r250/a1'] },
    ]);
    expect((await sidebar.inputsOf('listEdits')).at(-1)).toEqual({ tableId: 't1', from: 3 });
  });

  test('the sheet in front is refreshed by the item of the menu alone', async () => {
    const tables = [table({ id: 't1', sheetId: 11 }), table({ id: 't2', sheetId: 12 })];
    const page = await sidebar.open({ ...opensWith({ tables, activeSheetId: 12 }), refreshTable: [ok(DONE)] }, 'sheet');
    await page.waitForSelector('#ended');
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([{ tableId: 't2' }]);
  });

  test('all are refreshed one after another; what went wrong with one stands at it in the end', async () => {
    const tables = [table({ id: 't1' }), table({ id: 't2' }), table({ id: 't3', hasKey: false }), table({ id: 't4' })];
    const failure: Failure = { kind: 'server-busy', message: 'Twenty is too busy.' };
    const page = await sidebar.open(
      { ...opensWith({ tables }), refreshTable: [ok(DONE), ok(job({ phase: 'failed', failure })), ok(DONE)] },
      'all',
    );
    await page.waitForSelector('[data-table=t2] #trouble');
    expect(await sidebar.inputsOf('refreshTable')).toMatchObject([
      { tableId: 't1' },
      { tableId: 't2' },
      { tableId: 't4' },
    ]);
    expect(await page.locator('.trouble').allTextContents()).toEqual([expect.stringContaining('Twenty is too busy.')]);
  });

  test('a screen reader hears tenths, not each number; and who comes back to the sidebar finds it up to date', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [ok(job({ rows: 5_000 }))],
      continuePull: [ok(job({ rows: 5_900 })), 'silence'],
      look: ['silence'],
    });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(await sidebar.inputsOf('look')).toEqual([{}]);
    await page.click('[data-action=refresh]');
    await page.getByText('5,900 of 12,000 records').waitFor();
    expect(await page.textContent('#status')).toBe('Getting the records 40%');
  });

  test('Help is there without a connection, and leads back', async () => {
    const page = await sidebar.open(opensWith({ connection: null }), 'help');
    await page.getByRole('heading', { name: 'Help' }).waitFor();
    await page.click('[data-action=back]');
    await page.waitForSelector('#key');
  });

  test('300 views are one stop of the Tab key, and so is the link of the chosen one', async () => {
    const page = await sidebar.open({ ...CHOOSING, getState: [ok(sidebarState())] });
    await page.click('[data-object=thing7]');
    await page.waitForSelector('[data-view=v299]');
    expect(await tabsTo(page, '[data-action=pull]')).toBeLessThanOrEqual(12);
    await page.focus('[data-view=v0] input');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[data-view=v1] input').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toContain('viewId=v1');
    await page.fill('#view', '299');
    expect(await page.locator('[data-view]').count()).toBe(1);
    await page.press('#view', 'Enter');
    expect(await page.locator('[data-view=v299] input').isChecked()).toBe(true);
  });

  test('200 objects are one stop; arrows go through them, and one that the key may not read says so', async () => {
    const page = await sidebar.open({ ...CHOOSING, getState: [ok(sidebarState())] });
    await page.waitForSelector('[data-object=thing1][aria-disabled=true]');
    expect(await page.textContent('[data-object=thing1]')).toContain('Your key may not read it');
    await page.click('[data-object=thing1]', { force: true });
    expect(await sidebar.inputsOf('listViews')).toEqual([]);
    await page.focus('#object');
    await page.keyboard.press('Tab');
    for (const key of ['End', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.waitForSelector('[data-view]');
    expect(await sidebar.inputsOf('listViews')).toEqual([{ objectId: 'object-thing198' }]);
  });

  test('the lines of the tables are one stop, with their buttons beside one another', async () => {
    const tables = Array.from({ length: 12 }, (_, at) => table({ id: `t${at}`, sheetName: `Table ${at}` }));
    const page = await sidebar.open(opensWith({ tables }));
    expect(await tabsTo(page, '[data-action=new]')).toBeLessThanOrEqual(12);
    await page.focus('[data-table=t0] [data-action=table]');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Refresh Table 2');
  });

  test('a double click is one click: its second half does nothing to what the first one brought', async () => {
    const page = await sidebar.open({
      ...opensWith({ tables: [table()] }),
      refreshTable: [ok(job())],
      continuePull: ['silence'],
      cancelPull: ['silence'],
    });
    await openTable(page);
    await page.dblclick('[data-action=refresh]');
    await page.waitForSelector('#progress');
    await page.locator('[data-action=cancel]').dispatchEvent('click', { detail: 2 });
    const asked = async (): Promise<readonly string[]> => (await sidebar.calls()).map(({ endpoint }) => endpoint);
    expect(await asked()).toEqual(['getState', 'refreshTable', 'continuePull']);
    await page.click('[data-action=cancel]');
    expect((await asked()).slice(3)).toEqual(['cancelPull']);
  });
});
