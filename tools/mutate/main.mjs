// Changes the code, one place at a time, and says which changes no test noticed: `npm run mutate`, with areas or files of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onDemand } from '../on-demand.mjs';
import { AREAS, NOT_MUTATED } from './areas.mjs';

/** The last that runs with Node 20. */
const VERSION = '9.6.1';
/** Configurations and reports. */
const HOME = 'build/mutation';

const [files, asked] = [true, false].map((isFile) =>
  process.argv.slice(2).filter((word) => word.includes('/') === isFile),
);
const unknown = asked.filter((name) => !Object.hasOwn(AREAS, name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: ${Object.keys(AREAS).join(', ')}`);
  process.exit(2);
}

const packages = onDemand(`@stryker-mutator/core@${VERSION}`);
const PROGRAM = join(packages, '@stryker-mutator/core/bin/stryker.js');
const RUNNER = resolve('tools/mutate/runner.mjs');
mkdirSync(HOME, { recursive: true });

const failed = (asked.length > 0 ? asked : Object.keys(AREAS)).filter((name) => {
  const { mutate, tests, without } = AREAS[name];
  const config = join(HOME, `${name}.json`);
  writeFileSync(
    config,
    JSON.stringify({
      plugins: [RUNNER],
      testRunner: 'area',
      area: { tests, without },
      warnings: { unknownOptions: false },
      // It would read one with a TypeScript that the project does not have.
      tsconfigFile: 'none',
      mutate: files.length > 0 ? files : [...mutate, ...NOT_MUTATED],
      coverageAnalysis: 'perTest',
      // A machine that others use may be slow; loops without end are found by how often they pass.
      timeoutMS: 20_000,
      concurrency: Number(process.env['CONCURRENCY'] ?? 1),
      reporters: ['clear-text', 'json', 'progress-append-only'],
      clearTextReporter: { reportTests: false, allowColor: false },
      jsonReporter: { fileName: join(HOME, `${name}-report.json`) },
      // Jest looks for no tests below node_modules.
      tempDirName: 'build/mutate',
      ignorePatterns: ['build', 'dist', 'docs/pictures', 'release'],
      thresholds: { high: 90, low: 80, break: 80 },
    }),
  );
  console.log(`\n# ${name}`);
  return spawnSync(process.execPath, [PROGRAM, 'run', config], { stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  console.error(`Below 80 %: ${failed.join(', ')}`);
  process.exit(1);
}
