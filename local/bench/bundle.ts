import { readFileSync, statSync } from 'node:fs';
import { createContext, Script } from 'node:vm';

const EVALUATIONS = 20;

/** Sizes of what is pushed, and how long an execution takes to begin, as a table in Markdown. */
export function bundleTable(): string {
  const sizes = ['dist/Code.js', 'dist/sidebar.html'].map(
    (file) => `| ${file} | ${(statSync(file).size / 1024).toFixed(1)} KiB |`,
  );
  const time = evaluation(readFileSync('dist/Code.js', 'utf8'));
  return [
    '| what | number |\n|---|---|',
    ...sizes,
    `| compile and evaluate dist/Code.js | ${time.toFixed(1)} ms |`,
  ].join('\n');
}

/** Milliseconds of compiling and evaluating the bundle, as each execution does; each time a new text, so that no compiled one is used again. */
function evaluation(code: string): number {
  const times = Array.from({ length: EVALUATIONS }, (_, index) => {
    const realm = createContext({});
    const started = performance.now();
    new Script(`${code}\n// ${index}`).runInContext(realm);
    return performance.now() - started;
  });
  return times.sort((one, other) => one - other)[Math.floor(EVALUATIONS / 2)] ?? 0;
}
