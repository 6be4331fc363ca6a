import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Else Jest walks over all that was ever a global, in order to warn of it: tests of src/gas make Google's services global at each call.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  // Nothing is timed: on a busy machine a test takes as long as it needs.
  testTimeout: 60_000,
  roots: ['<rootDir>/test'],
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
