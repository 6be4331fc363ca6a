import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import { openChromium } from '../chromium';
import type { Later } from '../closing';

/** `npm start` as a person starts it, its page in a browser, and what the person would copy from the terminal. */
export interface Road {
  readonly page: Page;
  /** The sidebar's own frame; waits until it is there. */
  readonly sidebar: () => Promise<Frame>;
  readonly address: string;
  readonly key: string;
  /** What the emulated sheet holds, as it is shown. */
  readonly cells: (sheet: string, range: string) => Promise<string[][]>;
  /** Types into a cell of the grid, so far from its upper left corner. */
  readonly type: (text: string, place: { readonly right: number; readonly down: number }) => Promise<void>;
  /** Waits until the emulated sheet holds that. */
  readonly holds: (sheet: string, range: string, wanted: readonly (readonly string[])[]) => Promise<void>;
  /** What the grid shows in its upper left corner, by copying it as a person would. */
  readonly copied: (columns: number, rows: number) => Promise<string[][]>;
  /** Errors that the page did not catch. */
  readonly errors: readonly string[];
  /** Everything the programs printed. */
  readonly printed: () => string;
}

export async function takeTheRoad(later: Later): Promise<Road> {
  if (!existsSync('build/main.mjs')) throw new Error('The local host is not built. Run: npm run build');
  const host = spawn(process.execPath, ['build/main.mjs', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  later(() => stop(host));
  let printed = '';
  host.stdout.on('data', (data: Buffer) => (printed += data.toString()));
  host.stderr.on('data', (data: Buffer) => (printed += data.toString()));
  await until(
    () => printed.includes('Ctrl-C'),
    () => `npm start did not get ready: ${printed}`,
  );
  const found = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? '';
  const url = found(/open at\s+(\S+)/);

  const context = await openChromium(later, {
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    acceptDownloads: true,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  await page.locator('#grid[data-ready]').waitFor();
  const token: unknown = await page.evaluate(
    () => JSON.parse(document.getElementById('boot')?.textContent ?? '{}').token,
  );

  const road: Road = {
    page,
    address: found(/Demo Twenty\s+(\S+)/),
    key: found(/(eyJ\S+)/),
    errors,
    printed: () => printed,
    async sidebar() {
      await page.locator('#sidebar-frame').waitFor();
      const frame = await (await page.locator('#sidebar-frame').elementHandle())?.contentFrame();
      if (!frame) throw new Error('the sidebar has no frame');
      return frame;
    },
    async cells(sheet, range) {
      const query = new URLSearchParams({ sheet, range }).toString();
      const answer = await fetch(`${url.replace(/\/$/, '')}/api/cells?${query}`, {
        headers: { 'x-page-token': String(token) },
      });
      const body: unknown = await answer.json();
      if (typeof body === 'object' && body !== null && 'display' in body) return body.display as string[][];
      throw new Error(JSON.stringify(body));
    },
    async type(text, { right, down }) {
      const box = await page.locator('#grid canvas').last().boundingBox();
      if (!box) throw new Error('the page shows no grid');
      await page.mouse.click(box.x + 80, box.y + 30);
      for (let moved = 0; moved < right; moved++) await page.keyboard.press('ArrowRight');
      for (let moved = 0; moved < down; moved++) await page.keyboard.press('ArrowDown');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    async holds(sheet, range, wanted) {
      let held: string[][] = [];
      await until(
        async () => {
          held = await road.cells(sheet, range);
          return JSON.stringify(held) === JSON.stringify(wanted);
        },
        () => `${range} of ${sheet} holds ${JSON.stringify(held)}`,
      );
    },
    async copied(columns, rows) {
      let text = '';
      const lines = (): string[][] => text.split(/\r?\n/).map((line) => line.split('\t'));
      // A busy browser may take a moment to fill its clipboard, or lose a key.
      await until(
        async () => {
          const box = await page.locator('#grid canvas').last().boundingBox();
          if (!box) return false;
          await page.mouse.click(box.x + 80, box.y + 30);
          for (let moved = 1; moved < columns; moved++) await page.keyboard.press('Shift+ArrowRight');
          for (let moved = 1; moved < rows; moved++) await page.keyboard.press('Shift+ArrowDown');
          await page.keyboard.press('Control+c');
          await page.waitForTimeout(300);
          text = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd();
          await page.keyboard.press('Escape');
          if (lines().length === rows && lines().every((line) => line.length === columns)) return true;
          // Two clicks in half a second would be a double click, which opens the cell.
          await page.waitForTimeout(600);
          return false;
        },
        () => `the grid gave ${JSON.stringify(text)}`,
      );
      return lines();
    },
  };
  return road;
}

async function stop(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = new Promise((resolve) => host.on('exit', resolve));
  host.kill('SIGINT');
  await ended;
}

/** Waits until it holds, up to thirty seconds. */
async function until(holds: () => boolean | Promise<boolean>, complaint: () => string): Promise<void> {
  for (const patience = Date.now() + 30_000; !(await holds()); ) {
    if (Date.now() > patience) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
