// zod is the largest thing in the server bundle that nobody reads. This step bundles just what `src/` uses of it, with short names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zod from 'zod/mini';

const NAME = 'zod/mini';

/** Functions of the namespace `z` that our own files call; types are none of the package's values. */
function usedNames(root) {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const texts = files
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .filter((text) => text.includes(`'${NAME}'`));
  const members = texts.flatMap((text) => [...text.matchAll(/\bz\.([_a-z]\w*)[(<]/g)].map(([, name]) => name));
  return [...new Set(members)].filter((name) => name in zod).sort();
}

/** @returns {import('esbuild').Plugin} */
export function smallZod() {
  return {
    name: 'small-zod',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: 'small' }));
      build.onLoad({ filter: /./, namespace: 'small' }, async () => {
        const { outputFiles } = await build.esbuild.build({
          stdin: { contents: `export { ${usedNames('src').join(', ')} } from '${NAME}';`, resolveDir: process.cwd() },
          bundle: true,
          write: false,
          format: 'esm',
          target: 'es2019',
          minify: true,
          legalComments: 'none',
        });
        return { contents: outputFiles[0].text, resolveDir: process.cwd() };
      });
    },
  };
}
