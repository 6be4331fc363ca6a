// Builds everything: the add-on into dist/ (what clasp pushes), the local host and its commands into build/.
import { build, transform } from 'esbuild';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runInNewContext } from 'node:vm';
import { noticesOf, packagesIn, SHIPPED } from './esbuild.licences.mjs';
import { contents, inRooms, withRooms } from './esbuild.rooms.mjs';
import { SIDEBAR_SCRIPT, SIDEBAR_STYLE } from './esbuild.sidebar.mjs';

const { values: options } = parseArgs({
  options: {
    /** Prints nothing but what went wrong. */
    quiet: { type: 'boolean' },
    /** Builds what Google runs into this folder, and nothing else. */
    dist: { type: 'string' },
  },
});
const { quiet } = options;
const DIST = options.dist ?? 'dist';
const version = JSON.parse(readFileSync('package.json', 'utf8')).version;
/** Where the sidebar's calls stand. */
const ENDPOINTS = 'src/calls/endpoints';
const shared = { bundle: true, logLevel: 'warning', define: { VERSION: JSON.stringify(version) } };

/** What clasp pushes. */
const PUSHED = ['Code.js', 'sidebar.html', 'appsscript.json'];

function writeWhole(path, text) {
  writeFileSync(`${path}.${process.pid}`, text);
  renameSync(`${path}.${process.pid}`, path);
}

/**
 * One plain top-level function per export of `main.ts` and per call of the sidebar: Apps Script finds entry points by declaration. Its
 * comment says what it does. The program is looked at by running it: its top level calls no service.
 */
function stubs(program) {
  const texts = ['src/entry/main.ts', ...readdirSync(ENDPOINTS).map((file) => join(ENDPOINTS, file))].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const stub = (name, call) => {
    const declared = new RegExp(`(/\\*\\*(?:(?!\\*/)[^])*\\*/)\\s*(?:export const )?${name}\\b\\s*[=:]`);
    const [, doc = ''] = texts.map((text) => declared.exec(text)).find((found) => found !== null) ?? [];
    return `${doc.replace(/^ +\*/gm, ' *')}\nfunction ${name}(input) { return ${call}(input); }`;
  };
  const { calls, ...functions } = runInNewContext(`${program}\nTwentySheets`);
  return [
    ...Object.keys(functions).map((name) => stub(name, `TwentySheets.${name}`)),
    ...Object.keys(calls).map((name) => stub(name, `TwentySheets.calls.${name}`)),
  ].join('\n');
}

/** Bundled CommonJS packages ask for Node's own modules by `require`. */
const NODE_REQUIRE = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** Characters; a text that is longer by itself stands in one line all the same. */
const LONGEST_LINE = 300;

/** Controls, blanks and joiners that a reader would not see stand as escapes: they are in texts and patterns alone. */
const seen = (text) =>
  text.replace(
    /(?![\n\t])[\p{Cc}\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A tab for each level is forty KiB less than blanks. */
const indented = (text) => text.replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));

/** The program as people read it. @throws where that would change what it does, such as a text over several lines */
async function legible(program) {
  const read = withRooms(indented(program));
  const [before, after] = await Promise.all(
    [program, read].map(async (code) => (await transform(code, { minifyWhitespace: true, charset: 'utf8' })).code),
  );
  if (before !== after)
    throw new Error('A text of several lines has a line that begins with blanks or looks like code.');
  return read;
}

/** Packages by the file that holds them. */
const shipped = {};

async function buildServer() {
  const server = {
    ...shared,
    ...inRooms('src/entry/main.ts'),
    target: 'es2019',
    charset: 'utf8',
    // Packages come with longer lines; whoever reads the file before they install it should not have to scroll.
    lineLimit: LONGEST_LINE,
    write: false,
    // Apps Script reads `?.` and `??`: Google's own samples and published add-ons have them.
    supported: { 'optional-chain': true, 'nullish-coalescing': true },
  };
  const bundled = await build({ ...server, format: 'iife', globalName: 'TwentySheets', metafile: true });
  const program = await legible(seen(bundled.outputFiles[0].text));
  const banner = [
    '/**',
    ` * @OnlyCurrentDoc Twenty Sheets ${version}, MIT licence. Built from TypeScript: see the repository.`,
    ' *',
    ` * ${contents(program)}`,
    ' * Below them stands whatever Google may call.',
    ' */',
  ].join('\n');
  shipped['dist/Code.js'] = packagesIn([bundled.metafile]);
  writeWhole(
    `${DIST}/Code.js`,
    [banner, program, stubs(program), `/*\n${noticesOf(shipped['dist/Code.js'])}*/`, ''].join('\n'),
  );
}

async function buildSidebar() {
  const script = await build({ ...shared, ...SIDEBAR_SCRIPT, metafile: true });
  const packages = packagesIn([script.metafile]);
  shipped['dist/sidebar.html'] = packages;
  const style = await build({ ...shared, ...SIDEBAR_STYLE });
  const page = readFileSync('sidebar/index.html', 'utf8')
    .replace('<!-- style -->', () => `<style>${style.outputFiles[0].text.trim()}</style>`)
    .replace(
      '<!-- script -->',
      () => `<script>${seen(script.outputFiles[0].text.trim()).replaceAll('</script', '<\\/script')}</script>`,
    )
    // Never shown, and no comment, which might be taken out on the way.
    .replace('</body>', () => `<template id="licences">\n${noticesOf(packages)}</template>\n</body>`);
  writeWhole(`${DIST}/sidebar.html`, page);
}

/** The commands of the local host and of contributors. Bundled with their packages, they start in half the time; gas-local reads its own folder. */
async function buildLocal() {
  const entries = {
    main: 'local/main.ts',
    pull: 'local/pull.ts',
    bench: 'local/bench.ts',
    import: 'local/crm/import/main.ts',
    'bench-export': 'local/bench/export.ts',
    crm: 'local/crm/main.ts',
    emulator: 'local/host/desk/worker.ts',
    'google-checks': 'local/google-checks.ts',
    'self-check': 'local/self-check.ts',
    'pg-parity': 'test/commands/pg-parity.ts',
    fuzz: 'local/fuzz/main.ts',
    'fuzz-server': 'local/fuzz/server-thread.ts',
    torture: 'local/torture/main.ts',
    year: 'local/year/main.ts',
    'torture-crm': 'local/torture/world/crm-thread.ts',
    'crm-beside': 'test/entry/crm-worker.ts',
    'deals-beside': 'test/entry/beside/deals-thread.ts',
    vectors: 'test/commands/vectors.ts',
    messages: 'test/commands/messages.ts',
    'csv-cases': 'test/commands/csv-cases.ts',
    'view-parity': 'test/commands/view-parity.ts',
    screenshots: 'test/commands/screenshots.ts',
  };
  const found = Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path)));
  await build({
    ...shared,
    entryPoints: found,
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['gas-local', '@electric-sql/pglite', 'esbuild', 'playwright-core'],
    banner: { js: NODE_REQUIRE },
  });
}

/** Looks at a Twenty with the add-on's own client. */
async function buildTools() {
  await build({
    ...shared,
    entryPoints: { doctor: 'tools/doctor/main.ts', export: 'tools/export/main.ts', release: 'tools/release/main.ts' },
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    platform: 'node',
    target: 'node20',
    banner: { js: NODE_REQUIRE },
  });
}

/** The page in the browser: Univer's grid and our shell. */
async function buildPage() {
  if (!existsSync('local/page/main.ts')) return;
  await build({
    ...shared,
    entryPoints: { page: 'local/page/main.ts' },
    outdir: 'build/page',
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { ...shared.define, 'process.env.NODE_ENV': '"production"' },
  });
  cpSync('local/page/index.html', 'build/page/index.html');
}

mkdirSync(DIST, { recursive: true });
// Only what is built now may be pushed; files are replaced whole, so that a program that runs beside a build finds them.
if (DIST === 'dist') {
  for (const file of readdirSync(DIST)) if (!PUSHED.includes(file)) rmSync(`${DIST}/${file}`, { recursive: true });
}
mkdirSync('build', { recursive: true });
writeWhole(`${DIST}/appsscript.json`, readFileSync('appsscript.json', 'utf8'));
// One part that does not build does not keep the others from being built. What is wrong with code esbuild has said.
const parts = await Promise.allSettled([
  buildServer(),
  buildSidebar(),
  ...(options.dist === undefined ? [buildLocal(), buildTools(), buildPage()] : []),
]);
const failures = parts.flatMap(({ reason }) => reason ?? []);
for (const failure of failures) if (!('errors' in failure)) console.error(failure);
if (failures.length > 0) process.exit(1);
writeWhole(SHIPPED, `${JSON.stringify(shipped, null, 2)}\n`);
if (!quiet) {
  for (const file of [`${DIST}/Code.js`, `${DIST}/sidebar.html`]) {
    console.log(`${file}  ${(statSync(file).size / 1024).toFixed(1)} KiB`);
  }
}
