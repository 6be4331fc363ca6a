import { existsSync } from 'node:fs';

/** Debian's Chromium, or the one that the variable names. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const hasChromium = existsSync(CHROMIUM);

/** Without a window, without asking anything of the network by itself. */
export const QUIET: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A group of browser tests; skipped, and counted so, where there is no Chromium. */
export const inChromium = (title: string, tests: () => void): void =>
  hasChromium ? describe(title, tests) : describe.skip(`${title} (skipped: no Chromium at ${CHROMIUM})`, tests);
