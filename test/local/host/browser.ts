import { existsSync } from 'node:fs';
import type { FrameLocator, Page } from 'playwright-core';
import { startDesk } from '../../../local/host/desk/desk-thread';
import { startPageServer } from '../../../local/host/server';
import { openChromium } from '../../chromium';
import type { Later } from '../../closing';
import { FIXTURE_ADD_ON } from './desk-fixture';

/** The page in a browser, with the fixture add-on behind it. */
export interface OpenPage {
  readonly page: Page;
  readonly sidebar: FrameLocator;
  /** Addresses outside of the two origins that the page asked for. */
  readonly outside: readonly string[];
  /** Errors that the page did not catch. */
  readonly errors: readonly string[];
  /** Contents of cells of the emulated sheet. */
  readonly cells: (range: string, sheet?: string) => Promise<readonly (readonly unknown[])[]>;
  /** Texts of cells as the grid shows them, by copying them. */
  readonly shown: (columns: number, rows: number) => Promise<string[][]>;
  /** Chooses a cell by clicking it; counted from 1, near the upper left corner only. */
  readonly choose: (row: number, column: number) => Promise<void>;
}

/** Where the first cell begins in the grid, and how large cells are, in pixels. */
const CELL = { left: 46, top: 20, width: 100, height: 21 };

export async function openPage(later: Later): Promise<OpenPage> {
  if (!existsSync('build/page/page.js')) throw new Error('The page is not built. Run: npm run build');
  const desk = startDesk('build/emulator.mjs', {
    addOn: FIXTURE_ADD_ON,
    timeZone: 'Etc/UTC',
    language: 'en',
    allowedOrigins: [],
    allowLocal: false,
  });
  later(() => desk.stop());
  const keys = [
    { name: 'apple-admin', label: 'Admin', key: 'key-of-the-admin' },
    { name: 'apple-expired', label: 'Expired', key: 'key-that-expired' },
  ];
  const demo = { url: 'http://127.0.0.1:1', keys, realUrl: null };
  const server = await startPageServer({ folder: 'build/page', port: 0, desk, demo });
  later(() => server.close());
  const context = await openChromium(later, {
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const [outside, errors]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== server.url && origin !== server.sidebarOrigin)
      outside.push(request.url());
  });
  await page.goto(server.url);
  await page.locator('#grid[data-ready]').waitFor();

  const choose = async (row: number, column: number): Promise<void> => {
    const boxes = await page
      .locator('#grid canvas')
      .evaluateAll((list) => list.map((one) => one.getBoundingClientRect().toJSON()));
    const grid = boxes.sort((a, b) => b.height - a.height)[0];
    const x = grid.x + CELL.left + (column - 0.5) * CELL.width;
    await page.mouse.click(x, grid.y + CELL.top + (row - 0.5) * CELL.height);
  };

  return {
    page,
    sidebar: page.frameLocator('#sidebar-frame'),
    outside,
    errors,
    choose,
    async cells(range, sheet = '') {
      const address = `${server.url}/api/cells?range=${range}&sheet=${encodeURIComponent(sheet)}`;
      const answer = await fetch(address, { headers: { 'x-page-token': server.token } });
      const body = (await answer.json()) as { values: unknown[][]; message?: string };
      return body.values ?? [[body.message]];
    },
    async shown(columns, rows) {
      await choose(1, 1);
      for (let moved = 1; moved < columns; moved++) await page.keyboard.press('Shift+ArrowRight');
      for (let moved = 1; moved < rows; moved++) await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+c');
      await page.waitForTimeout(200);
      const text = await page.evaluate(() => navigator.clipboard.readText());
      await page.keyboard.press('Escape');
      return text
        .replace(/\r?\n$/, '')
        .split(/\r?\n/)
        .map((line) => line.split('\t'));
    },
  };
}

/** Tries again until it holds, for what needs a moment to get through. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const patience = Date.now() + 30_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > patience) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
