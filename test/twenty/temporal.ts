import { buildSync } from 'esbuild';
import type * as polyfill from 'temporal-polyfill';

/** temporal-polyfill comes as ES modules that import each other; jest runs CommonJS, so it is made one file first. */
function loadTemporal(): typeof polyfill.Temporal {
  const { outputFiles } = buildSync({
    stdin: { contents: "export { Temporal } from 'temporal-polyfill';", resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
  });
  const module: { exports: Partial<typeof polyfill> } = { exports: {} };
  // oxlint-disable-next-line typescript/no-implied-eval -- our own build's text
  new Function('module', 'exports', outputFiles[0]?.text ?? '')(module, module.exports);
  if (!module.exports.Temporal) throw new Error('temporal-polyfill did not load');
  return module.exports.Temporal;
}

export const Temporal = loadTemporal();
