import { inChromium } from '../../chromium';
import { closedAfterAll } from '../../closing';
import { eventually, type OpenPage, openPage } from './browser';
import { paintedColor } from './grid-colors';

/** The page in Chromium, with the fixture add-on behind it. Needs `npm run build`. */
jest.setTimeout(60_000);

inChromium('the local page in Chromium', () => {
  let open: OpenPage;
  const later = closedAfterAll();
  beforeAll(async () => {
    open = await openPage(later);
  });

  async function chooseMenuItem(id: string): Promise<void> {
    await open.page.click('[data-menu=extensions]');
    await open.page.click('[data-menu=twenty-sheets]');
    await open.page.click(`[data-menu-item=${id}]`);
  }

  test('a person types, and the emulated sheet reads it as Sheets does', async () => {
    const { page, choose, cells } = open;
    await choose(1, 1);
    for (const text of ['=2+3', "'00123", '00123', '2024-05-17', 'plain']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await eventually(async () => {
      expect((await cells('A1:A5')).flat()).toEqual([{ formula: '=2+3' }, '00123', 123, 45429, 'plain']);
    });
    expect((await open.shown(1, 5)).flat()).toEqual(['5', '00123', '123', '2024-05-17', 'plain']);
  });

  test('a text that looks like a number stays text when its cell is opened and left', async () => {
    const { page, choose, cells } = open;
    await choose(2, 1);
    await page.keyboard.press('F2');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(500);
    expect(await cells('A2')).toEqual([['00123']]);
  });

  test('deleting a cell and pasting cells reach the emulated sheet', async () => {
    const { page, choose, cells } = open;
    await choose(5, 1);
    await page.keyboard.press('Delete');
    await eventually(async () => expect(await cells('A5')).toEqual([[null]]));
    await choose(2, 1);
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    await page.waitForTimeout(200);
    await choose(2, 3);
    await page.keyboard.press('Control+v');
    await eventually(async () => expect((await cells('C2:C4')).flat()).toEqual(['00123', 123, 45429]));
  });

  test('the menu opens the sidebar, and a call from it fills the grid with the texts as they are', async () => {
    const { page, sidebar, cells } = open;
    await page.click('[data-menu=demo]');
    await page.click('[data-menu-item=reset]');
    await chooseMenuItem('openSidebar');
    expect(await page.locator('#sidebar-frame').evaluate((element) => element.getBoundingClientRect().width)).toBe(300);
    expect(await page.locator('#sidebar-title').textContent()).toBe('Fixture');
    expect(await page.locator('#sidebar-frame').getAttribute('sandbox')).toBe(
      'allow-same-origin allow-forms allow-scripts allow-popups allow-downloads allow-modals allow-popups-to-escape-sandbox',
    );
    await sidebar.locator('#fill').click();
    await sidebar.getByText('12000 rows').waitFor();
    expect(await cells('A12001:D12001')).toEqual([['0012000', '=row 12000', 57000, 6000]]);
    await eventually(async () => {
      expect(await open.shown(4, 3)).toEqual([
        ['id', 'name', 'date', 'number'],
        ['001', '=row 1', '2023-03-16', '0.5'],
        ['002', '=row 2', '2023-03-17', '1'],
      ]);
    });
  });

  test('the sidebar can neither ask another address nor reach into the page', async () => {
    const frame = open.page.frames().find((one) => one.url().includes('/sidebar/'));
    const tried = await frame?.evaluate(async () => {
      const asked = await fetch('http://127.0.0.1:1/').then(
        () => 'answered',
        () => 'refused',
      );
      let reached = 'refused';
      try {
        reached = window.parent.document.title;
      } catch {
        // Another origin.
      }
      return [asked, reached];
    });
    expect(tried).toEqual(['refused', 'refused']);
  });

  test('a script that fails is told as a message', async () => {
    await chooseMenuItem('fail');
    const toast = open.page.locator('.toast.bad');
    await toast.waitFor();
    expect(await toast.textContent()).toContain('Nothing works.');
  });

  test('a question of a script is answered with its buttons, or by closing it', async () => {
    const { page } = open;
    await chooseMenuItem('ask');
    await page.waitForSelector('#question [data-answer=NO]');
    expect(await page.textContent('#question-text')).toBe('One line.\nAnother.');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#question [data-answer=OK]');
    expect(await page.textContent('#question-text')).toBe('Done.');
    await page.keyboard.press('Escape');
    await page.waitForSelector('#question [role=alertdialog]', { state: 'detached' });
    await chooseMenuItem('ask');
    await page.click('#question .cross');
    await page.waitForSelector('#question [data-answer=OK]');
    expect(await page.textContent('#question-text')).toBe('Left alone.');
    await page.click('#question [data-answer=OK]');
    await page.waitForSelector('#question [role=alertdialog]', { state: 'detached' });
  });

  test('the cross closes the sidebar', async () => {
    await open.page.click('#sidebar-close');
    await open.page.locator('#sidebar').waitFor({ state: 'hidden' });
    expect(await open.page.locator('#sidebar-frame').count()).toBe(0);
  });

  test('a sheet that is added, filled and renamed on the page is so in the emulated spreadsheet', async () => {
    const { page, choose, cells } = open;
    await page.locator('#grid [data-u-comp="sheet-bar"] button, #grid footer button').first().click();
    await page.getByText('Sheet2').last().waitFor();
    await page.waitForTimeout(300);
    await choose(1, 1);
    await page.keyboard.type('on the second');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await cells('A1', 'Sheet2')).toEqual([['on the second']]));
    // What is typed before its name can be edited would go into the grid.
    await eventually(async () => {
      await page.getByText('Sheet2').last().dblclick();
      await page.locator('#grid [contenteditable=true]:focus', { hasText: 'Sheet2' }).waitFor({ timeout: 2_000 });
    });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('My data');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await cells('A1', 'My data')).toEqual([['on the second']]));
  });

  test('columns that are inserted on the page move the cells of both sides alike', async () => {
    const { page, choose, cells } = open;
    await choose(0.5, 1);
    await choose(0.5, 1);
    await page.waitForTimeout(200);
    const header = await page.locator('#grid canvas').evaluateAll((list) => {
      return list.map((one) => one.getBoundingClientRect().toJSON()).sort((a, b) => b.height - a.height)[0];
    });
    await page.mouse.click(header.x + 96, header.y + 10);
    await page.mouse.click(header.x + 96, header.y + 10, { button: 'right' });
    await page.locator('button', { hasText: 'cols left' }).click({ position: { x: 5, y: 5 } });
    await eventually(async () => expect(await cells('A1:B1', 'My data')).toEqual([[null, 'on the second']]));
    await eventually(async () => expect(await open.shown(2, 1)).toEqual([['', 'on the second']]));
  });

  test('the demo address and keys are offered; another role gives another key', async () => {
    const { page } = open;
    expect(await page.getAttribute('#demo-url', 'data-value')).toBe('http://127.0.0.1:1');
    expect(await page.getAttribute('#demo-key', 'data-value')).toBe('key-of-the-admin');
    await page.selectOption('#demo-key-choice', 'apple-expired');
    expect(await page.getAttribute('#demo-key', 'data-value')).toBe('key-that-expired');
    await page.click('[data-copy=demo-key]');
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('key-that-expired');
  });

  test('the log of executions names what ran', async () => {
    const { page } = open;
    await page.click('[data-menu=demo]');
    await page.click('[data-menu-item=executions]');
    const log = page.locator('#execution-log');
    await log.waitFor();
    expect(await log.locator('[data-execution=fill]').textContent()).toContain('cells written');
    await page.keyboard.press('Escape');
    await log.waitFor({ state: 'detached' });
  });

  test('nothing outside of this machine was asked, and nothing went wrong unseen', () => {
    expect(open.outside).toEqual([]);
    expect(open.errors).toEqual([]);
  });

  test('cells become a table, with a header and columns of a type, and plain cells again', async () => {
    const { page, choose, cells } = open;
    await choose(4, 2);
    for (const row of [
      ['Name', 'Paid', 'Since'],
      ['Ada', 'TRUE', '2024-05-17'],
      ['Bob', 'FALSE', '2024-05-18'],
    ]) {
      for (const text of row) {
        await page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      await page.keyboard.press('Enter');
    }
    await eventually(async () => expect(await cells('D6', 'My data')).toEqual([[45430]]));
    const typed = async (text: string): Promise<void> => {
      await choose(6, 3);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    };
    const format = async (item: string): Promise<void> => {
      await choose(5, 2);
      await page.click('[data-menu=format]');
      await page.click(`[data-menu-item=${item}]`);
    };
    await format('make-table');
    await eventually(async () => expect(await paintedColor(page, 4, 2)).toBe('#356854'));
    await typed('maybe');
    await eventually(async () => expect(await cells('C6', 'My data')).toEqual([[false]]));
    await format('end-table');
    await eventually(async () => expect(await paintedColor(page, 4, 2)).toBeNull());
    await typed('maybe');
    await eventually(async () => expect(await cells('C6', 'My data')).toEqual([['maybe']]));
  });
});
