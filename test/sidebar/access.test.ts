import { connection, csvPart, field, object, ok, receipt, table, viewChoice } from './builders';
import { faults } from './faults';
import { inChromium } from '../chromium';
import { opensWith, useSidebar } from './page';

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
              schedule: { everyHours: 1, mine: false, lastRun: null, lastFailure },
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
      await page.click('[data-table=t2] details summary');
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-table=t1] [data-action=csv]');
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-action=csv-start]');
      await page.waitForSelector('#save');
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-action=back]');
      await page.click('[data-table=t1] [data-action=csv]');
      await page.click('[data-kind=sheet]');
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-action=csv-start]');
      await page.click('[data-action=copy]');
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-action=back]');
      await page.click('[data-action=new]');
      await page.click('[data-object=person]');
      await page.waitForSelector('#member');
      await page.click('#link-label');
      await page.click('details:has(#columns-all) summary');
      await page.click('#columns-chosen');
      await page.waitForSelector('[data-field]');
      expect(await page.evaluate(faults)).toEqual([]);
    },
  );

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
