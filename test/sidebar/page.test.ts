import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { SidebarState } from '../../src/protocol';
import { type Browser, hasChromium, startBrowser } from './browser';
import { type BuiltSidebar, buildSidebar } from './build';
import {
  connection,
  csvPart,
  held,
  job,
  object,
  ok,
  receipt,
  refused,
  sidebarState,
  table,
  viewChoice,
} from './builders';
import type { Script, ScriptCall } from './fake-script-run';

/** The page itself, in a real browser at the width of Google's sidebar. */
const inChromium = hasChromium ? describe : describe.skip;

const KEY = 'eyJhbGciOiJIUzI1NiJ9.secret.x9Qk';
// A cold browser on a busy machine.
jest.setTimeout(30_000);

const SCHEDULE = { everyHours: 1, mine: true, lastRun: null, lastFailure: null };

inChromium('the sidebar in Chromium (skipped where none is found: set CHROMIUM)', () => {
  let built: BuiltSidebar;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [built, browser] = await Promise.all([buildSidebar(), startBrowser('en')]);
  });

  afterEach(async () => {
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    const requests = browser.requests();
    await browser.close();
    expect(requests).toEqual([]);
  });

  async function open(script: Script): Promise<void> {
    page = await browser.open(built.page, script);
    page.setDefaultTimeout(5_000);
    page.on('pageerror', (error) => errors.push(error.message));
  }

  const opensWith = (changes: Partial<SidebarState>): Script => ({ getState: [ok(sidebarState(changes))] });

  async function calls(): Promise<readonly ScriptCall[]> {
    return page.evaluate(() => Reflect.get(globalThis, 'scriptCalls'));
  }

  async function inputsOf(endpoint: string): Promise<readonly unknown[]> {
    return (await calls()).filter((call) => call.endpoint === endpoint).map((call) => JSON.parse(call.input));
  }

  test('from the key to a pulled table: connect, object, view, progress, receipt, tables', async () => {
    const pulled = table({ receipt: receipt({ finished: new Date().toISOString() }) });
    await open({
      getState: [ok(sidebarState({ connection: null })), ok(sidebarState({ tables: [pulled] }))],
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
    expect(await page.inputValue('#key')).toBe(KEY);
    await page.click('[data-action=connect]');
    expect(await page.textContent('header')).toContain('••••x9Qk');

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
    expect(await inputsOf('startPull')).toEqual([
      {
        objectId: 'object-person',
        viewId: 'v2',
        target: { kind: 'newSheet' },
        options: { relationLabels: true, selectAs: 'label' },
        memberId: null,
      },
    ]);
    await page.click('[data-action=back]');
    expect(await page.textContent('[data-table=t1]')).toContain('Refreshed now');
    expect(await page.content()).not.toContain('secret');
    expect((await calls()).filter(({ input }) => input.includes(KEY)).map(({ endpoint }) => endpoint)).toEqual([
      'connect',
      'connect',
    ]);
  });

  test('the key is hidden until it is asked to be shown, and the field keeps it', async () => {
    await open(opensWith({ connection: null }));
    await page.fill('#key', KEY);
    expect(await page.getAttribute('#key', 'type')).toBe('password');
    expect(await page.getAttribute('#key', 'autocomplete')).toBe('off');
    await page.click('[data-action=toggle-key]');
    expect(await page.getAttribute('#key', 'type')).toBe('text');
    expect(await page.inputValue('#key')).toBe(KEY);
  });

  test('the way to a new key leads to the workspace whose address was typed', async () => {
    await open(opensWith({ connection: null }));
    const link = page.locator('#key-help a');
    expect(await link.getAttribute('href')).toBe('https://app.twenty.com/settings/api-webhooks');
    expect(await link.getAttribute('rel')).toBe('noopener');
    await page.fill('#address', 'http://localhost:3000/welcome');
    expect(await link.getAttribute('href')).toBe('http://localhost:3000/settings/api-webhooks');
  });

  test('the pause for Twenty’s limit counts down, and a cancel ends it', async () => {
    await open({
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
    expect(await inputsOf('continuePull')).toEqual([]);
    await page.click('[data-action=cancel]');
    await page.getByText('The sheet is as it was before.').waitFor();
  });

  test('the CSV is put together from its parts, offered by itself once, and again by the link', async () => {
    await open({
      ...opensWith({ tables: [table()] }),
      readCsv: [
        ok(csvPart({ text: 'Id,Name\r\n1,Zoë\r\n', ids: ['1'], totalCount: 2, next: 'two' })),
        ok(csvPart({ text: '2,"=1+1"\r\n', ids: ['2'], totalCount: 2 })),
      ],
    });
    const [first] = await Promise.all([page.waitForEvent('download'), page.click('[data-action=csv]')]);
    expect(first.suggestedFilename()).toBe('person.csv');
    const [second] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    expect(readFileSync(await second.path(), 'utf8')).toBe('Id,Name\r\n1,Zoë\r\n2,"=1+1"\r\n');
    expect(await inputsOf('readCsv')).toEqual([
      { tableId: 't1', next: null },
      { tableId: 't1', next: 'two' },
    ]);
  });

  test('a view that changed while it was read gives no file, and can be read again', async () => {
    await open({
      ...opensWith({ tables: [table()] }),
      readCsv: [ok(csvPart({ ids: ['1', '2'], totalCount: 3 })), ok(csvPart({ ids: ['1', '2'], totalCount: 2 }))],
    });
    await page.click('[data-action=csv]');
    expect(await page.textContent('#trouble')).toContain('2 of 3 records were read');
    expect(await page.locator('#save').count()).toBe(0);
    await page.click('[data-action=again]');
    await page.waitForSelector('#save');
  });

  test('a refused switch goes back to where it was, with the sentence beside it', async () => {
    await open({
      ...opensWith({ tables: [table()] }),
      setSchedule: [
        refused('schedule-refused', 'Google allows no further trigger.'),
        ok(table({ schedule: SCHEDULE })),
      ],
    });
    const control = page.locator('[data-action=schedule]');
    await control.click({ force: true });
    expect(await page.textContent('[data-table=t1] #trouble')).toContain('Google allows no further trigger.');
    expect(await control.isChecked()).toBe(false);
    await control.click({ force: true });
    await page.getByText('With your key').waitFor();
    expect(await control.isChecked()).toBe(true);
  });

  test('showing a sheet hands the keyboard to it', async () => {
    await open({ ...opensWith({ tables: [table()] }), showTable: [ok(null)] });
    await page.click('[data-action=show]');
    await page.waitForFunction(() =>
      Reflect.get(globalThis, 'scriptCalls').some((call: ScriptCall) => call.endpoint === 'host.editor.focus'),
    );
  });

  test('a sheet with other content cannot be chosen', async () => {
    await open({
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
    expect(await inputsOf('startPull')).toMatchObject([{ target: { kind: 'sheet', sheetId: 0 } }]);
  });

  test('an address that is not of the web never becomes a link', async () => {
    await open(
      opensWith({ tables: [table({ link: 'javascript:alert(1)' })], authorizationUrl: 'https://grant.example/' }),
    );
    expect(await page.locator('[data-table=t1] a').count()).toBe(0);
    expect(await page.getAttribute('#authorization a', 'href')).toBe('https://grant.example/');
  });

  test('names from Twenty are text, not HTML', async () => {
    await open(opensWith({ tables: [table({ sheetName: '<img src=x onerror=alert(1)>' })] }));
    expect(await page.textContent('[data-table=t1] h2')).toBe('<img src=x onerror=alert(1)>');
    expect(await page.locator('img').count()).toBe(0);
  });

  test('what the platform reports is said in a sentence of ours, with a way on', async () => {
    await open({ getState: [{ error: 'Error code PERMISSION_DENIED.' }, ok(sidebarState({ tables: [table()] }))] });
    expect(await page.textContent('#trouble')).toContain('Several Google accounts');
    await page.click('[data-action=again]');
    await page.waitForSelector('[data-table=t1]');
  });

  test.each(['en', 'fr'] as const)(
    'every control has a name and nothing is wider than the sidebar (%s)',
    async (language) => {
      const long = 'Opportunitiesbystageandownerofthewholeyear2026withoutanyspace';
      const lastFailure = 'The key has expired. The sheet is unchanged.';
      await open({
        ...opensWith({
          language,
          connection: connection({ workspaceName: long, keyExpires: '2020-01-01T00:00:00Z' }),
          tables: [
            table({ sheetName: long, viewName: long, schedule: { ...SCHEDULE, mine: false, lastFailure } }),
            table({ id: 't2', receipt: receipt({ complete: false, leftOut: [{ column: long, reason: 'to-many' }] }) }),
          ],
        }),
        listObjects: [ok([object('person', long)])],
        listViews: [ok([viewChoice('v1', { name: long, needsMember: true })])],
        listMembers: [ok([{ id: 'm1', name: long, email: `${long}@acme.example` }])],
      });
      await page.waitForSelector('[data-table=t2]');
      await page.click('[data-table=t2] details summary');
      expect(await page.getAttribute('html', 'lang')).toBe(language);
      expect(await page.evaluate(faults)).toEqual([]);
      await page.click('[data-action=new]');
      await page.click('[data-object=person]');
      await page.waitForSelector('#member');
      await page.click('.options summary');
      expect(await page.evaluate(faults)).toEqual([]);
    },
  );

  test('the keyboard alone reaches a pull, and is never lost', async () => {
    await open({
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

/** In the page: controls without a name, texts of low contrast, and whatever is wider than the sidebar. */
function faults(): readonly string[] {
  const found: string[] = [];
  if (document.documentElement.scrollWidth > 300) found.push(`page is ${document.documentElement.scrollWidth} px wide`);
  for (const control of document.querySelectorAll<HTMLElement>('button, a, input, select, summary')) {
    const labels = 'labels' in control && control.labels instanceof NodeList ? [...control.labels] : [];
    const texts = [control.getAttribute('aria-label'), control.innerText, ...labels.map((label) => label.textContent)];
    if (!texts.some((text) => text?.trim())) found.push(`no name: ${control.outerHTML.slice(0, 120)}`);
  }
  for (const element of document.querySelectorAll<HTMLElement>(
    'p, h1, h2, span, button, a, dt, dd, label, li, strong',
  )) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || element.closest(':disabled')) continue;
    const ratio = contrast(getComputedStyle(element).color, groundOf(element));
    if (ratio < 4.5) found.push(`contrast ${ratio.toFixed(2)}: ${element.outerHTML.slice(0, 120)}`);
  }
  return found;

  function groundOf(element: Element | null): string {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return backgroundColor === 'rgba(0, 0, 0, 0)' ? groundOf(element.parentElement) : backgroundColor;
  }

  /** The contrast ratio of WCAG 2. */
  function contrast(one: string, other: string): number {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  function luminance(color: string): number {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
