// graphql-request is written for the Web: async functions, Promise, Headers, URL. Apps Script has none of the last three
// as we need them, and nothing in it waits. This step, for that package alone, turns its async functions into generators
// driven by a promise, and gives it ours, whose reactions run at once (src/twenty/sync-web.ts).
import { resolve } from 'node:path';

const NAME = 'graphql-request';
// npm scripts and jest run in the project's folder.
const ROOT = process.cwd();
const WEB = resolve(ROOT, 'src/twenty/sync-web.ts');
const GLOBALS = `import { SyncPromise as Promise, SyncHeaders as Headers, SyncUrl as URL } from ${JSON.stringify(WEB)};\n`;

// Parsing is switched off (excludeOperationName) and documents are texts, so nothing of `graphql` is ever called.
const NO_GRAPHQL = `
const unused = () => { throw new Error('graphql is not in this bundle'); };
export { unused as parse, unused as print };
export const Kind = {};
`;

/** @type {import('esbuild').Plugin} */
const noGraphql = {
  name: 'no-graphql',
  setup(build) {
    build.onResolve({ filter: /^graphql$/ }, () => ({ path: 'graphql', namespace: 'no-graphql', sideEffects: false }));
    build.onLoad({ filter: /./, namespace: 'no-graphql' }, () => ({ contents: NO_GRAPHQL }));
  },
};

/** The package as one module, in which `Promise`, `Headers` and `URL` are still free names. */
async function bundlePackage(esbuild, note) {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: `export { GraphQLClient } from '${NAME}';`, resolveDir: ROOT },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2019',
    supported: { 'async-await': false },
    // The bundle around it stays readable; this part need not be.
    minify: true,
    legalComments: 'none',
    plugins: [noGraphql],
  });
  note(metafile);
  return outputFiles[0].text;
}

/**
 * @param {(metafile: import('esbuild').Metafile) => void} note is given esbuild's account of the package
 * @returns {import('esbuild').Plugin}
 */
export function syncGraphqlRequest(note = () => {}) {
  return {
    name: 'sync-graphql-request',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${NAME}$`) }, () => ({ path: NAME, namespace: 'synchronous' }));
      build.onLoad({ filter: /./, namespace: 'synchronous' }, async () => ({
        contents: GLOBALS + (await bundlePackage(build.esbuild, note)),
        resolveDir: ROOT,
      }));
    },
  };
}
