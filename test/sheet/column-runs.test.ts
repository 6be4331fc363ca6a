import { columnRuns } from '../../src/sheet/column-runs';

test.each([
  [[1, 2, 3], [{ index: 0, column: 1, count: 3 }]],
  [
    [1, 3, 4],
    [
      { index: 0, column: 1, count: 1 },
      { index: 1, column: 3, count: 2 },
    ],
  ],
  [
    [3, 2, 1],
    [
      { index: 0, column: 3, count: 1 },
      { index: 1, column: 2, count: 1 },
      { index: 2, column: 1, count: 1 },
    ],
  ],
  [[], []],
])('columns %j are copied in the runs %j', (columns, runs) => expect(columnRuns(columns)).toEqual(runs));
