import { planRows, tableIds } from '../../src/sheet/rows';

const ID = '00000000-0000-4000-8000-000000000001';
const OTHER = '00000000-0000-4000-8000-00000000000A';
const text = (value: string) => [{ text: value }];

describe('the ids of a table', () => {
  test.each([
    ['as they stand', [text(ID), text(OTHER)], [ID, OTHER]],
    ['end with the last one: a total below is not the table’s', [text(ID), [null], text('Total')], [ID]],
    ['keep a row whose id was taken away', [text(ID), [null], text(OTHER)], [ID, '', OTHER]],
    ['count nothing else as an id', [[{ number: 7 }], text(ID)], ['', ID]],
    ['are none on an empty sheet', [], []],
  ])('%s', (_, column, expected) => expect(tableIds(column)).toEqual(expected));
});

describe('room for the records', () => {
  const plan = (rows: number, below: number | null, wanted: number, maxRows = 100) =>
    planRows({ sheetId: 1, rows, below, maxRows }, wanted);

  test.each([
    ['a new table in a large grid', plan(0, null, 50), []],
    ['a new table in a small grid', plan(0, null, 150), [{ kind: 'grow', sheetId: 1, rows: 151, columns: 1 }]],
    ['as many as before', plan(5, null, 5), []],
    [
      'more: rows come in before the last one',
      plan(5, null, 8),
      [{ kind: 'insertRows', sheetId: 1, before: 6, count: 3 }],
    ],
    ['one record before, more now', plan(1, null, 3), []],
    ['fewer: rows go', plan(5, null, 2), [{ kind: 'deleteRows', sheetId: 1, row: 4, count: 3 }]],
    ['fewer, and something below moves up', plan(5, 9, 2), [{ kind: 'deleteRows', sheetId: 1, row: 4, count: 3 }]],
    ['none: one row stays', plan(5, null, 0), [{ kind: 'deleteRows', sheetId: 1, row: 3, count: 4 }]],
    [
      'more, and something below keeps its distance',
      plan(2, 9, 5),
      [{ kind: 'insertRows', sheetId: 1, before: 3, count: 3 }],
    ],
    ['more than one record, and something below has room', plan(1, 9, 5), []],
    [
      'more than one record, and something below moves down',
      plan(1, 4, 5),
      [{ kind: 'insertRows', sheetId: 1, before: 2, count: 3 }],
    ],
  ])('%s', (_, edits, expected) => expect(edits).toEqual(expected));
});
