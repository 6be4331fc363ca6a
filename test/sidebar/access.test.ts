import type { Failure } from '../../src/protocol/reply';
import { connection, csvPart, field, held, job, object, ok, receipt, scheduleOf, table, viewChoice } from './builders';
import { faultsOf } from './faults';
import { inChromium } from '../chromium';
import { openTable, opensWith, useSidebar } from './page';

jest.setTimeout(30_000);

inChromium('the sidebar in Chromium', () => {
  const sidebar = useSidebar();

  test.each(['en', 'fr'] as const)(
    'every control has a name and nothing is wider than the sidebar (%s)',
    async (language) => {
      const long = 'Opportunitiesbystageandownerofthewholeyear2026withoutanyspace';
      const lastFailure = 'The key has expired. The sheet is unchanged.';
      const page = await sidebar.open({
        ...opensWith({
          language,
          connection: connection({ workspaceName: long, keyExpires: '2020-01-01T00:00:00Z' }),
          tables: [
            table({
              sheetName: long,
              viewName: long,
              schedule: scheduleOf({ mine: false, lastFailure }),
            }),
            table({ id: 't2', receipt: receipt({ complete: false, leftOut: [{ column: long, reason: 'to-many' }] }) }),
          ],
        }),
        listObjects: [ok([object('person', long)])],
        listViews: [ok([viewChoice('v1', { name: long, needsMember: true })])],
        listFields: [ok(Array.from({ length: 14 }, (_, at) => field(`f${at}`, { label: `${long} ${at}` })))],
        readCsv: [
          ok(csvPart({ startsFile: true, text: 'a', totalCount: 0, next: 'more', fileName: `${long}-1.csv` })),
          ok(csvPart({ startsFile: true, text: 'b', totalCount: 0, fileName: `${long}-2.csv` })),
          ok(csvPart({ startsFile: true, text: 'a', totalCount: 0, fileName: `${long}.csv` })),
        ],
        listMembers: [ok([{ id: 'm1', name: long, email: `${long}@acme.example` }])],
      });
      await page.waitForSelector('[data-table=t2]');
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      await page.click('[data-table=t1] [data-action=menu]');
      expect(await faultsOf(page)).toEqual([]);
      await openTable(page, 't2');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=back]');
      await openTable(page);
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=csv]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=csv-start]');
      await page.waitForSelector('#save');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=back]');
      await page.click('[data-action=csv]');
      await page.click('[data-kind=sheet]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=csv-start]');
      await page.click('[data-action=copy]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=back]');
      await page.click('[data-action=back]');
      await page.click('[data-action=new]');
      await page.click('[data-object=person]');
      await page.waitForSelector('#member');
      await page.click('details:has(#columns-all) summary');
      await page.click('#columns-chosen');
      await page.waitForSelector('[data-field]');
      expect(await faultsOf(page)).toEqual([]);
    },
  );

  test.each(['en', 'fr'] as const)(
    'nor in what a refresh may lead to: undo, a take-over, fewer records, a walk by id (%s)',
    async (language) => {
      const long = 'Opportunitiesbystageandownerofthewholeyear2026withoutanyspace';
      const undo = { rows: 1_234_567, pulled: null };
      const walked = { least: 1_234_567, most: 2_345_678 };
      const kept = table({ viewName: long, undo, receipt: receipt({ walked, changed: 7, restarts: 3 }) });
      const others = ['t2', 't9'].map((tableId, at) => ({
        tableId,
        viewName: long,
        saved: '2020-01-01T00:00:00Z',
        leftBehind: at === 1,
      }));
      const failure: Failure = { kind: 'fewer-columns', message: `Your key may not read ${long}.` };
      const page = await sidebar.open({
        ...opensWith({ language, tables: [kept, table({ id: 't2' })], others }),
        refreshTable: [ok(job({ phase: 'failed', failure }))],
        undoRefresh: [ok(job({ phase: 'publishing', viewName: long }))],
        continuePull: [held(job({ phase: 'done', viewName: long, receipt: kept.receipt }))],
      });
      await page.waitForSelector('[data-others=t9]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-table=t1] [data-action=refresh]');
      await page.waitForSelector('[data-action=accept-fewer]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=back]');
      await page.click('[data-action=undo]');
      expect(await faultsOf(page)).toEqual([]);
      await page.click('[data-action=undo-confirm]');
      await page.waitForSelector('#progress');
      expect(await faultsOf(page)).toEqual([]);
      await page.evaluate(() => Reflect.get(globalThis, 'releaseAnswer')());
      await page.waitForSelector('#ended');
      await page.click('main summary');
      expect(await faultsOf(page)).toEqual([]);
    },
  );

  test.each(['en', 'fr'] as const)('nor in schedules, copies, notifications and the log (%s)', async (language) => {
    const long = 'Opportunitiesbystageandownerofthewholeyear2026withoutanyspace';
    const schedule = scheduleOf({
      timing: { kind: 'weekdays', days: [1, 7], hour: 9 },
      mine: false,
      by: long,
      missing: '2020-01-01T00:00:00Z',
      nextRun: '2020-01-01T00:00:00Z',
      lastFailure: `The key has expired. ${long}`,
    });
    const snapshots = { every: 'day', columns: ['a1'], keep: { kind: 'days', days: 90 } } as const;
    const run = {
      tableId: 't1',
      viewName: long,
      who: long,
      scheduled: true,
      rows: 1_234_567,
      requests: 1,
      seconds: 1.5,
    };
    const counts = { added: 1, changed: 2, gone: 3, started: '2020-01-01T00:00:00Z' };
    const page = await sidebar.open({
      ...opensWith({
        language,
        tables: [table({ viewName: long, schedule })],
        notices: [{ kind: 'missing', tableId: 't1', message: `${long} was not refreshed.` }],
      }),
      tableExtras: [ok({ snapshots, freshness: 'lost', columns: [{ tag: 'a1', header: long }] })],
      getTelling: [ok({ email: 'ada@example.com', webhook: '', name: long, isWorkspace: true })],
      listRuns: [
        ok([
          { ...run, ...counts, phase: 'done', result: 'done' },
          { ...run, ...counts, phase: 'failed', result: long },
        ]),
      ],
    });
    await page.waitForSelector('[data-notice]');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('[data-action=telling]');
    await page.waitForSelector('#email');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('[data-action=back]');
    await page.click('[data-action=runs]');
    await page.waitForSelector('[data-run=failed]');
    expect(await faultsOf(page)).toEqual([]);
    await page.click('[data-action=back]');
    await openTable(page);
    await page.click('[data-action=schedule]');
    for (const kind of ['month', 'days', 'hours', 'weekdays']) {
      await page.selectOption('#timing', kind);
      expect(await faultsOf(page)).toEqual([]);
    }
    await page.click('[data-action=copies]');
    await page.waitForSelector('#copy-a1');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('the keyboard alone reaches a pull, and is never lost', async () => {
    const page = await sidebar.open({
      ...opensWith({}),
      listObjects: [ok([object('person', 'People'), object('company', 'Companies')])],
      listViews: [ok([viewChoice('v1'), viewChoice('v2')])],
      startPull: ['silence'],
    });
    await page.waitForSelector('[data-object=company]');
    await page.focus('#object');
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
    await page.waitForSelector('[data-view=v2]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-action'))).toBe('change-object');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[data-view=v2] input').isChecked()).toBe(true);
    await page.focus('[data-action=pull]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#progress');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});
