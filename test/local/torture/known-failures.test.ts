import { broken } from '../../../local/torture/laws/law';
import type { KnownFailure } from '../../../local/torture/known-failures';
import { isStandard, readOptions } from '../../../local/torture/options';
import { readKnownFailures } from '../../../local/torture/known-failures';
import type { Outcome } from '../../../local/torture/runs/run';
import { LAYOUT_NAMES } from '../../../local/torture/drive/run-once';
import { openTally } from '../../../local/torture/tally';

const KNOWN: readonly KnownFailure[] = [
  { layout: 'notes', variant: 'any', law: 'L1' },
  { layout: 'filter', variant: 'rowsHiddenByFilter refused', law: 'ends' },
];

function outcome(
  layouts: readonly string[],
  variants: readonly string[],
  laws: readonly ('L1' | 'L2' | 'ends')[],
): Outcome {
  const found = laws.flatMap((law) => broken(law, ['It does not hold.']));
  return { layouts, variants, broken: found, told: [], executions: 2, deaths: 1, ends: ['done'] };
}

describe('the list of known failures', () => {
  test.each([
    ['passed', outcome(['notes'], ['usual'], [])],
    ['known', outcome(['notes', 'values'], ['usual'], ['L1'])],
    ['known', outcome(['notes'], ['pastedNotes lost'], ['L1'])],
    ['known', outcome(['filter'], ['sheetNames slowAfterChanges', 'rowsHiddenByFilter refused'], ['ends'])],
    ['failed', outcome(['filter'], ['usual'], ['ends'])],
    ['failed', outcome(['notes'], ['usual'], ['L2'])],
    ['failed', outcome(['values'], ['usual'], ['L1'])],
    ['failed', outcome(['notes'], ['usual'], ['L1', 'L2'])],
  ] as const)('%s: %j', (verdict, run) => {
    expect(openTally(KNOWN).add(run)).toBe(verdict);
  });

  test('tells what is listed and did not fail', () => {
    const tally = openTally(KNOWN);
    tally.add(outcome(['notes'], ['usual'], ['L1']));
    expect(tally.unseen()).toEqual([KNOWN[1]]);
    tally.add(outcome(['filter'], ['rowsHiddenByFilter refused'], ['ends']));
    expect(tally.unseen()).toEqual([]);
    expect(tally.sums()).toMatchObject({ passed: 0, known: 2, failed: 0, executions: 4, deaths: 2 });
  });

  test('names only layouts and laws that there are', () => {
    expect(readKnownFailures().filter(({ layout }) => !LAYOUT_NAMES.includes(layout))).toEqual([]);
  });

  test('is asked to be complete of the standard set only', () => {
    const of = (text: string): boolean => isStandard(readOptions(text.split(' '), 0));
    expect(of('--runs 300 --seed 4')).toBe(true);
    for (const other of [
      '--runs 299 --seed 4',
      '--runs 300 --seed 5',
      '--runs 300 --seed 4 --layout notes',
      '--runs 300 --seed 4 --usual',
    ])
      expect(of(other)).toBe(false);
  });

  test('a layout that there is not is refused with the names of those that there are', () => {
    expect(() => readOptions(['--layout', 'nothing'], 0)).toThrow(/values, notes/);
  });
});
