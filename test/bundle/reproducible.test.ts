import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whoever builds the same sources gets the same bytes, so that checksums of a release can be checked. */
test('two builds on machines with other clocks, zones and languages give the same bytes', () => {
  const builds = [
    { TZ: 'Asia/Kathmandu', LANG: 'fr_FR.UTF-8' },
    { TZ: 'America/St_Johns', LANG: 'C', HOME: '/nonexistent' },
  ].map((elsewhere) => {
    const folder = mkdtempSync(join(tmpdir(), 'build-'));
    try {
      const env = { PATH: process.env['PATH'], ...elsewhere };
      execFileSync(process.execPath, ['esbuild.config.mjs', '--quiet', '--dist', folder], { env });
      const files = readdirSync(folder).sort();
      expect(files).toEqual(['Code.js', 'appsscript.json', 'sidebar.html']);
      return files.map((file) => readFileSync(join(folder, file), 'latin1'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  expect(builds[0]?.map((text) => text.length > 100)).toEqual([true, true, true]);
  expect(builds[1]).toEqual(builds[0]);
});
