const { statSync } = require('node:fs');

/** What takes longest, where no times are known yet: begun last, it would run alone at the end. */
const LONG = [
  'e2e/road',
  'entry/large',
  'sidebar/gallery',
  'entry/beside/kept',
  'entry/limit',
  'entry/agreement',
  'entry/every-view',
  'entry/faults',
  'entry/persons-sheet',
  'entry/saved-state',
  'entry/telling',
  'entry/beside/ours',
  'local/host/page',
  'sidebar/errors',
  'sidebar/page',
  'local/year',
  'entry/beside/arrays',
  'sync/every-death',
  'sync/killed',
  'local/torture',
];

const placeOf = ({ path }) => {
  const at = LONG.findIndex((name) => path.endsWith(`${name}.test.ts`));
  return at < 0 ? LONG.length : at;
};

/** Jest's order of suites: the long ones, then by size, as Jest does where it knows no times. */
module.exports = class {
  sort(tests) {
    const sizes = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort(
      (one, other) => placeOf(one) - placeOf(other) || sizes.get(other.path) - sizes.get(one.path),
    );
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
};
