import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's Chromium, or the one that the variable names. */
export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

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

/** Set before all tests, for the workers that run them. */
const REASON = 'WITHOUT_CHROMIUM';

/** Why there are no browser tests; null where there are. */
export const whyNoChromium = (): string | null => process.env[REASON] || null;

/** A cold browser on a busy machine takes its time. */
const PATIENCE_MS = 60_000;

/** Starts it once: a program that is there may still be none that starts. Gives the reason and says it, or null. */
export async function lookForChromium(program = CHROMIUM, patienceMs = PATIENCE_MS): Promise<string | null> {
  if (!existsSync(program)) return `no Chromium at ${program}`;
  const page = await shownBy(program, patienceMs);
  return /<html/i.test(page) ? null : `${program} does not start as a browser`;
}

export function tellWorkers(reason: string | null): void {
  process.env[REASON] = reason ?? '';
}

/** What the program shows of an empty page; nothing where it cannot be started, fails or takes too long. */
async function shownBy(program: string, patienceMs: number): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'twenty-sheets-browser-'));
  const options = [...QUIET, `--user-data-dir=${profile}`, '--dump-dom', 'about:blank'];
  // A group of its own: what it started ends with it.
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  const end = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nothing is left of it.
    }
  };
  const patience = setTimeout(end, patienceMs);
  let shown = '';
  child.stdout.on('data', (data: Buffer) => (shown += data.toString()));
  try {
    await once(child, 'close');
    return child.exitCode === 0 ? shown : '';
  } catch {
    return '';
  } finally {
    clearTimeout(patience);
    end();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
