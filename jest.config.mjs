/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
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
