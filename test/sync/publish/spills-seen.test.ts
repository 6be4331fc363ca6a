import { type Scalar, scalarOf } from '../../../src/cells/scalar';
import { findSpills, type SpillQuestion } from '../../../src/sync/publish/columns/spills';
import { fakeSpreadsheet } from '../../fakes/spreadsheet';

type Content = string | number | null;

/** A sheet that says this, with what is found of it; columns beside the table are all of them. */
function found(
  rows: readonly (readonly Content[])[],
  over: Partial<SpillQuestion> = {},
  variants = {},
  typedMeanwhile: readonly (readonly [row: number, column: number, content: string])[] = [],
) {
  const spreadsheet = fakeSpreadsheet({ variants });
  rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      if (cell !== null) spreadsheet.type('Sheet1', row + 1, column + 1, cell);
    }),
  );
  const [sheet] = spreadsheet.sheets();
  const sheetId = sheet?.id ?? 0;
  const used = spreadsheet.usedSize(sheetId);
  const block = { sheetId, row: 1, column: 1, ...used };
  const { values, formulas } = spreadsheet.read(block, { formulas: true });
  const columns = Array.from({ length: used.columns }, (_, index) => ({
    column: index + 1,
    values: values.map((row): Scalar => scalarOf(row[index] ?? null)),
    formulas: formulas.map((row) => row[index] ?? ''),
  }));
  for (const [row, column, content] of typedMeanwhile) spreadsheet.type('Sheet1', row, column, content);
  const before = spreadsheet.show('Sheet1');
  const { insertSheet } = spreadsheet;
  let probes = 0;
  Object.assign(spreadsheet, {
    insertSheet: (...given: Parameters<typeof insertSheet>) => {
      probes += 1;
      return insertSheet(...given);
    },
  });
  const { filled, unclear } = findSpills(
    {
      tableId: 't',
      sheetId,
      used,
      columns,
      inRegion: () => true,
      table: { first: 2, last: used.rows },
      isLeftOut: () => false,
      ...over,
    },
    spreadsheet,
  );
  expect(spreadsheet.show('Sheet1')).toEqual(before);
  expect(spreadsheet.sheets().map(({ id }) => id)).toEqual([sheetId]);
  return { filled: [...filled].map(([column, at]) => [column, [...at]]), unclear: [...unclear], probes };
}

const FILLING = '=ARRAYFORMULA(R2C1:R4C1*2)';

test('what an array formula fills is seen, and nothing of what people typed', () => {
  const rows = [
    ['', 'Twice', 'Own'],
    [1, FILLING, 'a'],
    [2, null, 'b'],
    [3, null, null],
    [null, null, 'c'],
  ];
  expect(found(rows as Content[][])).toEqual({ filled: [[2, [3, 4]]], unclear: [], probes: 1 });
});

test.each(['asConstants', 'empty'])(
  'in a table above which it stands, where copies of results are %s',
  (copiedSpills) => {
    const rows = [
      [1, null, 'Own', '=ARRAYFORMULA(R1C1:R3C1+1)'],
      [2, null, 'a', null],
      [3, null, 'b', null],
    ];
    const table = { first: 2, last: 3 };
    expect(found(rows, { table }, { copiedSpills })).toEqual({ filled: [[4, [2, 3]]], unclear: [], probes: 1 });
  },
);

test('a formula that fails since somebody edited what it looks at fills nothing, and all is clear', () => {
  const rows: Content[][] = [
    ['Amount', 'Against', 'Own'],
    [1, '=RC1-R2C1', 'a'],
    [2, '=RC1-R2C1', null],
  ];
  expect(found(rows, {}, {}, [[2, 1, 'edited']])).toEqual({ filled: [], unclear: [], probes: 1 });
});

test('what an array formula fills is seen though somebody edits what it looks at, where copies of results are constants', () => {
  const rows: Content[][] = [
    ['Amount', 'Twice', 'Own'],
    [1, FILLING, 'a'],
    [2, null, null],
    [3, null, 'b'],
  ];
  const seen = found(rows, {}, { copiedSpills: 'asConstants' }, [
    [3, 1, '20'],
    [4, 1, '30'],
  ]);
  expect(seen).toEqual({ filled: [[2, [3, 4]]], unclear: [], probes: 1 });
});

test('what a formula fills from cells that it may fill itself cannot be told: nothing there is moved', () => {
  const rows = [
    ['=ARRAYFORMULA(R1C3:R3C3+1)', 'Own', 1],
    [null, 'a', 2],
    [null, 'b', 3],
  ];
  const { filled, unclear } = found(rows, { table: { first: 1, last: 3 } }, { copiedSpills: 'asConstants' });
  expect(filled).toEqual([]);
  expect(unclear).toEqual([1, 2, 3]);
});

test('nothing is asked where no formula is, where nothing could be filled, or where all is left out', () => {
  const rows = [
    ['', 'Twice'],
    [1, FILLING],
    [2, null],
    [3, null],
  ];
  const none = { filled: [], unclear: [], probes: 0 };
  expect(
    found([
      ['', 'Own'],
      [1, 'a'],
    ]),
  ).toEqual(none);
  expect(found(rows, { inRegion: (column) => column === 9 })).toEqual(none);
  expect(found(rows, { isLeftOut: (column) => column === 2 })).toEqual(none);
  expect(
    found(
      [
        ['', 'One'],
        [1, '=R[0]C[-1]'],
        [2, '=R[0]C[-1]'],
      ],
      { inRegion: (column) => column === 2 },
    ),
  ).toEqual(none);
  expect(found(rows, { inRegion: (column) => column === 2 })).toEqual({
    filled: [[2, [3, 4]]],
    unclear: [],
    probes: 1,
  });
});

test('single formulas fill nothing, and errors that they show are no sign of anything', () => {
  const rows = [
    ['', 'One', 'Own'],
    [1, '=R[0]C[-1]*2', 'a'],
    [2, '=1/0', 'b'],
  ];
  expect(found(rows)).toEqual({ filled: [], unclear: [], probes: 1 });
});
