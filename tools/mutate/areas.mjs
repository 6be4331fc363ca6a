/** What is mutated, and the tests that must notice: those of the same subject, which need no build, `without` a few that take seconds. */
export const AREAS = {
  filters: { mutate: ['src/twenty/filters/**/*.ts'], tests: ['test/twenty/filters'] },
  cells: { mutate: ['src/cells/**/*.ts'], tests: ['test/cells'] },
  fields: { mutate: ['src/fields/**/*.ts'], tests: ['test/fields'], without: ['nested deeper than JSON'] },
  planner: {
    mutate: ['src/sync/publish/prepare/**/*.ts', 'src/sync/publish/columns/**/*.ts'],
    tests: ['test/sync/publish'],
    without: [
      'changes.test.ts',
      'killed a',
      'written over what is shown',
      'stages between executions',
      'a bounded number of',
    ],
  },
};

/** Lists of words, which no test spells out again. */
export const NOT_MUTATED = ['!src/twenty/filters/currency-names.ts'];
