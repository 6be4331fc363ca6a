import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { builtFolder, readBuilt } from './built';

const run = promisify(execFile);
const status = z.object({ filesToPush: z.array(z.string()), untrackedFiles: z.array(z.string()) });

/** Clasp itself says what it would push. A home without a login shows that it asks nobody. */
async function pushedFiles(): Promise<z.infer<typeof status>> {
  const home = mkdtempSync(join(tmpdir(), 'twenty-sheets-home-'));
  const { stdout } = await run(
    process.execPath,
    ['node_modules/@google/clasp/build/src/index.js', 'show-file-status', '--json'],
    { env: { PATH: process.env['PATH'], HOME: home, NO_UPDATE_NOTIFIER: '1' } },
  );
  return status.parse(JSON.parse(stdout));
}

test('clasp pushes the script, the sidebar and the manifest, and nothing else', async () => {
  const folder = builtFolder();
  const { filesToPush, untrackedFiles } = await pushedFiles();
  expect(filesToPush.sort()).toEqual(['Code.js', 'appsscript.json', 'sidebar.html'].map((name) => join(folder, name)));
  expect(untrackedFiles).toEqual([]);
}, 30_000);

test('the manifest asks for five scopes, runs on V8 and lists no addresses', () => {
  const manifest: unknown = JSON.parse(readBuilt('dist/appsscript.json'));
  expect(manifest).toMatchObject({
    runtimeVersion: 'V8',
    oauthScopes: [
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.container.ui',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/script.scriptapp',
      'https://www.googleapis.com/auth/script.send_mail',
    ],
  });
  // A list would shut out every Twenty that people host themselves.
  expect(manifest).not.toHaveProperty('urlFetchWhitelist');
});
