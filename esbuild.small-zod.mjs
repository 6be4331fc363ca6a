// zod is the largest thing in the server bundle, and nobody reads it there. What `src/` uses of it is built by itself, as short as
// can be, and stands before the readable part as one variable.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zod from 'zod/mini';

const NAME = 'zod/mini';
const VARIABLE = 'twentySheetsZod';

/** Functions of the namespace `z` that our own files call; types are none of the package's values. */
function usedNames(root) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((text) => text.includes(`'${NAME}'`));
  const members = texts.flatMap((text) => [...text.matchAll(/\bz\.([_a-z]\w*)[(<]/g)].map(([, name]) => name));
  return [...new Set(members)].filter((name) => name in zod).sort();
}

/**
 * The package as the value of one variable, and esbuild's account of it.
 *
 * @param {import('esbuild').BuildOptions} options of the bundle that it goes into
 */
export async function zodAlone(esbuild, { target, define }) {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: `export { ${usedNames('src').join(', ')} } from '${NAME}';`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    metafile: true,
    format: 'iife',
    globalName: VARIABLE,
    target,
    define,
    charset: 'utf8',
    // No async function in a synchronous program: zod's own are never called, but they would be there.
    supported: { 'async-await': false },
    minify: true,
    legalComments: 'none',
    footer: { js: '/*! With zod: Copyright 2025 Colin McDonnell, MIT. */' },
  });
  return { text: outputFiles[0].text, metafile };
}

/** @returns {import('esbuild').Plugin} */
export function zodElsewhere() {
  return {
    name: 'zod-elsewhere',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: 'elsewhere' }));
      build.onLoad({ filter: /./, namespace: 'elsewhere' }, () => ({ contents: `module.exports = ${VARIABLE};` }));
    },
  };
}
