import type { Page } from 'playwright-core';
import type { SidebarState } from '../../src/protocol/state';
import { closedAfterAll } from '../closing';
import { type Browser, startBrowser } from './browser';
import { type BuiltSidebar, buildSidebar } from './build';
import { ok, sidebarState } from './builders';
import type { Script, ScriptCall } from './fake-script-run';

export interface SidebarPage {
  /** `errand`: opened from an item of the menu. */
  readonly open: (script: Script, errand?: string) => Promise<Page>;
  /** What the sidebar asked of the server, in order. */
  readonly calls: () => Promise<readonly ScriptCall[]>;
  readonly inputsOf: (endpoint: string) => Promise<readonly unknown[]>;
}

/** One browser for a `describe`, a fresh page for each test. A test fails on any error in its page and on any request that left it. */
export function useSidebar(): SidebarPage {
  let built: BuiltSidebar;
  let browser: Browser;
  let page: Page | undefined;
  const errors: string[] = [];
  const later = closedAfterAll();

  beforeAll(async () => {
    [built, browser] = await Promise.all([buildSidebar(), startBrowser('en', later)]);
    // A cold browser on a busy machine takes its time.
  }, 30_000);

  afterEach(async () => {
    // Nothing of it goes on beside the next test.
    await page?.goto('about:blank');
    const found = [...errors.splice(0), ...browser.requests()];
    if (found.length > 0) throw new Error(`in the page: ${found.join('; ')}`);
  });

  const calls = async (): Promise<readonly ScriptCall[]> =>
    (await page?.evaluate(() => Reflect.get(globalThis, 'scriptCalls'))) ?? [];
  return {
    async open(script, errand) {
      const app = errand === undefined ? '<div id="app">' : `<div id="app" data-errand="${errand}">`;
      const opened = await browser.open(built.page.replace('<div id="app">', app), script);
      if (opened !== page) opened.on('pageerror', (error) => errors.push(error.message));
      opened.setDefaultTimeout(5_000);
      page = opened;
      return opened;
    },
    calls,
    async inputsOf(endpoint) {
      return (await calls()).filter((call) => call.endpoint === endpoint).map((call) => JSON.parse(call.input));
    },
  };
}

/** From the lines of the tables to the page of one. */
export async function openTable(page: Page, tableId = 't1'): Promise<void> {
  await page.click(`[data-table=${tableId}] [data-action=table]`);
  await page.waitForSelector(`main[data-table=${tableId}]`);
}

/** A server that knows how the sidebar opens, and nothing else. */
export function opensWith(changes: Partial<SidebarState>): Script {
  return { getState: [ok(sidebarState(changes))] };
}

/** Presses Tab until the control has the focus, at most 20 times; from the beginning of the page, or from where the focus is. */
export async function tabsTo(page: Page, selector: string, fromTop = true): Promise<number> {
  if (fromTop)
    await page.evaluate(() => {
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute('tabindex');
    });
  const isThere = (): Promise<boolean> =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  if (!fromTop && (await isThere())) return 0;
  for (let tabs = 1; tabs <= 20; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return tabs;
  }
  return Number.POSITIVE_INFINITY;
}
