import fc from 'fast-check';
import { cellRuns } from '../../src/sheet/cell-runs';

const anyRows = fc.uniqueArray(fc.nat(60), { maxLength: 30 }).map((rows) => rows.sort((one, other) => one - other));

describe('runs of rows', () => {
  test.each([
    [[], 0, []],
    [[4], 0, [[4, 1]]],
    [
      [1, 2, 3, 5],
      0,
      [
        [1, 3],
        [5, 1],
      ],
    ],
    [
      [1, 3, 6],
      1,
      [
        [1, 3],
        [6, 1],
      ],
    ],
    [[1, 3, 6], 2, [[1, 6]]],
  ])('%j with a gap of %i are %j', (rows, gap, expected) => {
    expect(cellRuns(rows, gap).map(({ first, count }) => [first, count])).toEqual(expected);
  });

  test('they hold every row once, begin and end with one, and are further apart than the gap', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(6), (rows, gap) => {
        const runs = cellRuns(rows, gap);
        const spread = runs.map(({ first, count }) => Array.from({ length: count }, (_, index) => first + index));
        expect(spread.flat().filter((row) => rows.includes(row))).toEqual(rows);
        spread.forEach((run, index) => {
          expect(rows).toContain(run[0]);
          expect(rows).toContain(run.at(-1));
          const next = spread[index + 1]?.[0];
          if (next !== undefined) expect(next - (run.at(-1) ?? 0) - 1).toBeGreaterThan(gap);
          // Within a run no two rows are further apart than the gap.
          const inside = rows.filter((row) => run.includes(row));
          inside.slice(1).forEach((row, at) => expect(row - (inside[at] ?? 0) - 1).toBeLessThanOrEqual(gap));
        });
      }),
    );
  });
});
