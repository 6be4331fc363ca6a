// Packages that one command needs, installed when it is first called: `npm ci` need not wait for them.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of those packages, each named with its version. */
export function onDemand(...packages) {
  const home = resolve('node_modules/.cache/on-demand', packages.join('+').replace(/[^\w.+-]/g, '_'));
  const isThere = packages.every((name) => existsSync(join(home, 'node_modules', name.replace(/@[^@]*$/, ''))));
  if (!isThere) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'package.json'), '{"private":true}\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: home, stdio: 'inherit' });
  }
  return join(home, 'node_modules');
}
