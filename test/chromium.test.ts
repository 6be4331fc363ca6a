import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookForChromium } from './chromium-program';

const folder = mkdtempSync(join(tmpdir(), 'twenty-sheets-chromium-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program of that script, which may be executed unless told otherwise. */
function program(name: string, script: string, mode = 0o755): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, mode);
  return path;
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** Waits until it is dead, up to five seconds. */
async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; isAlive(pid) && tries < 100; tries += 1) await new Promise((tick) => setTimeout(tick, 50));
  return !isAlive(pid);
}

describe('looking for Chromium', () => {
  test('a program that is not there is named', async () => {
    expect(await lookForChromium('/nonexistent')).toBe('no Chromium at /nonexistent');
  });

  test.each([
    ['fails', program('fails', 'echo "<html></html>"; exit 1')],
    ['shows no page', program('silent', 'exit 0')],
    ['may not be executed', program('not-executable', 'exit 0', 0o644)],
    ['is a folder', folder],
  ])('a program that %s is no browser', async (_, path) => {
    expect(await lookForChromium(path)).toBe(`${path} does not start as a browser`);
  });

  test('a program that hangs is ended, with what it started', async () => {
    const pids = join(folder, 'pids');
    const path = program('hangs', `sleep 600 &\necho $! $$ > ${pids}\nwait`);
    expect(await lookForChromium(path, 2_000)).toBe(`${path} does not start as a browser`);
    const started = readFileSync(pids, 'utf8').trim().split(' ').map(Number);
    expect(await Promise.all(started.map(gone))).toEqual([true, true]);
  });

  test('a program that shows a page is one', async () => {
    expect(await lookForChromium(program('shows', 'echo "<html></html>"'))).toBeNull();
  });
});

test('every suite comes to a browser by the one helper, by which .ci/run finds it', () => {
  const files = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const bringing = files.filter((file) =>
    /^import (?!type\b)[^;]*'playwright[^;]*;/m.test(readFileSync(join('test', file), 'utf8')),
  );
  expect(bringing).toEqual(['chromium.ts']);
  expect(readFileSync('.ci/run', 'utf8')).toContain('--findRelatedTests test/chromium.ts');
});

test('where beforeAll fails half way, what it opened is closed, Jest ends by itself, and the failure is the only one', async () => {
  const [told, pid] = [join(folder, 'told.json'), join(folder, 'pid')];
  const jest = join('node_modules', 'jest', 'bin', 'jest.js');
  const options = ['--runInBand', '--json', '--outputFile', told, '--testMatch', '**/test/fixtures/half-open.ts'];
  // Jest in one process, with nothing that would end it: whatever is left open keeps it from ending.
  const { status, signal } = spawnSync(process.execPath, [jest, ...options], {
    env: { ...process.env, CHROMIUM: '/nonexistent', HALF_OPEN: pid },
    timeout: 60_000,
    stdio: 'ignore',
  });
  expect([status, signal]).toEqual([1, null]);
  const { testResults } = JSON.parse(readFileSync(told, 'utf8'));
  const messages = testResults.flatMap(({ assertionResults }: { assertionResults: { failureMessages: string[] }[] }) =>
    assertionResults.flatMap(({ failureMessages }) => failureMessages),
  );
  expect(messages).toEqual([expect.stringContaining('the second does not open')]);
  expect(testResults[0].message.match(/●/g)).toHaveLength(1);
  expect(existsSync(pid) && (await gone(Number(readFileSync(pid, 'utf8'))))).toBe(true);
}, 90_000);
