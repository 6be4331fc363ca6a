/**
 * Runs tests for Stryker in its own process. Jest takes seconds to begin, which a mutant need not wait for: the tests of an area are pure
 * and are bundled once; for each mutant the bundle is evaluated anew, so that nothing is left of the one before.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';

/** Random cases are the same ones for every mutant: else a score would not be one of the code. Nobody needs the smallest that fails. */
const SEED = 1;
/** So many draw a test of random cases at the most. */
const MOST_RUNS = 200;
/** `TestStatus` of @stryker-mutator/api/test-runner. */
const [SUCCESS, FAILED] = [0, 1];
/** Where code that Stryker has prepared looks for the mutant, and leaves which test came by. */
const NAMESPACE = '__stryker__';
/** How long each test took in the first run, in milliseconds: the quick ones go first. In the sandbox, for processes that come later. */
const TIMES = 'build/times-of-tests.json';

class AreaRunner {
  static inject = ['options'];

  #folders;
  #without;
  #script;
  /** Of each file of tests, what it loads. */
  #reached;
  #times = {};
  #load = createRequire(join(process.cwd(), 'package.json'));

  constructor({ area }) {
    this.#folders = area.tests;
    this.#without = area.without ?? [];
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    const { text, reached } = bundle(this.#folders);
    this.#reached = reached;
    this.#script = new vm.Script(`(function (require, beginFile, describe, test, it, expect) {${text}\n})`);
    this.#load('fast-check').configureGlobal({ seed: SEED, endOnFailure: true });
    if (existsSync(TIMES)) this.#times = JSON.parse(readFileSync(TIMES, 'utf8'));
  }

  dryRun() {
    const stryker = stateOf();
    const tests = this.#tests(() => true).map((one) => {
      stryker.currentTestId = one.name;
      const begun = performance.now();
      const failureMessage = failureOf(one);
      stryker.currentTestId = undefined;
      const status = failureMessage === null ? SUCCESS : FAILED;
      const { name, file: fileName } = one;
      return { id: name, name, fileName, timeSpentMs: performance.now() - begun, status, failureMessage };
    });
    this.#times = Object.fromEntries(tests.map(({ name, timeSpentMs }) => [name, timeSpentMs]));
    mkdirSync(dirname(TIMES), { recursive: true });
    writeFileSync(TIMES, JSON.stringify(this.#times));
    return { status: 'complete', tests, mutantCoverage: stryker.mutantCoverage };
  }

  mutantRun({ activeMutant, hitLimit, sandboxFileName, testFilter }) {
    const stryker = stateOf();
    Object.assign(stryker, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit ? 0 : undefined });
    try {
      const asked = testFilter && new Set(testFilter);
      const files = asked && new Set(testFilter.map(fileOf));
      const mutated = relative('.', sandboxFileName);
      const tests = this.#tests((file) => (files ? files.has(file) : this.#reached.get(file).has(mutated)))
        .filter(({ name }) => !asked || asked.has(name))
        .sort((one, other) => this.#times[one.name] - this.#times[other.name]);
      for (const [index, one] of tests.entries()) {
        const failureMessage = failureOf(one);
        if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: `${hitLimit} hits` };
        if (failureMessage !== null) {
          return { status: 'killed', killedBy: [one.name], failureMessage, nrOfTests: index + 1 };
        }
      }
      return { status: 'survived', nrOfTests: tests.length };
    } catch (thrown) {
      return { status: 'error', errorMessage: String(thrown) };
    } finally {
      stryker.activeMutant = undefined;
    }
  }

  /** What a test imports of packages. */
  #require(name) {
    const found = this.#load(name);
    if (name !== 'fast-check') return found;
    const assert = (property, { numRuns = MOST_RUNS, ...given } = {}) =>
      found.assert(property, { ...given, numRuns: Math.min(numRuns, MOST_RUNS) });
    return { ...found, assert };
  }

  /** Which tests those files have, of the bundle that is evaluated anew. */
  #tests(isWanted) {
    const { found, globals } = collecting(isWanted);
    this.#script.runInThisContext()((name) => this.#require(name), ...globals, this.#load('expect').expect);
    return found.filter(({ name }) => !this.#without.some((part) => name.includes(part)));
  }
}

/** All tests below the folders as one script, and what each file of them loads. Packages are not bundled: they are loaded once. */
function bundle(folders) {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
  );
  const { outputFiles, metafile } = buildSync({
    stdin: {
      contents: files.map((file) => `if (beginFile('${file}')) require('./${file}');`).join('\n'),
      resolveDir: resolve('.'),
    },
    // Of the sandbox, into which Stryker went after esbuild was loaded.
    absWorkingDir: process.cwd(),
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    target: 'es2022',
  });
  const reach = (file, seen) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    for (const { path } of metafile.inputs[file]?.imports ?? []) reach(path, seen);
    return seen;
  };
  return { text: outputFiles[0].text, reached: new Map(files.map((file) => [file, reach(file, new Set())])) };
}

/** What a file of tests calls, without hooks, and what all of them said so far. A test of a table bears its line's number. */
function collecting(isWanted) {
  const found = [];
  /** How many bear that name so far. */
  const numbers = new Map();
  const path = [];
  let file = '';
  const beginFile = (name) => {
    file = name;
    return isWanted(file);
  };
  const describe = (name, work) => {
    path.push(name);
    work();
    path.pop();
  };
  const test = (name, work) => {
    const plain = [file, ...path, name].join(' > ');
    const number = (numbers.get(plain) ?? 0) + 1;
    numbers.set(plain, number);
    found.push({ name: number === 1 ? plain : `${plain} (${number})`, file, work });
  };
  for (const define of [describe, test]) {
    define.each = (table) => (name, work) => {
      const rows = table.every((row) => Array.isArray(row)) ? table : table.map((row) => [row]);
      for (const [index, row] of rows.entries()) define(`${name} #${index}`, () => work(...row));
    };
  }
  return { found, globals: [beginFile, describe, test, test] };
}

const stateOf = () => (globalThis[NAMESPACE] ??= {});

const fileOf = (name) => name.split(' > ', 1)[0];

/** Null where the test passes. */
function failureOf({ work }) {
  try {
    if (work() instanceof Promise) return 'A test that waits does not run here.';
    return null;
  } catch (thrown) {
    return String(thrown);
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'area', injectableClass: AreaRunner }];
