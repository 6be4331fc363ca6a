import { sheetName, writeRows } from '../../src/sheet/write';

describe('a sheet’s name', () => {
  test.each([
    ['All people', [], 'All people'],
    ['All people', ['all PEOPLE'], 'All people (2)'],
    ['All people', ['All people', 'All people (2)'], 'All people (3)'],
    ['a/b\\c?d*e:f[g]h', [], 'a b c d e f g h'],
    ["'quoted'", [], 'quoted'],
    ['   ', [], 'Twenty'],
    ['History', [], 'History view'],
    ['x'.repeat(200), [], 'x'.repeat(90)],
  ])('%s beside %j is %s', (name, taken, expected) => expect(sheetName(name, taken)).toBe(expected));
});

describe('rows to write', () => {
  const rows = (count: number, width: number) =>
    Array.from({ length: count }, () => Array.from({ length: width }, () => ({ number: 1 })));
  const blocks = (count: number, width: number) =>
    writeRows(7, 2, 1, rows(count, width)).map((edit) => (edit.kind === 'write' ? [edit.row, edit.rows.length] : []));

  test.each([
    [10, 3, [[2, 10]]],
    [
      5000,
      20,
      [
        [2, 2500],
        [2502, 2500],
      ],
    ],
    [1, 50_000, [[2, 1]]],
    [0, 3, []],
  ])('%i × %i go in blocks of at most 50,000 cells', (count, width, expected) => {
    expect(blocks(count, width)).toEqual(expected);
  });
});
