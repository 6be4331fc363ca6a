/** What is mutated, and the tests that must notice: those of the same subject, which need no build. */
export const AREAS = {
  filters: { mutate: ['src/twenty/filters/**/*.ts'], tests: ['test/twenty/filters'] },
  cells: { mutate: ['src/cells/**/*.ts'], tests: ['test/cells'] },
  fields: { mutate: ['src/fields/**/*.ts'], tests: ['test/fields'] },
  planner: {
    mutate: ['src/sync/publish/prepare/**/*.ts', 'src/sync/publish/columns/**/*.ts'],
    tests: ['test/sync/publish'],
  },
};

/** Lists of words, which no test spells out again. */
export const NOT_MUTATED = ['!src/twenty/filters/currency-names.ts'];
