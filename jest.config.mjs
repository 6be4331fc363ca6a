import { availableParallelism } from 'node:os';

/**
 * Suites that try many servers, sizes or programs: `THOROUGH=1` runs them as well, and all cases of random tests (`test/runs.ts`). It is
 * so every night; by day a change is judged in ten minutes.
 */
const NIGHTLY = ['entry/every-view', 'entry/large', 'tools/export', 'twenty/versions'];

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Else Jest walks over all that was ever a global, in order to warn of it: tests of src/gas make Google's services global at each call.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  // Nothing is timed: on a busy machine a test takes as long as it needs.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: process.env['THOROUGH'] === '1' ? [] : NIGHTLY.map((name) => `/test/${name}\\.test\\.ts$`),
  globalSetup: '<rootDir>/test/before-all.ts',
  // Much of a test is waiting for what it started.
  // A worker keeps some of what each suite made; collecting that takes longer than starting anew.
  workerIdleMemoryLimit: '1GB',
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/test/longest-first.cjs',
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // These publish ES modules only; jest runs CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(lit-html|graphql-request|numfmt|temporal-polyfill|temporal-utils)/)',
    '<rootDir>/dist/',
    '<rootDir>/build/',
  ],
};
