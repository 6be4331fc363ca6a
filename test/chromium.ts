/** The one way to a browser: `.ci/run` finds the browser suites by their import of this file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import type { Later } from './closing';
import { CHROMIUM, QUIET, whyNoChromium } from './chromium-program';

/** A group of browser tests; skipped, and counted so, where no Chromium can be started. */
export function inChromium(title: string, tests: () => void): void {
  const why = whyNoChromium();
  if (why === null) describe(title, tests);
  else describe.skip(`${title} (skipped: ${why})`, tests);
}

/** A browser with a profile of its own, which goes with it. */
export async function openChromium(later: Later, options: BrowserContextOptions): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'twenty-sheets-browser-'));
  later(() => rmSync(profile, { recursive: true, force: true, maxRetries: 3 }));
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: CHROMIUM,
    args: [...QUIET],
  });
  later(() => context.close());
  return context;
}
