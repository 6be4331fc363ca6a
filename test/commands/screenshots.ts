/**
 * `npm run screenshots`: docs/screenshots anew. The sidebar in all its states, in both languages, and the local host along the road of a new
 * user. It wants Chromium, and fonts for emoji and Chinese, Japanese and Korean signs (Debian: fonts-noto-color-emoji, fonts-noto-cjk).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/protocol/reply';
import { takeTheRoad } from '../e2e/host';
import { startBrowser } from '../sidebar/browser';
import { buildSidebar } from '../sidebar/build';
import { SCENES } from '../sidebar/gallery';

const FOLDER = process.argv[2] ?? 'docs/screenshots';
/** States in one picture: two rows of four. */
const TOGETHER = 8;

const closing: (() => unknown)[] = [];
const later = (close: () => unknown): void => void closing.unshift(close);

try {
  mkdirSync(FOLDER, { recursive: true });
  await tableOfPeople();
  for (const language of ['en', 'fr'] as const) await statesIn(language);
} finally {
  for (const close of closing) await close();
}

/** A spreadsheet with the people of the demo workspace, beside the sidebar. */
async function tableOfPeople(): Promise<void> {
  const road = await takeTheRoad(later);
  await road.page.click('[data-menu=extensions]');
  await road.page.click('[data-menu=twenty-sheets]');
  await road.page.click('[data-menu-item=openSidebar]');
  const sidebar = await road.sidebar();
  await sidebar.fill('#address', road.address);
  await sidebar.fill('#key', road.key);
  await sidebar.click('[data-action=connect]');
  await sidebar.click('[data-object=person]');
  await sidebar.click('summary:has-text("Options")');
  await sidebar.selectOption('#relation-ids', 'hidden');
  await sidebar.click('[data-action=pull]');
  await sidebar.waitForSelector('#ended', { timeout: 60_000 });
  await road.page.setViewportSize({ width: 1_280, height: 720 });
  // The grid draws what it was told a moment ago.
  await road.page.waitForTimeout(2_000);
  await shoot(road.page, 'table');
}

/** All states side by side, as Google shows a sidebar on a small screen. */
async function statesIn(language: Language): Promise<void> {
  const [{ page: html }, browser] = await Promise.all([buildSidebar(), startBrowser(language, later)]);
  const taken: { readonly name: string; readonly picture: string }[] = [];
  for (const { name, script, go } of SCENES) {
    const page = await browser.open(html, script(language));
    await page.setViewportSize({ width: 300, height: 640 });
    await page.waitForSelector('body[data-screen]');
    await go?.(page);
    await page.waitForTimeout(150);
    taken.push({ name, picture: (await page.screenshot()).toString('base64') });
  }
  for (let at = 0; at < taken.length; at += TOGETHER) {
    const page = await browser.open(sheetOf(taken.slice(at, at + TOGETHER)), {});
    await page.setViewportSize({ width: 1_280, height: 700 });
    await shoot(page, `sidebar-${language}-${at / TOGETHER + 1}`);
  }
}

function sheetOf(taken: readonly { readonly name: string; readonly picture: string }[]): string {
  const figures = taken.map(
    ({ name, picture }) =>
      `<figure><img src="data:image/png;base64,${picture}" width="300" height="640" alt=""><figcaption>${name}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 12px; display: flex; flex-wrap: wrap; gap: 14px; background: #eceff1; font: 14px sans-serif }
    figure { margin: 0 } img { display: block; border: 1px solid #b0bec5 } figcaption { padding: 4px 0 }
  </style>${figures.join('')}`;
}

async function shoot(page: Page, name: string): Promise<void> {
  writeFileSync(join(FOLDER, `${name}.png`), await page.screenshot({ fullPage: true }));
}
