import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Frame } from 'playwright-core';
import { inChromium } from '../chromium';
import { closedAfterAll } from '../closing';
import { type Road, takeTheRoad } from './host';

/** The whole road, as the README's first command opens it. Slow machines need their time; nothing here is timed. */
jest.setTimeout(120_000);

/** The empty sheet in front is offered first. */
const SHEET = 'Sheet1';
const CHANGES = 'All People, changes';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** From the page of the table and back to it. */
async function refreshed(sidebar: Frame): Promise<void> {
  await sidebar.click('[data-action=refresh]');
  await sidebar.waitForSelector('#progress');
  await sidebar.waitForSelector('#ended', { timeout: 60_000 });
}

inChromium('from npm start to a filled sheet', () => {
  let road: Road;
  const later = closedAfterAll();
  beforeAll(async () => {
    road = await takeTheRoad(later);
  });

  test('the sidebar opens from the menu', async () => {
    await road.page.click('[data-menu=extensions]');
    await road.page.click('[data-menu=twenty-sheets]');
    await road.page.click('[data-menu-item=openSidebar]');
    const sidebar = await road.sidebar();
    await sidebar.waitForSelector('#address');
  });

  test('a wrong key gets one sentence', async () => {
    const sidebar = await road.sidebar();
    await sidebar.fill('#address', road.address);
    await sidebar.fill('#key', road.key.replace(/.{6}$/, 'AAAAAA'));
    await sidebar.click('[data-action=connect]');
    await sidebar.waitForSelector('#trouble');
    expect(await sidebar.textContent('#trouble')).toContain('Twenty does not accept this API key.');
  });

  test('the right key connects; of it, only the last four characters come back', async () => {
    const sidebar = await road.sidebar();
    await sidebar.fill('#key', road.key);
    await sidebar.click('[data-action=connect]');
    await sidebar.waitForSelector('[data-object=person]');
    const shown = (await sidebar.textContent('body')) ?? '';
    expect(shown).toContain('Acme');
    expect(shown).toContain(road.key.slice(-4));
    expect(await sidebar.content()).not.toContain(road.key.slice(-12));
  });

  test('all people of the default view come into the empty sheet in front', async () => {
    const sidebar = await road.sidebar();
    await sidebar.click('[data-object=person]');
    await sidebar.waitForSelector('[data-view]');
    await sidebar.locator('#check strong', { hasText: '12,000 records' }).waitFor();
    await sidebar.click('summary:has-text("Options")');
    await sidebar.check('#list-changes');
    await sidebar.click('[data-action=pull]');
    await sidebar.waitForSelector('[data-receipt=complete]', { timeout: 60_000 });
    expect(await sidebar.textContent('#receipt')).toContain('12,000 of 12,000');
    const [headers, first] = await road.cells(SHEET, 'A1:L2');
    expect(headers?.slice(0, 3)).toEqual(['Id', 'Name', 'Emails']);
    expect(first?.[0]).toMatch(UUID);
    const [last] = await road.cells(SHEET, 'A12001:A12001');
    expect(last?.[0]).toMatch(UUID);
  });

  test('the grid shows them', async () => {
    const shown = await road.copied(3, 4);
    expect(shown).toEqual(await road.cells(SHEET, 'A1:C4'));
  });

  test('a refresh brings the same records and says that none came or went', async () => {
    const sidebar = await road.sidebar();
    const before = await road.cells(SHEET, 'A1:A12001');
    await refreshed(sidebar);
    expect(await road.cells(SHEET, 'A1:A12001')).toEqual(before);
    expect(await sidebar.textContent('#changes')).toBe('Nothing has changed since the last time');
  });

  test('what somebody typed into the table is replaced by a refresh, listed, and comes back with Undo', async () => {
    const sidebar = await road.sidebar();
    const [before] = await road.cells(SHEET, 'B2:B2');
    await road.type('typed by hand', { right: 1, down: 1 });
    await road.holds(SHEET, 'B2:B2', [['typed by hand']]);
    await refreshed(sidebar);
    expect(await road.cells(SHEET, 'B2:B2')).toEqual([before]);
    expect(await sidebar.textContent('#changes')).toContain('1 row you edited was set back');
    await sidebar.click('[data-changes=edited]');
    const edited = sidebar.locator('.changes li');
    await edited.getByText('Name', { exact: true }).waitFor();
    expect(await edited.locator('a').textContent()).toContain(before?.[0] ?? 'a name');
    const [headers, line] = await road.cells(CHANGES, 'A1:E2');
    expect(headers).toEqual(['Refresh', 'Record id', 'Column', 'Before', 'Now']);
    expect(line?.slice(2)).toEqual(['Name', 'typed by hand', before?.[0]]);
    await road.page.click(`text="${CHANGES}"`);
    await sidebar.click('[data-action=undo]');
    await sidebar.click('[data-action=undo-confirm]');
    await road.holds(SHEET, 'B2:B2', [['typed by hand']]);
    await sidebar.locator('#ended', { hasText: 'is as it was' }).waitFor({ timeout: 60_000 });
  });

  test('the CSV that is saved holds every record once', async () => {
    const sidebar = await road.sidebar();
    const coming = road.page.waitForEvent('download', { timeout: 60_000 });
    await sidebar.click('[data-action=csv]');
    await sidebar.click('[data-action=csv-start]');
    const download = await coming;
    expect(download.suggestedFilename()).toBe('person.csv');
    const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true });
    expect(errors).toEqual([]);
    expect(new Set(data.map((row) => row['Id'])).size).toBe(12_000);
    const sheet = await road.cells(SHEET, 'A2:A12001');
    expect(data.map((row) => row['Id'])).toEqual(sheet.map(([id]) => id));
  });

  test('in files of 10,000 it is two, which together hold every record once', async () => {
    const sidebar = await road.sidebar();
    await sidebar.click('[data-action=back]');
    await sidebar.click('[data-action=csv]');
    await sidebar.check('#split');
    await sidebar.click('[data-action=csv-start]');
    await sidebar.waitForSelector('[data-file="person-2.csv"]', { timeout: 60_000 });
    const ids: (string | undefined)[] = [];
    for (const [name, rows] of [
      ['person-1.csv', 10_000],
      ['person-2.csv', 2_000],
    ] as const) {
      const [download] = await Promise.all([
        road.page.waitForEvent('download'),
        sidebar.click(`[data-file="${name}"]`),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      const text = readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, '');
      const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
      expect([errors, data.length]).toEqual([[], rows]);
      ids.push(...data.map((row) => row['Id']));
    }
    expect(new Set(ids).size).toBe(12_000);
  });

  test('as in the sheet it holds what the cells show, for Excel with semicolons', async () => {
    const sidebar = await road.sidebar();
    await sidebar.click('[data-action=back]');
    await sidebar.click('[data-action=csv]');
    await sidebar.click('[data-kind=sheet]');
    await sidebar.check('#semicolon');
    const coming = road.page.waitForEvent('download', { timeout: 60_000 });
    await sidebar.click('[data-action=csv-start]');
    const download = await coming;
    expect(download.suggestedFilename()).toBe(`${SHEET}.csv`);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<string[]>(text.slice(1), { delimiter: ';', skipEmptyLines: true });
    expect([errors, data.length]).toEqual([[], 12_001]);
    const cells = await road.cells(SHEET, 'A1:C12001');
    // In a file, text that could begin a formula, for whichever program, has an invisible mark in front.
    const unmarked = (cell: string | undefined): string | undefined =>
      cell?.replace(/\u200D(?=["\s\u200b-\u200f\ufeff]*[-=+@＝＋－＠−\t\r\n])/g, '');
    expect(data.map((row) => row.slice(0, 3).map(unmarked))).toEqual(cells.map((row) => row.map(unmarked)));
    expect(data.flat().filter((cell) => /^[=@]/.test(cell))).toEqual([]);
  });

  test('the hourly refresh can be switched on, and the page can run it at once', async () => {
    const sidebar = await road.sidebar();
    await sidebar.click('[data-action=back]');
    await sidebar.click('[data-action=schedule]');
    await sidebar.click('[data-action=plan-save]');
    await sidebar.waitForSelector('[data-action=pause]');
  });

  test('nothing went wrong on the page, and the key was printed only where it is offered', () => {
    expect(road.errors).toEqual([]);
    expect(road.printed().split(road.key)).toHaveLength(2);
  });
});
